"""Reports that are far larger than any that people write."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from mappa_report.building.large import LONGEST_WORD, MOST_LETTERS, MOST_PARTS, is_large
from mappa_report.document.blocks import Paragraph
from mappa_report.document.inlines import Text
from mappa_report.document.panels import Bar, BarGroup, BarPanel
from tests.conftest import Run
from tests.documents import BARS, empty, every_node

SECTION = Path("areas/testshire/2023/sections/20-police.md")


@pytest.mark.parametrize(
    ("words", "paragraphs"),
    [("a" * (LONGEST_WORD + 1), 1), ("a " * (MOST_LETTERS // 2 + 1), 1), ("a", MOST_PARTS // 2 + 1)],
)
def test_a_report_is_large_by_its_parts_letters_or_longest_word(words: str, paragraphs: int) -> None:
    assert is_large(replace(empty(), blocks=(Paragraph((Text(words),)),) * paragraphs))
    assert not is_large(every_node())


def test_bars_of_charts_make_a_report_large_ten_times_sooner() -> None:
    bars = (Bar("a", 1, "1"),) * (MOST_PARTS // 10 + 1)

    assert is_large(replace(empty(), blocks=(replace(BARS, panels=(BarPanel((BarGroup(bars),)),)),)))


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("made", ["- a\n" * 3_900, "a" * 59_000 + "\n"])
def test_what_is_too_large_for_an_engine_is_told_and_no_fault_of_ours(made: str, run: Run) -> None:
    SECTION.write_text(SECTION.read_text("utf-8") + "\n" + made, "utf-8")

    result = run("proof", "testshire", "2023", "--to", "pdf", "--pdf-engine", "weasyprint")

    assert (result.code, result.err) == (1, "")
    assert "error: no PDF can be made: " in result.out
    assert ", as the report is very large" in result.out
    assert result.out.endswith("Nothing was written.\n")
