"""Tables whose cells have borders into rows of figures."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.importing.cells import BLANK, Value, ValueKind, value_of
from mappa_report.importing.figures.answers import answers_in
from mappa_report.importing.figures.asked import answer_rows
from mappa_report.importing.figures.broken_years import whole_year
from mappa_report.importing.figures.rows import Cell, Row
from mappa_report.importing.lines import Line
from mappa_report.importing.years import is_beside_the_point, is_of_other_year

_YEARS = range(1990, 2100)


class GridLine(Struct, frozen=True):
    """A line of a table: its cells read, how many at its front are its label, and whether it holds figures."""

    index: int
    cells: tuple[str, ...]
    values: tuple[Value | None, ...]
    label_cells: int
    has_figures: bool


def _read(index: int, line: Line) -> GridLine:
    values = tuple(value_of(cell) for cell in line.cells)
    words = [at for at, (cell, value) in enumerate(zip(line.cells, values, strict=True)) if cell and value is None]
    first_words = words[0] if words else -1
    behind = [at for at in range(first_words + 1, len(values)) if _is_figure(values[at])]
    if words and not behind and any(_is_figure(value) for value in values[:first_words]):
        return GridLine(index, line.cells, values, 0, has_figures=True)
    label_cells = _label_cells(line.cells, values, first_words, behind)
    return GridLine(index, line.cells, values, label_cells, bool(behind) and not _are_years(values))


def _label_cells(cells: Sequence[str], values: Sequence[Value | None], first_words: int, behind: Sequence[int]) -> int:
    """How many cells stand at the front as a label: those up to the last words before the first figure."""
    if first_words < 0:
        return 1 if values and values[0] == BLANK else 0
    until = behind[0] if behind else len(cells)
    last = max((at for at in range(until) if cells[at] and values[at] is None), default=first_words)
    return last + 1


def _is_figure(value: Value | None) -> bool:
    return value is not None and value.kind is not ValueKind.BLANK


def _are_years(values: Sequence[Value | None]) -> bool:
    numbers = [value.number for value in values if value is not None and value.kind is ValueKind.NUMBER]
    return bool(numbers) and all(number in _YEARS for number in numbers)


class _Table:
    """Walks down a table: keeps the headings of its columns, and the words over the rows to come."""

    def __init__(self, lines: Sequence[GridLine], before: Sequence[str], table: int, year: int) -> None:
        self.lines, self.table, self.year = lines, table, year
        self.columns = _figure_columns(lines)
        self.title = tuple(before)
        self.heads: list[tuple[str, ...]] = []
        self.groups: list[str] = []
        self.fresh: list[str] = []
        self.is_in_heads = True

    def rows(self) -> Iterator[Row]:
        for number, line in enumerate(self.lines):
            if line.has_figures:
                yield from self._figures(line, number)
            elif sum(1 for cell in line.cells if cell) > 1:
                if answered := self._answered(line):
                    yield from answered
                else:
                    self._add_heads(line)
            elif any(line.cells):
                yield self._words(line)

    def _add_heads(self, line: GridLine) -> None:
        if not self.is_in_heads:
            self.heads = []
            self.groups = []
        self.is_in_heads = True
        self.heads.append(tuple(map(whole_year, line.cells)))
        if line.cells[0] and line.values[0] is None:
            self.fresh.append(line.cells[0])

    def _words(self, line: GridLine) -> Row:
        words = next(filter(None, line.cells))
        fresh, title = self._over()
        row = Row(words, self._blank(line), line.index, self._headings(), fresh, title, table=self.table, is_words=True)
        self.fresh.append(words)
        return row

    def _over(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The new words over the next row, and those further up; new ones take the place of as many before."""
        kept = self.groups[: max(0, len(self.groups) - len(self.fresh))]
        return tuple(self.fresh), (*self.title, *kept)

    def _go_on(self) -> None:
        """After a row, the words over it are those over the rows that follow."""
        kept = self.groups[: max(0, len(self.groups) - len(self.fresh))]
        self.groups, self.fresh, self.is_in_heads = [*kept, *self.fresh], [], False

    def _blank(self, line: GridLine) -> tuple[Cell, ...]:
        return tuple(Cell(BLANK, line.index, at) for at in self._kept())

    def _kept(self) -> list[int]:
        """The columns of figures that are of this year, and no changes or shares."""
        heads = dict(zip(self.columns, self._all_headings(), strict=True))
        of_year = [at for at in self.columns if not is_of_other_year(heads[at], self.year)]
        return [at for at in of_year if not is_beside_the_point(heads[at])] or of_year

    def _all_headings(self) -> list[str]:
        filled = [_filled(cells) if number + 1 < len(self.heads) else cells for number, cells in enumerate(self.heads)]
        return [" ".join(cells[at] for cells in filled if at < len(cells) and cells[at]) for at in self.columns]

    def _headings(self) -> tuple[str, ...]:
        heads = dict(zip(self.columns, self._all_headings(), strict=True))
        headings = tuple(heads[at] for at in self._kept())
        return headings if any(headings) else ()

    def _spanning(self) -> tuple[str, ...]:
        """The headings that stand over several columns each, by column, if the table has such."""
        if len(self.heads) < 2:
            return ()
        first = _filled(self.heads[0])
        over = tuple(first[at] if at < len(first) else "" for at in self._kept())
        return over if 1 < len(set(over)) < len(over) and all(over) else ()

    def _figures(self, line: GridLine, number: int) -> Iterator[Row]:
        label_at = line.label_cells
        label = " ".join(cell for cell in line.cells[:label_at] if cell)
        if not label_at:
            label = " ".join(
                cell for cell, value in zip(line.cells, line.values, strict=True) if cell and value is None
            )
        kept = self._kept()
        cells = tuple(Cell(_value(line, at), line.index, at) for at in kept)
        if label_at > 1 and line.cells[0] and self._is_group(number):
            self.fresh.append(line.cells[0])
            label = " ".join(cell for cell in line.cells[1:label_at] if cell)
        fresh, title = self._over()
        after = self._after(number)
        yield Row(label, cells, line.index, self._headings(), fresh, title, self._spanning(), after, self.table)
        self._go_on()

    def _is_group(self, number: int) -> bool:
        """True where the first cell of a row stands for the rows below too, which have none."""
        following = self.lines[number + 1 : number + 2]
        return (
            bool(following) and following[0].has_figures and not following[0].cells[0] and following[0].label_cells > 1
        )

    def _after(self, number: int) -> str:
        """The words of the next line, if they go on with a small letter."""
        following = self.lines[number + 1 : number + 2]
        if not following or following[0].has_figures:
            return ""
        words = [cell for cell in following[0].cells if cell]
        return words[0] if len(words) == 1 and (words[0][0].islower() or words[0][0] == "(") else ""

    def _answered(self, line: GridLine) -> list[Row]:
        for at in range(len(line.cells) - 1, 0, -1):
            if answers := answers_in(line.cells[at]):
                label = " ".join(filter(None, line.cells[:at]))
                fresh, title = self._over()
                self._go_on()
                return answer_rows(label, answers, line.index, at, (*title, *fresh), self.table)
        return []


def _value(line: GridLine, at: int) -> Value:
    value = line.values[at] if at < len(line.values) else None
    return value if value is not None else BLANK


def _filled(cells: Sequence[str]) -> tuple[str, ...]:
    """A heading over several columns stands over each: blank cells to its right take it."""
    filled: list[str] = []
    for at, cell in enumerate(cells):
        filled.append(cell or (filled[-1] if at > 1 else ""))
    return tuple(filled)


def _figure_columns(lines: Sequence[GridLine]) -> list[int]:
    """The columns in which figures stand behind, or before, the labels of their rows."""
    columns: set[int] = set()
    for line in lines:
        if line.has_figures:
            columns.update(at for at, value in enumerate(line.values) if at >= line.label_cells and _is_figure(value))
    if not columns:
        return list(range(1, max(len(line.cells) for line in lines)))
    labelled = [line.label_cells for line in lines if line.has_figures]
    first = max(min(labelled), 1 if min(labelled) else 0)
    most = max(len(line.cells) for line in lines)
    blank_but_headed = {
        at
        for at in range(first, most)
        if all(
            at >= len(line.cells) or not line.cells[at] or line.values[at] is not None
            for line in lines
            if line.has_figures
        )
        and any(at < len(line.cells) and line.cells[at] for line in lines)
    }
    return sorted(columns | blank_but_headed)


def grid_rows(lines: Sequence[tuple[int, Line]], before: Sequence[str], table: int, year: int) -> list[Row]:
    """The rows of a table for the reporting year ``year``; ``before`` are the words over it."""
    read = [_read(index, line) for index, line in lines]
    return list(_Table(read, before, table, year).rows())
