"""The lines round figures that belong to them: titles, headings of columns, and the words of their tables."""

from collections.abc import Sequence

from mappa_report.importing.lines import Line, LineKind

_LINES_OVER = 4
"""Lines of words, at most, that may stand over figures as their title and headings."""
_LINES_OVER_CELLS = 14
"""The same where each heading of a column stands on lines of its own, below which figures follow."""
_MAX_WORDS = 30
_ENDS = (".", "?", "!")
"""What a sentence ends with, and a title doesn't."""


def caption_lines(lines: Sequence[Line], figure_lines: frozenset[int]) -> frozenset[int]:
    """The numbers of those of ``lines`` that are captions of ``figure_lines``.

    A line of a table that has figures nobody asked for is none: it has to be told of.
    """
    pieces = {lines[index].piece for index in figure_lines}
    captions = {
        index
        for index, line in enumerate(lines)
        if line.piece in pieces and line.kind in (LineKind.ROW, LineKind.TITLE) and not _has_figures(line)
    }
    for index in figure_lines:
        captions |= _over(lines, index, figure_lines)
    return frozenset(captions - figure_lines)


def _over(lines: Sequence[Line], index: int, figure_lines: frozenset[int]) -> set[int]:
    """The short lines of words between a figure and what stands before them."""
    start = index
    while start and lines[start - 1].piece == lines[index].piece and lines[index].kind is LineKind.ROW:
        start -= 1
    over: list[int] = []
    for at in range(start - 1, max(-1, start - 1 - _LINES_OVER_CELLS), -1):
        if (
            at in figure_lines
            or lines[at].text.endswith(_ENDS)
            or lines[at].words > _MAX_WORDS
            or lines[at].kind is LineKind.ROW
            or _has_figures(lines[at])
        ):
            break
        over.append(at)
    is_between = bool(over) and over[-1] - 1 in figure_lines
    return set(over if is_between else over[:_LINES_OVER])


def _has_figures(line: Line) -> bool:
    """True for a line with a figure in a cell behind its first, or behind a colon at its end."""
    _, colon, last = line.text.rpartition(":")
    return any(_is_number(cell) for cell in (*line.cells[1:], *([last] if colon else [])))


def _is_number(words: str) -> bool:
    return words.strip().replace(",", "").isdecimal()
