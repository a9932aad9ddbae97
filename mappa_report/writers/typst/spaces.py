"""Spaces that don't break, read as plain ones: no search for two words would else find them."""

from __future__ import annotations

from typing import Any

import pikepdf

# How Typst writes that a glyph stands for such a space, in a page's content and in a font's map to letters.
_IN_CONTENT = (b"/ActualText<FEFF00A0>", b"/ActualText( )")
_IN_MAP = (b"> <00A0>", b"> <0020>")


def name_spaces(pdf: pikepdf.Pdf) -> None:
    """Name every such space of ``pdf`` a plain one."""
    fonts: dict[tuple[int, int], Any] = {}
    for page in pdf.pages:
        _replace(page.obj.Contents, *_IN_CONTENT)
        found: Any = page.obj.Resources.get("/Font", {})
        fonts.update({font.objgen: font for font in found.values()})
    for font in fonts.values():
        _replace(font.ToUnicode, *_IN_MAP)


def _replace(stream: Any, old: bytes, new: bytes) -> None:
    data = stream.read_bytes()
    if old in data:
        stream.write(data.replace(old, new))
