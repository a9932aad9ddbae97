"""How pages are filled: a last page with a few lines on it is filled up or spared, and a hole before a picture too."""

import io
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct
from pikepdf import Pdf

from mappa_report.writers.typst.template_parts import Ending, ending_of

_LEAST = 0.35
"""How much of the last page is to be filled: a third, and a line."""

_FOLLOWS = 0.22
"""How much of a page follows, more or less: spaces between blocks, and a tenth of those between lines."""

_SMALLEST, _LARGEST = 0.8, 1.25
"""By how much spaces may be other than usual, and nobody sees it."""

_SMALLER_PICTURES = 0.85


class MakeUp(Struct, frozen=True):
    """How much larger than usual spaces are, and pictures that take more than a third of a page.

    With ``has_large_imprint`` the imprint is as large as text.
    """

    spread: float = 1
    tall_pictures: float = 1
    has_large_imprint: bool = False


PLAIN = MakeUp()


def made_up(make: Callable[[MakeUp], bytes]) -> bytes:
    """What ``make`` makes of a report as is usual, or else in the first of some ways by which its pages are filled."""
    made = make(PLAIN)
    ending = _ending(made)
    if _is_filled(ending):
        return made
    others = ((other, _ending(other)) for other in map(make, _ways(ending)))
    tried = [(made, ending)]
    for other, filled in others:
        if _is_filled(filled):
            return other
        tried.append((other, filled))
    return min(tried, key=lambda each: (not _is_well_ended(each[1]), each[1].holes))[0]


def _is_filled(ending: Ending) -> bool:
    return _is_well_ended(ending) and not ending.holes


def _ways(ending: Ending) -> Iterator[MakeUp]:
    """What to try, the least different first."""
    if ending.holes:
        yield MakeUp(tall_pictures=_SMALLER_PICTURES)
    if not _is_well_ended(ending):
        pictures = _SMALLER_PICTURES if ending.holes else 1
        yield from (MakeUp(spread, pictures) for spread in _spreads(ending))
        yield MakeUp(1, pictures, has_large_imprint=True)


def _is_well_ended(ending: Ending) -> bool:
    return ending.pages == 1 or ending.share >= _LEAST


def _spreads(ending: Ending) -> Iterator[float]:
    """How much larger the spaces might be, so that the last page is spared or its share grows."""
    to_spare, to_fill = -ending.share - 0.05, _LEAST + 0.05 - ending.share
    further = to_spare - 0.6, 2 * to_fill, 4 * to_fill
    for change in (*sorted((to_spare, to_fill), key=abs), *further):
        yield min(_LARGEST, max(_SMALLEST, 1 + change / ((ending.pages - 1) * _FOLLOWS)))


def _ending(pdf: bytes) -> Ending:
    """What the template tells of the end of the text, if it does."""
    with Pdf.open(io.BytesIO(pdf)) as file:
        element: Any = file.Root.StructTreeRoot.K[0]
        while kids := element.get("/K"):  # the note is the last of all
            element = kids[-1]
            if isinstance(element, int):
                return Ending()
        return ending_of(str(element.get("/Alt"))) or Ending()
