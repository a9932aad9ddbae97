"""Notes: their words stand in the tree where their marks stand in the text, and what does not go together is told."""

from __future__ import annotations

import pytest
from msgspec import Struct

from mappa_report.document.blocks import Blocks, BulletList, Column, Paragraph, Quotation, Row, Table
from mappa_report.document.inlines import Emphasis, Footnote, Foreign, Link, Strong, Text
from mappa_report.problems.problem import Problem
from mappa_report.readers.markdown_reader import read_inline, read_page
from mappa_report.source.nodes import TextNode
from mappa_report.source.place import Place, Source


class Page(Struct, frozen=True):
    blocks: Blocks
    prose: list[str]
    problems: list[Problem]


def page(body: str) -> Page:
    problems: list[Problem] = []
    read = read_page(Source("s.md", body), None, problems)
    assert read
    return Page(read.blocks, [prose.text for prose in read.prose], problems)


def paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def told(body: str) -> list[tuple[str, str, str]]:
    return [(f"{each.place.line}:{each.place.column}", each.code, each.message) for each in page(body).problems]


def test_a_note_stands_where_its_mark_stands() -> None:
    read = page("A claim.[^1] And more.\n\n[^1]: As *known*.\n")

    note = Footnote((Paragraph((Text("As "), Emphasis((Text("known"),)), Text("."))),))
    assert read.blocks == (Paragraph((Text("A claim."), note, Text(" And more."))),)
    assert read.problems == []


def test_a_note_holds_the_paragraphs_lists_and_quotations_that_are_set_in_below_it() -> None:
    read = page(
        "A.[^long one]\n\n[^long  one]: First\nline.\n\n  Second.\n\n    - one\n    - two\n\n    > said\n\nAfter.\n"
    )

    items = BulletList(((paragraph("one"),), (paragraph("two"),)))
    note = Footnote((paragraph("First line."), paragraph("Second."), items, Quotation((paragraph("said"),))))
    assert read.blocks == (Paragraph((Text("A."), note)), paragraph("After."))
    assert read.problems == []


def test_marks_stand_in_emphasis_in_another_language_in_lists_in_quotations_and_in_cells() -> None:
    body = "**a[^1]** [b[^2]]{lang=cy}\n\n- c[^3]\n\n> d[^4]\n\n| h |\n|---|\n| e[^5] |\n\n"
    read = page(body + "".join(f"[^{number}]: {number}\n" for number in range(1, 6)))

    def note(number: int) -> Footnote:
        return Footnote((paragraph(str(number)),))

    strong, foreign = Strong((Text("a"), note(1))), Foreign((Text("b"), note(2)), "cy")
    assert read.blocks == (
        Paragraph((strong, Text(" "), foreign)),
        BulletList(((Paragraph((Text("c"), note(3))),),)),
        Quotation((Paragraph((Text("d"), note(4))),)),
        Table((Column((Text("h"),)),), (Row(((Text("e"), note(5)),)),)),
    )
    assert read.problems == []


def test_the_words_of_notes_are_prose_of_their_own_behind_the_paragraph_that_their_marks_are_in() -> None:
    read = page("[^b]: Of the\n  second.\n\nOne[^a] and two[^b] more.\n\nNext.\n\n[^a]: Of the first.\n\n    Still.\n")

    assert read.prose == ["One and two more.", "Of the first.", "Still.", "Of the second.", "Next."]


def test_what_is_wrong_in_a_note_has_its_place_there() -> None:
    assert told("One.[^1]\n\n[^1]: A [link](here)\n\n    and {{ this\n") == [
        ("3:16", "link-target", "this link leads nowhere"),
        ("5:9", "placeholder-syntax", "a placeholder is opened and never closed"),
    ]


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ("A[^1].", [("1:2", "note-missing", "there is no note for the mark [^1]")]),
        ("A.\n\n[^1]: b", [("3:1", "note-without-mark", "no mark leads to the note [^1]")]),
        ("A[^1].\n\n[^1]: b\n[^1]: c", [("4:1", "note-repeated", "the note [^1] stands in line 3 too")]),
        ("A[^1].\nB[^1].\n\n[^1]: b", [("2:2", "note-repeated", "the note [^1] has its mark in line 1 already")]),
        ("## A[^1]\n\n[^1]: b", [("1:5", "markdown-unsupported", "the mark [^1] of a note can't stand here")]),
        (
            "Table: A[^1]\n\n| b |\n|---|\n| c |\n\n[^1]: b",
            [("1:9", "markdown-unsupported", "the mark [^1] of a note can't stand here")],
        ),
        (
            "| b[^1] |\n|---|\n| c |\n\n[^1]: b",
            [("1:4", "markdown-unsupported", "the mark [^1] of a note can't stand here")],
        ),
        (
            "[a[^1]](https://www.gov.uk)\n\n[^1]: b",
            [("1:3", "markdown-unsupported", "the mark [^1] of a note can't stand here")],
        ),
        (
            "A[^1].\n\n[^1]: b[^2]\n\n[^2]: c",
            [("3:8", "markdown-unsupported", "the mark of a note stands in a note")],
        ),
        ("A.^[b]", [("1:3", "markdown-unsupported", "a note stands within its sentence")]),
        ("A[^1].\n\n[^1]:\n\nb", [("3:1", "markdown-unsupported", "this note has no words")]),
        (
            "A[^1].\n\n[^1]: b\n\n    | c |\n    |---|\n    | d |",
            [("3:1", "markdown-unsupported", "this note holds more than words")],
        ),
    ],
)
def test_what_does_not_go_together_is_told_once_in_its_place(body: str, problems: list[tuple[str, str, str]]) -> None:
    assert told(body) == problems


@pytest.mark.parametrize("written", ["\\[^1]", "[\\^1]", "[^1\\]", "[^]", "x^[", "x\\^[y]"])
def test_signs_that_are_meant_are_no_mark(written: str) -> None:
    read = page(f"A {written} b.")

    assert read.blocks == (paragraph(f"A {written.replace(chr(92), '')} b."),)
    assert read.problems == []


def test_a_link_may_begin_with_the_sign_of_a_mark() -> None:
    assert page("[\\^1](https://www.gov.uk)").blocks == (Paragraph((Link((Text("^1"),), "https://www.gov.uk"),)),)


def test_a_title_has_no_notes() -> None:
    problems: list[Problem] = []

    words = read_inline(TextNode("Figures[^1]", Place(Source("a.yaml", "title: Figures[^1]"), 1, 8)), problems)

    assert words == (Text("Figures"),)
    assert [problem.message for problem in problems] == ["the mark [^1] of a note can't stand here"]
