"""What a reviewer does to the looks of words and to the edges of pages that no report has: told, and set aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.review.applying import Fate
from mappa_report.review.changes import ChangeKind
from tests.review.proofs import Sent, applied, changes_in, send_out
from tests.review.test_review import FOREWORD, SECTIONS, find, text_of, told
from tests.review.word_edits import Edited

STRUCK = "words struck through still stand: take them out in their section, if that is what is meant"
HIDDEN = "hidden words still print: take them out in their section, if that is what is meant"
OTHER = "a report has no such look here: say in words, or in bold, what is meant"
PAGES = "the program sets where pages end, otherwise in each format"
ALIKE = "titles, authors and national text are set alike in every report"
MARGIN = "the program makes what stands at the head and foot of pages: say what you would have there in a comment"
HEAD = "Testshire report 2022–23"


@pytest.fixture
def proof(tmp_path: Path) -> Sent:
    return send_out(tmp_path, SECTIONS)


@pytest.mark.parametrize(
    ("look", "value", "name", "reason"),
    [
        ("strike", "1", "strikethrough", STRUCK),
        ("dstrike", "true", "strikethrough", STRUCK),
        ("u", "single", "underline", OTHER),
        ("highlight", "yellow", "highlighting", OTHER),
        ("color", "C00000", "colour", OTHER),
        ("vertAlign", "superscript", "superscript", OTHER),
        ("vertAlign", "subscript", "subscript", OTHER),
        ("caps", "1", "capitals", OTHER),
        ("smallCaps", "true", "small capitals", OTHER),
        ("vanish", "1", "hidden text", HIDDEN),
    ],
)
@pytest.mark.parametrize("words", ["each agency", "What we did", "Foreword", "How it works"])
def test_a_look_that_no_report_has_is_told_and_set_aside(
    proof: Sent, words: str, look: str, value: str, name: str, reason: str
) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    edited.set_look(words, look, value)
    (change,) = changes_in(proof, edited.data)
    assert told(change) == (ChangeKind.LOOK, words, f"{name} put on", reason)
    assert [(who.trace.author, who.is_tracked) for who in change.who] == [("Ann Chair", True)]
    assert [outcome.fate for outcome in applied(proof, (change,)).outcomes] == [Fate.ASIDE]
    assert text_of(proof) == FOREWORD


@pytest.mark.parametrize(
    ("look", "value"),
    [
        ("strike", "0"),
        ("u", "none"),
        ("highlight", "none"),
        ("color", "auto"),
        ("color", "000000"),
        ("vertAlign", "baseline"),
        ("vanish", "0"),
        ("caps", "false"),
    ],
)
def test_a_look_that_is_switched_off_is_none(proof: Sent, look: str, value: str) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    edited.set_look("each agency", look, value)
    assert changes_in(proof, edited.data) == ()


def test_words_that_are_put_in_struck_through_are_told_to_stand(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    edited.insert_behind(find(edited, "A last word"), "This may go or stay.")
    edited.set_look("This may go or stay.", "strike", "1")
    assert [told(change)[1:] for change in changes_in(proof, edited.data)] == [
        ("This may go or stay.", "strikethrough put on", STRUCK),
        ("", "This may go or stay.", ""),
    ]


@pytest.mark.parametrize("is_tracked", [True, False])
@pytest.mark.parametrize("how", ["in the paragraph", "in one of its own", "as its look"])
def test_a_page_that_is_made_to_end_is_told_and_set_aside(proof: Sent, how: str, is_tracked: bool) -> None:
    edited = Edited(proof.docx, is_tracked)
    paragraph = find(edited, "A last word")
    edited.end_page(paragraph, how)
    (change,) = changes_in(proof, edited.data)
    words = edited.text(paragraph)
    assert told(change) == (ChangeKind.LOOK, words, "a new page begun here", PAGES)
    assert [who.is_tracked for who in change.who] == [is_tracked]


@pytest.mark.parametrize(
    ("words", "style", "form"),
    [
        ("Testshire Police", "Heading2", "a heading of level 1 → a heading of level 2"),
        ("Chair, Testshire Board", "ListBullet", "text → an item of a list with bullets"),
        ("About", "BodyText", "a heading of level 1 → text"),
    ],
)
def test_another_form_of_a_title_an_author_or_national_text_is_told_and_set_aside(
    proof: Sent, words: str, style: str, form: str
) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    edited.restyle(words, style)
    assert [told(change) for change in changes_in(proof, edited.data)] == [(ChangeKind.FORM, words, form, ALIKE)]


def test_what_is_struck_through_in_a_table_is_told(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    edited.set_look("2022", "strike", "1")
    assert [told(change) for change in changes_in(proof, edited.data)] == [
        (ChangeKind.LOOK, "2022", "strikethrough put on", STRUCK)
    ]


@pytest.mark.parametrize("is_tracked", [True, False])
def test_words_at_the_head_of_pages_are_told_and_set_aside(proof: Sent, is_tracked: bool) -> None:
    edited = Edited(proof.docx, is_tracked)
    edited.in_margins(HEAD, f"{HEAD} and more")
    (change, at_foot) = changes_in(proof, edited.data)
    assert told(change) == (ChangeKind.MARGIN, HEAD, f"{HEAD} and more", MARGIN)
    assert told(at_foot) == (ChangeKind.MARGIN, f"{HEAD} · Page", f"{HEAD} and more · Page", MARGIN)
    assert [who.is_tracked for who in change.who] == [is_tracked]


def test_a_line_that_is_gone_from_the_head_of_pages_is_told(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    edited.in_margins(HEAD, "", "word/header")
    (change,) = changes_in(proof, edited.data)
    assert told(change) == (ChangeKind.MARGIN, HEAD, "", MARGIN)


def test_the_section_that_word_has_looked_up_for_a_page_is_no_change(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    edited.in_margins(HEAD, "Foreword", "word/section-header")
    assert changes_in(proof, edited.data) == ()


def test_other_numbers_of_pages_are_no_change(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    edited.in_margins(">1<", ">xii<")
    assert changes_in(proof, edited.data) == ()


def test_another_address_of_a_link_is_put_in(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    edited.in_links("https://www.gov.uk", "https://www.example.org")
    (change,) = changes_in(proof, edited.data)
    told_as = "link https://www.example.org put on, link https://www.gov.uk taken off"
    assert told(change) == (ChangeKind.LOOK, "A guide", told_as, "")
    applied(proof, (change,))
    assert text_of(proof) == FOREWORD.replace("https://www.gov.uk", "https://www.example.org")


def test_a_link_on_words_that_had_none_is_put_in(proof: Sent) -> None:
    edited = Edited(proof.docx, is_tracked=False)
    edited.link("each agency", "https://www.example.org")
    (change,) = changes_in(proof, edited.data)
    assert told(change) == (ChangeKind.LOOK, "each agency", "link https://www.example.org put on", "")
    applied(proof, (change,))
    assert "[each agency](https://www.example.org)" in text_of(proof).replace("\n", " ")


@pytest.mark.parametrize("words", ["What we did", "Foreword", "Chair, Testshire Board", "How it works"])
def test_a_look_of_text_where_none_is_kept_is_told_and_set_aside(proof: Sent, words: str) -> None:
    edited = Edited(proof.docx, is_tracked=True)
    edited.set_look(words, "i", "1")
    changes = changes_in(proof, edited.data)
    assert [told(change) for change in changes] == [(ChangeKind.LOOK, words, "italic put on", OTHER)]
    applied(proof, changes)
    assert text_of(proof) == FOREWORD


def test_the_looks_that_a_heading_had_are_no_change(tmp_path: Path) -> None:
    text = FOREWORD.replace("## What we did", "## What *we* did")
    proof = send_out(tmp_path, {"10-foreword.md": text})
    assert changes_in(proof, Edited(proof.docx, is_tracked=True).data) == ()


def test_numbers_of_pages_that_a_program_has_filled_in_anew_are_no_change(tmp_path: Path) -> None:
    proof = send_out(tmp_path, SECTIONS)
    edited = Edited(proof.docx, is_tracked=False)
    before = changes_in(proof, edited.with_page_number(find(edited, "A last word"), 7).data)
    after = changes_in(proof, edited.with_page_number(find(edited, "A last word"), 8).data)
    assert (before, after) == ((), ())
