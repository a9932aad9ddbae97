"""Tables in the form that Markdown can say: a head, some rows of as many cells, and no more of both than are read."""

from collections.abc import Iterator

from msgspec.structs import replace

from mappa_report.document.blocks import Block, Column, Paragraph, Picture, Row, Table
from mappa_report.document.inlines import Inline, Inlines, Text, plain_text
from mappa_report.importing.finished import ToldKind
from mappa_report.importing.markdown.joining import joined
from mappa_report.importing.markdown.normal_runs import RunMaker
from mappa_report.importing.markdown.runs import Place
from mappa_report.importing.markdown.telling import Telling
from mappa_report.readers.markdown_tables import MAX_COLUMNS, MAX_ROWS


def normal_table(table: Table, runs: RunMaker, telling: Telling) -> Iterator[Block]:
    """``table`` as one or several, with its notes as paragraphs below; as paragraphs, if it has a head or rows only."""
    title = titled(table)
    columns = tuple(
        Column(runs.run(column.heading, Place.CELL, may_have_notes=False), column.alignment) for column in table.columns
    )
    rows = tuple(Row(tuple(runs.run(cell, Place.CELL) for cell in row.cells)) for row in table.rows)
    if not rows or not columns:
        telling.tell(ToldKind.TABLE, "a table with a head or rows alone became a paragraph")
        yield from as_paragraphs(title, columns, rows, runs)
    else:
        made = Table(columns, rows, title=runs.run(title, Place.TITLE))
        yield from (part for wide in _by_columns(made, telling) for part in _by_rows(wide, telling))
    for note in table.notes:
        if words := runs.run(note, Place.PARAGRAPH):
            yield Paragraph(words)


def titled(block: Table | Picture) -> Inlines:
    """What stands over ``block``: its author's title, or else that of its caption."""
    return block.title if block.caption is None or plain_text(block.title).strip() else block.caption.text


def as_paragraphs(
    title: Inlines, columns: tuple[Column, ...], rows: tuple[Row, ...], runs: RunMaker
) -> Iterator[Block]:
    """What the rows of a table say, one a paragraph."""
    lines = [title, _in_line(column.heading for column in columns), *(_in_line(row.cells) for row in rows)]
    for line in lines:
        if words := runs.run(line, Place.PARAGRAPH):
            yield Paragraph(words)


def _in_line(cells: Iterator[Inlines] | tuple[Inlines, ...]) -> Inlines:
    made: list[Inline] = []
    for cell in cells:
        made += [*((Text("; "),) if made and cell else ()), *cell]
    return joined(made)


def _by_columns(table: Table, telling: Telling) -> Iterator[Table]:
    """``table`` divided where it is too wide; each part begins with the first column."""
    if len(table.columns) <= MAX_COLUMNS:
        yield table
        return
    telling.tell(ToldKind.TABLE, f"a table of {len(table.columns)} columns was divided, each part with its first")
    step = MAX_COLUMNS - 1
    for start in range(1, len(table.columns), step):
        rows = tuple(Row((row.cells[0], *row.cells[start : start + step])) for row in table.rows)
        title = table.title if start == 1 else ()
        yield replace(table, columns=(table.columns[0], *table.columns[start : start + step]), rows=rows, title=title)


def _by_rows(table: Table, telling: Telling) -> Iterator[Table]:
    if len(table.rows) > MAX_ROWS:
        telling.tell(ToldKind.TABLE, f"a table of {len(table.rows):,} rows was divided, each part with its head")
    for start in range(0, len(table.rows), MAX_ROWS):
        rows = table.rows[start : start + MAX_ROWS]
        yield replace(table, rows=rows, title=() if start else table.title)
