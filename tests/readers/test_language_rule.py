"""``[words]{lang=cy}`` in Markdown: a phrase in another language, with its place, and what is told of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.document.blocks import Paragraph
from mappa_report.document.inlines import Emphasis, Foreign, Inlines, Link, Placeholder, Text, plain_text
from mappa_report.problems.problem import Problem
from mappa_report.readers.markdown_reader import read_inline, read_page
from mappa_report.source.nodes import TextNode
from mappa_report.source.place import Place, Source
from mappa_report.source.prose import Prose


def read(body: str) -> tuple[Inlines, tuple[Prose, ...], list[Problem]]:
    """The only paragraph of ``body``, its prose, and what is wrong with it."""
    problems: list[Problem] = []
    page = read_page(Source("s.md", body), None, problems)
    assert page
    [paragraph] = page.blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.content, page.prose, problems


def welsh(words: str) -> Foreign:
    return Foreign((Text(words),), "cy")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A [Heddlu]{lang=cy} b", (Text("A "), welsh("Heddlu"), Text(" b"))),
        (
            "[Heddlu *De* Cymru]{lang=cy-GB}",
            (Foreign((Text("Heddlu "), Emphasis((Text("De"),)), Text(" Cymru")), "cy-GB"),),
        ),
        ("[a]{lang=sr-Latn}", (Foreign((Text("a"),), "sr-Latn"),)),
        ("*a [b]{lang=cy}*", (Emphasis((Text("a "), welsh("b"))),)),
        ("[a [b](https://c.uk/)]{lang=cy}", (Foreign((Text("a "), Link((Text("b"),), "https://c.uk/")), "cy"),)),
        ("[a [b]{lang=cy}](https://c.uk/)", (Link((Text("a "), welsh("b")), "https://c.uk/"),)),
        ("[a [b]{lang=cy} c]{lang=pl}", (Foreign((Text("a "), welsh("b"), Text(" c")), "pl"),)),
        ("[a]{lang=cy}{lang=pl}", (welsh("a"), Text("{lang=pl}"))),
        ("\\[a]{lang=cy}", (Text("[a]{lang=cy}"),)),
        ("[a] {lang=cy}", (welsh("a"),)),
        ('[a]{ lang = "cy" }', (welsh("a"),)),
        ("[a]  {lang=cy}", (Text("[a]  {lang=cy}"),)),
        ("[a] {b}", (Text("[a] {b}"),)),
        ("[a]{lang=cy", (Text("[a]{lang=cy"),)),
        ("a]{lang=cy}", (Text("a]{lang=cy}"),)),
    ],
)
def test_what_is_a_phrase_in_another_language(body: str, expected: Inlines) -> None:
    content, _, found = read(body)
    assert found == []
    assert content == expected


def test_a_placeholder_after_brackets_or_in_a_phrase_is_still_one() -> None:
    content, _, found = read("[a]{{ area.name }} [{{ area.name }}]{lang=cy}")
    assert found == []
    assert [type(node) for node in content] == [Text, Placeholder, Text, Foreign]
    assert isinstance(content[3], Foreign)
    assert [type(node) for node in content[3].content] == [Placeholder]


def test_each_stretch_of_words_knows_its_place_and_whether_it_is_foreign() -> None:
    _, [prose], _ = read("Police [Heddlu *De*]{lang=cy} lang\nmore")
    assert [(piece.text, str(piece.place), piece.is_foreign) for piece in prose.pieces] == [
        ("Police ", "s.md:1:1", False),
        ("Heddlu ", "s.md:1:9", True),
        ("De", "s.md:1:17", True),
        (" lang", "s.md:1:30", False),
        (" ", "None", False),
        ("more", "s.md:2:1", False),
    ]
    assert [prose.is_foreign(prose.text.index(word)) for word in ("Police", "Heddlu", "De", "lang")] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    "braces",
    ["{lang=Welsh}", "{lang=welsh}", "{lang=}", "{lang=cy-gb}", "{.wide}", "{}", "{lang=cy .wide}"],
)
def test_other_braces_after_a_bracket_are_told_of(braces: str) -> None:
    problems: list[Problem] = []
    read_page(Source("s.md", f"Some [words]{braces} here."), None, problems)
    message = "these braces mark no phrase in another language"
    assert [(each.code, each.message, str(each.place), each.place.length) for each in problems] == [
        ("markdown-unsupported", message, "s.md:1:13", len(braces))
    ]


def test_a_phrase_without_words_is_told_of() -> None:
    problems: list[Problem] = []
    read_page(Source("s.md", "Some [ ]{lang=cy} here."), None, problems)
    assert [problem.code for problem in problems] == ["markdown-unsupported"]


def test_a_title_may_have_one() -> None:
    problems: list[Problem] = []
    written = "Police, [Heddlu]{lang=cy}"
    title = TextNode(written, Place(Source("s.md", f"title: {written}"), 1, 8))
    assert read_inline(title, problems) == (Text("Police, "), welsh("Heddlu"))
    assert problems == []


@given(st.text(alphabet="[]{}=( )lancy*a-{", max_size=40))
def test_no_text_is_lost_and_nothing_fails(written: str) -> None:
    problems: list[Problem] = []
    page = read_page(Source("s.md", f"x {written} y"), None, problems)
    assert page
    if not problems:
        [paragraph] = page.blocks
        assert isinstance(paragraph, Paragraph)
        said = plain_text(paragraph.content)
        assert said[0] == "x"
        assert said[-1] == "y"


def test_thousands_of_brackets_take_no_longer_than_a_page(no_hang: None) -> None:  # noqa: ARG001
    for body in ("[" * 20_000, "[a]{" * 10_000, "[" * 9_000 + "a" + "]{lang=cy}" * 4_000):
        read_page(Source("s.md", body), None, [])
