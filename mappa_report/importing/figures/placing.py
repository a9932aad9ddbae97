"""Which figure stands in which column, where blank cells were lost: by what adds up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import combinations, islice, product

from msgspec import Struct

from mappa_report.importing.cells import ValueKind
from mappa_report.importing.figures.rows import Cell
from mappa_report.model.figure import Path
from mappa_report.model.form import FormTable, Line

Laid = Mapping[Path, Cell]
"""The cells of a table in their places."""

_MAX_WAYS = 4_000
_MAX_OF_ROW = 60


class Placing(Struct, frozen=True, dict=True):
    """One way to lay rows into a table: cells by path, and what speaks against it, the least the better.

    ``broken`` are sums that do not hold; ``odd`` figures where none applies; ``blank`` places left without one.
    ``held`` are sums that do hold and have a figure in them.
    """

    laid: Laid
    broken: int
    odd: int
    blank: int
    held: int

    @cached_property
    def rank(self) -> tuple[int, int, int]:
        """Smaller is likelier."""
        return self.broken, self.odd, self.blank


def weigh(table: FormTable, laid: Laid, rows: Sequence[Line]) -> Placing:
    """How well ``laid`` fits ``table``, of whose rows only ``rows`` are in print."""
    printed = {row.key for row in rows}
    places = [path for path, row, _ in table.slots() if row.key in printed]
    broken = held = 0
    for sum_ in table.sums:
        if sum_.total not in laid or laid[sum_.total].value.kind is not ValueKind.NUMBER:
            continue
        if not set(places).issuperset(sum_.parts):
            continue
        made = sum(_number(laid[path]) for path in sum_.parts if path in laid)
        total = laid[sum_.total].value.number
        broken += made != total
        held += made == total and total != 0
    odd = sum(bool(path in laid and _number(laid[path])) for path in places if path in table.inapplicable)
    blank = sum(path not in laid or laid[path].is_blank for path in places if path not in table.inapplicable)
    return Placing(laid, broken, odd, blank, held)


def _number(cell: Cell) -> int:
    number = cell.value.number
    return int(number) if number is not None and number == int(number) else 0


def placings(table: FormTable, rows: Mapping[str, Sequence[Cell]], order: Sequence[str] = ()) -> list[Placing]:
    """All likely ways to lay the figures of ``rows`` into the columns, the best first.

    ``order`` are the keys of the columns from left to right, TOTAL for one of totals, () for those of the form.
    """
    lines = [row for row in table.rows if row.key in rows]
    columns = {column.key: column for column in table.columns}
    places = [columns.get(key) for key in order or columns]
    ways = [_of_row(table, row, rows[row.key], places) for row in lines]
    most = len(ways)
    while most and _count(ways) > _MAX_WAYS:
        ways = [way[: max(1, len(way) // 2)] for way in ways]
        most -= 1 if all(len(way) == 1 for way in ways) else 0
    ranked = []
    for chosen in islice(product(*ways), _MAX_WAYS):
        laid = {path: cell for part in chosen for path, cell in part.laid.items()}
        way = weigh(table, laid, lines)
        broken, held = sum(part.broken for part in chosen), sum(part.held for part in chosen)
        ranked.append(Placing(laid, way.broken + broken, way.odd, way.blank, way.held + held))
    return sorted(ranked, key=lambda placing: placing.rank)


class _Part(Struct, frozen=True):
    """A row laid in, and whether a total that the form does not ask for breaks or holds."""

    laid: Laid
    broken: int = 0
    held: int = 0


def _count(ways: Sequence[Sequence[_Part]]) -> int:
    count = 1
    for way in ways:
        count *= max(1, len(way))
    return count


def _of_row(table: FormTable, row: Line, cells: Sequence[Cell], columns: Sequence[Line | None]) -> list[_Part]:
    """The ways of one row, the best first: every choice of as many columns as it has figures."""
    kept = list(cells)[: len(columns)]
    parts = []
    for places in islice(combinations(columns, len(kept)), _MAX_OF_ROW):
        pairs = list(zip(places, kept, strict=True))
        laid = {table.path(row, column): cell for column, cell in pairs if column is not None}
        totals = [cell for column, cell in pairs if column is None]
        made = sum(map(_number, laid.values()))
        held = sum(_number(cell) == made for cell in totals)
        parts.append(_Part(laid, len(totals) - held, held))
    return sorted(parts, key=lambda part: (part.broken, *_row_rank(table, row, part.laid)))


def _row_rank(table: FormTable, row: Line, laid: Laid) -> tuple[int, int, int]:
    own = {table.path(row, column) for column in table.columns}
    broken = 0
    for sum_ in table.sums:
        if sum_.total in laid and own.issuperset(sum_.paths):
            made = sum(_number(laid[path]) for path in sum_.parts if path in laid)
            broken += made != _number(laid[sum_.total])
    odd = sum(bool(_number(laid[path])) for path in laid if path in table.inapplicable)
    blank = sum(path not in laid for path in own if path not in table.inapplicable)
    return broken, odd, blank
