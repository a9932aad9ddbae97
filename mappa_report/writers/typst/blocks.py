"""Blocks of a Document as data for ``templates/nodes.typ``, and the files beside it: pictures and charts."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from math import ceil
from typing import TypeGuard

from mappa_report.document.blocks import (
    Block,
    Blocks,
    BulletList,
    Caption,
    Chart,
    Heading,
    KeyFigures,
    NumberedList,
    Paragraph,
    ParagraphRole,
    Picture,
    Quotation,
    Table,
)
from mappa_report.document.inlines import Inlines, Text, plain_text
from mappa_report.writers import FindTemplate
from mappa_report.writers.charts.svg import PAGE_WIDTH, draw
from mappa_report.writers.templates import render_template
from mappa_report.writers.typst.tables import table_data
from mappa_report.writers.typst.words import Data, words

_EXTENSIONS = {"image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}

_POINTS = 0.75
"""In a pixel."""

_PICTURE_ROOM = (166 / 25.4 * 72, 200 / 25.4 * 72)

_CHART_ROOM = (166, 215)
"""In millimetres, that of a page without the chart's caption and notes."""

_HEADING_LETTERS = {1: 30, 2: 36, 3: 46}
"""How many wide letters fill a line of each kind of heading."""


_LINE = 88
"""Letters of a line of text, more or less."""

_SHORT = 5 * _LINE
"""Letters of a paragraph that no page ends in: it has five lines, and three at least go together on either page."""


class BlockData:
    """Makes the data of blocks. ``listed`` are the anchors of headings that are in the contents list."""

    def __init__(self, listed: AbstractSet[str], find_template: FindTemplate) -> None:
        self._listed = listed
        self._find_template = find_template
        self.pictures: dict[str, bytes] = {}
        """The pictures met so far, by the names that the data has for them."""
        self.alternatives: dict[str, str] = {}
        """By the same names, what they show."""
        self.drawings: dict[str, bytes] = {}
        """The charts, as SVG."""

    def blocks(self, blocks: Blocks) -> list[Data]:
        """All of ``blocks``. An empty paragraph is none."""
        blocks = tuple(block for block in blocks if not (isinstance(block, Paragraph) and not block.content))
        around = zip(blocks, (None, *blocks), (*blocks[1:], None), strict=False)
        return [self._block(*each) for each in around]

    def _block(self, block: Block, before: Block | None, after: Block | None) -> Data:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return _paragraph(block, before, after)
            case BulletList() | NumberedList() | Quotation():
                return self._group(block)
            case KeyFigures(figures):
                told = [{"value": figure.value, "words": words(figure.words)} for figure in figures]
                return {"kind": "KeyFigures", "figures": told}
            case Picture():
                return self.picture(block)
            case Chart():
                return {**self._chart(block), **_around(block)}
            case Table():
                return {**table_data(block), **_around(block)}

    def _group(self, block: BulletList | NumberedList | Quotation) -> Data:
        match block:
            case BulletList(items):
                return {"kind": "BulletList", "items": self._items(items), "room": _room_below_first(items)}
            case NumberedList(items, start):
                told = {"items": self._items(items), "room": _room_below_first(items), "start": start}
                return {"kind": "NumberedList", **told}
            case Quotation(content):
                return {"kind": "Quotation", "content": self.blocks(content)}

    def _items(self, items: tuple[Blocks, ...]) -> list[list[Data]]:
        return [self.blocks(item) for item in items]

    def _heading(self, heading: Heading) -> Data:
        return {
            "kind": "Heading",
            "level": heading.level,
            "content": words(heading.content, _HEADING_LETTERS.get(heading.level, 50)),
            "anchor": heading.anchor,
            "is_listed": heading.anchor in self._listed,
        }

    def picture(self, picture: Picture, room: tuple[float, float] = _PICTURE_ROOM) -> dict[str, object]:
        """``picture`` as large as its pixels are, or as ``room`` is, in points."""
        name = f"picture-{len(self.pictures) + 1}.{_EXTENSIONS.get(picture.media_type, 'png')}"
        self.pictures[name] = picture.data
        self.alternatives[name] = picture.alternative
        scale = min(_POINTS, room[0] / picture.width, room[1] / picture.height)
        return {
            "kind": "Picture",
            "file": name,
            "alternative": picture.alternative,
            "width": round(picture.width * scale, 3),
            "height": round(picture.height * scale, 3),
        }

    def _chart(self, chart: Chart) -> dict[str, object]:
        name = f"chart-{len(self.drawings) + 1}.svg"
        drawing = draw(chart, PAGE_WIDTH)
        self.drawings[name] = render_template(
            "chart.svg.j2", self._find_template, {}, drawing=drawing, kind="page"
        ).encode()
        width, height = _CHART_ROOM
        fitting = min(width, height * drawing.width / drawing.height)
        return {"kind": "Chart", "file": name, "alternative": chart.alternative, "width": round(fitting, 3)}


def _paragraph(paragraph: Paragraph, before: Block | None, after: Block | None) -> Data:
    role = paragraph.role
    data: dict[str, object] = {"kind": "Paragraph", "role": role.value, "content": words(paragraph.content)}
    if role is ParagraphRole.SIGNATURE:
        return {**data, "first": not _is_signature(before), "last": not _is_signature(after)}
    kept = _goes_with(after) or (role is ParagraphRole.NOTE and after is not None)
    return {**data, "kept": kept, "short": _is_short(paragraph)}


def _room_below_first(items: tuple[Blocks, ...]) -> int:
    """How many lines must follow the first item on its page, so that no list begins with one item at the foot."""
    if len(items) < 2 or not (len(items[0]) == 1 and _is_short(items[0][0])):
        return 0
    second = items[1][0] if items[1] else None
    return ceil(len(plain_text(second.content)) / _LINE) if _is_short(second) else 1


def _is_short(block: Block | None) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and len(plain_text(block.content)) < _SHORT


def _goes_with(after: Block | None) -> bool:
    """Whether a paragraph stays with what comes after it."""
    closes = isinstance(after, Paragraph) and after.role in (ParagraphRole.SIGNATURE, ParagraphRole.CLOSING)
    return closes or isinstance(after, BulletList | NumberedList)


def _is_signature(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role is ParagraphRole.SIGNATURE


def _around(block: Table | Chart) -> dict[str, object]:
    """What tables and charts have in common."""
    return {
        "anchor": block.anchor,
        "caption": block.caption and _caption(block.caption),
        "notes": [words(note) for note in block.notes],
    }


def _caption(caption: Caption) -> list[Data]:
    whole: Inlines = (Text(f"{caption.label} {caption.number}: "), *caption.text)
    return words(whole)
