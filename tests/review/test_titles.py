"""Paragraphs under another title in Word than in the sections, and titles that were moved or written anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mappa_report.review.aligning import aligned, likest
from mappa_report.review.changes import ChangeKind
from mappa_report.review.kept import Kept, Kind
from mappa_report.review.returned import ReadParagraph, units_of
from mappa_report.review.titles import UNDER_ANOTHER
from mappa_report.review.units import Unit
from mappa_report.review.whole_sections import MOVED_SECTION
from mappa_report.review.word_items import TITLE_SHAPE, Piece, Words
from mappa_report.review.word_views import View
from tests.review.proofs import Sent, applied, changes_in, send_out
from tests.review.test_review import SECTIONS, find, put, told
from tests.review.test_sections_and_gaps import PROBATION, move_probation
from tests.review.word_edits import Edited

NO_PLACE = "it was moved to where it can't be put: move it in the files"
_TOP = PROBATION.partition("Probation staff")[0]
OF_PRISON = (
    _TOP.replace("Probation", "Prison")
    + """\
Governors hold a meeting before anybody is released.

Whoever is to be managed at a higher level is known by then.
"""
)
OF_HEALTH = (
    _TOP.replace("Probation", "Health")
    + """\
Nurses and doctors come to panels when patients are talked about.

Wards tell the police of leave, and of those who have gone without.
"""
)
FILE = "areas/testshire/2023/sections/30-probation.md"


@pytest.fixture
def proof(tmp_path: Path) -> Sent:
    return send_out(tmp_path, {**SECTIONS, "30-probation.md": PROBATION})


def own(edited: Edited, number: str) -> list[Any]:
    """The paragraphs of the section with the ``number``."""
    marked = zip(edited.paragraphs, edited.origins, strict=True)
    return [paragraph for paragraph, origin in marked if origin.startswith(f"_mr_{number}_")]


@pytest.mark.parametrize("is_tracked", [True, False])
def test_what_is_moved_or_typed_under_a_new_title_is_put_into_no_other_section(proof: Sent, is_tracked: bool) -> None:
    edited = Edited(proof.docx, is_tracked)
    title = edited.insert_behind(find(edited, "A last word"), "Youth justice")
    edited.reshape(title, find(edited, "Testshire Police"))
    edited.move(find(edited, "They write"), title)
    moved = edited.paragraphs[edited.paragraphs.index(title) + 1]
    edited.insert_behind(moved, "Youth justice met twice.")
    changes = changes_in(proof, edited.data)
    words = "They write a plan with each of them in the first three weeks."
    assert [(change.kind, change.new) for change in changes] == [
        (ChangeKind.NEW_SECTION, f"Youth justice\n{words}\nYouth justice met twice."),
        (ChangeKind.MOVED, words),
    ]
    assert changes[1].reason == NO_PLACE
    assert applied(proof, changes).texts == {}


@pytest.mark.parametrize("is_tracked", [True, False])
def test_paragraphs_that_come_under_the_title_of_a_section_that_was_moved_are_told(
    proof: Sent, is_tracked: bool
) -> None:
    edited = Edited(proof.docx, is_tracked)
    behind, after = find(edited, "Agencies"), find(edited, "A last word")
    for paragraph in own(edited, "30"):
        edited.move(paragraph, behind)
        behind = edited.paragraphs[edited.paragraphs.index(behind) + 1]
    changes = changes_in(proof, edited.data)
    under = next(change for change in changes if change.kind is ChangeKind.UNDER)
    assert (under.new, under.reason) == ("Probation", UNDER_ANOTHER)
    assert under.old.endswith(edited.text(after))
    assert [told(change) for change in changes if change is not under] == [
        (ChangeKind.MOVED_SECTION, "Probation", "Foreword", MOVED_SECTION)
    ]


def test_what_is_typed_where_another_title_stands_above_it_is_set_aside(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    title = edited.insert_behind(find(edited, "Agencies"), "Youth justice")
    edited.reshape(title, find(edited, "Testshire Police"))
    edited.insert_behind(find(edited, "A last word"), "Youth justice met twice.")
    added = [change for change in changes_in(proof, edited.data) if change.kind is ChangeKind.ADDED]
    assert [told(change) for change in added] == [(ChangeKind.ADDED, "", "Youth justice met twice.", UNDER_ANOTHER)]


@pytest.mark.parametrize("has_marks", [True, False])
def test_a_paragraph_that_was_left_behind_by_its_section_is_told(proof: Sent, has_marks: bool) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    behind = find(edited, "A last word")
    left = find(edited, "They write")
    for paragraph in own(edited, "30"):
        if paragraph is not left:
            edited.move(paragraph, behind)
            behind = paragraph
    if not has_marks:
        edited.strip_bookmarks()
    changes = changes_in(proof, edited.data)
    assert {change.kind: change.new for change in changes} == {
        ChangeKind.MOVED_SECTION: "Foreword",
        ChangeKind.UNDER: "Testshire Police",
    }


@pytest.mark.parametrize("is_tracked", [True, False])
def test_a_section_that_is_moved_and_given_another_title_is_still_that_section(proof: Sent, is_tracked: bool) -> None:
    edited = Edited(proof.docx, is_tracked)
    move_probation(edited)
    edited.strip_bookmarks()
    title = next(each for each in edited.paragraphs if edited.text(each) == "Probation")
    new = edited.insert_behind(title, "People on licence")
    edited.reshape(new, title)
    edited.delete(title)
    changes = changes_in(proof, edited.data)
    assert [told(change) for change in changes] == [
        (ChangeKind.WORDS, "Probation", "People on licence", ""),
        (ChangeKind.MOVED_SECTION, "Probation", "Foreword", MOVED_SECTION),
    ]
    made = applied(proof, changes)
    assert made.texts == {FILE: PROBATION.replace("title: Probation", "title: People on licence")}


def test_a_title_that_is_written_anew_where_it_stood_is_the_title_of_its_section(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    title = next(each for each in edited.paragraphs if edited.text(each) == "Probation")
    new = edited.insert_behind(title, "People on licence")
    edited.reshape(new, title)
    edited.delete(title)
    made = applied(proof, changes_in(proof, edited.data))
    assert made.texts == {FILE: PROBATION.replace("title: Probation", "title: People on licence")}


def test_words_changed_in_a_section_that_was_pasted_without_marks_keep_the_rest_of_its_paragraph(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    move_probation(edited)
    edited.strip_bookmarks()
    put(edited, "hostels", "homes")
    assert [(change.kind, change.old, change.new) for change in changes_in(proof, edited.data)] == [
        (ChangeKind.MOVED_SECTION, "Probation", "Foreword"),
        (ChangeKind.WORDS, "hostels", "homes"),
    ]


@pytest.mark.parametrize("is_tracked", [True, False])
def test_two_sections_that_were_moved_are_two_changes_though_a_line_of_the_program_is_the_same_in_all(
    tmp_path: Path, is_tracked: bool
) -> None:
    sections = {**SECTIONS, "30-probation.md": PROBATION, "40-prison.md": OF_PRISON, "50-health.md": OF_HEALTH}
    marked = {name: text.replace("\n---\n", "\nillustrative: true\n---\n", 1) for name, text in sections.items()}
    proof = send_out(tmp_path, marked)
    edited = Edited(proof.docx, is_tracked)
    parts = {number: own(edited, number) for number in ("20", "30", "40", "50")}
    for number, behind in (("50", parts["20"][-1]), ("30", parts["40"][-1])):
        title, byline, *text = parts[number]
        for paragraph in (title, byline, byline.getnext(), *text):
            behind = move_behind(edited, paragraph, behind)
    edited.strip_bookmarks()
    assert {change.kind for change in changes_in(proof, edited.data)} == {ChangeKind.MOVED_SECTION}


def move_behind(edited: Edited, paragraph: Any, behind: Any) -> Any:
    """Move ``paragraph`` behind another, and give what stands there then."""
    if paragraph not in edited.paragraphs:
        edited.paragraphs.append(paragraph)
    edited.move(paragraph, behind)
    return behind.getnext()


def test_a_line_of_the_program_that_was_copied_is_no_text_of_a_section(tmp_path: Path) -> None:
    illustrative = PROBATION.replace("\n---\n", "\nillustrative: true\n---\n", 1)
    proof = send_out(tmp_path, {**SECTIONS, "30-probation.md": illustrative})
    edited = Edited(proof.docx, is_tracked=False)
    edited.insert_behind(find(edited, "They write"), "Illustrative text.")
    reason = "this line is made by the program, from the files of the area and the edition"
    assert [told(change) for change in changes_in(proof, edited.data)] == [
        (ChangeKind.ADDED, "", "Illustrative text.", reason)
    ]


@pytest.mark.parametrize(
    ("words", "title", "is_same"),
    [
        ("The board met four times and went home.", "Police", True),
        ("The board met four times and went home.", "Prison", False),
        ("The board met four times in a very long year.", "Prison", True),
        ("The board met four times and went home.", "", True),
    ],
)
def test_a_paragraph_under_another_title_has_to_be_more_alike_to_be_the_same(
    words: str, title: str, is_same: bool
) -> None:
    old, new = Unit("The board met four times in a long year.", title="Police"), Unit(words, title=title)
    assert aligned([old], [new]) == ([(0, 0)] if is_same else [])


@pytest.mark.parametrize("is_tracked", [True, False])
def test_what_is_moved_below_a_heading_that_was_moved_and_made_a_title_is_put_into_no_other_section(
    proof: Sent, is_tracked: bool
) -> None:
    edited = Edited(proof.docx, is_tracked)
    heading, text, behind = (find(edited, words) for words in ("What we did", "A last word", "Where it does"))
    place = edited.paragraphs.index(behind) + 1
    for paragraph in (text, heading):
        edited.move(paragraph, behind)
    edited.reshape(edited.paragraphs[place if is_tracked else place - 2], find(edited, "Testshire Police"))
    changes = changes_in(proof, edited.data)
    assert [change.kind for change in changes if not change.reason] == []
    assert {change.kind for change in changes} == {ChangeKind.NEW_SECTION, ChangeKind.MOVED}


def test_a_title_that_is_in_the_file_is_no_other_that_is_like_it() -> None:
    titles = [Words((Piece(words),), shape=TITLE_SHAPE) for words in ("Police service", "Prison service")]
    kept = [Kept(Kind.TITLE, each.text, shape=TITLE_SHAPE) for each in titles]
    items = [ReadParagraph(View(each)) for each in reversed(titles)]
    assert [*likest(*units_of(kept, items), (0,), (0,))] == []
    assert [*likest(*units_of(kept, items), (0,), (1,))] == [(0, 1)]
