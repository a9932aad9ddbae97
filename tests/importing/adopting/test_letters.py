"""A letter, its term, and the words that explain it, however a file joins them."""

from __future__ import annotations

import pytest

from mappa_report.document.blocks import BulletList, Heading, Paragraph
from mappa_report.document.inlines import Inlines, Strong, Text, plain_text
from mappa_report.importing.adopting.letters import cut, letter_of, lettered


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("(a) Violent offenders – people who", "Violent offenders", ("a", "Violent offenders", " – ", "people who")),
        ("(b) Order (SRO) –The order", "Order", ("b", "Order (SRO)", " –", "The order")),
        ("(c) Order (with – or without – travel). An order", "Order",
         ("c", "Order (with – or without – travel)", ". ", "An order")),
        ("(d) Breach: to break", "Breach of licence", ("d", "Breach", ": ", "to break")),
        ("(e) MAPPA-eligible people - those", "MAPPA-eligible individuals",
         ("e", "MAPPA-eligible people", " - ", "those")),
        ("(f) Notification Order", "Notification Order", ("f", "Notification Order", "", "")),
        ("(g) A term that nobody knows – and its words", "", ("g", "A term that nobody knows", " – ", "and its words")),
    ],
)  # fmt: skip
def test_a_term_is_parted_from_its_words(text: str, term: str, expected: tuple[str, str, str, str]) -> None:
    explained = lettered(Paragraph((Text(text),)), term)

    assert explained
    found = (explained.letter, plain_text(explained.term), explained.joined, plain_text(explained.words))
    assert found == expected


def test_bold_stays_on_the_side_that_it_stands_on() -> None:
    content: Inlines = (Strong((Text("(a) Orders"),)), Text(" – these are "), Strong((Text("civil"),)))

    explained = lettered(Paragraph(content), "Orders")

    assert explained
    assert explained.term == (Strong((Text("Orders"),)),)
    assert explained.words == (Text("these are "), Strong((Text("civil"),)))


@pytest.mark.parametrize("text", ["An order", "(see below) An order", "(2003) An order", ""])
def test_what_begins_with_no_letter_is_no_term(text: str) -> None:
    assert letter_of(text) == ""
    assert lettered(Heading(2, (Text(text),))) is None
    assert lettered(BulletList(((Paragraph((Text(text),)),),))) is None


@pytest.mark.parametrize("at", range(8))
def test_nothing_is_lost_where_words_are_cut(at: int) -> None:
    content: Inlines = (Text("ab"), Strong((Text("cde"),)), Text("fg"))

    before, after = cut(content, at)

    assert (plain_text(before), plain_text(after)) == ("abcdefg"[:at], "abcdefg"[at:])
