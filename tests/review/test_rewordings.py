"""What one reviewer changed near by in one sentence is one change, and is put in as a whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.review.applying import Fate
from mappa_report.review.changes import ChangeKind
from tests.review.proofs import Sent, applied, changes_in, own_texts, send_out, sent
from tests.review.test_review import FOREWORD, SECTIONS, find, put, text_of, told
from tests.review.word_edits import Edited


@pytest.fixture
def proof(tmp_path: Path) -> Sent:
    return send_out(tmp_path, SECTIONS)


def reworded(proof: Sent, author: str, *, is_tracked: bool, **words: str) -> bytes:
    """A file in which ``author`` has put the second of each pair in place of the first."""
    edited = Edited(proof.docx, is_tracked, author)
    for old, new in words.items():
        put(edited, old, new)
    return edited.data


@pytest.mark.parametrize("is_tracked", [True, False])
def test_two_near_pieces_of_one_sentence_are_one_change(proof: Sent, is_tracked: bool) -> None:
    data = reworded(proof, "Ann", is_tracked=is_tracked, heard="hardly heard", number="count")
    (change,) = changes_in(proof, data)
    assert told(change) == (
        ChangeKind.WORDS,
        "heard that the number",
        "hardly heard that the count",
        "",
    )
    applied(proof, (change,))
    assert text_of(proof) == FOREWORD.replace("heard", "hardly heard").replace("number", "count")


@pytest.mark.parametrize(
    "words",
    [
        {"part": "share", "There were": "There are"},  # two sentences
        {"Board": "Panel", "cases": "them"},  # far from each other
    ],
)
def test_what_is_far_off_or_in_another_sentence_is_a_change_of_its_own(proof: Sent, words: dict[str, str]) -> None:
    changes = changes_in(proof, reworded(proof, "Ann", is_tracked=False, **words))
    assert len(changes) == 2


def test_what_two_people_changed_in_one_file_stays_two_changes(proof: Sent) -> None:
    once = Edited(reworded(proof, "Ann", is_tracked=True, heard="hardly heard"), is_tracked=True, author="Bob")
    put(once, "cases", "them")
    assert [[who.trace.author for who in change.who] for change in changes_in(proof, once.data)] == [["Ann"], ["Bob"]]


def test_a_sentence_that_was_typed_again_is_one_change_however_far_its_pieces_are(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "Thank you to all who took part", "Thanks you to all who took parts")
    (change,) = changes_in(proof, edited.data)
    assert [edit.new for edit in change.edits] == ["Thanks", "parts"]
    applied(proof, (change,))
    assert "A last word. Thanks you to all who took parts. The year ahead will be busy." in own_texts(sent(proof.root))


def test_sentences_that_were_typed_again_together_are_one_change(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    put(edited, "A last word. Thank you to all", "A first word. Thank them all")
    (change,) = changes_in(proof, edited.data)
    assert (change.old, change.new) == ("last word. Thank you to", "first word. Thank them")


def test_where_a_piece_is_in_conflict_the_whole_is(proof: Sent) -> None:
    ann = reworded(proof, "Ann", is_tracked=True, heard="hardly heard", that="")
    bob = reworded(proof, "Bob", is_tracked=True, heard="then heard", that="")
    changes = changes_in(proof, ann, bob)
    assert [(change.old, change.conflicts) for change in changes] == [("heard that", (2,)), ("heard that", (1,))]


def test_words_that_another_changed_within_a_rewording_are_in_conflict_with_it(proof: Sent) -> None:
    ann = reworded(proof, "Ann", is_tracked=True, heard="hardly heard", number="count")
    bob = reworded(proof, "Bob", is_tracked=True, that="how")
    assert [change.conflicts for change in changes_in(proof, ann, bob)] == [(2,), (1,)]


def test_a_rewording_of_which_a_piece_is_a_figure_is_set_aside_as_a_whole(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    paragraph = find(edited, "There were 17")
    put(edited, "There were", "We met")
    put(edited, "17 people in all", "18 men in all")
    assert "We met 18 men" in edited.text(paragraph)
    (outcome,) = applied(proof, changes_in(proof, edited.data)).outcomes
    assert outcome.fate is Fate.ASIDE
    assert text_of(proof) == FOREWORD
