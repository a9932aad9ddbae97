"""Tables with labels and figures of a form that were seen, and of which nothing was read."""

from collections.abc import Sequence
from itertools import groupby

from mappa_report.importing.cells import ValueKind, value_of
from mappa_report.importing.labels.words import Words, label_words
from mappa_report.importing.lines import Line, LineKind

_FEW = 2


def unread_tables(lines: Sequence[Line], labels: frozenset[Words], figure_lines: frozenset[int]) -> frozenset[int]:
    """The numbers of the pieces that are such tables. ``figure_lines`` are those of ``lines`` that were read."""
    read = {lines[at].piece for at in figure_lines}
    rows = [line for line in lines if line.kind is LineKind.ROW and line.piece not in read]
    tables = ((piece, list(of_piece)) for piece, of_piece in groupby(rows, key=lambda line: line.piece))
    return frozenset(piece for piece, table in tables if _is_of_form(table, labels))


def _is_of_form(table: Sequence[Line], labels: frozenset[Words]) -> bool:
    labelled = {words for line in table for cell in line.cells if (words := label_words(cell)) in labels}
    return len(labelled) >= _FEW and any(_is_number(cell) for line in table for cell in line.cells[1:])


def _is_number(cell: str) -> bool:
    value = value_of(cell)
    return value is not None and value.kind is ValueKind.NUMBER
