"""A plain text, as reports are kept and passed on, into pieces; headings by their looks, tables by their layout."""

from collections.abc import Iterator, Sequence

from mappa_report.document.blocks import BulletList, Column, Heading, NumberedList, Paragraph, Row, Table
from mappa_report.document.inlines import Inlines, Text
from mappa_report.importing.finished import Finished, Piece, Told, ToldKind
from mappa_report.importing.text.decoding import decode
from mappa_report.importing.text.layout import LaidOut, table_at
from mappa_report.importing.text.marks import item_of, looks_like_heading, looks_like_row
from mappa_report.importing.text.outline import is_outline, read_outline
from mappa_report.importing.text.running_feet import without_running_feet
from mappa_report.importing.text.stretches import Line, joined, lines_with_text, stretches, width_of
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.refusals import FileRefused

_SECTION, _PART = 1, 2
_NEW_SECTION = 2
"""Blank lines before the heading of a section."""
_MAX_LINES = 40_000
_MAX_ROWS = 1_000
"""Lines among which a table is looked for from each row on, so that the time it takes grows with the text alone."""


def read_text(data: bytes, name: str) -> Finished:
    """The plain text ``data`` of the file ``name``; FileRefused where it is none, or too large.

    A heading is only a guess, by its looks, and told, but in a text that this program has written.
    """
    decoded = decode(data, name)
    if len(decoded) > _MAX_LINES:
        hint = "check that it is the right file; if it is, divide it into several."
        message = f"this file has {len(decoded):,} lines, where at most {_MAX_LINES:,} are read"
        raise FileRefused(Problem("file-too-large", message, Place(Source(name)), hint=hint))
    if is_outline(decoded):
        return read_outline(decoded)
    decoded, left_out = without_running_feet(decoded)
    lines = lines_with_text(decoded)
    pieces = tuple(_pieces(lines, width_of(lines)))
    told = tuple(
        Told(ToldKind.GUESSED_HEADING, piece.where, f"“{_words(piece)}” was taken for a heading by its looks")
        for piece in pieces
        if isinstance(piece.block, Heading)
    )
    title = next((_words(piece) for piece in pieces if isinstance(piece.block, Heading)), "")
    return Finished(title, "", pieces, (*left_out, *told))


def _words(piece: Piece) -> str:
    match piece.block:
        case Heading(_, (Text(text),)):
            return text
    return ""


def _pieces(lines: Sequence[Line], width: int) -> Iterator[Piece]:
    at = 0
    while at < len(lines):
        table = table_at(lines[at : at + _MAX_ROWS]) if _may_be_table(lines[at]) else None
        if table:
            yield Piece(_table(table), f"line {lines[at].number}")
            at += table.lines
            continue
        until = next((i for i in range(at + 1, len(lines)) if _may_be_table(lines[i])), len(lines))
        yield from _running(lines[at:until], width, lines[until : until + 1])
        at = until


def _may_be_table(line: Line) -> bool:
    return looks_like_row(line.text)


def _table(table: LaidOut) -> Table:
    head, *rows = table.rows
    columns = tuple(Column(_inlines(cell)) for cell in head)
    return Table(columns, tuple(Row(tuple(map(_inlines, row))) for row in rows))


def _inlines(words: str) -> Inlines:
    return (Text(words),) if words else ()


def _running(lines: Sequence[Line], width: int, following: Sequence[Line]) -> Iterator[Piece]:
    items: list[tuple[int | None, str]] = []
    where = ""
    groups = list(stretches(lines, width))
    for index, group in enumerate(groups):
        words = joined(group)
        if not words:
            continue
        item = item_of(words)
        if items and (item is None or (item[0] is None) is not (items[-1][0] is None)):
            yield Piece(_list(items), where)
            items = []
        if item:
            where = where if items else f"line {group[0].number}"
            items.append(item)
            continue
        after = groups[index + 1] if index + 1 < len(groups) else following
        is_over_nothing = not after or (not after[0].gap and item_of(after[0].text) is not None)
        yield Piece(_paragraph(group, words, is_over_nothing), f"line {group[0].number}")
    if items:
        yield Piece(_list(items), where)


def _paragraph(group: Sequence[Line], words: str, is_over_nothing: bool) -> Heading | Paragraph:
    if looks_like_row(group[0].text):
        return Paragraph((Text(group[0].text.strip()),))
    if not is_over_nothing and looks_like_heading(words):
        level = _SECTION if group[0].gap >= _NEW_SECTION or group[0].number == 1 else _PART
        return Heading(level, (Text(words),))
    return Paragraph((Text(words),))


def _list(items: Sequence[tuple[int | None, str]]) -> BulletList | NumberedList:
    blocks = tuple((Paragraph((Text(words),)),) for _, words in items)
    start = items[0][0]
    return BulletList(blocks) if start is None else NumberedList(blocks, start)
