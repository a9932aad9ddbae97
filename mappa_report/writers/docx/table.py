"""A Table as Word has it: caption above, header row that repeats, widths that fit the words, notes below."""

import re
from collections.abc import Iterator

from msgspec import Struct

from mappa_report.document.blocks import Alignment, Column, Row, Table
from mappa_report.document.inlines import Inline, Inlines, LineBreak, Text, plain_text
from mappa_report.writers.column_widths import column_widths, is_compact, natural_width
from mappa_report.writers.docx.caption import anchored, caption_block, note_blocks
from mappa_report.writers.docx.hanging import Hanging, hanging_of
from mappa_report.writers.docx.inline import PLAIN, Styles, inlines
from mappa_report.writers.docx.styles import Style
from mappa_report.writers.docx.template import Target
from mappa_report.writers.docx.xml import Markup, WordBlock, WordParagraph, paragraph, w
from mappa_report.writers.table_heights import has_tall_rows


class _Look(Struct, frozen=True):
    """The styles of a table, of its cells and of those in its header row.

    ``size`` is that of the type which the packaged template gives its cells, in twips.
    """

    table: Style
    cells: dict[Alignment, Style]
    headings: dict[Alignment, Style]
    size: int


class _Grid(Struct, frozen=True):
    """A table's columns, and how far before the edge of each its heading and the cells of each row end, in twips."""

    widths: list[int]
    headings: list[int]
    rows: list[tuple[int, ...]]


def _by_alignment(left: Style, right: Style, centre: Style) -> dict[Alignment, Style]:
    return {Alignment.LEFT: left, Alignment.RIGHT: right, Alignment.CENTRE: centre}


_ROOMY = _Look(
    Style.TABLE,
    _by_alignment(Style.TABLE_TEXT, Style.TABLE_FIGURE, Style.TABLE_CENTRE),
    _by_alignment(Style.TABLE_HEADING, Style.TABLE_HEADING_FIGURE, Style.TABLE_HEADING_CENTRE),
    size=220,
)
_COMPACT = _Look(
    Style.TABLE_COMPACT,
    _by_alignment(Style.TABLE_TEXT_COMPACT, Style.TABLE_FIGURE_COMPACT, Style.TABLE_CENTRE_COMPACT),
    _by_alignment(Style.TABLE_HEADING_COMPACT, Style.TABLE_HEADING_FIGURE_COMPACT, Style.TABLE_HEADING_CENTRE_COMPACT),
    size=200,
)
_TOTAL: Styles = frozenset({Style.TABLE_TOTAL})
_ROWS_KEPT_ON_ONE_PAGE = 15
_NARROWER = (0.6, 0.84)
"""The shares of the text's width that a table may take where it has room: few, so that those near by look alike."""
_LABEL_AND_FIGURE = 2
_MANY_COLUMNS = 8
"""With more than these a table runs into the margin."""
_MOST_OF_TAILS = 0.2
"""The share of the width that may go to have figures hang by their units: beyond that, columns need it more."""


def table_blocks(table: Table, target: Target) -> Iterator[WordBlock]:
    """The caption paragraph, the table and the paragraphs of its notes."""
    grid = _grid(table, target)
    if table.caption:
        yield caption_block(table.caption, table.anchor, target)
    columns = w("tblGrid", *(w("gridCol", w=width) for width in grid.widths))
    is_tall = has_tall_rows(table)
    kept_rows = [False] * len(table.rows) if is_tall else _kept(table)
    rows = (
        _row(row, table, indents, grid, target, kept, is_tall)
        for row, indents, kept in zip(table.rows, grid.rows, kept_rows, strict=True)
    )
    yield w("tbl", _settings(table, sum(grid.widths), target), columns, _header_row(table, grid, target), *rows)
    yield from note_blocks(table.notes, target)


def _grid(table: Table, target: Target) -> _Grid:
    hanging = [hanging_of(table, index, _look(table).size) for index in range(len(table.columns))]
    most = target.text_width + (target.beyond if len(table.columns) > _MANY_COLUMNS else 0)
    room = sum(each.room for each in hanging)
    if room > most * _MOST_OF_TAILS:
        hanging, room = [Hanging(0, (0,) * len(table.rows), 0)] * len(table.columns), 0
    widths = column_widths(table, _width(table, most, room) - room)
    return _Grid(
        [width + each.room for width, each in zip(widths, hanging, strict=True)],
        [each.heading for each in hanging],
        [*zip(*(each.cells for each in hanging), strict=True)],
    )


def _width(table: Table, most: int, room: int) -> int:
    """A table of figures is no wider than its words need: a figure far from its label is hard to find.

    Where each row has one figure, a long label turns sooner than the table grows beyond lines of text.
    """
    is_of_figures = all(column.alignment is Alignment.RIGHT for column in table.columns[1:])
    narrower = [round(most * share) for share in _NARROWER] if table.has_row_headers and is_of_figures else []
    natural = natural_width(table) + room
    if len(table.columns) == _LABEL_AND_FIGURE and narrower:
        most = narrower[-1]
    return next((width for width in narrower if natural <= width), most)


def _settings(table: Table, width: int, target: Target) -> Markup:
    settings = [
        w("tblStyle", val=target.id_of(_look(table).table)),
        w("tblW", w=width, type="dxa"),
        w("tblLayout", type="fixed"),
        _parts(table),
    ]
    if table.caption:
        settings.append(w("tblCaption", val=plain_text(table.caption.text)))
    if table.summary:
        settings.append(w("tblDescription", val=table.summary))
    return w("tblPr", *settings)


def _look(table: Table) -> _Look:
    return _COMPACT if is_compact(table) else _ROOMY


def _parts(table: Table) -> Markup:
    """Which of the table style's special parts there are, also as the bit mask that older Words read."""
    first, last = table.has_row_headers, bool(table.rows) and table.rows[-1].is_total
    mask = 0x0020 | 0x0040 * last | 0x0080 * first | 0x0200 | 0x0400
    return w(
        "tblLook",
        val=f"{mask:04X}",
        firstRow=1,
        lastRow=int(last),
        firstColumn=int(first),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )


def _header_row(table: Table, grid: _Grid, target: Target) -> Markup:
    row = [w("trPr", w("cantSplit"), w("tblHeader"))]
    for index, (column, width, indent) in enumerate(zip(table.columns, grid.widths, grid.headings, strict=True)):
        content = inlines(_heading(column, table), target, link=Style.TABLE_HEADING_LINK)
        if index == 0 and not table.caption:
            content = anchored(content, table.anchor, target)
        style = target.id_of(_look(table).headings[column.alignment])
        row.append(_cell(width, paragraph(style, content), indent, kept=bool(table.rows)))
    return w("tr", *row)


def _heading(column: Column, table: Table) -> Inlines:
    """In narrow columns each year label begins a line: Word would fill the line before with half of it."""
    return tuple(_years_apart(column.heading)) if is_compact(table) else column.heading


def _years_apart(content: Inlines) -> Iterator[Inline]:
    for node in content:
        if not isinstance(node, Text):
            yield node
            continue
        first, *others = re.split(r" (?=\d+–\d)", node.text)
        yield Text(first)
        for other in others:
            yield from (LineBreak(), Text(other))


def _row(
    row: Row, table: Table, indents: tuple[int, ...], grid: _Grid, target: Target, kept: bool, is_tall: bool
) -> Markup:
    made, look = [] if is_tall else [w("trPr", w("cantSplit"))], _look(table)
    for cell, column, width, indent in zip(row.cells, table.columns, grid.widths, indents, strict=True):
        content = inlines(cell, target, _TOTAL if row.is_total or column.is_total else PLAIN)
        words = paragraph(target.id_of(look.cells[column.alignment]), content)
        made.append(_cell(width, words, indent, kept))
    return w("tr", *made)


def _cell(width: int, words: WordParagraph, indent: int, kept: bool) -> Markup:
    """One cell, its ``words`` ended ``indent`` before its edge."""
    if kept:
        words.settings.append(w("keepNext"))
    if indent:
        words.settings.append(w("ind", right=indent))
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), words.markup)


def _kept(table: Table) -> list[bool]:
    """Which rows stay with what follows: all of a short table's; of a long one's, those at its ends."""
    count = len(table.rows)
    short = count <= _ROWS_KEPT_ON_ONE_PAGE
    kept = [short or index in (0, count - 2) for index in range(count)]
    return [*kept[:-1], bool(table.notes)] if kept else []
