"""The blocks of a page for an editor: the program's own reader, which here keeps what it would only refuse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from markdown_it.tree import SyntaxTreeNode
from msgspec import Struct

from mappa_report.document.blocks import Block, Blocks, Paragraph, Picture, Table
from mappa_report.document.inlines import Footnote, Inline, Inlines, LineBreak, Link, Placeholder, plain_text
from mappa_report.editing.boxes import Box, units
from mappa_report.editing.kept import kept, source_of
from mappa_report.readers.markdown_blocks import BlockReader
from mappa_report.readers.markdown_notes import MARK, NOTE
from mappa_report.readers.markdown_rules import FOREIGN
from mappa_report.readers.markdown_tables import MAX_ROWS, rows_of
from mappa_report.readers.markdown_tokens import Cursor
from mappa_report.readers.picture_reader import PictureFolder
from mappa_report.readers.text_file import UNPRINTABLE
from mappa_report.source.place import Place, Source
from mappa_report.source.prose import Cell, ProseKind
from mappa_report.workspace.door import Located

_WITHIN = ("em", "strong", "link", FOREIGN)
"""What holds other inlines, whose letters are counted with these."""


class Read(Struct, frozen=True):
    """One block at the top of a page: its lines, from 0, and what it is. ``blocks`` is None for what can't be held.

    ``note`` is the name of a note, whose block it is.
    """

    start: int
    end: int
    kind: str
    blocks: Blocks | None = None
    boxes: tuple[Box, ...] = ()
    note: str = ""


class _AnyPicture(PictureFolder):
    """Every picture that is named is there: its bytes are its name."""

    def __init__(self) -> None:
        super().__init__(Located(Path(), Path(), ""))

    def picture(self, target: str, alternative: str, *_: object) -> Picture | None:
        """The picture called ``target``, if it is called anything."""
        return Picture(alternative, target.encode(), "", 0, 0) if target else None


class EditorReader(BlockReader):
    """Reads the ``blocks`` of a page into ``read``. ``labels`` are the names of notes, by their numbers from 1."""

    def __init__(self, source: Source) -> None:
        super().__init__(source, _AnyPicture(), [])
        self.read: list[Read] = []
        self.labels: list[str] = []
        self._boxes: list[Box] = []
        self._box: Box | None = None
        self._is_whole = True
        self._mark = Place(source)  # of the note that was read last
        self._at_top: set[str] = set()  # names of notes

    @property
    def has_enough_problems(self) -> bool:
        """Never true: what is wrong with a page is told by others."""
        return False

    def children(self, parent: SyntaxTreeNode) -> Blocks:
        """The blocks that ``parent`` holds. Those at the top of the page are kept in ``read``."""
        if not parent.is_root:
            # The editor knows notes by the top of the page alone.
            self._is_whole &= all(node.type != NOTE for node in parent.children)
            return super().children(parent)
        self._at_top = {node.info for node in parent.children if node.type == NOTE}
        for node in parent.children:
            start, end = node.map or (0, 0)
            if node.type == NOTE:
                self.read.append(Read(start, end, node.type, note=node.info))
                continue
            self._boxes, self._is_whole = [], True
            made = tuple(self._block(node))
            is_whole = self._is_whole and len(made) == 1
            self.read.append(Read(start, end, node.type, made if is_whole else None, tuple(self._boxes)))
        return ()

    def _block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        made = tuple(super()._block(node))
        self._is_whole &= bool(made)
        yield from made

    def _titled(self, paragraph: SyntaxTreeNode) -> None:
        """None: the caption of a table stays a paragraph above it."""

    def _table(self, node: SyntaxTreeNode) -> Table:
        self._is_whole &= len(rows_of(node)) <= MAX_ROWS
        return super()._table(node)

    def run(
        self,
        nodes: Iterable[SyntaxTreeNode],
        cursor: Cursor,
        kind: ProseKind = ProseKind.PARAGRAPH,
        cell: Cell | None = None,
        in_list: bool = False,
        may_have_notes: bool = False,
    ) -> Inlines:
        """What ``nodes`` say: a text box."""
        outer, self._box = self._box, None if self._in_note else Box()
        box = self._box
        content = super().run(nodes, cursor, kind, cell, in_list, may_have_notes)
        self._box = outer
        if box and box.length:
            self._boxes.append(box)
        return content

    def _inline(self, node: SyntaxTreeNode, cursor: Cursor) -> Iterator[Inline]:
        made = tuple(super()._inline(node, cursor))
        if not made:
            place = self.problems[-1].place if self.problems else Place(self.source, cursor.line, cursor.start + 1)
            made = (kept(source_of(node), self._mark if node.type == MARK else place),)
        self._count(node, made[0])
        yield from made

    def _count(self, node: SyntaxTreeNode, made: Inline) -> None:
        if self._box is None or node.type in _WITHIN:
            return
        match made:
            case Placeholder(_, place):
                self._box.add(1, place)
            case LineBreak():
                self._box.add(1, None)
            case Footnote():
                self._box.add(1, self._mark)
            case _ if node.type == "softbreak":
                self._box.add(1, None)
            case _ if node.content:
                self._box.add(units(node.content), self._pieces[-1].place)

    def note(self, name: str, place: Place) -> Iterator[Footnote]:
        """The note whose mark stands at ``place``, if it is one that an editor can hold."""
        held, self._is_whole = self._is_whole, True
        made = tuple(super().note(name, place))
        is_plain, self._is_whole = self._is_whole, held
        self._mark = place
        for note in made:
            match note.content:
                case (Paragraph(),) if is_plain and name in self._at_top:
                    self.labels.append(name)
                    yield Footnote(note.content, len(self.labels))

    def _link(self, node: SyntaxTreeNode, cursor: Cursor) -> Inlines:
        content = super()._link(node, cursor)
        match content:
            case (Link(inner, ""),):
                return inner
        return content if plain_text(content).strip() else ()

    def _leads_somewhere(self, *_: object) -> bool:
        return True

    def _refuse_unprintable(self, text: str, *_: object) -> None:
        self._is_whole &= not UNPRINTABLE.search(text)

    def _refuse_long_words(self, *_: object) -> None:
        """Nothing: that is for checks to tell."""
