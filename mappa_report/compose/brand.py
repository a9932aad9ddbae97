"""An area's brand, as the Document's colours."""

from __future__ import annotations

from mappa_report.document.document import Colours
from mappa_report.model.area import Brand
from mappa_report.model.colour import WHITE, nearest_readable

_DARK_PAPER = "#14181c"  # as screen.css has it
_CONTRAST_IN_THE_DARK = 7


def colours_of(brand: Brand) -> Colours | None:
    """The colours of ``brand``, one standing in for the other; None where it has neither."""
    accent, band = brand.accent or brand.band, brand.band or brand.accent
    if not accent:
        return None
    return Colours(accent, band, nearest_readable(accent, _DARK_PAPER, WHITE, _CONTRAST_IN_THE_DARK))
