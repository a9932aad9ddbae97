"""A Document as JSON comes back the same, and what is none, or was never composed, is refused."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from mappa_report.document import stored
from mappa_report.document.blocks import (
    Block,
    BulletList,
    Column,
    Heading,
    NumberedList,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Table,
)
from mappa_report.document.document import Colours, ContentsEntry, Cover
from mappa_report.document.inlines import Anchored, Emphasis, Footnote, Foreign, Inline, Link, Placeholder, Text
from mappa_report.document.panels import Bar, BarGroup, BarPanel, BreakMark, YearFigure, YearsPanel
from mappa_report.document.stored import document_from_json, document_to_json
from mappa_report.source.place import Place, Source
from tests.documents import BARS, every_node, png, text

_NOTE = Paragraph((Text("Here."), Footnote((Paragraph(text("Why.")),), 1)))


def _within(wrapped: Any, times: int, whole: Any) -> Any:
    for _ in range(times):
        whole = wrapped(whole)
    return whole


def _lists(times: int) -> Block:
    within: Block = _within(lambda inner: BulletList(((inner,),)), times, Paragraph(text("deep")))
    return within


def _emphasised(times: int) -> Block:
    inner: Inline = _within(lambda inner: Emphasis((inner,)), times, Text("deep"))
    return Paragraph((inner,))


def _years(first: int, last: int, *figures: YearFigure, breaks: tuple[BreakMark, ...] = ()) -> Block:
    return replace(BARS, panels=(YearsPanel("Cases", first, last, figures, breaks),), anchor="")


def _link(target: str, *content: Inline) -> Block:
    return Paragraph((Link(content or text("there"), target),))


def _picture(width: int, height: int, alternative: str = "A wall") -> Block:
    return Picture(alternative, png(), "image/png", width, height)


def test_a_document_comes_back_as_it_was() -> None:
    whole = replace(
        every_node(),
        cover=Cover(Picture("", png(), "image/png", 40, 20)),
        colours=Colours("#005A5A", "#005a5a", "#ffffff"),
        created=0,
    )

    assert document_from_json(document_to_json(whole)) == whole


@pytest.mark.parametrize("data", [b"", b"[", b'{"title": 1}', b"[" * 100_000, b"\xff"])
def test_what_is_no_document_is_none(data: bytes) -> None:
    assert document_from_json(data) is None


@pytest.mark.parametrize(
    "block",
    [
        _lists(12),
        _emphasised(24),
        _link("https://www.gov.uk"),
        _link("#introduction"),
        _years(1900, 2099, YearFigure(1999, 0, "0")),
        _picture(1, 4_000_000),
        NumberedList(((Paragraph(text("last")),),), 999_999_999),
        _NOTE,
    ],
)
def test_what_is_at_the_bounds_comes_back(block: Block) -> None:
    whole = replace(every_node(), blocks=(*every_node().blocks, block))

    assert document_from_json(document_to_json(whole)) == whole


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(text("a\0b")),
        Paragraph(text("a\x0bb")),
        Paragraph((Placeholder("area.name", Place(Source("a.md", ""))),)),
        Paragraph((Foreign(text("words"), '" onload="x'),)),
        Paragraph((Anchored(text("words"), " "),)),
        Heading(0, text("Head")),
        Heading(5, text("Head")),
        Heading(1, ()),
        Heading(1, text(" ")),
        Heading(1, text("Head"), "introduction"),
        _link("javascript:alert(1)"),
        _link("file:///etc/passwd"),
        _link(""),
        _link("#nowhere"),
        _link("https://www.gov.uk", Text(" ")),
        _link("https://www.gov.uk", Link(text("in it"), "https://www.gov.uk")),
        Paragraph((Link(text("there"), "https://www.gov.uk", " "),)),
        Table((), ()),
        Table((Column(text("a")), Column(text("b"))), (Row((text("1"),)),)),
        Table((Column(text("a")),), (Row((text("1"), text("2"))),)),
        _picture(0, 20),
        _picture(-40, 20),
        _picture(1, 4_000_001),
        _picture(40, 20, " "),
        _lists(13),
        _emphasised(25),
        Quotation((_lists(12),)),
        _lists(100),
        _emphasised(100),
        NumberedList(((Paragraph(text("first")),),), -1),
        NumberedList(((Paragraph(text("first")),),), 1_000_000_000),
        Quotation((_NOTE, _NOTE)),
        replace(BARS, panels=(), anchor=""),
        replace(BARS, panels=(BarPanel(()),), anchor=""),
        replace(BARS, panels=(BarPanel((BarGroup(()),)),), anchor=""),
        replace(BARS, panels=(BarPanel((BarGroup((Bar("a", -1, "x"),)),)),), anchor=""),
        replace(BARS, alternative="", anchor=""),
        _years(1, 3_000_000),
        _years(2003, 2001),
        _years(2001, 2003, YearFigure(9999, 3, "3")),
        _years(2001, 2003, breaks=(BreakMark(2001, 99_999, "break"),)),
    ],
)
def test_what_was_never_composed_is_refused(block: Block) -> None:
    assert document_from_json(document_to_json(replace(every_node(), blocks=(*every_node().blocks, block)))) is None


@pytest.mark.parametrize(
    "change",
    [
        {"blocks": (), "contents": ()},
        {"blocks": (*every_node().blocks[:-2], Heading(2, text("Two")), Heading(4, text("Four")))},
        {"title": " "},
        {"language": '"><script>'},
        {"created": 10**17},
        {"created": -1},
        {"keywords": ("a\0",)},
        {"contents": (ContentsEntry(1, "Nowhere", "nowhere"),)},
        {"contents": (ContentsEntry(1, " ", "introduction"),)},
        {"contents": (*every_node().contents, every_node().contents[0])},
        {"opening": 99},
        {"opening": -1},
        {"colours": Colours("red;}body{background:url(http://evil.example/x)}", "#000000", "#000000")},
        {"colours": Colours("#000000", "", "#00")},
    ],
)
def test_what_no_report_says_of_itself_is_refused(change: dict[str, Any]) -> None:
    assert document_from_json(document_to_json(replace(every_node(), **change))) is None


def test_more_than_a_report_is_made_of_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = document_to_json(every_node())
    monkeypatch.setattr(stored, "MOST_SIGNS", sum(map(data.count, (b'"', b"{", b"["))))

    assert document_from_json(data) == every_node()
    assert document_from_json(data.replace(b'"keywords":[]', b'"keywords":["one"]')) is None
