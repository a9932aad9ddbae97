"""Whole sections that a reviewer puts in, words in place of a gap, and blanks beside the end of a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mappa_report.review.applying import Fate
from mappa_report.review.changes import ChangeKind
from mappa_report.review.reasons import NEW_SECTION
from mappa_report.review.whole_sections import MOVED_SECTION
from tests.review.proofs import Sent, applied, changes_in, own_texts, send_out, sent
from tests.review.test_review import FOREWORD, POLICE, SECTIONS, find, put, text_of, told
from tests.review.word_edits import Edited, W

PROBATION = (
    POLICE.partition("Officers")[0].replace("Testshire Police", "Probation")
    + """\
Probation staff see people in offices, hostels and at home.

They write a plan with each of them in the first three weeks.

Where it does not work, they look at it again with the police.
"""
)
EMPTY = POLICE.partition("Officers")[0].replace("Testshire Police", "Lay advisers")


@pytest.fixture
def proof(tmp_path: Path) -> Sent:
    return send_out(tmp_path, SECTIONS)


def with_new_section(edited: Edited, behind: Any) -> None:
    """A heading as large as a section's title and two paragraphs, put in behind ``behind``."""
    title = edited.insert_behind(behind, "Youth justice")
    edited.reshape(title, find(edited, "Testshire Police"))
    first = edited.insert_behind(title, "Youth justice met twice.")
    edited.reshape(first, find(edited, "Officers visit"))
    edited.insert_behind(first, "It will meet again.")


@pytest.mark.parametrize("is_tracked", [True, False])
def test_a_new_section_is_one_change_and_never_becomes_part_of_another(proof: Sent, is_tracked: bool) -> None:
    edited = Edited(proof.docx, is_tracked)
    with_new_section(edited, find(edited, "A last word"))
    (change,) = changes_in(proof, edited.data)
    words = "Youth justice\nYouth justice met twice.\nIt will meet again."
    assert told(change) == (ChangeKind.NEW_SECTION, "", words, NEW_SECTION)
    assert [outcome.fate for outcome in applied(proof, (change,)).outcomes] == [Fate.ASIDE]
    assert text_of(proof) == FOREWORD


def test_what_comes_in_before_a_new_section_is_still_put_in(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    with_new_section(edited, edited.insert_behind(find(edited, "A last word"), "Thank you once more to one and all."))
    changes = changes_in(proof, edited.data)
    assert [change.kind for change in changes] == [ChangeKind.NEW_SECTION, ChangeKind.ADDED]
    applied(proof, changes)
    assert text_of(proof) == f"{FOREWORD}\nThank you once more to one and all.\n"


def test_a_paragraph_that_is_made_as_large_as_a_title_is_told_to_begin_a_section(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    edited.reshape(find(edited, "A last word"), find(edited, "Testshire Police"))
    assert [change.reason for change in changes_in(proof, edited.data)] == [NEW_SECTION]


@pytest.mark.parametrize("is_tracked", [True, False])
def test_words_typed_over_a_gap_are_the_text_of_the_section_and_not_bold(tmp_path: Path, is_tracked: bool) -> None:
    proof = send_out(tmp_path, {**SECTIONS, "30-lay-advisers.md": EMPTY})
    edited = Edited(proof.docx, is_tracked)
    edited.fill_gap("[missing]", "We sat on four panels.")
    changes = changes_in(proof, edited.data)
    assert [told(change) for change in changes] == [(ChangeKind.ADDED, "", "We sat on four panels.", "")]
    applied(proof, changes)
    assert text_of(proof, "30-lay-advisers.md") == f"{EMPTY}We sat on four panels.\n"


def test_words_behind_a_gap_are_in_its_section(tmp_path: Path) -> None:
    proof = send_out(tmp_path, {**SECTIONS, "30-lay-advisers.md": EMPTY})
    edited = Edited(proof.docx, is_tracked=False)
    edited.fill_gap("", "We sat on four panels.")
    applied(proof, changes_in(proof, edited.data))
    assert text_of(proof, "30-lay-advisers.md") == f"{EMPTY}We sat on four panels.\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("the number", " number"),  # "the" ends a line
        ("number of", " of"),  # "number" begins one
        ("look at its", "look at  its"),
    ],
)
def test_a_blank_that_is_left_beside_the_end_of_a_line_prints(proof: Sent, old: str, new: str) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    put(edited, old, new)
    changes = changes_in(proof, edited.data)
    assert [outcome.fate for outcome in applied(proof, changes).outcomes] == [Fate.APPLIED]
    before = FOREWORD.partition("\n\n")[0].rpartition("---\n")[2].replace("\n", " ")
    assert own_texts(sent(proof.root))[2] == (
        before.replace("{{ year.snapshot | date }}", "31 March 2023")
        .replace("{{ figures.people.total.total }}", "17")
        .replace(old, new)
    )


def move_probation(edited: Edited) -> None:
    """Cut the section on probation and paste it in front of that on the police."""
    behind = find(edited, "A last word")
    marked = [*zip(edited.paragraphs, edited.origins, strict=True)]
    for paragraph in [each for each, origin in marked if origin.startswith("_mr_30_")]:
        edited.move(paragraph, behind)
        behind = edited.paragraphs[edited.paragraphs.index(behind) + 1]


@pytest.mark.parametrize(("is_tracked", "has_marks"), [(True, True), (False, True), (False, False)])
def test_a_section_that_was_moved_is_one_change_and_set_aside(
    tmp_path: Path, is_tracked: bool, has_marks: bool
) -> None:
    proof = send_out(tmp_path, {**SECTIONS, "30-probation.md": PROBATION})
    edited = Edited(proof.docx, is_tracked)
    move_probation(edited)
    if not has_marks:
        edited.strip_bookmarks()
    (change,) = changes_in(proof, edited.data)
    assert told(change) == (ChangeKind.MOVED_SECTION, "Probation", "Foreword", MOVED_SECTION)
    assert [who.is_tracked for who in change.who] == [is_tracked]


@pytest.mark.parametrize("has_marks", [True, False])
def test_what_was_changed_in_a_section_that_was_moved_is_changed_in_its_file(tmp_path: Path, has_marks: bool) -> None:
    proof = send_out(tmp_path, {**SECTIONS, "30-probation.md": PROBATION})
    edited = Edited(proof.docx, is_tracked=False)
    move_probation(edited)
    put(edited, "hostels", "homes")
    edited.insert_behind(find(edited, "They write"), "Everybody has a say in that.")
    edited.delete(find(edited, "Where it does"))
    if not has_marks:
        edited.strip_bookmarks()
    changes = changes_in(proof, edited.data)
    assert [change.kind for change in changes if change.reason or change.is_by_number] == [ChangeKind.MOVED_SECTION]
    expected = PROBATION.replace("hostels", "homes").partition("Where")[0] + "Everybody has a say in that.\n"
    assert applied(proof, changes).texts == {"areas/testshire/2023/sections/30-probation.md": expected}


@pytest.mark.parametrize("is_moved", [True, False])
@pytest.mark.parametrize("what", ["its title", "all its text"])
def test_what_takes_the_title_or_all_text_of_a_section_needs_its_number(
    tmp_path: Path, what: str, is_moved: bool
) -> None:
    proof = send_out(tmp_path, {**SECTIONS, "30-probation.md": PROBATION})
    edited = Edited(proof.docx, is_tracked=True)
    starts = ["Probation staff", "They write", "Where it does"]
    if what == "its title":
        title = [each for each in edited.paragraphs if edited.text(each) == "Probation"][-1]
        edited.delete(title)
        starts.pop()
    for start in starts:
        paragraph = find(edited, start)
        if is_moved:
            edited.move(paragraph, find(edited, "A last word"))
        else:
            edited.delete(paragraph)
    changes = changes_in(proof, edited.data)
    text = [change for change in changes if change.place > changes[0].place or what == "all its text"]
    assert len(text) == len(starts)
    assert all(change.is_by_number and not change.reason for change in text)


def test_a_paragraph_taken_out_of_a_section_that_keeps_others_needs_no_number(tmp_path: Path) -> None:
    proof = send_out(tmp_path, {**SECTIONS, "30-probation.md": PROBATION})
    edited = Edited(proof.docx, is_tracked=True)
    for start in ("Probation staff", "They write"):
        edited.delete(find(edited, start))
    assert [change.is_by_number for change in changes_in(proof, edited.data)] == [False, False]


def test_what_stands_in_place_of_national_text_is_not_put_into_the_section_before_it(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    edited.insert_behind(find(edited, "A last word"), "Why there is a report, in other words.")
    national = next(each for each in reversed([*edited.words()]) if each.text == "About")
    paragraph = next(national.iterancestors(f"{W}p"))
    paragraph.getparent().remove(paragraph)
    reason = "it stands where national text was taken out, which is the same for every area"
    assert [told(change) for change in changes_in(proof, edited.data)] == [
        (ChangeKind.ADDED, "", "Why there is a report, in other words.", reason),
        (ChangeKind.DELETED, "About", "", "this is national text, which is the same for every area"),
    ]


def test_two_people_who_take_out_all_text_of_a_section_between_them_do_so_by_number(tmp_path: Path) -> None:
    proof = send_out(tmp_path, {**SECTIONS, "30-probation.md": PROBATION})
    one, other = Edited(proof.docx, is_tracked=True), Edited(proof.docx, is_tracked=True)
    for edited, start in ((one, "Probation staff"), (one, "They write"), (other, "Where it does")):
        edited.delete(find(edited, start))
    assert [change.is_by_number for change in changes_in(proof, one.data, other.data)] == [True, True, True]


def test_text_that_is_taken_out_for_other_text_needs_no_number(tmp_path: Path) -> None:
    proof = send_out(tmp_path, {**SECTIONS, "30-probation.md": PROBATION})
    edited = Edited(proof.docx, is_tracked=True)
    edited.insert_behind(find(edited, "Where it does"), "New words of its author stand here.")
    for start in ("Probation staff", "They write", "Where it does"):
        edited.delete(find(edited, start))
    changes = changes_in(proof, edited.data)
    assert not any(change.is_by_number for change in changes)
    applied(proof, changes)
    assert own_texts(sent(proof.root))[-2:] == ["Chair, Testshire Board", "New words of its author stand here."]
