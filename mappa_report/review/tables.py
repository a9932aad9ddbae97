"""Tables that came back: cells that were changed, and new ones as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from mappa_report.document.blocks import Column, Row, Table
from mappa_report.document.inlines import Text
from mappa_report.importing.finished import Piece
from mappa_report.importing.markdown.normal import normal
from mappa_report.importing.markdown.writer import write_markdown
from mappa_report.review.changes import Change, ChangeKind, Who
from mappa_report.review.word_items import PICTURE, Grid

_MOST_COLUMNS = 12
_MOST_ROWS = 120


def table_changes(old: str, new: Grid, place: int, who: tuple[Who, ...]) -> Iterator[Change]:
    """A change for each row of the table that reads otherwise now; ``old`` is the table as the proof has it."""
    before, after = old.split("\n"), new.text.split("\n")
    if len(before) != len(after):
        if before != after:
            yield Change(ChangeKind.TABLE, place, 0, old, new.text, who)
        return
    for row, (was, now) in enumerate(zip(before, after, strict=True)):
        if was != now:
            yield Change(ChangeKind.TABLE, place, row, was, now, who)


def markdown_of(grid: Grid) -> str:
    """``grid`` as a table of Markdown; nothing where it does not fit, as with cells joined or pictures in it."""
    widths = {len(row) for row in grid.rows}
    if len(widths) != 1 or not 1 < max(widths) <= _MOST_COLUMNS or not 1 < len(grid.rows) <= _MOST_ROWS:
        return ""
    if PICTURE in grid.text or not all(cell.strip() for cell in grid.rows[0]):
        return ""
    head, *rows = grid.rows
    table = Table(
        tuple(Column((Text(cell),)) for cell in head), tuple(Row(tuple((Text(cell),) for cell in row)) for row in rows)
    )
    made = normal((Piece(table, ""),))
    is_whole = len(made.blocks) == 1 and isinstance(made.blocks[0], Table) and not made.told
    return write_markdown(made.blocks).text.strip("\n") if is_whole else ""
