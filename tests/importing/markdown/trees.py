"""Nasty trees: every kind of node, in each other in all ways, with the words that Markdown stumbles over."""

from __future__ import annotations

from hypothesis import strategies as st

from mappa_report.document.blocks import (
    Alignment,
    Block,
    BulletList,
    Caption,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    NumberedList,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Table,
)
from mappa_report.document.inlines import (
    Anchored,
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Strong,
    Text,
)

_SIGNS = "abc AB12.,:;-–—’‘“”'\"()[]{}<>*_`#+=|\\!&~^%$/@\u00a0\u00ad\u200b\u2028\t\n£éŵ\u0645"
_PHRASES = (
    *("{{ x }}", "{% x %}", "**", "__", "https://www.gov.uk", "1. ", "12) ", "- ", "+ ", "> ", "# ", "## ", "&amp;"),
    *("&copy;", "<b>", "<!-- x -->", "[^1]", "[^1]: ", "^[x]", "{lang=cy}", "---", "===", "***", "~~~", "```", "~~x~~"),
    *("Table: ", "Table 3. ", "Figure 2: ", "| a | b |", "|---|", "![x](y.png)", "[x](https://a.uk)", "  ", "\u3000"),
    *("x" * 230, "Dr. ", "1986.", "\ue000", "\x0c", "e.g. "),
)
_TARGETS = (
    *("https://example.org/a(b)", "https://example.org/ü b", "mailto:a@example.org", "tel:01234", "#in", "a.docx"),
    *("javascript:alert(1)", "https://example.org/{{ x }}", "https://example.org/%20a%", "https://a.uk/<b>"),
)

texts = st.lists(st.sampled_from([*_SIGNS, *_PHRASES]), min_size=1, max_size=10).map("".join).map(Text)


def _marked(content: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    inner = st.lists(content, max_size=3).map(tuple)
    paragraphs = st.lists(inner.map(Paragraph), max_size=2).map(tuple)
    return st.one_of(
        inner.map(Strong),
        inner.map(Emphasis),
        st.builds(Link, inner, st.sampled_from(_TARGETS)),
        st.builds(Foreign, inner, st.sampled_from(["cy", "sr-Latn"])),
        st.builds(Anchored, inner, st.just("here")),
        (paragraphs | paragraphs.map(lambda items: (BulletList((items,)),))).map(Footnote),
    )


runs: st.SearchStrategy[Inlines] = st.lists(
    st.recursive(texts | st.builds(LineBreak), _marked, max_leaves=5), min_size=1, max_size=4
).map(tuple)

paragraphs = runs.map(Paragraph)
headings = st.builds(Heading, st.integers(1, 6), runs)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    columns = draw(
        st.lists(st.builds(Column, runs | st.just(()), st.sampled_from(Alignment)), min_size=width, max_size=width)
    )
    cells = st.lists(runs | st.just(()), min_size=width, max_size=width).map(tuple)
    rows = draw(st.lists(st.builds(Row, cells), max_size=3))
    title = draw(st.just(()) | runs)
    caption = draw(st.none() | st.builds(Caption, st.just("Table"), st.just(3), runs)) if not title else None
    return Table(
        tuple(columns), tuple(rows), title=title, caption=caption, notes=draw(st.just(()) | runs.map(lambda x: (x,)))
    )


pictures = st.builds(
    Picture,
    texts.map(lambda node: node.text) | st.just(""),
    st.just(b"x"),
    st.sampled_from(["image/png", "image/jpeg"]),
    st.just(20),
    st.just(10),
    st.just(()) | runs,
)
figures = st.builds(lambda words: KeyFigures((KeyFigure("1,234", words),)), runs)


def _holding(content: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    item = st.lists(content, max_size=3).map(tuple)
    items = st.lists(item, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        items.map(BulletList), st.builds(NumberedList, items, st.sampled_from([0, 1, 7, 10**12])), item.map(Quotation)
    )


blocks: st.SearchStrategy[Block] = st.recursive(
    st.one_of(paragraphs, paragraphs, headings, tables(), pictures, figures), _holding, max_leaves=6
)
trees = st.lists(blocks, min_size=1, max_size=5).map(tuple)
