"""Notes of a workbook: numbered once for all its worksheets, and marked on the least that they apply to."""

from collections.abc import Iterable

from msgspec import Struct

from mappa_report.opendata import words
from mappa_report.opendata.dataset import DataTable, Observation
from mappa_report.opendata.workbook import Grid, GridColumn, GridRow, Link, Sheet


class Notes:
    """Gives each note the next number, and the same note the same one. Remembers on which worksheets marks stand."""

    def __init__(self) -> None:
        self._notes: dict[str, dict[str, None]] = {}
        self._shorthand: dict[str, dict[str, None]] = {mark: {} for mark in words.SHORTHAND.values()}

    def mark(self, note: str, sheet: str) -> str:
        """The mark of ``note``, which stands on ``sheet``."""
        self._notes.setdefault(note, {})[sheet] = None
        return words.note_mark(list(self._notes).index(note) + 1)

    def record_use(self, shorthand: str, sheet: str) -> None:
        """Record that ``sheet`` uses ``shorthand``."""
        self._shorthand[shorthand][sheet] = None

    def sheet(self) -> Sheet:
        """The worksheet that explains every mark, and all shorthand."""
        explained = [
            *((mark, words.MEANINGS[mark], sheets) for mark, sheets in self._shorthand.items()),
            *((words.note_mark(number), text, sheets) for number, (text, sheets) in enumerate(self._notes.items(), 1)),
        ]
        rows = tuple(GridRow((mark, text, ", ".join(sheets) or words.NOWHERE)) for mark, text, sheets in explained)
        columns = tuple(map(GridColumn, words.NOTES_COLUMNS))
        lines = (words.ONE_TABLE, Link(words.TO_CONTENTS, words.CONTENTS))
        return Sheet(words.NOTES, words.EXPLANATIONS, words.NOTES, lines, Grid("notes_table", columns, rows))


class Marks(Struct, frozen=True):
    """The notes of one table, by where their marks go."""

    table: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[tuple[str, ...], ...]


def marks_of(table: DataTable) -> Marks:
    """Where each note of ``table`` goes.

    One on every number of the table goes to its heading, else to each column that it is on as a whole, and for
    numbers outside these to their rows.
    """
    whole = list(table.notes)
    rows: list[list[str]] = [[] for _ in table.rows]
    columns: list[list[str]] = [[] for _ in table.columns]
    for note in dict.fromkeys(note for each in table.observations for note in each.breaks):
        if _is_on_all(note, table.observations):
            whole.append(note)
            continue
        full = [_is_on_all(note, column) for column in zip(*table.by_row, strict=True)]
        for position, is_full in enumerate(full):
            columns[position] += [note] if is_full else []
        for position, row in enumerate(table.by_row):
            is_left = any(note in each.breaks and not is_full for each, is_full in zip(row, full, strict=True))
            rows[position] += [note] if is_left else []
    return Marks(tuple(whole), tuple(map(tuple, rows)), tuple(map(tuple, columns)))


def _is_on_all(note: str, observations: Iterable[Observation]) -> bool:
    """True if every number has ``note``, and there is any. What is no number needs none."""
    noted = [note in each.breaks for each in observations if each.figure.is_number]
    return bool(noted) and all(noted)
