"""What stands before the text of an RTF: its code page, its fonts, and what letters are where nothing is said."""

from __future__ import annotations

from mappa_report.importing.rtf.letters import USUAL, Font, codec_named, codec_of, font_of
from mappa_report.importing.rtf.state import Look, language_of

_MOST_FONTS = 5_000


class Header:
    """The header of one file, as far as it has been read."""

    def __init__(self) -> None:
        self.codec = USUAL
        self.usual = Look()
        self._fonts: dict[int, Font] = {}
        self._name = ""
        self._number = self._charset = self._page = 0

    def font(self, number: int) -> Font:
        """The font ``number``."""
        return self._fonts.get(number, _ANY)

    def word(self, word: str, number: int | None) -> None:
        """Take a control word of the header."""
        match word:
            case "ansicpg":
                self.codec = codec_of(number or 0) or self.codec
            case "deff":
                self.usual = Look(font=number or 0, language=self.usual.language)
            case "deflang":
                self.usual = Look(font=self.usual.font, language=language_of(number or 0))
            case _:
                self.codec = codec_named(word) or self.codec

    def font_word(self, word: str, number: int | None) -> None:
        """Take a control word of the table of fonts."""
        match word:
            case "f":
                self._number, self._name, self._charset, self._page = number or 0, "", 0, 0
            case "fcharset":
                self._charset = number or 0
            case "cpg":
                self._page = number or 0

    def font_text(self, text: str) -> None:
        """Take a stretch of a font's name, which ends in a semicolon."""
        self._name += text[:100]
        if ";" in text and len(self._fonts) < _MOST_FONTS:
            name = self._name.partition(";")[0].strip()
            self._fonts[self._number] = font_of(name, self._charset, self._page)


_ANY = Font()
