"""The body of a Word file that comes back, paragraph by paragraph, every tracked change in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.importing.docx.tags import number
from mappa_report.importing.docx.word_file import WordFile
from mappa_report.review.word_items import PICTURE, Form, Grid, Item, Piece, Shape, Trace, Words
from mappa_report.review.word_looks import STRUCK
from mappa_report.review.word_runs import Runs, trace_of
from mappa_report.review.word_views import accepted
from mappa_report.unpacking.docx.package import W
from mappa_report.unpacking.docx.relations import Relation
from mappa_report.unpacking.docx.styles import value_of

_ORIGIN = re.compile(r"(_mr_[0-9]{1,12}_(?:t|[bn]?[0-9]{1,6}))(?:_Copy_[0-9]{1,4}){0,20}")
"""LibreOffice calls the bookmark of what was moved or copied ``_Copy_1``, and again if that is moved."""

_THROUGH = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "del", "moveFrom", "moveTo")
)
_MOST_DEPTH = 8
_ABANDONED = "0"


class _State(Struct):
    """What goes on from paragraph to paragraph: bookmarks and comments that are open."""

    bookmarks: dict[str, str]
    comments: list[str]


class BodyWalk:
    """Walks one part of ``file``. ``quoted`` are the words that each comment, by its id, stands at, and ``taken`` those
    that were taken out there.
    """

    def __init__(self, file: WordFile, relations: Mapping[str, Relation]) -> None:
        self._file, self._relations = file, relations
        self._open = _State({}, [])
        self.quoted: dict[str, list[str]] = {}
        self.taken: dict[str, list[str]] = {}
        self._loose: list[str] = []  # origins that stand between paragraphs: they are the next one's

    def items(self, parent: Any) -> list[Item]:
        """The paragraphs and tables in ``parent``, those of text boxes behind the paragraph that the box hangs on."""
        made: list[Item] = []
        for each in parent:
            if each.tag == f"{W}p":
                made += self._paragraph(each)
            elif each.tag == f"{W}tbl":
                made.append(self._grid(each))
            elif each.tag in _THROUGH:
                made += self.items(each)
            else:
                self._between(each)
        return made

    def _between(self, element: Any) -> None:
        if element.tag == f"{W}bookmarkStart" and (match := _ORIGIN.fullmatch(str(element.get(f"{W}name", ""))[:200])):
            self._loose.append(match[1])
        self._comment(element)

    def _paragraph(self, element: Any) -> list[Item]:
        properties = element.find(f"{W}pPr")
        runs = Runs(self._file, self._relations)
        origins, begun = [*self._loose], list[str]()
        self._loose = []
        for each in runs.take(element):
            origins += self._origins(each)
            if name := self._comment(each):
                begun.append(name)
            if each.tag == f"{W}t":
                self._quote(self.quoted, each.text or "")
            elif each.tag == f"{W}delText":
                self._quote(self.taken, each.text or "")
        self._quote(self.quoted, " ")
        self._quote(self.taken, " ")
        mark = properties.find(f"{W}rPr") if properties is not None else None
        style = value_of(properties.find(f"{W}pStyle")) if properties is not None else ""
        words = Words(
            tuple(runs.pieces),
            tuple(dict.fromkeys(origins)),
            self._shape(properties, self._file.styles.named(style)),
            self._style_name(self._file.styles.named(style)),
            trace_of(mark, "ins") or trace_of(mark, "moveTo"),
            trace_of(mark, "del") or trace_of(mark, "moveFrom"),
            tuple(dict.fromkeys(begun)),
            reshaped=trace_of(properties, "pPrChange"),
            breaks=(*runs.breaks, *_break_before(properties)),
        )
        boxes = [item for box in runs.boxes for item in self.items(box)]
        return [words, *(replace(each, is_in_box=True) if isinstance(each, Words) else each for each in boxes)]

    def _origins(self, element: Any) -> Iterator[str]:
        """The origin that a bookmark names which begins at ``element``, or began in an earlier paragraph and ends here.

        Then somebody has divided what it stands round.
        """
        name = str(element.get(f"{W}id"))
        if element.tag == f"{W}bookmarkStart" and (match := _ORIGIN.fullmatch(str(element.get(f"{W}name", ""))[:200])):
            self._open.bookmarks[name] = match[1]
            yield match[1]
        elif element.tag == f"{W}bookmarkEnd" and name in self._open.bookmarks:
            yield self._open.bookmarks.pop(name)

    def _quote(self, quoted: dict[str, list[str]], words: str) -> None:
        for name in self._open.comments:
            quoted.setdefault(name, []).append(words)

    def _comment(self, element: Any) -> str:
        """The id of a comment that begins at ``element``; nothing at any other."""
        name = str(element.get(f"{W}id", ""))
        if element.tag == f"{W}commentRangeStart":
            self._open.comments.append(name)
            self.quoted.setdefault(name, [])
            return name
        if element.tag == f"{W}commentRangeEnd" and name in self._open.comments:
            self._open.comments.remove(name)
        if element.tag == f"{W}commentReference" and name not in self.quoted:
            self.quoted[name] = []
            return name
        return ""

    def _grid(self, table: Any) -> Grid:
        rows: list[tuple[str, ...]] = []
        comments: list[str] = []
        traces, struck = list[Trace](), list[Piece]()
        for row in _within(table, "tr"):
            properties = row.find(f"{W}trPr")
            items = [[*self.items(cell)] for cell in _within(row, "tc")]
            words = [each for cell in items for each in cell]
            comments += (name for each in words for name in each.comments)
            traces += (*_traces(words), *filter(None, (trace_of(properties, kind) for kind in ("ins", "del"))))
            struck += (
                piece for each in words if isinstance(each, Words) for piece in each.pieces if STRUCK in piece.unkept
            )
            if trace_of(properties, "del") is None:
                rows.append(tuple(_cell(cell) for cell in items))
        return Grid(tuple(rows), tuple(comments), tuple(dict.fromkeys(traces)), tuple(struck))

    def _style_name(self, style: str) -> str:
        element, _ = self._file.styles.own(style)
        return value_of(element.find(f"{W}name")).lower() if element is not None else ""

    def _shape(self, properties: Any | None, style: str) -> Shape:
        styles = self._file.styles
        if level := styles.outline_level(style):
            return Shape(Form.HEADING, level)
        list_ = value_of(styles.first(style, f"{W}pPr/{W}numPr/{W}numId"))
        depth = value_of(styles.first(style, f"{W}pPr/{W}numPr/{W}ilvl"))
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is not None:
            list_ = value_of(own.find(f"{W}numId")) or list_
            depth = value_of(own.find(f"{W}ilvl")) or depth
        if list_ and list_ != _ABANDONED:
            numbering = self._file.numbering
            level = number(depth, numbering.depth_of_style(list_, style), _MOST_DEPTH)
            label = numbering.label(list_, level)
            if label is not None:
                return Shape(Form.BULLET if label.is_bullet else Form.NUMBER, level)
        is_quote = any(styles.is_based_on(style, name) for name in ("quote", "intense quote"))
        return Shape(Form.QUOTE) if is_quote else Shape()


def _break_before(properties: Any | None) -> Iterator[Trace | None]:
    """By whom the paragraph was made to begin a page, if it is."""
    element = properties.find(f"{W}pageBreakBefore") if properties is not None else None
    if element is not None and element.get(f"{W}val") not in ("0", "false", "off"):
        yield trace_of(properties, "pPrChange")


def _within(element: Any, name: str) -> Iterable[Any]:
    """The rows of a table or cells of a row, those in wrappers that Google Docs puts round them too."""
    for each in element:
        if each.tag == f"{W}{name}":
            yield each
        elif each.tag in _THROUGH:
            yield from _within(each, name)


def _cell(items: Iterable[Item]) -> str:
    """The words of a cell with all changes accepted, on one line."""
    words = [each for each in items if isinstance(each, Words)]
    texts = [view.text for view in accepted(words)] + [each.text for each in items if isinstance(each, Grid)]
    return " ".join(" ".join(texts).replace(PICTURE, "").split())


def _traces(items: Iterable[Item]) -> Iterable[Trace]:
    for item in items:
        if isinstance(item, Grid):
            yield from item.traces
        else:
            yield from (trace for piece in item.pieces for trace in (piece.inserted, piece.deleted) if trace)
