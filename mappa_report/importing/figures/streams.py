"""All rows of a file in order, and the same rows as they would stand if a table had been laid out another way."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from mappa_report.importing.figures.grids import grid_rows
from mappa_report.importing.figures.known import has_run_together
from mappa_report.importing.figures.rows import Row
from mappa_report.importing.figures.running import Running
from mappa_report.importing.labels.words import enumerator
from mappa_report.importing.lines import Line, LineKind

_WORDS_BEFORE = 4
_MAX_TITLE_WORDS = 40
_FEW = 2


def rows_of(lines: Sequence[Line], labels: frozenset[tuple[str, ...]], year: int) -> list[Row]:
    """The rows of all ``lines``; ``labels`` are those of the form, which may end in a number."""
    rows: list[Row] = []
    running = Running(labels)
    before: list[str] = []
    numbered = [(index, line) for index, line in enumerate(lines) if line.kind is not LineKind.ASIDE]
    for (piece, is_row), group in groupby(numbered, key=lambda pair: (pair[1].piece, pair[1].kind is LineKind.ROW)):
        members = list(group)
        if is_row and not has_run_together([line for _, line in members], labels):
            rows += grid_rows(members, before[-_WORDS_BEFORE:], piece, year)
            running.restart()
            before = []
            continue
        for index, line in members:
            following = lines[index + 1].text if index + 1 < len(lines) else ""
            for row in running.rows(index, line, following):
                _add(rows, row)
        before += [line.text for _, line in members if len(line.text.split()) <= _MAX_TITLE_WORDS]
    return rows


def _add(rows: list[Row], row: Row) -> None:
    """Puts ``row`` behind the others; one that has only gained figures takes its own place, or that of its label."""
    before = rows[-1] if rows and row.cells else None
    is_label = before is not None and before.is_words and not row.is_own and before.label == row.label
    if before and (is_label or (not before.is_words and row.cells[: len(before.cells)] == before.cells)):
        rows[-1] = row
    else:
        rows.append(row)


def sections(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows with figures that follow each other under the same headings."""
    together: list[Row] = []
    for row in rows:
        if together and (row.is_words or row.heads != together[0].heads or row.table != together[0].table):
            yield together
            together = []
        if not row.is_words:
            together.append(row)
    if together:
        yield together


def turned(rows: Sequence[Row]) -> list[Row]:
    """Each table turned round: a row for each of its columns."""
    made: list[Row] = []
    for section in sections(rows):
        first = section[0]
        if not first.heads or any(len(row.cells) != len(first.heads) for row in section):
            continue
        labels = tuple(row.label for row in section)
        for at, head in enumerate(first.heads):
            cells = tuple(row.cells[at] for row in section)
            above = first.above if not at else ()
            made.append(Row(head, cells, first.line, labels, above, first.title, table=first.table, is_made=True))
        made.append(_END)
    return made


def parted(rows: Sequence[Row]) -> list[Row]:
    """Tables that stand side by side under headings of their own, one after another."""
    made: list[Row] = []
    for section in sections(rows):
        for over in dict.fromkeys(section[0].over):
            for number, row in enumerate(section):
                kept = [at for at, each in enumerate(row.over) if each == over]
                heads = tuple(row.heads[at].removeprefix(over).strip() for at in kept)
                cells = tuple(row.cells[at] for at in kept)
                if any(not cell.is_blank for cell in cells):
                    above = (over,) if not number else ()
                    made.append(replace(row, cells=cells, heads=heads, over=(), above=above, is_made=True))
            made.append(_END)
    return made


def folded(rows: Sequence[Row]) -> list[Row]:
    """Rows of one figure each, under a label that stands over several, as one row for that label."""
    made: list[Row] = []
    members: list[Row] = []
    for row in [*rows, _END]:
        if members and (row.above or not _continues(members, row)):
            made += _fold(members)
            members = []
        if not row.is_words and len(row.figures) == 1 and (members or row.above):
            members.append(row)
    return made


def _continues(members: Sequence[Row], row: Row) -> bool:
    """True for one more figure under the same label; letters in front have to run on."""
    if row.is_words or len(row.figures) != 1 or row.table != members[0].table:
        return False
    letter, before = enumerator(row.label), enumerator(members[-1].label)
    return not before or (len(letter) == 1 and ord(letter) == ord(before[-1]) + 1)


def _fold(members: Sequence[Row]) -> list[Row]:
    if len(members) < _FEW:
        return []
    first = members[0]
    *above, label = first.above
    cells = tuple(row.figures[0] for row in members)
    heads = tuple(row.label for row in members)
    return [Row(label, cells, first.line, heads, tuple(above), first.title, table=first.table, is_made=True)]


_END = Row("", (), -1, is_words=True)
"""Stands between rows that have nothing to do with each other."""
