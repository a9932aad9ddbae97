"""A section's file as an editor sees it: its head, its blocks and notes with their lines, and what stands between."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.editing import nodes
from mappa_report.editing.boxes import Box
from mappa_report.editing.from_document import NotHeld, ToNodes
from mappa_report.editing.reader import EditorReader, Read
from mappa_report.readers.markdown_head import parted
from mappa_report.readers.text_file import printable
from mappa_report.source.place import LINE_BREAK, Source


class PartKind(Enum):
    """What a part of a page is. LOOSE are the addresses of links, which print nowhere where they stand."""

    BLOCK = "block"
    NOTE = "note"
    LOOSE = "loose"


class Part(Struct, frozen=True):
    """Lines of the page from ``start`` up to ``end``, from 0: letters from ``first`` up to ``last``.

    ``node`` is what an editor shows of a block; ``label`` the name of a note.
    """

    kind: PartKind
    start: int
    end: int
    first: int
    last: int
    node: nodes.Node | None = None
    boxes: tuple[Box, ...] = ()
    label: str = ""


class Page(Struct, frozen=True, dict=True):
    """``text`` is that of a file, whatever ends its lines. ``parts`` are in their order, and no two touch."""

    source: Source
    text: str
    body: int
    parts: tuple[Part, ...]

    @cached_property
    def blocks(self) -> tuple[nodes.Block, ...]:
        """The blocks at the top of the page. The number of each is its place among them."""
        return tuple(nodes.Block(number, part.node) for number, part in enumerate(self.of_blocks) if part.node)

    @cached_property
    def of_blocks(self) -> tuple[Part, ...]:
        """The part of each of ``blocks``."""
        return tuple(part for part in self.parts if part.kind is PartKind.BLOCK)

    @property
    def body_line(self) -> int:
        """The number of the line, from 1, in which the text begins."""
        return parted(self.source.lines).body + 1

    @property
    def newline(self) -> str:
        """How its lines end."""
        return "\r\n" if "\r\n" in self.text else "\n"


def read_page(name: str, text: str) -> Page:
    """The page in the file called ``name``, whose text, without a mark at its beginning, is ``text``."""
    source = Source(name, printable(text))
    lines = source.lines
    body = parted(lines).body
    reader = EditorReader(source)
    reader.blocks("\n" * body + "\n".join(lines[body:]))
    read = reader.read
    if not read and any(problem.is_error for problem in reader.problems):
        read = [Read(body, len(lines), "")]  # too deep, or of too many parts
    maker = _Maker(source, ToNodes(reader.labels))
    return Page(source, text, maker.starts[body] if body < len(lines) else len(text), tuple(maker.parts(read, body)))


class _Maker:
    """Makes parts of what was read."""

    def __init__(self, source: Source, to_nodes: ToNodes) -> None:
        breaks = list(LINE_BREAK.finditer(source.text))
        self.starts = [0, *(each.end() for each in breaks)]
        self._ends = [*(each.start() for each in breaks), len(source.text)]
        self._source, self._to_nodes = source, to_nodes
        self._labels = set(to_nodes.labels)

    def parts(self, read: list[Read], body: int) -> Iterator[Part]:
        """Those of ``read``, and what stands between them and is not blank. The text begins in the line ``body``."""
        at = body
        for each in read:
            yield from self._loose(at, each.start)
            yield self._part(each)
            at = each.end
        yield from self._loose(at, len(self._source.lines))

    def _loose(self, start: int, end: int) -> Iterator[Part]:
        if lines := self._without_blanks(start, end):
            yield self._of_lines(PartKind.LOOSE, *lines)

    def _part(self, read: Read) -> Part:
        lines = self._without_blanks(read.start, read.end) or (read.start, read.start + 1)
        if read.note in self._labels:
            self._labels.remove(read.note)
            return replace(self._of_lines(PartKind.NOTE, *lines), label=read.note)
        part = self._of_lines(PartKind.BLOCK, *lines)
        return replace(part, node=self._node(read, part), boxes=read.boxes)

    def _node(self, read: Read, part: Part) -> nodes.Node:
        if read.blocks is not None:
            try:
                return self._to_nodes.node(read.blocks[0])
            except NotHeld:
                pass
        source = "\n".join(self._source.lines[part.start : part.end])
        return nodes.KeptNode(nodes.KeptBlockAttrs(source, read.kind))

    def _of_lines(self, kind: PartKind, start: int, end: int) -> Part:
        return Part(kind, start, end, self.starts[start], self._ends[end - 1])

    def _without_blanks(self, start: int, end: int) -> tuple[int, int] | None:
        filled = [number for number in range(start, end) if self._source.lines[number].strip()]
        return (filled[0], filled[-1] + 1) if filled else None
