"""Blocks of a Document as data for ``templates/nodes.typ``, and the files beside it: pictures and charts."""

from itertools import groupby

from mappa_report.document.blocks import (
    Block,
    Blocks,
    BulletList,
    Caption,
    Chart,
    Heading,
    KeyFigure,
    KeyFigures,
    NumberedList,
    Panel,
    Paragraph,
    Picture,
    Quotation,
    Table,
)
from mappa_report.document.document import Document, Furniture
from mappa_report.document.inlines import Inlines, Text
from mappa_report.writers import FindTemplate
from mappa_report.writers.charts.svg import PAGE_WIDTH, draw, drawing_svg
from mappa_report.writers.compact_headings import compact_headings
from mappa_report.writers.footnotes import Notes, with_notes
from mappa_report.writers.typst.keep_together import paragraph_data, room_below_first
from mappa_report.writers.typst.tables import table_data
from mappa_report.writers.typst.words import Data, Node, words

_EXTENSIONS = {"image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}

_POINTS = 0.75
"""In a pixel."""

_PICTURE_ROOM = (158 / 25.4 * 72, 200 / 25.4 * 72)

_SMALL_ROOM = (30 / 25.4 * 72, 40 / 25.4 * 72)

_CHART_ROOM = (158, 215)
"""In millimetres, that of a page without the chart's caption and notes."""

_HEADING_LETTERS = {1: 27, 2: 33, 3: 38}
"""How many wide letters fill a line of each kind of heading."""


class BlockData:
    """Makes the data of blocks of ``document``."""

    def __init__(self, document: Document, find_template: FindTemplate) -> None:
        self._listed = {entry.anchor for entry in document.contents}
        self._compact = compact_headings(document.blocks)
        self._find_template = find_template
        self.pictures: dict[str, bytes] = {}
        """The pictures met so far, by the names that the data has for them."""
        self.alternatives: dict[str, str] = {}
        """By the same names, what they show."""
        self.drawings: dict[str, bytes] = {}
        """The charts, as SVG."""

    def blocks(self, blocks: Blocks) -> list[Node]:
        """All of ``blocks``. An empty paragraph is none."""
        blocks = tuple(block for block in blocks if not (isinstance(block, Paragraph) and not block.content))
        around = zip(blocks, (None, *blocks), (*blocks[1:], None), (*blocks[2:], None, None), strict=False)
        return [self._block(*each) for each in around]

    def _block(self, block: Block, before: Block | None, after: Block | None, beyond: Block | None) -> Node:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return paragraph_data(block, before, after, beyond)
            case BulletList() | NumberedList() | Quotation() | Panel():
                return self._group(block)
            case KeyFigures(figures):
                return {"kind": "KeyFigures", "figures": [*map(_key_figure, figures)]}
            case Picture():
                room = _SMALL_ROOM if block.is_small else _PICTURE_ROOM
                told = {"caption": block.caption and _caption(block.caption), "is_small": block.is_small}
                return {**self.picture(block, room), **told}
            case Chart():
                return {**self._chart(block), **_around(block)}
            case Table():
                return {**table_data(block), **_around(block)}

    def _group(self, block: BulletList | NumberedList | Quotation | Panel) -> Node:
        match block:
            case BulletList(items):
                return {"kind": "BulletList", "items": self._items(items), "room": room_below_first(items)}
            case NumberedList(items, start):
                told = {"items": self._items(items), "room": room_below_first(items), "start": start}
                return {"kind": "NumberedList", **told}
            case Quotation(content):
                return {"kind": "Quotation", "content": self.blocks(content)}
            case Panel(content):
                return {"kind": "Panel", "content": self.blocks(content)}

    def whole(self, blocks: Blocks, furniture: Furniture) -> list[Node]:
        """The text of a report, with the notes of each section at its end."""
        made: list[Node] = []
        for is_notes, group in groupby(with_notes(blocks, furniture), lambda block: isinstance(block, Notes)):
            if is_notes:
                notes = (each.notes for each in group if isinstance(each, Notes))
                made += ({"kind": "Notes", "list": self._group(each)} for each in notes)
            else:
                made += self.blocks(tuple(block for block in group if not isinstance(block, Notes)))
        return made

    def _items(self, items: tuple[Blocks, ...]) -> list[list[Node]]:
        return [self.blocks(item) for item in items]

    def _heading(self, heading: Heading) -> Node:
        return {
            "kind": "Heading",
            "level": heading.level,
            "content": words(heading.content, _HEADING_LETTERS.get(heading.level, 50)),
            "anchor": heading.anchor,
            "is_listed": heading.anchor in self._listed,
            "is_compact": heading.anchor in self._compact,
        }

    def picture(self, picture: Picture, room: tuple[float, float] = _PICTURE_ROOM) -> Node:
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

    def _chart(self, chart: Chart) -> Node:
        name = f"chart-{len(self.drawings) + 1}.svg"
        drawing = draw(chart, PAGE_WIDTH)
        self.drawings[name] = drawing_svg(drawing, self._find_template).encode()
        width, height = _CHART_ROOM
        fitting = min(width, height * drawing.width / drawing.height)
        return {"kind": "Chart", "file": name, "alternative": chart.alternative, "width": round(fitting, 3)}


def _key_figure(figure: KeyFigure) -> Node:
    return {"value": figure.value, "words": words(figure.words), "change": words(figure.change)}


def _around(block: Table | Chart) -> Node:
    """What tables and charts have in common."""
    return {
        "anchor": block.anchor,
        "caption": block.caption and _caption(block.caption),
        "notes": [words(note) for note in block.notes],
    }


def _caption(caption: Caption) -> list[Data]:
    before: Inlines = (Text(caption.before_text),) if caption.number else ()
    return words((*before, *caption.text))
