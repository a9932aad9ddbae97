"""Where on a worksheet a table of the form may stand: rows and columns that bear its labels, and what heads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mappa_report.importing.sheets.block import Block, Match
from mappa_report.importing.sheets.form_labels import TableLabels
from mappa_report.importing.sheets.view import At, View
from mappa_report.importing.years import years_of_cell

_FAR = 8
"""How many rows above a table its title may stand, and how many columns left of its figures their labels."""

_WIDE = 40
"""How many columns right of their labels figures may stand."""

_GAP = 3
"""How many blank rows may stand within a table."""


def blocks_on(view: View, table: TableLabels) -> Iterator[Block]:
    """Every place on ``view`` where ``table`` may stand."""
    if table.table.columns:
        heads = [_heads_in(view, table, row) for row in range(len(view.rows))]
        for header, matches in enumerate(heads):
            for columns in _column_groups(table, matches):
                yield from _below(view, table, header, columns, heads)
    else:
        for stub in range(view.width):
            yield from _runs(view, table, -1, stub, None)


Heads = Mapping[int, tuple[str, Match]]
"""The columns of a view in which a row has labels of the table's columns: the key of each, and how like it is."""


def _heads_in(view: View, table: TableLabels, row: int) -> Heads:
    texts = ((column, view.text(row, column)) for column in view.filled[row] if view.has_words(row, column))
    read = ((column, table.column(text)) for column, text in texts)
    return {column: (best[1], Match(column, (row, column), best[0])) for column, best in read if best}


def _column_groups(table: TableLabels, heads: Heads) -> list[dict[str, Match]]:
    """The table's columns as a row heads them: more than once, where it has two tables side by side."""
    groups: list[dict[str, Match]] = [{}]
    for key, match in heads.values():
        if key in groups[-1]:
            groups.append({})
        groups[-1][key] = match
    least = max(2, (len(table.table.columns) + 1) // 2)
    return [group for group in groups if len(group) >= least]


def _below(
    view: View, table: TableLabels, header: int, columns: Mapping[str, Match], heads: Sequence[Heads]
) -> Iterator[Block]:
    """The blocks below ``header``, whose rows' labels stand left of its ``columns``."""
    first = min(match.line for match in columns.values())
    for stub in range(first - 1, max(-1, first - 1 - _WIDE), -1):
        blocks = list(_runs(view, table, header, stub, columns, heads))
        if blocks:
            yield from blocks
            return


def _runs(
    view: View,
    table: TableLabels,
    header: int,
    stub: int,
    columns: Mapping[str, Match] | None,
    heads: Sequence[Heads] = (),
) -> Iterator[Block]:
    """Each run of rows below ``header`` whose labels in the column ``stub`` are the table's.

    It ends where a row ``heads`` the columns again, as where another table begins.
    """
    run = _Run(view, table, header, stub, columns)
    blanks = 0
    last = header
    for row in range(header + 1, len(view.rows)):
        text = view.text(row, stub) if view.has_words(row, stub) else ""
        best = None if run.is_of_another_table(row) else table.row(text)
        is_apart = blanks > 0
        blanks = 0 if view.filled[row] else blanks + 1
        if best is None:
            has_figures = any(view.has_value(row, column) for column in run.span if column != stub)
            if text and has_figures and columns and not is_apart:
                run.others.append((row, stub))
            elif view.filled[row] or blanks > _GAP:
                yield from run.end()
        elif best[1] in run.rows:
            yield from run.end()
        is_headed_anew = columns and sum(at in run.span for at in heads[row]) > 1
        if columns and (is_headed_anew or row - last > _FAR):
            break
        if best:
            last = row
            run.rows[best[1]] = Match(row, (row, stub), best[0])
    yield from run.end()


class _Run:
    """The rows that have been found since the last block ended."""

    def __init__(
        self, view: View, table: TableLabels, header: int, stub: int, columns: Mapping[str, Match] | None
    ) -> None:
        self.view = view
        self.table = table
        self.header = header
        self.stub = stub
        self.columns = columns
        self.rows: dict[str, Match] = {}
        self.others: list[At] = []
        lines = [match.line for match in (columns or {}).values()]
        self.span = range(min(lines), max(lines) + 1) if lines else range(stub + 1, min(view.width, stub + _WIDE))

    def is_of_another_table(self, row: int) -> bool:
        """Whether another table's title stands left of ``row``, as in a list, or above that with blank cells since."""
        texts = (self.view.nearest_above(row, column) for column in range(max(0, self.stub - _GAP), self.stub))
        return any(self.table.is_anothers_title(text) for text in texts if text)

    def end(self) -> Iterator[Block]:
        """The block that the rows make, if there are any; after it, another may begin."""
        rows, others = self.rows, [at for at in self.others if self.rows]
        self.rows, self.others = {}, []
        if not rows:
            return
        others += self._other_columns(rows)
        for columns in [self.columns] if self.columns else self._single_columns(rows):
            beside = [match.line for match in columns.values()]
            kept = {
                key: match
                for key, match in rows.items()
                if not all(self.view.has_words(match.line, column) for column in beside)
            }
            if kept:
                titles = tuple(self._titles(kept, columns))
                yield Block(self.view, self.table, kept, columns, titles, tuple(others))

    def _other_columns(self, rows: Mapping[str, Match]) -> list[At]:
        """The heads of columns with figures that are none of the table's."""
        if not self.columns:
            return []
        known = {match.line for match in self.columns.values()}
        between = (
            at for at in self.view.filled[self.header] if self.stub < at <= self.span[-1] + 1 and at not in known
        )
        return [
            (self.header, at)
            for at in between
            if self.view.has_words(self.header, at)
            and not self.table.column(self.view.text(self.header, at))
            and any(self.view.has_value(match.line, at) for match in rows.values())
        ]

    def _single_columns(self, rows: Mapping[str, Match]) -> Iterator[Mapping[str, Match]]:
        """The columns that may have the figures of ``rows``: any with figures, or else the first beside them."""
        lines = [match.line for match in rows.values()]
        filled = [at for at in self.span if any(self.view.has_value(line, at) for line in lines)]
        is_blank = not any(self.view.has_words(line, self.stub + 1) for line in lines)
        for column in filled or ([self.stub + 1] if is_blank else []):
            heading = next(self._headings(min(lines), column), "")
            yield {"": Match(column, (min(lines) - 1, column), 0 if self.table.is_a_part(heading) else 1)}

    def _titles(self, rows: Mapping[str, Match], columns: Mapping[str, Match]) -> Iterator[str]:
        """What may be the title, the nearest first: above the rows, in the stub's head, and above the columns."""
        top = min(match.line for match in rows.values())
        lines = [match.line for match in columns.values()]
        first, last = min(lines), max(lines)
        if not self.columns:
            yield from self._headings(top, first)
        yield from self.view.words_above(top, first, last, min(_FAR, top - self.header - 1 if self.columns else _FAR))
        if self.columns:
            yield self.view.text(self.header, self.stub)
            above = range(self.header - 1, max(-1, self.header - 3), -1)
            yield from self._heads(above, first, last)  # as a year over each of two tables side by side
            yield from self.view.words_above(self.header, first, last, _FAR)
        yield from self._beside(max(0, self.header if self.columns else top - 1), max(m.line for m in rows.values()))
        yield from self._heads(range(self.header + 1, top) if self.columns else range(0), first, last)

    def _beside(self, top: int, bottom: int) -> Iterator[str]:
        """What stands left of the rows' labels, as a title does on a sheet that has been turned round."""
        for column in range(self.stub - 1, max(-1, self.stub - 1 - _GAP), -1):
            yield from (
                self.view.text(row, column) for row in range(top, bottom + 1) if self.view.has_words(row, column)
            )

    def _headings(self, top: int, column: int) -> Iterator[str]:
        """What stands over a single column of figures, such as its year, the nearest first, and is no figure."""
        for row in range(top - 1, max(-1, top - 1 - _FAR), -1):
            if not self.view.filled[row]:
                return
            texts = self._heads(range(row, row + 1), column, column)
            yield from (text for text in texts if self.view.has_words(row, column) or years_of_cell(text))

    def _heads(self, rows: range, first: int, last: int) -> Iterator[str]:
        """What stands in ``rows`` over the columns and nothing else, and is no figure."""
        for row in rows:
            texts = (self.view.text(row, at) for at in range(first, last + 1))
            yield from (text for text in texts if text in self.view.heads(row))
