"""How pages are filled: a last page with a few lines on it is filled up or spared, and a hole before a picture too."""

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

_LEAST = 0.35
"""How much of the last page is to be filled: a third, and a line."""

_SPREADS = (0.94, 1.24, 0.84)
"""By how much spaces may be other than usual, and nobody sees it. The first is enough for three in four reports."""

_OF_LARGE_IMPRINT, _OF_CLOSE_IMPRINT = 0.18, 0.05
"""How much of the last page is filled where a large imprint fills what is to be filled, and where a close one spares
the page: two lines of it are there.
"""

_SMALLER_PICTURES = 0.85


class MakeUp(Struct, frozen=True):
    """How much larger than usual spaces are, and pictures that take more than a third of a page.

    A ``large`` imprint is as large as text, a ``close`` one takes some lines less than the ``usual`` one.
    """

    spread: float = 1
    tall_pictures: float = 1
    imprint: Literal["usual", "large", "close"] = "usual"


PLAIN = MakeUp()


class Ending(Struct, frozen=True):
    """How many ``pages`` of text there are, which ``share`` of the last is filled, and in how many are holes.

    ``page_of`` has the numbers of pages by the anchors on them.
    """

    pages: int = 1
    share: float = 1
    holes: int = 0
    page_of: dict[str, str] = {}


def best_make_up(ending_of: Callable[[MakeUp], Ending]) -> tuple[MakeUp, Ending]:
    """The usual one, if a report ends as it should by it, or else the first of some others by which it does.

    ``ending_of`` lays the report out, which takes long.
    """
    tried = {PLAIN: ending_of(PLAIN)}
    for way in _ways(tried[PLAIN]):
        tried[way] = ending_of(way)
        if _is_well_ended(tried[way]) and not tried[way].holes:
            return way, tried[way]
    return min(tried.items(), key=lambda each: (not _is_well_ended(each[1]), each[1].holes, -each[1].share))


def _ways(ending: Ending) -> Iterator[MakeUp]:
    """What to try in place of what ends so, first what does most often."""
    if ending.holes:
        yield MakeUp(tall_pictures=_SMALLER_PICTURES)
    if not _is_well_ended(ending):
        pictures = _SMALLER_PICTURES if ending.holes else 1
        if ending.share >= _OF_LARGE_IMPRINT:
            yield MakeUp(1, pictures, "large")
        elif ending.share <= _OF_CLOSE_IMPRINT:
            yield MakeUp(1, pictures, "close")
        yield from (MakeUp(spread, pictures) for spread in _SPREADS)
        yield MakeUp(_SPREADS[0], pictures, "large")


def _is_well_ended(ending: Ending) -> bool:
    return ending.pages == 1 or ending.share >= _LEAST
