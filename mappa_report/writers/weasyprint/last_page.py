"""How a report ends that WeasyPrint sets: a last page with a few lines on it is filled up or spared by other spaces."""

from collections.abc import Callable
from typing import Any

_LEAST = 0.35
"""How much of the last page is to be filled: a third, and a line."""

_SPREADS = (0.93, 1.08, 0.85, 1.2)
"""How much larger than usual spaces may be, and nobody sees it: what ``print.css`` multiplies them by."""


def well_ended(lay_out: Callable[[str], Any]) -> Any:
    """What ``lay_out`` makes of a report with no styles but its own, or with more by which its last page is filled."""
    usual = lay_out("")
    if _is_filled(usual):
        return usual
    others = (lay_out(f":root {{ --spread: {spread} !important }}") for spread in _SPREADS)
    return next(filter(_is_filled, others), usual)


def _is_filled(document: Any) -> bool:
    page = document.pages[-1]._page_box
    (text, *_) = page.children
    share = (text.position_y + text.height - page.content_box_y()) / page.height
    return bool(share >= _LEAST) or len(document.pages) < 3
