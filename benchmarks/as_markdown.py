"""A Document as the Markdown that somebody would give to pandoc: the same words, headings, lists and tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from mappa_report.document.blocks import (
    Block,
    BulletList,
    Chart,
    Column,
    Heading,
    KeyFigures,
    NumberedList,
    Panel,
    Paragraph,
    Picture,
    Quotation,
    Table,
)
from mappa_report.document.document import Document
from mappa_report.document.inlines import (
    Anchored,
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Placeholder,
    Strong,
    Text,
)
from mappa_report.document.walk import inlines_of

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~^$@\"'])")
_MARKS = {Emphasis: "*", Strong: "**"}
_RULES = {"left": ":--", "right": "--:", "centre": ":-:"}


def as_markdown(document: Document) -> str:
    """The report, its title, language and author in the head that pandoc reads."""
    head = {"title": document.title, "subtitle": document.subtitle, "author": document.author}
    told = {**head, "lang": document.language, "toc-title": document.furniture.contents}
    front = "\n".join(f"{name}: {json.dumps(words, ensure_ascii=False)}" for name, words in told.items())
    return f"---\n{front}\n---\n\n" + "\n\n".join(_blocks(document.blocks)) + "\n"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(level, content, anchor):
                yield f"{'#' * level} {_inlines(content)}" + (f" {{#{anchor}}}" if anchor else "")
            case Paragraph(content):
                yield _inlines(content)
            case Table():
                yield from _anchored(block.anchor, "\n\n".join(_table(block)))
            case Chart():
                yield from _anchored(block.anchor, "\n\n".join(_chart(block)))
            case Panel(content):
                yield from _blocks(content)
            case Picture(alternative=alternative):
                yield _escaped(alternative)
            case _:
                yield _list(block)


def _list(block: BulletList | NumberedList | Quotation | KeyFigures) -> str:
    match block:
        case BulletList(items):
            return "\n\n".join(_item("- ", item) for item in items)
        case NumberedList(items, start):
            return "\n\n".join(_item(f"{number}. ", item) for number, item in enumerate(items, start))
        case Quotation(content):
            return "\n>\n".join("> " + part.replace("\n", "\n> ") for part in _blocks(content))
        case KeyFigures(figures):
            return "\n".join(f"- **{_escaped(figure.value)}** {_inlines(figure.words)}" for figure in figures)
        case _:
            assert_never(block)


def _anchored(anchor: str, words: str) -> Iterator[str]:
    yield f"::: {{#{anchor}}}\n\n{words}\n\n:::" if anchor else words


def _chart(chart: Chart) -> Iterator[str]:
    """What a chart says in words: to draw it is work that the other pipeline is spared."""
    yield f"**{_escaped(chart.caption.words)}**"
    yield _escaped(chart.alternative)
    yield from map(_inlines, chart.notes)


def _item(mark: str, blocks: Iterable[Block]) -> str:
    words = "\n\n".join(_blocks(blocks))
    return mark + words.replace("\n", "\n" + " " * len(mark))


def _table(table: Table) -> Iterator[str]:
    rows = [_row(column.heading for column in table.columns), "|" + "|".join(map(_rule, table.columns)) + "|"]
    rows += [_row(row.cells) for row in table.rows]
    caption = f"\n\nTable: {_escaped(table.caption.words)}" if table.caption else ""
    yield "\n".join(rows) + caption
    yield from map(_inlines, table.notes)


def _rule(column: Column) -> str:
    return _RULES[column.alignment.value]


def _row(cells: Iterable[Inlines]) -> str:
    return "| " + " | ".join(map(_inlines, cells)) + " |"


def _inlines(content: Iterable[Inline]) -> str:
    return "".join(map(_inline, content))


def _inline(node: Inline) -> str:
    match node:
        case Text(text):
            return _escaped(text)
        case Emphasis(content) | Strong(content):
            return f"{_MARKS[type(node)]}{_inlines(content)}{_MARKS[type(node)]}"
        case Link(content, target):
            return f"[{_inlines(content)}]({target})"
        case Foreign(content, language):
            return f"[{_inlines(content)}]{{lang={language}}}"
        case Anchored(content, anchor):
            return f"[{_inlines(content)}]{{#{anchor}}}"
        case LineBreak():
            return "\\\n"
        case Footnote(content):
            return f"^[{' '.join(map(_inlines, inlines_of(content)))}]"
        case Placeholder():
            raise ValueError("a finished report has no placeholders")
        case _:
            assert_never(node)


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
