"""A place on a worksheet where a table of the form may stand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from mappa_report.importing.sheets.form_labels import TableLabels
from mappa_report.importing.sheets.view import At, View
from mappa_report.importing.years import nearest_years


class Match(Struct, frozen=True):
    """A row or column of a view that bears a label of the form: where the label stands, and how like it is."""

    line: int
    at: At
    score: float


class Block(Struct, frozen=True, dict=True):
    """A place where ``table`` may stand. ``rows`` and ``columns`` are found by their keys.

    A table with one column of figures has the key "" for it. ``titles`` are words that may be its title, the nearest
    first; ``others`` labels in it that the table does not have, with figures beside them.
    """

    view: View
    table: TableLabels
    rows: Mapping[str, Match]
    columns: Mapping[str, Match]
    titles: tuple[str, ...]
    others: tuple[At, ...] = ()

    @cached_property
    def slots(self) -> Mapping[tuple[str, ...], At]:
        """The cell of each figure by its path."""
        table = self.table.table
        rows = {row.key: row for row in table.rows}
        columns = {column.key: column for column in table.columns}
        return {
            table.path(rows[row], columns.get(column)): (at.line, beside.line)
            for row, at in self.rows.items()
            for column, beside in self.columns.items()
        }

    @cached_property
    def cells(self) -> frozenset[tuple[str, int, int]]:
        """The cells of all its figures."""
        return frozenset(map(self.view.in_sheet, self.slots.values()))

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that its titles name, or else those of the worksheet's name."""
        return nearest_years((*self.titles, self.view.sheet.name))

    @property
    def likeness(self) -> float:
        """How well its labels fit, and how many of the table's lines it has; each of the two from 0 to 1."""
        table = self.table.table
        matches = (*self.rows.values(), *self.columns.values())
        lines = len(table.rows) + len(table.columns)
        return sum(match.score for match in matches) / len(matches) + len(matches) / lines - 0.2 * len(self.others)
