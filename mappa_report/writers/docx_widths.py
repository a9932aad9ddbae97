"""How wide a table's columns are: enough for their longest words, and the rest shared out by their text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mappa_report.document import Alignment, Table, plain_text

_LETTER = 128  # an average bold letter of a table's 11 points
_MARGINS = 232  # of one cell, both sides

# In letters: a label that should stay on one line, a line long enough to turn, and a heading above figures.
_SHORT_LABEL, _LONG_LINE, _FIGURE = 14, 60, 16


@dataclass(frozen=True)
class _Measure:
    """The least that a column can do with, and what it would take to set it without turning a line."""

    least: int
    whole: int


def column_widths(table: Table, width: int) -> list[int]:
    """A width for each column of ``table``, which together fill ``width``; all in twips."""
    measures = _evened(table, [_measure(table, index) for index in range(len(table.columns))])
    least = sum(measure.least for measure in measures)
    if least >= width:
        return _filled([measure.least * width // least for measure in measures], width)
    wishes = [measure.whole - measure.least + _LETTER for measure in measures]
    spare = width - least
    shares = [wish * spare // sum(wishes) for wish in wishes]
    return _filled([measure.least + share for measure, share in zip(measures, shares, strict=True)], width)


def _measure(table: Table, index: int) -> _Measure:
    texts = list(_texts(table, index))
    word = max((len(word) for text in texts for word in text.split()), default=0)
    line = max(map(len, texts))
    if table.columns[index].alignment is Alignment.RIGHT:
        return _Measure(_across(word), _across(max(word, min(line, _FIGURE))))
    return _Measure(_across(max(word, min(line, _SHORT_LABEL))), _across(max(word, min(line, _LONG_LINE))))


def _across(letters: int) -> int:
    return letters * _LETTER + _MARGINS


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


def _filled(widths: list[int], width: int) -> list[int]:
    """The first column takes what rounding left over."""
    return [widths[0] + width - sum(widths), *widths[1:]]
