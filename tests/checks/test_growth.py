"""Checks of one long paragraph: four times the text takes about four times as long, not sixteen."""

from pathlib import Path
from time import process_time

import pytest

from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace

SECTION = Path("areas/testshire/2023/sections/20-police.md")
SIZES = (14_000, 56_000)
ALLOWED = 8


def seconds(sentence: str, size: int) -> float:
    """The processor time of a check of a report with a paragraph of so many characters."""
    head = "---\ntitle: Police\nkind: agency-perspective\n---\n\n"
    SECTION.write_text(head + (sentence * size)[:size] + "\n", "utf-8")
    begun = process_time()
    check_report(Workspace(Path.cwd()), "testshire", "2023")
    return process_time() - begun


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("sentence", ["Mr John Smith ", "Jane Smith ", "born 3 April 1971 ", "in March 2021 "])
def test_a_paragraph_of_many_names_or_dates_takes_no_more_time_for_each(sentence: str) -> None:
    seconds(sentence, 100)  # loads what is loaded once

    shorter, longer = (min(seconds(sentence, size) for _ in range(2)) for size in SIZES)

    assert longer < ALLOWED * max(shorter, 0.05)
