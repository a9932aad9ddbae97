"""What WeasyPrint logs is told for what it is: of a report, of a style sheet, or of WeasyPrint itself."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from mappa_report.document.blocks import Block, Paragraph, Picture
from mappa_report.document.inlines import Link
from mappa_report.writers import FormatFault, TemplateFault
from mappa_report.writers.weasyprint import writer as weasyprint_writer
from mappa_report.writers.weasyprint.log import faults_raised
from mappa_report.writers.weasyprint.writer import write_pdf
from tests.documents import empty, text

TEMPLATES = Path(__file__).parents[3] / "templates"
LOG = logging.getLogger("weasyprint")


@pytest.mark.parametrize(
    ("block", "message", "remedy"),
    [
        (
            Paragraph((Link(text("x"), "#nowhere"),)),
            "a link leads to #nowhere, and there is no such place in the report",
            "correct the link, or remove it from the report.",
        ),
        (
            Picture("Alt", b"no picture", "image/png", 40, 20),
            "a picture can't be read",
            "save it again as PNG or JPEG, or remove it from the report.",
        ),
        (
            Paragraph(text("\U0010fffd")),
            "no font has “\U0010fffd” (U+10FFFD)",
            "write it otherwise, or have a style sheet name a font that has it.",
        ),
    ],
)
def test_a_fault_of_the_report_is_said_in_our_own_words(block: Block, message: str, remedy: str) -> None:
    with pytest.raises(FormatFault) as caught:
        write_pdf(replace(empty(), blocks=(block,)), TEMPLATES.joinpath)

    assert (caught.value.message, caught.value.remedy) == (message, remedy)


@pytest.mark.parametrize(
    ("css", "lines_below"),
    [("\n\nh1 { color: red", None), ("\n@import url(late.css);\n", 1), ("\n\np { }\n@media ( { }\n", 3)],
)
def test_a_fault_of_a_style_sheet_is_placed_in_it(css: str, lines_below: int | None, tmp_path: Path) -> None:
    packaged = (TEMPLATES / "print.css").read_text("utf-8")
    mine = tmp_path / "print.css"
    mine.write_text(packaged + css, "utf-8")

    def write() -> bytes:
        return write_pdf(empty(), lambda name: mine if name == "print.css" else TEMPLATES / name)

    if lines_below is None:  # the end of a file closes whatever is open, as CSS has it
        assert write()
        return
    with pytest.raises(TemplateFault) as caught:
        write()
    line = packaged.count("\n") + 1 + lines_below
    assert str(caught.value) == f"templates/print.css:{line}: WeasyPrint can't follow what stands there"


@pytest.mark.parametrize(
    ("message", "values", "fault"),
    [
        ("Font-face %r cannot be loaded", ("Report",), "templates/print.css: the font “Report” can't be read"),
        ("Failed to load image at %r: %s", ("draft.svg", "x"), "templates/draft.svg: this picture can't be read"),
        ("Failed to load image at %r: %s", ("template:a.png", "x"), "templates/a.png: this picture can't be read"),
    ],
)
def test_a_file_that_a_style_sheet_names_is_named(message: str, values: tuple[str, ...], fault: str) -> None:
    with pytest.raises(TemplateFault) as caught, faults_raised(("base.css", "print.css"), TEMPLATES.joinpath):
        LOG.warning(message, *values)

    assert str(caught.value) == fault


@pytest.mark.parametrize(
    "say",
    [
        lambda: LOG.warning("Ignored `%s: %s` at %d:%d, %s.", "text-wrap", "balance", 1, 1, "unknown property"),
        lambda: LOG.warning('Using fontTools instead of HarfBuzz-Subset for font "%s". This will be unsupported', "R"),
        lambda: LOG.warning("Something is deprecated"),
    ],
)
def test_what_it_says_of_itself_stops_nothing(say: Callable[[], None]) -> None:
    with faults_raised(("print.css",), TEMPLATES.joinpath):
        say()


@pytest.mark.parametrize(
    ("line", "name", "within"), [(1, "a.css", 1), (3, "a.css", 3), (4, "b.css", 1), (6, "b.css", 3)]
)
def test_a_line_of_all_style_sheets_is_one_of_each(line: int, name: str, within: int, tmp_path: Path) -> None:
    for sheet in ("a.css", "b.css"):
        (tmp_path / sheet).write_text("/* 1 */\n/* 2 */\n/* 3 */")

    with (
        pytest.raises(TemplateFault, match=f"^templates/{name}:{within}: "),
        faults_raised(("a.css", "b.css"), tmp_path.joinpath),
    ):
        LOG.warning("Parse error at %d:%d: %s", line + 1, 1, "x")


def test_a_fault_without_a_place_is_put_down_to_the_last_style_sheet() -> None:
    with (
        pytest.raises(TemplateFault, match=r"^templates/print.css: WeasyPrint can't follow what stands there$"),
        faults_raised(("base.css", "print.css"), TEMPLATES.joinpath),
    ):
        LOG.warning("Subgrids are unsupported")


def test_without_harfbuzz_subset_it_is_loaded_and_writes_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    embedding = weasyprint_writer.load_weasyprint().pdf.fonts
    monkeypatch.setattr(embedding, "harfbuzz_subset", None)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert write_pdf(empty(), TEMPLATES.joinpath).startswith(b"%PDF")
