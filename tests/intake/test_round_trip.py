"""What `build` has written of each sample comes in again from every format: the same figures, titles and words."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import Block, Heading, Paragraph, ParagraphRole
from mappa_report.document.document import Document
from mappa_report.document.inlines import Text, plain_text
from mappa_report.document.stored import document_to_json
from mappa_report.document.walk import inlines_of
from mappa_report.importing.finished import Piece
from mappa_report.importing.sections import find_corrections
from mappa_report.intake.dated import Wish
from mappa_report.intake.report import ReportIntake, report_intake
from mappa_report.intake.report_files import report_files
from mappa_report.model.correction import Correction
from mappa_report.model.history import History, PastReturn
from mappa_report.model.year import ReportingYear
from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem
from mappa_report.workspace.workspace import Workspace
from mappa_report.writers.docx.writer import write_docx
from mappa_report.writers.html.writer import write_html
from mappa_report.writers.text.writer import write_text
from tests.conftest import ROOT
from tests.engines import ENGINES
from tests.importing.layouts import differences, return_of

WRITERS = {
    "docx": write_docx,
    "html": write_html,
    "txt": write_text,
    "typst.pdf": ENGINES["typst"],
    "weasyprint.pdf": ENGINES["weasyprint"],
}
SLOW = {"weasyprint.pdf": pytest.mark.full}
"""It takes six times as long as the other engine, whose PDFs have the same tags."""

SAMPLES = (("kent", 2006), ("kent", 2015), ("kent", 2023), ("norfolk", 2019), ("west-midlands", 2023))
PRINTED_UNASKED = {("kent", 2006): ["managed.level_2.total: 486, which is not in the report"]}
"""A sum that the build works out, and the return of that year leaves out."""

TEMPLATES = ROOT / "templates"


@cache
def built(area: str, year: int) -> tuple[tuple[str, ...], Document]:
    """The titles of the sections that the area wrote, and the report."""
    checked = check_report(Workspace(ROOT), area, str(year))
    assert checked.report
    return tuple(each.title for each in checked.report.sections), compose_report(checked.report, digest="")


def brought_in(area: str, name: str, data: bytes, folder: Path) -> ReportIntake:
    """What the report ``data`` becomes in a workspace of its own in ``folder``."""
    (folder / "areas").mkdir()
    problems: list[Problem] = []
    intake = report_intake(Workspace(folder), area, Wish(), name, data, problems)
    assert problems == []
    assert intake
    return intake


def letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def own_words(document: Document, title: str) -> list[str]:
    """The words of the section with ``title``, paragraph by paragraph, as they are printed."""
    heads = {at: each for at, each in enumerate(document.blocks) if isinstance(each, Heading) and each.level == 1}
    start = next(at for at, head in heads.items() if letters(plain_text(head.content)).endswith(letters(title)))
    end = next((at for at in heads if at > start), len(document.blocks))
    return [letters(plain_text(run)) for run in inlines_of(filter(is_text, document.blocks[start:end]))]


def is_text(block: Block) -> bool:
    """False of what the head of a section says: who wrote it, and that it is illustrative."""
    return not isinstance(block, Heading | Paragraph) or getattr(block, "role", None) is ParagraphRole.BODY


@pytest.mark.parametrize("format_", [pytest.param(each, marks=SLOW.get(each, ())) for each in WRITERS])
@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_a_built_report_comes_in_with_its_figures_titles_and_words(
    sample: tuple[str, int], format_: str, tmp_path: Path
) -> None:
    area, year = sample
    titles, document = built(area, year)
    data = WRITERS[format_](document, TEMPLATES.joinpath)

    intake = brought_in(area, f"report.{format_}", data, tmp_path)

    expected, _, _ = return_of(ROOT / f"areas/{area}/{year}/statistics.yaml")
    assert differences(intake.figures, expected) == PRINTED_UNASKED.get(sample, [])
    assert [section.title for section in intake.sections] == list(titles)
    assert all(section.is_illustrative for section in intake.sections)
    files = report_files(intake).files
    written = "".join(letters(held.decode()) for name, held in files.items() if name.endswith(".md"))
    lost = [words for title in titles for words in own_words(document, title) if words not in written]
    assert lost == []


@pytest.mark.parametrize("format_", [pytest.param(each, marks=SLOW.get(each, ())) for each in WRITERS])
def test_what_the_year_comes_to_beside_the_one_before_is_no_section(format_: str, tmp_path: Path) -> None:
    report = check_report(Workspace(ROOT), "norfolk", "2019").report
    assert report
    figures = {path: replace(each, value=(each.value or 0) + 60) for path, each in report.statistics.figures.items()}
    past = PastReturn(ReportingYear(2018), report.edition.form, figures)
    document = compose_report(replace(report, history=History((past,))), digest="")
    assert "fell most" in document_to_json(document).decode()

    intake = brought_in("norfolk", f"report.{format_}", WRITERS[format_](document, TEMPLATES.joinpath), tmp_path)

    assert [section.title for section in intake.sections] == [section.title for section in report.sections]


@pytest.mark.parametrize("format_", [pytest.param(each, marks=SLOW.get(each, ())) for each in WRITERS])
def test_what_was_corrected_comes_in_as_corrections_and_not_as_a_section(format_: str, tmp_path: Path) -> None:
    report = check_report(Workspace(ROOT), "norfolk", "2019").report
    assert report
    corrections = (
        Correction(date(2020, 1, 2), "The number of people at Level 3 was given as 12: it is 21."),
        Correction(date(2020, 11, 15), "The part of “Norfolk Constabulary” was put right."),
    )
    document = compose_report(replace(report, corrections=corrections), digest="")

    intake = brought_in("norfolk", f"report.{format_}", WRITERS[format_](document, TEMPLATES.joinpath), tmp_path)

    files = report_files(intake).files
    assert [section.title for section in intake.sections] == [section.title for section in report.sections]
    assert files["corrections.yaml"].decode() == (
        '- date: 2020-01-02\n  note: "The number of people at Level 3 was given as 12: it is 21."\n'
        '- date: 2020-11-15\n  note: "The part of “Norfolk Constabulary” was put right."\n'
    )
    assert "Level 3 was given" not in "".join(held.decode() for name, held in files.items() if name.endswith(".md"))


@pytest.mark.parametrize("note", ["In 2020 we began anew.", "31 June 2020: There is no such day."])
def test_a_section_that_is_only_called_corrections_stays_one(note: str) -> None:
    pieces = [Piece(Heading(1, (Text("Corrections"),)), ""), Piece(Paragraph((Text(note),)), "")]

    assert find_corrections(pieces, "Corrections").each == ()
