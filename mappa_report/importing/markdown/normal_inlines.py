"""Runs of inlines in the form that Markdown can say: what it has no way to say goes, and no word with it."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

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
from mappa_report.document.walk import footnotes_in, inlines_of
from mappa_report.importing.finished import ToldKind
from mappa_report.importing.markdown.joining import joined, readable, trimmed, with_blanks_outside
from mappa_report.importing.markdown.targets import target_of
from mappa_report.importing.markdown.telling import Telling
from mappa_report.importing.markdown.word_length import with_words_divided
from mappa_report.readers.text_file import UNPRINTABLE

_LINE_ENDS = re.compile(r"[\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


class Room(Struct, frozen=True):
    """What may stand in a run: ends of lines, and notes. ``within`` are the marks around what is being looked at."""

    may_break: bool = True
    may_have_notes: bool = True
    within: frozenset[type[Inline]] = frozenset()

    def inside(self, kind: type[Inline]) -> "Room":
        """The room within a mark of that kind."""
        return replace(self, within=self.within | {kind}, may_have_notes=self.may_have_notes and kind is not Link)


def normal_run(content: Inlines, room: Room, telling: Telling) -> Inlines:
    """``content``, the whole of a paragraph, heading or cell, without what Markdown can't say there."""
    return with_words_divided(trimmed(readable(_normal(content, room, telling))), telling)


def _normal(content: Iterable[Inline], room: Room, telling: Telling) -> Inlines:
    return joined(each for node in content for each in _node(node, room, telling))


def _node(node: Inline, room: Room, telling: Telling) -> Iterator[Inline]:
    match node:
        case Text(text):
            yield Text(_words(text, telling))
        case LineBreak():
            yield node if room.may_break else Text(" ")
        case Footnote():
            yield from _footnote(node, room, telling)
        case Placeholder():
            yield node
        case Anchored(content):
            yield from _normal(content, room, telling)
        case Link():
            yield from _link(node, room, telling)
        case Strong() | Emphasis() | Foreign():
            yield from _marked(node, room, telling)


def _words(text: str, telling: Telling) -> str:
    text = _LINE_ENDS.sub(" ", text)
    if UNPRINTABLE.search(text):
        telling.tell(ToldKind.SIGN, "signs that can't be printed were left out")
        text = UNPRINTABLE.sub("", text)
    return text


def _footnote(note: Footnote, room: Room, telling: Telling) -> Iterator[Inline]:
    if room.may_have_notes:
        yield note
    elif words := " ".join(filter(None, (plain_text(run).strip() for run in inlines_of(note.content)))):
        telling.tell(ToldKind.NOTE, "a note stands in brackets in its line, where no mark can be")
        yield Text(f" ({_words(words, telling)})")


def _link(link: Link, room: Room, telling: Telling) -> Iterator[Inline]:
    content = _normal(link.content, room.inside(Link), telling)
    target = target_of(link.target)
    if not target and Link not in room.within:
        telling.tell(ToldKind.LINK, "a link that leads to no whole address was left out, and its words kept")
    if not target or Link in room.within or not plain_text(content).strip():
        yield from content
        return
    yield from with_blanks_outside(lambda inner: Link(readable(inner), target), content)


def _marked(node: Strong | Emphasis | Foreign, room: Room, telling: Telling) -> Iterator[Inline]:
    kind = type(node)
    content = _normal(node.content, room.inside(kind), telling)
    has_words = bool(plain_text(content).strip()) or any(footnotes_in(content))
    if kind in room.within or not has_words:
        yield from content
        return
    yield from with_blanks_outside(lambda inner: _made(node, readable(inner)), content)


def _made(node: Strong | Emphasis | Foreign, content: Inlines) -> Inline:
    """``node`` round ``content``. Of bold and emphasis round the same words, emphasis comes first."""
    match node, content:
        case Strong(), (Emphasis(inner),):
            return Emphasis((Strong(inner),))
        case _:
            return replace(node, content=content)
