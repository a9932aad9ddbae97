"""A run of inlines as Markdown, with the fewest backslashes by which it reads back the same."""

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from mappa_report.document.blocks import Blocks, Column, Heading, Paragraph, Picture, Row, Table
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
    plain_text,
)
from mappa_report.importing.markdown.escaping import ESCAPES, Escape, guarded
from mappa_report.importing.markdown.reading_back import comparable, read_back

NOTE = "\ue000"
"""Stands for the name of each note, till it is known which they are. It can be part of no words."""
_X = (Text("x"),)


class Place(Enum):
    """Where a run stands."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"
    TITLE = "title of a table"
    PICTURE = "picture"
    """Its alternative text, in which nothing is marked."""

    PICTURE_TITLE = "title of a picture"


@lru_cache(maxsize=4096)
def run_text(content: Inlines, place: Place) -> str | None:
    """``content`` as it is written at ``place``; None if there is no way to write it that reads back the same."""
    wanted = comparable(_around(_with_x(content), place))
    for text in dict.fromkeys(_ways(content, place)):
        if read_back(_page(text, place)) == wanted:
            return text
    return None


def _ways(content: Inlines, place: Place) -> Iterator[str]:
    for escape in ESCAPES:
        for emphasis in "*_":
            text = _inlines(content, escape, emphasis)
            match place:
                case Place.PARAGRAPH:
                    yield guarded(text)
                case Place.CELL:
                    yield re.sub(r"(?<!\\)\|", r"\\|", text)
                case Place.HEADING:
                    yield re.sub(r"#(?=#*\Z)", r"\\#", text)
                case Place.PICTURE_TITLE:
                    yield text.replace("\\", "\\\\").replace('"', '\\"')
                case _:
                    yield text


def _inlines(content: Inlines, escape: Escape, emphasis: str) -> str:
    written = [_inline(node, escape, emphasis) for node in content]
    for at, node in enumerate(content[1:]):
        if isinstance(node, Link | Foreign | Footnote) and written[at].endswith("!"):
            written[at] = f"{written[at].removesuffix(chr(92) + '!').removesuffix('!')}\\!"
    return "".join(written)


def _inline(node: Inline, escape: Escape, emphasis: str) -> str:
    match node:
        case Text(text):
            return escape(text)
        case Strong(content):
            return f"**{_inlines(content, escape, emphasis)}**"
        case Emphasis(content):
            return f"{emphasis}{_inlines(content, escape, emphasis)}{emphasis}"
        case Link(content, target):
            return f"[{_inlines(content, escape, emphasis)}]({target})"
        case Foreign(content, language):
            return f"[{_inlines(content, escape, emphasis)}]{{lang={language}}}"
        case Anchored(content, _):
            return _inlines(content, escape, emphasis)
        case _:
            return _sign(node)


def _sign(node: Inline) -> str:
    match node:
        case LineBreak():
            return "\\\n"
        case Footnote():
            return f"[^{NOTE}]"
        case Placeholder(expression, _):
            return f"{{{{ {expression} }}}}"
        case _:
            raise AssertionError(f"this has words of its own: {node}")


def _around(content: Inlines, place: Place) -> Blocks:
    match place:
        case Place.PARAGRAPH:
            return (Paragraph(content),)
        case Place.HEADING:
            return (Heading(2, content),)
        case Place.CELL:
            return (Table((Column(_X),), (Row((content,)), Row((_X,)))),)
        case Place.TITLE:
            return (Table((Column(_X),), (Row((_X,)),), title=content),)
        case Place.PICTURE:
            return (Picture(plain_text(content), b"", "", 0, 0),)
        case Place.PICTURE_TITLE:
            return (Picture("x", b"", "", 0, 0, content),)


def _page(text: str, place: Place) -> str:
    """A page of nothing but ``text`` at ``place``, each of its notes being x."""
    parts = text.split(NOTE)
    text = "".join(f"{part}{at}" for at, part in enumerate(parts[:-1])) + parts[-1]
    around = {
        Place.PARAGRAPH: "{}",
        Place.HEADING: "## {}",
        Place.CELL: "| x |\n|---|\n| {} |\n| x |",
        Place.PICTURE: "![{}](x.png)",
        Place.PICTURE_TITLE: '![x](x.png "{}")',
        Place.TITLE: "Table: {}\n\n| x |\n|---|\n| x |",
    }[place].replace("{}", text)
    return "\n\n".join((around, *(f"[^{at}]: x" for at in range(len(parts) - 1))))


def _with_x(content: Inlines) -> Inlines:
    return tuple(map(_noted, content))


def _noted(node: Inline) -> Inline:
    match node:
        case Footnote():
            return Footnote((Paragraph(_X),))
        case Strong(content):
            return Strong(_with_x(content))
        case Emphasis(content):
            return Emphasis(_with_x(content))
        case Link(content, target):
            return Link(_with_x(content), target)
        case Foreign(content, language):
            return Foreign(_with_x(content), language)
        case _:
            return node
