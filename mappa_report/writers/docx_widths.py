"""How wide a table's columns are: enough for their longest words, and the rest shared out by their text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mappa_report.document import Alignment, Table, plain_text
from mappa_report.writers.text_length import text_length

# All in twips.
_SIZE = 220  # of the type in a table
_MARGINS = 236  # of one cell, both sides
_SHORT_LABEL = 1750  # one that should stay on one line
_LONG_LINE = 7000  # one that may turn
_FIGURE_HEADING = 2000  # one above figures that may turn


@dataclass(frozen=True)
class _Measure:
    """The least that a column can do with, and what it would take to set it without turning a line."""

    least: int
    whole: int


def column_widths(table: Table, width: int) -> list[int]:
    """A width for each column of ``table``, which together fill ``width``."""
    measures = _evened(table, [_measure(table, index) for index in range(len(table.columns))])
    least = [measure.least for measure in measures]
    whole = [measure.whole for measure in measures]
    if sum(least) >= width:
        widths = _scaled(least, width)
    elif sum(whole) > width:
        gaps = _scaled([more - less for less, more in zip(least, whole, strict=True)], width - sum(least))
        widths = [less + gap for less, gap in zip(least, gaps, strict=True)]
    else:
        widths = whole if table.has_row_headers else _scaled(whole, width)
    return [widths[0] + width - sum(widths), *widths[1:]]  # the first column takes what is left over


def _scaled(parts: list[int], width: int) -> list[int]:
    return [part * width // sum(parts) for part in parts]


def _measure(table: Table, index: int) -> _Measure:
    texts = list(_texts(table, index))
    word = max((_length(word) for text in texts for word in text.split()), default=0)
    line = max(map(_length, texts))
    if table.columns[index].alignment is Alignment.RIGHT:
        return _Measure(word + _MARGINS, max(word, min(line, _FIGURE_HEADING)) + _MARGINS)
    label, longest = (max(word, min(line, limit)) for limit in (_SHORT_LABEL, _LONG_LINE))
    return _Measure(label + _MARGINS, longest + _MARGINS)


def _length(text: str) -> int:
    return round(text_length(text, _SIZE))


def _texts(table: Table, index: int) -> Iterator[str]:
    yield plain_text(table.columns[index].heading)
    for row in table.rows:
        yield plain_text(row.cells[index])


def _evened(table: Table, measures: list[_Measure]) -> list[_Measure]:
    """Columns of figures are compared with one another, so all are as wide as the widest of them."""
    is_figures = [column.alignment is Alignment.RIGHT for column in table.columns]
    figures = [measure for measure, chosen in zip(measures, is_figures, strict=True) if chosen]
    if not figures:
        return measures
    widest = _Measure(max(figure.least for figure in figures), max(figure.whole for figure in figures))
    return [widest if chosen else measure for measure, chosen in zip(measures, is_figures, strict=True)]
