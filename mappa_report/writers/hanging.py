"""Figures that a mark such as [b1] follows hang by their units all the same: the mark stands in a margin of its own."""

import re

from msgspec import Struct

from mappa_report.document.blocks import Alignment, Column, Table
from mappa_report.document.inlines import Footnote, Inlines, Text, plain_text

_MARKED = re.compile(r"(?<![0-9.,])[-−]?[0-9][0-9.,]*%?( \[[^\[\]]{1,12}\])")
"""A figure and its mark: no note is longer, and what is would leave the column no room."""

_WIDTHS = (
    dict.fromkeys("[]ft .,", 0.278)
    | dict.fromkeys("ijl", 0.222)
    | dict.fromkeys("ckszvxy", 0.5)
    | {"-": 0.333, "−": 0.584, "+": 0.584, "m": 0.833, "w": 0.722, "%": 0.889}
)
"""In ems, of the letters of Arial that are no digit wide: the estimate by which columns are made is too rough here."""

_DIGIT = 0.556


class MarkedFigure(Struct, frozen=True):
    """The words of a cell with a figure, and the mark that hangs behind them."""

    words: Inlines
    mark: Inlines


def marked_figure(cell: Inlines, column: Column) -> MarkedFigure | None:
    """What ``cell`` is made of, where its ``column`` is one of figures and something hangs behind it."""
    if column.alignment is not Alignment.RIGHT:
        return None
    match cell:
        case (Text(text),) if marked := _MARKED.fullmatch(text):
            return MarkedFigure((Text(text[: marked.start(1)]),), (Text(marked[1]),))
        case (Text(text), *signs) if (
            signs and text[-1:].isdigit() and all(isinstance(each, Footnote) for each in signs)
        ):
            return MarkedFigure((Text(text),), tuple(signs))
    return None


def margins_of_marks(table: Table, size: int) -> list[int]:
    """For each column of ``table`` the room that its longest mark takes in type of ``size``, both in twips."""
    return [margin_of_marks(table, index, size) for index in range(len(table.columns))]


def margin_of_marks(table: Table, index: int, size: int) -> int:
    """The same for the column ``index``."""
    if table.columns[index].alignment is not Alignment.RIGHT:
        return 0
    return max((mark_width(plain_text(row.cells[index]), size) for row in table.rows), default=0)


def mark_width(text: str, size: int) -> int:
    """The width of the mark at the end of the figure ``text``, with the space before it; 0 where there is none."""
    marked = _MARKED.fullmatch(text)
    return width_of_signs(marked[1], size) if marked else 0


def width_of_signs(text: str, size: int) -> int:
    """The width of ``text``, a figure or a mark, in type of ``size``."""
    return round(size * sum(_WIDTHS.get(letter, _DIGIT) for letter in text))
