"""How letters look: what a run says itself, then its style, then the style of its paragraph."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from mappa_report.importing.docx.tags import number
from mappa_report.unpacking.docx.package import W
from mappa_report.unpacking.docx.styles import Styles, is_switched_on, value_of


class Look(Struct, frozen=True):
    """What is set of the look of letters; None, 0 or blank for what is not. ``size`` is in half points."""

    is_bold: bool | None = None
    is_italic: bool | None = None
    is_hidden: bool | None = None
    size: int = 0
    language: str = ""
    font: str = ""

    def over(self, below: Look) -> Look:
        """This look, and that ``below`` it for what it does not set."""
        return Look(
            below.is_bold if self.is_bold is None else self.is_bold,
            below.is_italic if self.is_italic is None else self.is_italic,
            below.is_hidden if self.is_hidden is None else self.is_hidden,
            self.size or below.size,
            self.language or below.language,
            self.font or below.font,
        )


_PLAIN = Look()
_FLAGS = {f"{W}b": "is_bold", f"{W}i": "is_italic", f"{W}vanish": "is_hidden"}


def look_of(properties: Any | None) -> Look:
    """The look that the properties of a run or style set."""
    if properties is None or not len(properties):
        return _PLAIN
    values: dict[str, Any] = {}
    for each in properties:
        flag = _FLAGS.get(each.tag)
        if flag:
            values[flag] = is_switched_on(each)
        elif each.tag == f"{W}sz":
            values["size"] = number(value_of(each))
        elif each.tag == f"{W}lang":
            is_leftward = is_switched_on(properties.find(f"{W}rtl"))
            values["language"] = str(each.get(f"{W}bidi", "")) if is_leftward else value_of(each)
        elif each.tag == f"{W}rFonts":
            values["font"] = str(each.get(f"{W}ascii", ""))
    return Look(**values) if values else _PLAIN


class Looks:
    """The looks that styles give, each worked out once."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        default = styles.defaults.find(f"{W}rPrDefault/{W}rPr") if styles.defaults is not None else None
        self._default = Look(size=20).over(_PLAIN) if default is None else look_of(default).over(Look(size=20))
        self.of_paragraph = cache(self._of_paragraph)
        self.of_letters = cache(self._of_letters)

    def _of_paragraph(self, style: str) -> Look:
        """The look of letters in a paragraph of ``style``."""
        return self._of_letters(self._styles.named(style)).over(self._default)

    def _of_letters(self, style: str) -> Look:
        """The look that ``style`` and those that it is based on set."""
        element, above = self._styles.own(style)
        return _PLAIN if element is None else look_of(element.find(f"{W}rPr")).over(self.of_letters(above))
