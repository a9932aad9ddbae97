"""How a report ends: a last page with a few lines on it is filled up or spared, by spaces a little different."""

import io
from collections.abc import Callable, Iterator
from typing import Any

from pikepdf import Pdf

from mappa_report.writers.typst.template_parts import Ending, ending_of

_LEAST = 0.35
"""How much of the last page is to be filled: a third, and a line."""

_SPACES = 0.22
"""How much of a page follows, more or less: spaces between blocks, and a tenth of those between lines."""

_SMALLEST, _LARGEST = 0.8, 1.25
"""By how much they may be so, and nobody sees it."""


def made_up(make: Callable[[float], bytes]) -> bytes:
    """What ``make`` makes of a report with spaces as they are, or with others if it ends better for them."""
    made = make(1)
    ending = _ending(made)
    if ending.pages == 1 or ending.share >= _LEAST:
        return made
    others = (make(spread) for spread in _spreads(ending))
    return next((other for other in others if _ending(other).share >= _LEAST), made)


def _spreads(ending: Ending) -> Iterator[float]:
    """How much larger the spaces might be, so that the last page is spared or its share grows."""
    to_spare, to_fill = -ending.share - 0.05, _LEAST + 0.05 - ending.share
    for change in (*sorted((to_spare, to_fill), key=abs), 2 * to_fill, 4 * to_fill):
        yield min(_LARGEST, max(_SMALLEST, 1 + change / ((ending.pages - 1) * _SPACES)))


def _ending(pdf: bytes) -> Ending:
    """What the template tells of the end of the text, if it does."""
    with Pdf.open(io.BytesIO(pdf)) as file:
        element: Any = file.Root.StructTreeRoot.K[0]
        while kids := element.get("/K"):  # the note is the last of all
            element = kids[-1]
            if isinstance(element, int):
                return Ending()
        return ending_of(str(element.get("/Alt"))) or Ending()
