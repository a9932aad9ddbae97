"""Whether the rows of a Markdown table have as many cells as its head: the parser drops what is more without a word."""

import re
from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from mappa_report.problems.problem import Problem
from mappa_report.readers.markdown_tokens import line_of
from mappa_report.source.place import Place, Source

MAX_COLUMNS = 12
"""More than a table on a page can show; Word opens no file whose table has more than 63."""
MAX_ROWS = 200
_BAR = re.compile(r"(?<!\\)\|")


def table_problems(node: SyntaxTreeNode, source: Source) -> Iterator[Problem]:
    """Every Problem with the shape of the table ``node``: too many columns or rows, no row, an uneven one."""
    head, rows = node.children[0].children[0], rows_of(node)
    place = Place(source, line_of(node), 1)
    columns = len(head.children)
    if columns > MAX_COLUMNS:
        message = f"this table has {columns} columns, where {MAX_COLUMNS} fit across a page"
        hint = "turn rows into columns, or make two tables of it."
        yield Problem("markdown-unsupported", message, place, hint=hint)
    if len(rows) > MAX_ROWS:
        message = f"this table has {len(rows):,} rows, where {MAX_ROWS} are the most"
        hint = "a report is no place for a list as long; publish it beside the report and say where."
        yield Problem("markdown-unsupported", message, place, hint=hint)
        return
    if not rows:
        hint = "write its rows below the line of dashes, with no empty line between, or remove the table."
        yield Problem("table-cells", "this table has a head and no rows", place, hint=hint)
    for row in rows:
        yield from _uneven(row, columns, source)


def rows_of(node: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    """The rows of the table ``node`` below its head."""
    return node.children[1].children if len(node.children) > 1 else []


def _uneven(row: SyntaxTreeNode, columns: int, source: Source) -> Iterator[Problem]:
    number = line_of(row)
    line = source.line(number)
    cells = _cells(line)
    words = line.strip()
    place = Place(source, number, line.find(words) + 1, len(words))
    if "|" not in line:
        message = "this line stands right below a table, and is taken for a row of it"
        hint = "put an empty line before it; or write it as a row, with a | between its cells."
        on_page = "make it a paragraph of its own, or a row of the table."
        yield Problem("table-cells", message, place, hint=hint, on_page=on_page)
        return
    if len(cells) == columns or (
        len(cells) > columns and not any(line[start:end].strip() for start, end in cells[columns:])
    ):
        return  # empty cells beyond the last lose nothing
    message = f"this row has {_counted(len(cells))}, where the head of the table has {_counted(columns)}"
    hint = "put a | for each cell that is missing, so that the others stand below their own heads."
    if len(cells) > columns:
        start = cells[columns][0]
        beyond = line[start : cells[-1][1]]
        place = Place(source, number, start + 1 + len(beyond) - len(beyond.lstrip()), max(1, len(beyond.strip())))
        hint = "give the head a cell for each column, or take out what is too much; for a | in a cell write \\|."
    on_page = "give each row as many cells as its head has."
    yield Problem("table-cells", message, place, hint=hint, on_page=on_page)


def _cells(line: str) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end in ``line``, as the parser takes them."""
    begins, ends = len(line) - len(line.lstrip("> \t")), len(line.rstrip())
    bars = [match.start() for match in _BAR.finditer(line)]
    starts, stops = [begins, *(bar + 1 for bar in bars)], [*bars, ends]
    cells = list(zip(starts, stops, strict=True))
    first, last = int(bars[:1] == [begins]), len(cells) - int(bars[-1:] == [ends - 1])
    return cells[first:last]


def _counted(count: int) -> str:
    return "one cell" if count == 1 else f"{count} cells"
