"""Tables of the area's own: a row or column that is headed as a total and does not add up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from mappa_report.checks.narrative import Passage
from mappa_report.problems.problem import Problem, Severity
from mappa_report.wording.numbers import format_number

_COUNT = re.compile(r"\A\s*([0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,3})\s*")
_TOTAL = re.compile(r"\A\s*(?:(?:grand |overall )?totals?|all|sum|altogether)\b[\w\s]{0,30}", re.IGNORECASE)

Grid = Mapping[tuple[int, int], Passage]


def check_tables(narrative: Sequence[Passage]) -> Iterator[Problem]:
    """A warning for each total of the area's own tables that is not the sum of its parts."""
    for grid in grids_of(narrative):
        for *parts, total in _sums(grid):
            yield from _problems(total, parts)


def grids_of(narrative: Sequence[Passage]) -> Iterator[Grid]:
    """The cells of each of the area's own tables."""
    cells = [passage for passage in narrative if passage.prose.cell and passage.section]
    for _, group in groupby(cells, key=lambda cell: (id(cell.section), cell.prose.cell and cell.prose.cell.table)):
        yield {(cell.row, cell.column): passage for passage in group if (cell := passage.prose.cell)}


def _sums(grid: Grid) -> Iterator[list[Passage]]:
    """Each column and row of whole numbers alone whose last is headed as a total."""
    rows, columns = (range(1, 1 + max(place[axis] for place in grid)) for axis in (0, 1))
    lines: list[list[tuple[int, int]]] = []
    if len(rows) > 1 and _is_total(grid.get((rows[-1], 0))):
        lines += [[(row, column) for row in rows] for column in columns]
    if len(columns) > 1 and _is_total(grid.get((0, columns[-1]))):
        lines += [[(row, column) for column in columns] for row in rows]
    for line in lines:
        known = [grid[place] for place in line if place in grid and _count(grid[place]) is not None]
        if len(known) == len(line):
            yield known


def _is_total(passage: Passage | None) -> bool:
    return passage is not None and _TOTAL.fullmatch(passage.text) is not None


def _count(passage: Passage) -> int | None:
    match = _COUNT.fullmatch(passage.text)
    return int(match[1].replace(",", "")) if match else None


def _problems(total: Passage, parts: Sequence[Passage]) -> Iterator[Problem]:
    values = [_count(part) or 0 for part in parts]
    written, expected = _count(total) or 0, sum(values)
    if written != expected:
        yield Problem(
            "table-arithmetic",
            f"the total of this table is {format_number(written)}, and its parts make {format_number(expected)}",
            total.prose.place(0, len(total.text)),
            Severity.WARNING,
            label=f"{' + '.join(map(format_number, values))} = {format_number(expected)}",
            hint="correct the total, or the part that is wrong.",
        )
