"""Spaces that don't break, read as plain ones: no search for two words would else find them."""

import re
from typing import Any

import pikepdf

# How a page's content and a font's map to letters say that a glyph stands for such a space.
_IN_CONTENT = (re.compile(rb"/ActualText<FEFF00A0>"), b"/ActualText( )")
_IN_MAP = (re.compile(rb"> <00A0>", re.IGNORECASE), b"> <0020>")


def name_spaces(pdf: pikepdf.Pdf) -> None:
    """Name every such space of ``pdf`` a plain one.

    Fonts draw it by the glyph of a plain one, which WeasyPrint names after whichever of them it meets first.
    """
    fonts: dict[tuple[int, int], Any] = {}
    for page in pdf.pages:
        _replace(page.obj.Contents, *_IN_CONTENT)
        found: Any = page.obj.Resources.get("/Font", {})
        fonts.update({font.objgen: font for _, font in found.items()})
    for font in fonts.values():
        _replace(font.ToUnicode, *_IN_MAP)


def _replace(stream: Any, old: re.Pattern[bytes], new: bytes) -> None:
    data = stream.read_bytes()
    replaced = old.sub(new, data)
    if replaced != data:
        stream.write(replaced)
