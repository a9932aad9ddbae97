"""What differs between an earlier version of a file and the file as it is, to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.intake.section_saving import plain
from mappa_report.intake.target import Target, target_of
from mappa_report.readers.area_reader import STATISTICS
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.review.differences import differences
from mappa_report.source.place import Source
from mappa_report.workbench.figure_tables import FigureTables
from mappa_report.workbench.reports import Report

_GAP = re.compile(r"\n\s*\n")


class Piece(Struct, frozen=True):
    """Some words: the ``kind`` says whether they are the "same", what "was" there, what is "now", or are left "out"."""

    kind: str
    words: str = ""


class ChangedFigure(Struct, frozen=True):
    """A figure that differs: what it is of, what it was, and what it is now."""

    label: str
    was: str
    now: str


def marked_words(was: str, now: str) -> tuple[Piece, ...]:
    """How ``was`` became ``now``, with all that is the same."""
    old, new = plain(was), plain(now)
    pieces: list[Piece] = []
    at = 0
    for each in differences(old, new):
        pieces += [Piece("same", old[at : each.start]), Piece("was", old[each.start : each.end])]
        pieces.append(Piece("now", each.new))
        at = each.end
    return tuple(each for each in (*pieces, Piece("same", old[at:])) if each.words)


def changed_words(was: str, now: str) -> tuple[Piece, ...]:
    """The same, but of what is the same only the paragraphs next to a change; nothing where nothing has changed."""
    pieces = marked_words(was, now)
    if all(each.kind == "same" for each in pieces):
        return ()
    last = len(pieces) - 1
    shown = (_near(each, number == 0, number == last) for number, each in enumerate(pieces))
    return tuple(piece for near in shown for piece in near)


def _near(piece: Piece, is_first: bool, is_last: bool) -> Iterator[Piece]:
    """``piece``; where it is the same, without the paragraphs that are next to no change."""
    gaps = [*_GAP.finditer(piece.words)]
    start = gaps[0].start() if gaps and not is_first else 0
    end = gaps[-1].end() if gaps and not is_last else len(piece.words)
    if piece.kind != "same" or not gaps:
        yield piece
    elif is_first or is_last:
        yield from (each for each in _cut(piece.words, start, end, is_first))
    elif end > gaps[0].end():
        yield from (Piece("same", piece.words[:start]), Piece("out"), Piece("same", piece.words[end:]))
    else:
        yield piece


def _cut(words: str, start: int, end: int, is_first: bool) -> tuple[Piece, Piece]:
    """The end of the text before the first change, or the beginning of that after the last one."""
    return (Piece("out"), Piece("same", words[end:])) if is_first else (Piece("same", words[:start]), Piece("out"))


def changed_figures(report: Report, file: str, was: str) -> tuple[ChangedFigure, ...] | None:
    """The figures that differ from those in ``was``; None where ``file`` is no return, or one that can't be read."""
    target = target_of(report.workspace, report.area, str(report.year), []) if file == STATISTICS else None
    source = Source(file, was.removeprefix("\ufeff"))
    node = read_yaml(source, []) if target else None
    if target is None or node is None:
        return None
    earlier = dict(_cells(replace(target, source=source, node=node)))
    return tuple(
        ChangedFigure(label, earlier[name, label], text)
        for (name, label), text in _cells(target)
        if earlier[name, label] != text
    )


def _cells(target: Target) -> Iterator[tuple[tuple[str, str], str]]:
    tables = FigureTables(target, None, (), {}, ()).tables()
    return (((cell.name, cell.label), cell.text) for table in tables for cell in table.cells)
