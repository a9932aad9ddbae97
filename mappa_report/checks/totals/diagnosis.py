"""Where the slip most likely is when sums fail: every explanation that would mend them all, the likeliest first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from itertools import combinations, pairwise

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.checks.figure_words import Figures, Value, value_at
from mappa_report.checks.totals.balances import Balance, Change
from mappa_report.checks.totals.slip_kinds import SlipKind, kind_of_slip
from mappa_report.model.figure import Path
from mappa_report.model.form import FormTable, Line

CountBroken = Callable[[tuple[Change, ...]], int]
"""How many more of the rules that tie figures to others would not hold with some changes made; less than 0 if fewer."""

_MAX_VALUE = 10**9
_MAX_PAIRED = 60
"""Figures of a table beyond which pairs of slips are not looked for: there would be too many."""


class Pattern(Enum):
    """The kind of cause that an explanation supposes. The value is its cost relative to one wrong figure."""

    ONE = 0.0
    SWAPPED = 1.2
    LINES_SWAPPED = 1.6
    LINE_REPEATED = 1.7
    TWO = 3.0


_RULE_BROKEN = 3.0
"""What it costs an explanation to break a rule between tables, and what it gains to mend one."""


class Explanation(Struct, frozen=True):
    """``changes`` that would mend every sum; the first is where to point. ``kind`` is the slip, if it is one figure's.

    ``lines`` are the keys of the rows or columns that seem to have changed places, or the one that repeats the other.
    """

    pattern: Pattern
    changes: tuple[Change, ...]
    cost: float
    kind: SlipKind | None = None
    lines: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """The figure to point at."""
        return self.changes[0][0]


def explanations_of(
    table: FormTable, balances: Sequence[Balance], figures: Figures, broken: CountBroken
) -> list[Explanation]:
    """Every single cause that would mend all sums of ``table``, likeliest first; two slips if nothing less would do.

    Two slips are named only where just one pair of figures would do.
    """
    search = _Search(table, balances, figures)
    explanations = [*search.singles(), *search.swaps(), *search.swapped_lines(), *search.repeated_lines()]
    if not explanations:
        pairs = search.pairs()
        explanations = pairs if len(pairs) == 1 else []
    priced = (replace(each, cost=each.cost + _RULE_BROKEN * broken(each.changes)) for each in explanations)
    return sorted(priced, key=lambda each: each.cost)


class _Search:
    def __init__(self, table: FormTable, balances: Sequence[Balance], figures: Figures) -> None:
        self.table = table
        # Those that fail come first, so that a change that leaves one of them failing is passed over at once.
        self.balances = sorted(balances, key=lambda balance: not balance.fails)
        self.failing = [balance for balance in balances if balance.fails]
        self.figures = figures
        involved = {path for balance in balances for path in balance.weights}
        self.paths = [path for path, _, _ in table.slots() if path in involved and figures[path].place]

    def mends(self, changes: Iterable[Change]) -> bool:
        """True if with ``changes`` every sum would hold, and every value be one that can be written."""
        listed = list(changes)
        if not all(0 <= value < _MAX_VALUE for _, value in listed):
            return False
        return not any(balance.difference_after(listed, self.figures) for balance in self.balances)

    def singles(self) -> Iterator[Explanation]:
        """One figure is wrong."""
        first = self.failing[0]
        for path in self.paths:
            if path in first.weights:
                change = (path, first.corrected(path, self.figures))
                if self.mends([change]):
                    kind = kind_of_slip(value_at(self.figures, path), change[1])
                    yield Explanation(Pattern.ONE, (change,), kind.cost, kind)

    def swaps(self) -> Iterator[Explanation]:
        """Two figures beside each other in a row or column stand in each other's place."""
        for lane in self.lanes():
            for one, other in pairwise(lane):
                changes = self.exchanged([(one, other)])
                if changes and self.mends(changes):
                    yield Explanation(Pattern.SWAPPED, changes, Pattern.SWAPPED.value)

    def swapped_lines(self) -> Iterator[Explanation]:
        """The figures of a row or column stand in the next one's place, with their totals or without."""
        for one, other, pairs, inner in self.line_pairs():
            for part in (pairs, inner) if len(inner) < len(pairs) else (pairs,):
                changes = self.exchanged(part)
                if len(changes) > 2 and self.mends(changes):
                    lines = (one.key, other.key)
                    yield Explanation(Pattern.LINES_SWAPPED, changes, Pattern.LINES_SWAPPED.value, lines=lines)

    def repeated_lines(self) -> Iterator[Explanation]:
        """A row or column holds the figures of the one beside it, once more."""
        for one, other, pairs, _ in self.line_pairs():
            values = [value_at(self.figures, path) for path, _ in pairs]
            if values == [value_at(self.figures, path) for _, path in pairs] and len(set(values) - {0}) > 1:
                for side, line, source in ((1, other, one), (0, one, other)):
                    changes = self.derived([pair[side] for pair in pairs])
                    if changes and self.mends(changes):
                        lines, cost = (line.key, source.key), Pattern.LINE_REPEATED.value
                        yield Explanation(Pattern.LINE_REPEATED, changes, cost, lines=lines)

    def derived(self, paths: list[Path]) -> tuple[Change, ...]:
        """``paths`` with the values that the sums across them make, where more than one of those fails."""
        changes = []
        for path in paths:
            across = [each for each in self.failing if path in each.weights and not self.has_other(each, paths, path)]
            if across:
                changes.append((path, across[0].corrected(path, self.figures)))
        return tuple(changes) if len(changes) > 1 else ()

    @staticmethod
    def has_other(balance: Balance, paths: list[Path], path: Path) -> bool:
        return any(other != path and other in balance.weights for other in paths)

    def pairs(self) -> list[Explanation]:
        """Two figures are wrong, each for itself."""
        if len(self.paths) > _MAX_PAIRED:
            return []
        explanations = (self.pair(one, other) for one, other in combinations(self.paths, 2))
        return [each for each in explanations if each]

    def pair(self, one: Path, other: Path) -> Explanation | None:
        changes = (*self.alone(one, other), *self.alone(other, one))
        if len(changes) < 2 or not self.mends(changes):
            return None
        cost = sum(kind_of_slip(value_at(self.figures, path), value).cost for path, value in changes)
        return Explanation(Pattern.TWO, changes, Pattern.TWO.value + cost)

    def alone(self, path: Path, other: Path) -> tuple[Change, ...]:
        """The value at ``path`` that a failing sum asks for in which ``other`` takes no part."""
        for balance in self.failing:
            if path in balance.weights and other not in balance.weights:
                return ((path, balance.corrected(path, self.figures)),)
        return ()

    def exchanged(self, pairs: Sequence[tuple[Path, Path]]) -> tuple[Change, ...]:
        """Each of ``pairs`` with the other's value, those that are equal left out."""
        changes: list[Change] = []
        for one, other in pairs:
            values: tuple[Value, Value] = (value_at(self.figures, one), value_at(self.figures, other))
            if values[0] != values[1]:
                changes += [(one, values[1]), (other, values[0])]
        return tuple(changes)

    def lanes(self) -> Iterator[list[Path]]:
        """Every row and every column, as the figures written in it that take part in sums."""
        columns: tuple[Line | None, ...] = self.table.columns or (None,)
        written = set(self.paths)
        grid = [[self.table.path(row, column) for column in columns] for row in self.table.rows]
        for lane in (*grid, *zip(*grid, strict=True)):
            yield [path for path in lane if path in written]

    def line_pairs(self) -> Iterator[tuple[Line, Line, list[tuple[Path, Path]], list[tuple[Path, Path]]]]:
        """Neighbouring rows, then columns: both lines, their figures in pairs, and those pairs without the totals."""
        rows, columns, written = self.table.rows, self.table.columns, set(self.paths)
        for one, other in pairwise(rows if columns else ()):
            crossing = [(self.table.path(one, column), self.table.path(other, column), column) for column in columns]
            yield one, other, *_split(crossing, written)
        for one, other in pairwise(columns):
            crossing = [(self.table.path(row, one), self.table.path(row, other), row) for row in rows]
            yield one, other, *_split(crossing, written)


def _split(
    crossing: Iterable[tuple[Path, Path, Line]], written: set[Path]
) -> tuple[list[tuple[Path, Path]], list[tuple[Path, Path]]]:
    known = [(one, other, line) for one, other, line in crossing if one in written and other in written]
    return [(one, other) for one, other, _ in known], [(one, other) for one, other, line in known if not line.is_total]
