"""What a Word file's formatting makes letters look like: their own, and that of their styles."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from msgspec import Struct

from mappa_report.unpacking.docx.package import W
from mappa_report.unpacking.docx.styles import Styles, is_switched_on, value_of

_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_SIZE = re.compile(r"[0-9]{1,4}")


class Look(Struct, frozen=True):
    """The colours of ink and paper, the size in half points, and whether bold; empty or None where not set. ``ink`` may
    be "auto", which Word keeps apart from the paper.
    """

    ink: str = ""
    paper: str = ""
    size: str = ""
    is_bold: bool | None = None

    def over(self, below: Look) -> Look:
        """This look, and that ``below`` it for what it does not set."""
        return Look(
            self.ink or below.ink,
            self.paper or below.paper,
            self.size or below.size,
            below.is_bold if self.is_bold is None else self.is_bold,
        )


class StyleLooks:
    """The looks that styles give, each worked out once."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        default = styles.defaults.find(f"{W}rPrDefault/{W}rPr") if styles.defaults is not None else None
        self.default_size = look_of(default).size
        self.of = cache(self._of)

    def _of(self, style: str) -> Look:
        """The look of the letters of ``style``."""
        element, above = self._styles.own(style)
        return Look() if element is None else look_of(child(element, "rPr")).over(self.of(above))

    def behind(self, style: str) -> str:
        """The colour behind a paragraph of ``style``."""
        return fill_of(self._styles.first(style, f"{W}pPr/{W}shd"))


def look_of(properties: Any | None) -> Look:
    """The look that the properties of a run or style set themselves."""
    if properties is None:
        return Look()
    size = value_of(child(properties, "sz"))
    bold = child(properties, "b")
    return Look(
        ink=value_of(child(properties, "color")),
        paper=fill_of(child(properties, "shd")),
        size=size if _SIZE.fullmatch(size) else "",
        is_bold=None if bold is None else is_switched_on(bold),
    )


def colour(ink: str) -> str:
    """``ink`` if it is a colour; empty for anything else."""
    return ink if _COLOUR.fullmatch(ink) else ""


def fill_of(shade: Any | None) -> str:
    """The colour of a ``w:shd``; empty where it gives none."""
    return colour(str(shade.get(f"{W}fill", ""))) if shade is not None else ""


def child(element: Any | None, name: str) -> Any | None:
    """The first child of ``element`` that Word calls ``name``."""
    return None if element is None else element.find(f"{W}{name}")
