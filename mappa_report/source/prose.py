"""Prose: one run of words, such as a paragraph or a cell, with the place in the file of each stretch of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from enum import Enum
from functools import cached_property
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.source.lookalikes import SPACING
from mappa_report.source.place import Place


class ProseKind(Enum):
    """What a run of words is part of."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    CELL = "cell"


class Piece(Struct, frozen=True):
    """A stretch of words and its place: None for the space that replaces a line break.

    The piece of a placeholder has its ``expression``, and as ``text`` its words once they are filled in.
    ``is_foreign`` is true in a phrase of another language, ``is_literal`` for a sign that was written as ``\\*`` or
    ``&ast;``, so that it is known to be meant.
    """

    text: str
    place: Place | None
    expression: str = ""
    is_foreign: bool = False
    is_literal: bool = False


class Cell(Struct, frozen=True):
    """Where a run stands in a table: the table, its row (0 is the heading) and its column, counted in one file."""

    table: int
    row: int
    column: int


class Prose(Struct, frozen=True, dict=True):
    """A paragraph, heading or cell as bare words. ``in_list`` is true for an item of a list."""

    pieces: tuple[Piece, ...]
    kind: ProseKind = ProseKind.PARAGRAPH
    cell: Cell | None = None
    in_list: bool = False

    @cached_property
    def text(self) -> str:
        """All of the words, with a plain space for every other, and a plain hyphen for every typographic one."""
        text = "".join(piece.text for piece in self.pieces)
        return text if text.isascii() else text.translate(SPACING)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(piece.text) for piece in self.pieces), initial=0))

    def piece_at(self, position: int) -> Piece:
        """The piece that the character at ``position`` of the text belongs to."""
        return self.pieces[min(bisect_right(self._starts, position), len(self.pieces)) - 1]

    def is_filled_in(self, position: int) -> bool:
        """True where the character at ``position`` comes from a placeholder and so from the figures themselves."""
        return bool(self.piece_at(position).expression)

    def is_foreign(self, position: int) -> bool:
        """True in a phrase that is marked as being in another language."""
        return self.piece_at(position).is_foreign

    def place(self, start: int, end: int) -> Place:
        """The place of the characters from ``start`` to ``end``, cut off at the end of the first line."""
        index = min(bisect_right(self._starts, start), len(self.pieces)) - 1
        while self.pieces[index].place is None and index + 1 < len(self.pieces):
            index += 1
        piece, begins = self.pieces[index], self._starts[index]
        place = piece.place or next(other.place for other in self.pieces if other.place)
        if piece.expression:
            return place
        skipped = max(0, start - begins)
        length = max(1, min(end - begins, len(piece.text)) - skipped)
        column = place.column + skipped
        if 0 < len(place.source.line(place.line)) < column:
            column = place.column  # entities are written with more signs than they print, or fewer
        return replace(place, column=column, length=length)

    def filled(self, words_for: Callable[[str], str]) -> Prose:
        """This prose with ``words_for(expression)`` as the words of each placeholder."""
        pieces = (
            replace(piece, text=words_for(piece.expression)) if piece.expression else piece for piece in self.pieces
        )
        return replace(self, pieces=tuple(pieces))
