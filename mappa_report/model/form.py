"""Form: what an edition's statistical return asks for. Categories, levels and orders are its data, never code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from mappa_report.document.inlines import Inlines
from mappa_report.model.figure import FigureState, FigureType, Path


class Rule(Struct, frozen=True):
    """How figures of different tables have to stand: of each pair the first is at most the second, or the same.

    ``reason`` says why in words; ``is_certain`` that no way of recording can explain it if it is otherwise.
    """

    pairs: tuple[tuple[Path, Path], ...]
    reason: str
    is_equality: bool = False
    is_certain: bool = False


class Line(Struct, frozen=True):
    """A row or column of a table. A total has in ``parts`` the keys of the lines that it adds up.

    ``rate_of`` is the figure that a rate gives for each 100,000 people, if the form says so. ``aliases`` are words
    other than the label by which people name the line in a sentence, ``other_labels`` those that tables print for it.
    """

    key: str
    label: Inlines
    parts: tuple[str, ...] = ()
    type: FigureType = FigureType.COUNT
    rate_of: Path = ()
    aliases: tuple[str, ...] = ()
    other_labels: tuple[str, ...] = ()

    @property
    def is_total(self) -> bool:
        """True for a line that adds up others."""
        return bool(self.parts)


class Sum(Struct, frozen=True):
    """The rule that the figure at ``total`` is the sum of those at ``parts``, all of one row or column."""

    total: Path
    parts: tuple[Path, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every figure that takes part."""
        return (*self.parts, self.total)


class FormTable(Struct, frozen=True, dict=True):
    """One table of the return.

    A table with no columns has one figure a row. A table without a key is a list of single items: each of its rows
    stands at the top of ``statistics.yaml``. ``inapplicable`` gives the paths that don't apply, each with the reason.
    ``definitions`` are keys of the definitions that explain it, ``notes`` of the passages printed below it. A table
    with a ``unit_total`` has one row for each of the area's own units, and that total. ``aliases`` are words by which
    people name the table in a sentence, ``time_phrases`` those for the day or period that it counts. Sentences may
    mean a table that has ``time_phrases`` without naming it.
    """

    key: str
    title: Inlines
    stub: Inlines
    value_heading: Inlines
    rows: tuple[Line, ...]
    columns: tuple[Line, ...] = ()
    inapplicable: Mapping[Path, str] = field(default_factory=dict)
    definitions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unit_total: Inlines | None = None
    aliases: tuple[str, ...] = ()
    time_phrases: tuple[str, ...] = ()

    @property
    def takes_units(self) -> bool:
        """True where the rows are the area's own units, such as its police districts."""
        return self.unit_total is not None

    def with_units(self, units: tuple[Line, ...]) -> FormTable:
        """This table with ``units`` and their total as its rows, if it takes units."""
        if self.unit_total is None:
            return self
        total = Line("total", self.unit_total, tuple(unit.key for unit in units))
        return replace(self, rows=(*units, total))

    def path(self, row: Line, column: Line | None = None) -> Path:
        """Where the figure of ``row`` (and ``column``, if the table has columns) stands in the return."""
        keys = (self.key, row.key, column.key if column else "")
        return tuple(key for key in keys if key)

    def slots(self) -> Iterator[tuple[Path, Line, Line | None]]:
        """Each figure asked for, with its row and column, in reading order."""
        for row in self.rows:
            for column in self.columns or (None,):
                yield self.path(row, column), row, column

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """Each row's total and each column's, inapplicable figures left out."""
        return tuple(sum_ for sum_ in (*self._along_rows(), *self._down_columns()) if sum_.parts)

    def _along_rows(self) -> Iterator[Sum]:
        columns = {column.key: column for column in self.columns}
        for row in self.rows:
            for total in filter(lambda line: line.is_total, self.columns):
                parts = (self.path(row, columns[key]) for key in total.parts)
                yield Sum(self.path(row, total), self._applicable(parts))

    def _down_columns(self) -> Iterator[Sum]:
        rows = {row.key: row for row in self.rows}
        for column in self.columns or (None,):
            for total in filter(lambda line: line.is_total, self.rows):
                parts = (self.path(rows[key], column) for key in total.parts)
                yield Sum(self.path(total, column), self._applicable(parts))

    def _applicable(self, paths: Iterator[Path]) -> tuple[Path, ...]:
        return tuple(path for path in paths if path not in self.inapplicable)


class Withheld(Struct, frozen=True):
    """Figures that national rule withholds, ``because`` of what it says, and which appear in no report.

    ``named`` are what people call them, the usual name first; ``akin`` words that may mean the same; ``keys`` the
    names that they could have in a return; ``people`` words for who is counted, besides those of the form.
    """

    named: tuple[str, ...]
    keys: tuple[str, ...]
    because: str
    akin: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class Form(Struct, frozen=True, dict=True):
    """The whole return, its tables in printed order. ``spellings`` are the edition's own for figures without a number.

    ``counted`` are the words, such as those for people, that a number in a sentence may stand before if it counts what
    the return counts. ``rules`` tie figures of different tables together.
    """

    tables: tuple[FormTable, ...]
    spellings: Mapping[str, FigureState] = field(default_factory=dict)
    counted: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    withheld: tuple[Withheld, ...] = ()

    @property
    def takes_units(self) -> bool:
        """True where a table's rows are the area's own units."""
        return any(table.takes_units for table in self.tables)

    def with_units(self, units: tuple[Line, ...]) -> Form:
        """This form as an area with ``units`` fills it in."""
        return replace(self, tables=tuple(table.with_units(units) for table in self.tables))

    @cached_property
    def types(self) -> Mapping[Path, FigureType]:
        """Every figure that the form asks for, and what kind of number it is."""
        return {path: row.type for table in self.tables for path, row, _ in table.slots()}

    @cached_property
    def paths_by_name(self) -> Mapping[str, Path]:
        """Every figure by its keys with dots between. Of an area's units, which are not known yet, only the total."""
        return {".".join(path): path for path in self.with_units(()).types}

    @cached_property
    def rates(self) -> Mapping[Path, Path]:
        """Every rate that is known to be of a figure, and that figure."""
        return {path: row.rate_of for table in self.tables for path, row, _ in table.slots() if row.rate_of}

    @cached_property
    def inapplicable(self) -> Mapping[Path, str]:
        """Every path that doesn't apply, with the reason in words."""
        return {path: reason for table in self.tables for path, reason in table.inapplicable.items()}
