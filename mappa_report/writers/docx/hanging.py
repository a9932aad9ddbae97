"""Figures that hang by their units: decimals, a sign of per cent or a mark such as [b1] stand beyond, in one margin."""

import re

from msgspec import Struct

from mappa_report.document.blocks import Alignment, Table
from mappa_report.document.inlines import Inlines, plain_text
from mappa_report.document.walk import footnotes_in
from mappa_report.writers.hanging import width_of_signs

_FIGURE = re.compile(r"([-−+]?[0-9][0-9,]*)((?:\.[0-9]+)?%?)( \[[^\[\]]{1,12}\])?")
"""A figure to its units, what belongs to it beyond, and its mark: a longer one would leave the column no room."""

_RAISED = 0.65
"""How large the number of a note is beside the figure that it stands behind."""


class Hanging(Struct, frozen=True):
    """How far the heading of a column and each of its cells end before its edge, and the room that this takes."""

    heading: int
    cells: tuple[int, ...]
    room: int


class _Cell(Struct, frozen=True):
    """The widths of a figure to its units, of what belongs to it beyond, and of its mark."""

    units: int
    beyond: int
    mark: int

    @property
    def tail(self) -> int:
        return self.beyond + self.mark


def hanging_of(table: Table, index: int, size: int) -> Hanging:
    """How the column ``index`` of ``table`` hangs in type of ``size``, all in twips.

    What is no figure there ends where figures without a mark do.
    """
    cells = [_cell(row.cells[index], size) for row in table.rows]
    figures = [cell for cell in cells if cell]
    if table.columns[index].alignment is not Alignment.RIGHT or not figures:
        return Hanging(0, (0,) * len(cells), 0)
    tail, mark = max(cell.tail for cell in figures), max(cell.mark for cell in figures)
    aligned = max(cell.units for cell in figures) + tail
    room = aligned - max(cell.units + cell.tail for cell in figures)
    return Hanging(mark, tuple(tail - cell.tail if cell else mark for cell in cells), max(room, mark))


def _cell(content: Inlines, size: int) -> _Cell | None:
    """The widths of a cell's figure; None where it has none."""
    figure = _FIGURE.fullmatch(plain_text(content))
    if not figure:
        return None
    units, beyond, mark = (width_of_signs(part or "", size) for part in figure.groups())
    notes = "".join(str(note.number) for note in footnotes_in(content))
    return _Cell(units, beyond, mark + width_of_signs(notes, round(size * _RAISED)))
