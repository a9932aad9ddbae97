"""How wide the columns of a worksheet are, and how high its rows, so that everything in them shows.

Programs differ in whether they work out heights themselves when they open a file, so both are given.
"""

from collections.abc import Iterator
from textwrap import wrap

from mappa_report.opendata.workbook import Grid, Sheet, Subheading, TextLine, cell_text, line_text

BODY_SIZE, SUBHEADING_SIZE, HEADING_SIZE = 12, 14, 16
"""The sizes of type, in points: for what stands in rows, for subheadings, and for the heading."""

_NARROWEST, _WIDEST, _WIDEST_FIGURES, _COVER = 12, 72, 24, 70
_LINE_HEIGHT = 1.3
_SPACE_ABOVE = 8


def widths_of(sheet: Sheet) -> tuple[int, ...]:
    """The width of each column, in digits of the usual size: the longest word fits, longer text takes more lines.

    Most letters are narrower than a digit, so that there is room for bold type.
    """
    if sheet.grid is None:
        return (_COVER,)
    return tuple(_width(sheet.grid, position) for position in range(len(sheet.grid.columns)))


def _width(grid: Grid, position: int) -> int:
    column = grid.columns[position]
    texts = [column.heading, *(cell_text(row.cells[position]) for row in grid.rows)]
    widest = _WIDEST_FIGURES if column.has_figures else _WIDEST
    longest_word = max(len(word) for text in texts for word in text.split() or [""])
    return max(_NARROWEST, min(max(map(len, texts)), widest), longest_word) + 2


def heights_of(sheet: Sheet) -> Iterator[float]:
    """The height of each row in points."""
    yield _height(sheet.heading, HEADING_SIZE, 0 if sheet.grid else _COVER)
    for line in sheet.lines:
        yield _height(line_text(line), size_of(line), 0 if sheet.grid else _COVER)
    if sheet.grid:
        widths = widths_of(sheet)
        yield _row_height([column.heading for column in sheet.grid.columns], widths) + _SPACE_ABOVE
        for row in sheet.grid.rows:
            yield _row_height([cell_text(cell) for cell in row.cells], widths)


def size_of(line: TextLine) -> int:
    """The size of type in which a line above a table is set."""
    return SUBHEADING_SIZE if isinstance(line, Subheading) else BODY_SIZE


def _row_height(texts: list[str], widths: tuple[int, ...]) -> float:
    return max(_height(text, BODY_SIZE, width) for text, width in zip(texts, widths, strict=True))


def _height(text: str, size: int, width: int) -> float:
    """The height that ``text`` takes in a column of so many characters; in one line, where ``width`` is 0."""
    fit = round(width * BODY_SIZE / size)
    lines = len(wrap(text, fit)) if width and len(text) > fit else 1
    return round(max(1, lines) * size * _LINE_HEIGHT + (_SPACE_ABOVE if size > BODY_SIZE else 0), 1)
