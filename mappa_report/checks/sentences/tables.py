"""Tables of the area's own: a row or column that is headed as a total and does not add up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from mappa_report.checks.narrative import Passage
from mappa_report.problems.problem import Problem, Severity
from mappa_report.wording.numbers import format_number

_COUNT = re.compile(r"\A\s*([0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,3})\s*")
_TOTAL = re.compile(r"\A\s*(?:(?:grand |overall )?totals?|all|sum|altogether)\b[\w\s]{0,30}", re.IGNORECASE)

Grid = Mapping[tuple[int, int], Passage]


class _Sum(Struct, frozen=True):
    total: Passage
    parts: tuple[Passage, ...]


def check_tables(narrative: Sequence[Passage]) -> Iterator[Problem]:
    """A warning for each total of the area's own tables that is not the sum of its parts."""
    cells = [passage for passage in narrative if passage.prose.cell and passage.section]
    for _, group in groupby(
        cells, key=lambda passage: (id(passage.section), passage.prose.cell and passage.prose.cell.table)
    ):
        grid = {(cell.row, cell.column): passage for passage in group if (cell := passage.prose.cell)}
        for sum_ in _sums(grid):
            yield from _problems(sum_)


def _sums(grid: Grid) -> Iterator[_Sum]:
    """Each total of the last row, and of the last column, if its heading says that it is one."""
    rows, columns = max(row for row, _ in grid), max(column for _, column in grid)
    if rows > 2 and _is_total(grid.get((rows, 0))):
        for column in range(1, columns + 1):
            yield from _sum([grid.get((row, column)) for row in range(1, rows + 1)])
    if columns > 2 and _is_total(grid.get((0, columns))):
        for row in range(1, rows + 1):
            yield from _sum([grid.get((row, column)) for column in range(1, columns + 1)])


def _sum(line: Sequence[Passage | None]) -> Iterator[_Sum]:
    """The sum of a line of whole numbers alone."""
    known = [passage for passage in line if passage and _count(passage) is not None]
    if len(known) == len(line):
        yield _Sum(known[-1], tuple(known[:-1]))


def _is_total(passage: Passage | None) -> bool:
    return passage is not None and _TOTAL.fullmatch(passage.text) is not None


def _count(passage: Passage) -> int | None:
    match = _COUNT.fullmatch(passage.text)
    return int(match[1].replace(",", "")) if match else None


def _problems(sum_: _Sum) -> Iterator[Problem]:
    values = [_count(part) or 0 for part in sum_.parts]
    written, expected = _count(sum_.total) or 0, sum(values)
    if written != expected:
        yield Problem(
            "table-arithmetic",
            f"the total of this table is {format_number(written)}, and its parts make {format_number(expected)}",
            sum_.total.prose.place(0, len(sum_.total.text)),
            Severity.WARNING,
            label=f"{' + '.join(map(format_number, values))} = {format_number(expected)}",
            hint="correct the total, or the part that is wrong.",
        )
