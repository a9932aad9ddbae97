"""Paragraphs under another title in Word than in the sections, and titles that were moved or written anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mappa_report.review.changes import ChangeKind
from mappa_report.review.titles import UNDER_ANOTHER
from mappa_report.review.whole_sections import MOVED_SECTION
from tests.review.proofs import Sent, applied, changes_in, send_out
from tests.review.test_review import SECTIONS, find, put, told
from tests.review.test_sections_and_gaps import PROBATION, move_probation
from tests.review.word_edits import Edited

NO_PLACE = "it was moved to where it can't be put: move it in the files"
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
