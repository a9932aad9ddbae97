"""What the dictionaries of fonts say: their shapes, their names of letters, and the letters that codes stand for."""

from __future__ import annotations

from typing import Any

from mappa_report.audit.pdf.letters import Letters, read_letters
from mappa_report.unpacking.pdf.objects import PdfObjects

PUBLIC = ("GB1", "CNS1", "Japan1", "Korea1", "KR")
"""The collections of shapes of which programs know the letters."""

_SYMBOLIC = 4


class FontValues:
    """Those of the fonts of ``pdf``, each read once."""

    def __init__(self, pdf: PdfObjects) -> None:
        self._pdf = pdf
        self._letters: dict[str, Letters] = {}
        self._codes: dict[str, set[int] | None] = {}
        self._names: dict[str, dict[int, str]] = {}

    def inner(self, values: dict[str, Any]) -> dict[str, Any]:
        """The font with the shapes of a composite one; nothing for any other."""
        inner = self._pdf.array(values.get("/DescendantFonts"))
        return self._pdf.dictionary(inner[0]) if inner else {}

    def letters(self, values: dict[str, Any]) -> Letters:
        """The letters that the codes of a font stand for, as its map to Unicode has them."""
        key = str(values.get("/ToUnicode"))
        if key not in self._letters:
            self._letters[key] = read_letters(self._pdf.stream(key))
        return self._letters[key]

    def codes(self, font: Any) -> set[int] | None:
        """The codes that have letters; None where the font has no map to Unicode."""
        key = str(font)
        if key not in self._codes:
            values = self._pdf.dictionary(font)
            self._codes[key] = self.letters(values).codes() if isinstance(values.get("/ToUnicode"), str) else None
        return self._codes[key]

    def names(self, font: Any) -> dict[int, str]:
        """The names of letters that a simple font has for codes in place of the usual ones."""
        key = str(font)
        if key not in self._names:
            self._names[key] = self.differences(self._pdf.dictionary(font))
        return self._names[key]

    def is_symbolic(self, values: dict[str, Any]) -> bool:
        """True of a font that says it has other shapes than letters."""
        flags = self._pdf.resolve(self._pdf.dictionary(values.get("/FontDescriptor")).get("/Flags"))
        return isinstance(flags, int) and bool(flags & _SYMBOLIC)

    def differences(self, values: dict[str, Any]) -> dict[int, str]:
        """The same, read anew."""
        names: dict[int, str] = {}
        code = 0
        for each in self._pdf.array(self._pdf.dictionary(values.get("/Encoding")).get("/Differences")):
            if isinstance(each, int):
                code = each
            else:
                names[code] = str(each)
                code += 1
        return names
