"""What of a sheet's points stands on its first page: up to ten, and no more than there is room for in every format."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil

from mappa_report.compose.proofs.places import paragraph
from mappa_report.compose.proofs.points import Point
from mappa_report.document.blocks import Block, NumberedList, Paragraph
from mappa_report.document.inlines import Inlines, plain_text
from mappa_report.wording.numbers import counted

MOST_ON_FIRST_PAGE = 10
"""The most points on the first page: fewer where they are long, as all of it has to stand there in every format."""

_LINES, _LETTERS_IN_A_LINE, _PAGE_OF_LINK = 34, 85, 9
"""Of paragraphs and points, besides headings and the form, in the widest letters that Word files are shown with."""


def room_below(*above: Sequence[Block]) -> int:
    """How many lines of points the first page has room for below the paragraphs ``above``."""
    return _LINES - sum(_lines(block.content) for blocks in above for block in blocks if isinstance(block, Paragraph))


def how_many_fit(points: Sequence[Point], room: int) -> int:
    """How many of ``points`` stand within ``room`` lines: one at least, ten at most."""
    lines = accumulate(_lines(point.words) for point in points[:MOST_ON_FIRST_PAGE])
    return max(1, sum(taken <= room for taken in lines))


def _lines(words: Inlines) -> int:
    """How many lines ``words`` take at most, in any format; those of a link with its page and what is between."""
    return ceil((len(plain_text(words)) + _PAGE_OF_LINK) / _LETTERS_IN_A_LINE)


def weightiest(points: Sequence[Point], count: int) -> Iterator[Block]:
    """The first ``count`` of ``points``, numbered, and how many more there are."""
    yield NumberedList(tuple((Paragraph(point.words),) for point in points[:count]))
    if len(points) > count:
        more = counted(len(points) - count, "further point")
        yield paragraph(f"{more} follow{'s' if len(points) == count + 1 else ''} on the next pages.")
