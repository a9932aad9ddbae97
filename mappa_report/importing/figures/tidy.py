"""Rows whose labels name both the row and the column of a table, one figure each."""

from collections.abc import Sequence

from mappa_report.importing.figures.rows import Cell, Row
from mappa_report.importing.figures.vocabulary import Asked
from mappa_report.importing.labels.axis import Axis
from mappa_report.importing.labels.names import Name
from mappa_report.importing.labels.words import tokens


def tidied(asked: Asked, rows: Sequence[Row]) -> list[Row]:
    """Such rows as the rows of the table ``asked``."""
    if not asked.columns.lines:
        return []
    made: list[Row] = []
    run: list[tuple[str, str, Row]] = []
    for row in rows:
        named = _named(asked, row)
        is_again = named is not None and any(named == (row_key, column_key) for row_key, column_key, _ in run)
        if run and (is_again or not (named or row.is_words)):
            made += _table(asked, run)
            run = []
        if named:
            run.append((*named, row))
    return [*made, *_table(asked, run)]


def _named(asked: Asked, row: Row) -> tuple[str, str] | None:
    if row.is_words or len(row.figures) != 1:
        return None
    has = tokens(row.label)
    row_key, rest = _named_in(asked.rows, has)
    column_key, _ = _named_in(asked.columns, rest)
    if not (row_key and column_key):
        column_key, rest = _named_in(asked.columns, has)
        row_key, _ = _named_in(asked.rows, rest)
    return (row_key, column_key) if row_key and column_key else None


def _named_in(axis: Axis, has: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The line of which the most words stand in ``has`` side by side, and the words besides.

    The line is "" if none is named, or two are as well.
    """
    stretches = {line.key: max((_stretch(name, has) for name in line.names), default=(0, 0)) for line in axis.lines}
    length, back = max(stretches.values())
    named = [key for key, stretch in stretches.items() if stretch[0] == length]
    if not length or len(named) > 1:
        return "", has
    return named[0], (*has[:-back], *has[len(has) - back + length :])


def _stretch(name: Name, has: tuple[str, ...]) -> tuple[int, int]:
    """How many words ``name`` has, if they stand in ``has`` in a row, and how far from its end they begin."""
    words = tuple(word for word in name.words if word != "...")
    starts = [at for at in range(len(has) - len(words) + 1) if has[at : at + len(words)] == words]
    return (len(words), len(has) - starts[0]) if starts and words else (0, 0)


def _table(asked: Asked, run: Sequence[tuple[str, str, Row]]) -> list[Row]:
    by_row: dict[str, list[tuple[str, Row]]] = {}
    for row_key, column_key, row in run:
        by_row.setdefault(row_key, []).append((column_key, row))
    made: list[Row] = []
    for line in asked.rows.lines:
        members = by_row.get(line.key, [])
        if not members:
            continue
        first = members[0][1]
        heads = tuple(next(each.label for each in asked.columns.lines if each.key == key) for key, _ in members)
        cells: tuple[Cell, ...] = tuple(row.figures[0] for _, row in members)
        title = (*first.title, *first.above, first.label)
        made.append(Row(line.label, cells, first.line, heads, () if made else title, title, table=-2, is_made=True))
    return made
