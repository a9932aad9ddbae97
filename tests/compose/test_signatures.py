"""Forewords that several people sign, passages whose paragraphs have letters, and an edition's own blanks."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import Paragraph, ParagraphRole, Picture
from mappa_report.document.document import Document
from mappa_report.document.inlines import Text
from mappa_report.document.stored import document_from_json, document_to_json
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from mappa_report.writers.text.writer import write_text
from tests.documents import png

INTRODUCTION = Path("areas/testshire/2023/sections/10-introduction.md")
ABOUT = Path("boilerplate/tiny/passages/about.md")


def composed(root: Path) -> Document:
    checked = check_report(Workspace(root), "testshire", "2023")
    assert checked.problems == ()
    assert checked.report
    return compose_report(checked.report, digest="")


def outline(root: Path) -> str:
    return write_text(composed(root), Workspace(root).template).decode()


def test_those_who_sign_stand_at_the_end_and_no_byline_at_the_beginning(workspace: Path) -> None:
    INTRODUCTION.write_text(
        "---\ntitle: Joint foreword\nkind: foreword\nplace: front\nsigned:\n"
        "  - {role: Chief Constable, organisation: Testshire Police}\n  - role: Prison Group Director\n---\n"
        "We worked together.\n"
    )

    assert (
        "# Joint foreword\n\nWe worked together.\n\n"
        "[signature] Chief Constable, Testshire Police\n\n[signature] Prison Group Director\n\n# About\n"
    ) in outline(workspace)


def test_items_of_a_lettered_passage_are_paragraphs_behind_their_letters(workspace: Path) -> None:
    ABOUT.write_text(
        "---\ntitle: About\nlettered: true\n---\n1. First.\n\n   More of it.\n2. Second.\n3. - in a list\n\n- plain\n"
    )

    assert ("# About\n\n(a) First.\n\nMore of it.\n\n(b) Second.\n\n(c) \n\n- in a list\n\n- plain\n") in outline(
        workspace
    )


def test_a_byline_that_repeats_its_heading_is_left_out(workspace: Path) -> None:
    INTRODUCTION.write_text(INTRODUCTION.read_text().replace("role: Chair\n", "role: introduction\n"))
    INTRODUCTION.write_text(
        INTRODUCTION.read_text().replace("organisation: Testshire Strategic Management Board\n", "")
    )

    assert "# Introduction\n\nThere were 17 people on 31 March 2023.\n" in outline(workspace)


def test_an_edition_has_its_own_spellings_for_no_number(workspace: Path) -> None:
    edition = Path("boilerplate/tiny/edition.yaml")
    edition.write_text(
        edition.read_text().replace(
            'not_applicable: {prints: "-", meaning: does not apply}',
            'not_applicable: {prints: "-", meaning: does not apply, reads: ["-", nil]}',
        )
    )
    statistics = Path("areas/testshire/2023/statistics.yaml")
    statistics.write_text(statistics.read_text().replace("blue: n/a", 'blue: "-"'))

    assert "Far | 2 | - | 2\n" in outline(workspace)


def test_a_share_of_one_figure_in_another_is_a_whole_per_cent(workspace: Path) -> None:
    text = INTRODUCTION.read_text()
    INTRODUCTION.write_text(
        f"{text}\nThat is {{{{ figures.people.far.total | percent_of(figures.people.total.total) }}}}.\n"
    )

    assert "That is 12%.\n" in outline(workspace)


def test_those_who_sign_by_name_have_their_post_below_it(workspace: Path) -> None:
    INTRODUCTION.write_text(
        "---\ntitle: Joint foreword\nkind: foreword\nplace: front\nsigned:\n"
        "  - {name: Alex Example, role: Chief Constable, organisation: Testshire Police}\n"
        "  - role: Prison Group Director\n"
        "---\nWe worked together.\n"
    )

    assert (
        "# Joint foreword\n\nWe worked together.\n\n[name] Alex Example\n\n[post] Chief Constable, Testshire Police\n\n"
        "[signature] Prison Group Director\n\n# About\n"
    ) in outline(workspace)


PHOTOGRAPHED = (
    "---\ntitle: Foreword\nkind: foreword\nplace: front\nsigned:\n"
    "  - {name: Alex Example, role: Chair, photograph: {file: chair.png, alternative: The chair}}\n---\nThank you.\n"
)


def test_a_photograph_stands_small_above_the_name_of_who_signs(workspace: Path) -> None:
    INTRODUCTION.write_text(PHOTOGRAPHED)
    (INTRODUCTION.parent / "chair.png").write_bytes(png(300, 400))
    document = composed(workspace)

    (at,) = (at for at, block in enumerate(document.blocks) if isinstance(block, Picture))
    picture, name, post = document.blocks[at : at + 3]
    assert isinstance(picture, Picture)
    assert (picture.alternative, picture.width, picture.height, picture.is_small) == ("The chair", 300, 400, True)
    assert (name, post) == (
        Paragraph((Text("Alex Example"),), ParagraphRole.NAME),
        Paragraph((Text("Chair"),), ParagraphRole.POST),
    )
    assert document_from_json(document_to_json(document)) == document


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (", alternative: The chair", "", ("missing", 6, "alternative is missing")),
        ("chair.png", "chair2.png", ("picture-unreadable", 6, "the picture chair2.png: this file does not exist")),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_a_photograph_that_cannot_be_shown_is_told_in_the_head(
    old: str, new: str, expected: tuple[str, int, str]
) -> None:
    INTRODUCTION.write_text(PHOTOGRAPHED.replace(old, new))
    (INTRODUCTION.parent / "chair.png").write_bytes(png(300, 400))
    problems = check_report(Workspace(Path.cwd()), "testshire", "2023").problems

    assert [(each.code, each.place.line, each.message) for each in problems] == [expected]
