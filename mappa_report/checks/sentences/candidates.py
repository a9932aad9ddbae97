"""Which figures of the return the words round a number may mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.vocabulary import Axis, Vocabulary
from mappa_report.model.figure import Figure, FigureState, FigureType, Path
from mappa_report.model.form import FormTable, Line

Figures = Mapping[Path, Figure]

MIN_DISTINCTIVE = 20
"""The smallest number that is unlikely to be in the return by chance."""


class Returns(Struct, frozen=True, dict=True):
    """The figures of this year and of last year, and the words by which sentences call them.

    Those at ``barred`` are counted otherwise than they were: either year's may be told, but no change of them.
    """

    vocabulary: Vocabulary
    figures: Figures
    last_figures: Figures
    known_words: frozenset[str]
    barred: frozenset[Path] = frozenset()

    @cached_property
    def distinctive(self) -> frozenset[Fraction]:
        """The figures of this year, other than rates, that a number hardly is by chance."""
        of_rates = {path for candidate in rates(self.vocabulary) for path in candidate.paths()}
        values = (figure.value for path, figure in self.figures.items() if path not in of_rates)
        return frozenset(Fraction(value) for value in values if value is not None and value >= MIN_DISTINCTIVE)

    @cached_property
    def has_suppressed(self) -> bool:
        """Whether any figure of either year is suppressed, as few are."""
        return any(is_suppressed(figures, figures) for figures in (self.figures, self.last_figures))


class Candidate(Struct, frozen=True):
    """A table, and the rows and columns of it that were named; none where an axis was not."""

    table: FormTable
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def whole(self, axis: Axis) -> Candidate:
        """The same, with nothing named on ``axis``."""
        rows = () if axis is Axis.ROW else self.rows
        return Candidate(self.table, rows, () if axis is Axis.COLUMN else self.columns)

    @property
    def is_part(self) -> bool:
        """True where a row or column was named, so that there is a whole to be a share of."""
        return bool(self.rows or self.columns)

    def paths(self) -> tuple[Path, ...]:
        """The figures that are meant together; none where the words leave it open which."""
        rows = _selected_lines(self.table.rows, self.rows)
        columns = _selected_lines(self.table.columns, self.columns) if self.table.columns else (None,)
        paths = (self.table.path(row, column) for row in rows for column in columns)
        return tuple(path for path in paths if path not in self.table.inapplicable)


def _selected_lines(lines: Sequence[Line], keys: tuple[str, ...]) -> tuple[Line, ...]:
    """The lines of ``keys``; without keys the total, or the only line. A table of other lines has no whole."""
    if keys:
        return tuple(line for line in lines if line.key in keys)
    totals = [line for line in lines if line.is_total]
    if totals:
        return (totals[-1],)
    return tuple(lines) if len(lines) == 1 else ()


def value_of(paths: Iterable[Path], figures: Figures) -> Decimal | None:
    """What the figures at ``paths`` make together; None where one of them is no number."""
    total = Decimal(0)
    empty = True
    for path in paths:
        figure = figures.get(path)
        if figure is None or figure.value is None:
            return None
        total += figure.value
        empty = False
    return None if empty else total


def is_suppressed(paths: Iterable[Path], figures: Figures) -> bool:
    """True where one of the figures at ``paths`` is suppressed, so that what they make may not be told."""
    return any(path in figures and figures[path].state is FigureState.SUPPRESSED for path in paths)


def candidates_for(mentions: Sequence[Mention], vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """What ``mentions`` may mean together, most likely first; none where they name nothing."""
    named = sorted((mention for mention in mentions if not mention.is_when), key=lambda mention: len(mention.named))
    timed = [mention for mention in mentions if mention.is_when]
    if any(not mention.named for mention in named) or not _fit_units(named, vocabulary):
        return ()
    tables = _tables(named, vocabulary)
    for mention in timed:
        tables = tables & set(mention.named) or tables
    return tuple(candidate for index in sorted(tables) for candidate in _candidates_in(index, named, vocabulary))


def _fit_units(named: Sequence[Mention], vocabulary: Vocabulary) -> bool:
    """False where one of the area's units is named, and what is counted there is not what the return asks of units."""
    units = [mention for mention in named if vocabulary.are_units(mention.named)]
    others = [mention for mention in named if mention not in units]
    return not units or (bool(others) and all(set(one.named) & set(units[0].named) for one in others))


def _tables(named: Sequence[Mention], vocabulary: Vocabulary) -> set[int]:
    """The tables that have all that is named. One that sentences have to name counts only if they do."""
    default = {index for index, usual in enumerate(vocabulary.is_default) if usual}
    if not named:
        return default
    tables = set(named[0].named)
    for mention in named[1:]:
        # "Recalled for breach of an order" names two tables, neither of which is meant without being named.
        either = tables if mention.is_line or default & (tables | set(mention.named)) else tables | set(mention.named)
        # "Recalled from row 1": the table of recalls has no such row.
        if tables.isdisjoint(mention.named) and mention.is_line != named[0].is_line:
            return set()
        tables = tables & set(mention.named) or either
    is_named = any(not set(mention.named) & default for mention in named)
    return tables if is_named else (tables & default or tables)


def _candidates_in(index: int, named: Sequence[Mention], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """What is named of one table. Where two of its single figures are, it may be either; two rows else are no cell."""
    table = vocabulary.form.tables[index]
    lines: dict[Axis, list[tuple[str, ...]]] = {Axis.ROW: [], Axis.COLUMN: []}
    for mention in named:
        axis, keys = mention.named.get(index, (Axis.TABLE, ()))
        if axis is not Axis.TABLE:
            lines[axis].append(keys)
    rows, columns = (_lines_in_all(keys) for keys in (lines[Axis.ROW], lines[Axis.COLUMN]))
    if rows is not None and columns is not None:
        yield Candidate(table, rows, columns)
    elif not table.key:
        yield from (Candidate(table, keys) for keys in lines[Axis.ROW])


def _lines_in_all(named: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The lines that are in all of ``named``; None where none is."""
    if not named:
        return ()
    return tuple(key for key in named[0] if all(key in keys for keys in named)) or None


def is_rate(candidate: Candidate) -> bool:
    """True where a rate is meant."""
    rows = _selected_lines(candidate.table.rows, candidate.rows)
    return any(row.type is FigureType.RATE for row in rows)


def rates(vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Every rate that the form asks for."""
    for table in vocabulary.form.tables:
        for row in table.rows:
            if row.type is FigureType.RATE:
                yield Candidate(table, (row.key,))
