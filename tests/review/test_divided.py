"""Paragraphs divided and joined where that is more than words: their form, national text, and who did it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from mappa_report.review.applying import Fate
from mappa_report.review.changes import ChangeKind
from mappa_report.review.differences import END
from tests.review.proofs import Sent, applied, changes_in, read, send_out
from tests.review.test_review import FOREWORD, SECTIONS, find, text_of, told
from tests.review.word_edits import AUTHOR, DATE, Edited, W

WIDE = "Testshire Police and their partners"
NATIONAL = "this is national text, which is the same for every area"


@pytest.fixture
def proof(tmp_path: Path) -> Sent:
    return send_out(tmp_path, SECTIONS)


def paragraph_of(edited: Edited, words: str) -> Any:
    """The last paragraph that says just ``words``, whoever's it is; it may be edited then."""
    text = next(each for each in reversed([*edited.words()]) if each.text == words)
    paragraph = next(text.iterancestors(f"{W}p"))
    edited.paragraphs.append(paragraph)
    return paragraph


@pytest.mark.parametrize(
    ("half", "model", "words", "form"),
    [
        (0, "What we did", "A last word. Thank you to all who took part.", "text → a heading of level 2"),
        (1, "Held twelve", "The year ahead will be busy.", "text → an item of a list with bullets"),
    ],
)
def test_a_part_of_a_divided_paragraph_that_has_another_form_is_told(
    proof: Sent, half: int, model: str, words: str, form: str
) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    first = find(edited, "A last word")
    halves = first, edited.divide(first, edited.text(first).index("The year"))
    edited.reshape(halves[half], find(edited, model))
    changes = changes_in(proof, edited.data)
    divided, reshaped = sorted(changes, key=lambda change: change.kind is ChangeKind.FORM)
    reason = "it is part of a paragraph that was divided: give it this form in its section, once it stands by itself"
    assert told(divided) == (ChangeKind.DIVIDED, " ", END, "")
    assert told(reshaped) == (ChangeKind.FORM, words, form, reason)
    fates = [outcome.fate for outcome in applied(proof, (divided, reshaped)).outcomes]
    assert fates == [Fate.APPLIED, Fate.ASIDE]
    assert text_of(proof) == FOREWORD.replace("part. The year", "part.\n\nThe year")


def test_national_text_that_is_divided_says_so_and_who_did_it(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    edited.divide(paragraph_of(edited, "The law asks for this report."), 7)
    file = read(proof, edited.data)
    (change,) = file.changes
    assert told(change) == (
        ChangeKind.DIVIDED,
        "The law asks for this report.",
        f"The law{END}asks for this report.",
        NATIONAL,
    )
    assert [(who.trace.author, who.is_tracked) for who in change.who] == [(AUTHOR, True)]
    assert file.has_tracks


def test_a_row_put_into_a_table_says_who_did_it(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    row = next(next(each for each in edited.words() if each.text == "40").iterancestors(f"{W}tr"))
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        row.insert(0, properties)
    etree.SubElement(properties, f"{W}ins", {f"{W}author": AUTHOR, f"{W}date": DATE})
    next(each for each in edited.words() if each.text == "40").text = "41"
    file = read(proof, edited.data)
    (change,) = file.changes
    assert (change.kind, change.new) == (ChangeKind.TABLE, "2022 | 41")
    assert [(who.trace.author, who.is_tracked) for who in change.who] == [(AUTHOR, True)]
    assert file.has_tracks


def test_a_title_joined_with_its_byline_says_that_they_stand_apart(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    edited.join(find(edited, "Foreword"))
    (change,) = changes_in(proof, edited.data)
    old, new = f"Foreword{END}Chair, Testshire Board", "ForewordChair, Testshire Board"
    reason = "it joins what stands apart in every report, as text and the title below it: change each of them by hand"
    assert told(change) == (ChangeKind.MERGED, old, new, reason)


@pytest.mark.parametrize("is_tracked", [True, False])
def test_a_divided_title_says_that_it_stays_one(is_tracked: bool, tmp_path: Path) -> None:
    proof = send_out(tmp_path, {**SECTIONS, "20-police.md": SECTIONS["20-police.md"].replace("Testshire Police", WIDE)})
    edited = Edited(proof.docx, is_tracked)
    edited.divide(find(edited, WIDE), WIDE.index("their"))
    (change,) = changes_in(proof, edited.data)
    assert told(change) == (ChangeKind.DIVIDED, " ", END, "a title, byline or note stays a paragraph of its own")
    assert [who.is_tracked for who in change.who] == [is_tracked]


def test_a_form_that_the_paragraph_taken_out_before_it_can_not_have_lent_is_told(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    taken: Any = find(edited, "The Board met")
    left: Any = find(edited, "Agencies work")
    for paragraph in (taken, left):
        paragraph.find(f"{W}pPr/{W}pStyle").set(f"{W}val", "Heading2")
    edited.delete(taken)
    deleted, reshaped = changes_in(proof, edited.data)
    assert deleted.kind is ChangeKind.DELETED
    assert (reshaped.kind, reshaped.new, reshaped.reason) == (ChangeKind.FORM, "text → a heading of level 2", "")
