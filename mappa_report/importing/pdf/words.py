"""The words of a page with their places, in the order in which the page is drawn."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

HYPHEN = "\u00ad"
"""A hyphen at the end of a line. Whether it is part of the word nobody can tell from the page."""

_BLANK = frozenset((0, 9, 10, 13, 32, 160, 0x2002, 0x2003, 0x2009, 0x200B, 0x202F, 0x3000))
_AT_LINE_END = frozenset((2, 0xFFFE))
"""What pdfium gives for any hyphen that ends a line."""

_BOLD = re.compile(rb"bold|heavy|black|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(rb"italic|oblique", re.IGNORECASE)
_HEAVY = 600
_SAME_LINE = 0.3
_NAME = 128


class Word(NamedTuple):
    """Letters without a blank. ``y`` is their base line, downwards; sizes are in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    is_bold: bool = False
    is_italic: bool = False


class Look(NamedTuple):
    """How letters look."""

    size: float
    is_bold: bool
    is_italic: bool


class PageWords:
    """The words of ``page``, a page of pdfium."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._page = page.get_textpage()
        self._text = self._page.raw
        self.letters = int(self._page.count_chars())
        self._turn = page.get_rotation()
        self._box = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._at_box, self._at_x, self._at_y = map(ctypes.byref, (self._box, self._x, self._y))
        self._box_of, self._origin_of = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
        self._name = ctypes.create_string_buffer(_NAME)
        self._flags = ctypes.c_int()
        self._looks: dict[int | None, Look] = {}

    def words(self) -> Iterator[Word]:
        """All words of the page."""
        code_of = self._raw.FPDFText_GetUnicode
        text = self._text
        codes: list[int] = []
        start = 0
        for number in range(self.letters):
            code = code_of(text, number)
            if code in _BLANK:
                if codes:
                    yield from self._parted(codes, start)
                    codes = []
            else:
                if not codes:
                    start = number
                codes.append(code)
        if codes:
            yield from self._parted(codes, start)

    def _parted(self, codes: list[int], start: int) -> Iterator[Word]:
        """The word that ``codes`` make: several where its letters stand on different lines, as a note's mark does."""
        last = start + len(codes) - 1
        look = self._look(start)
        x0, _, y = self._place(start)
        _, x1, end = self._place(last) if len(codes) > 1 else self._place(start)
        if abs(end - y) <= _SAME_LINE and x1 > x0:
            yield Word(_text(codes), x0, x1, y, *look)
            return
        held: list[int] = []
        for number, code in enumerate(codes, start):
            left, right, base = self._place(number)
            if held and (abs(base - y) > _SAME_LINE or left < x1 - look.size):
                yield Word(_text(held), x0, x1, y, *look)
                held = []
            if not held:
                x0, y, look = left, base, self._look(number)
            held.append(code)
            x1 = right
        yield Word(_text(held), x0, x1, y, *look)

    def _place(self, number: int) -> tuple[float, float, float]:
        """Where a letter begins and ends, and its base line, on the page as it is shown."""
        self._box_of(self._text, number, self._at_box)
        self._origin_of(self._text, number, self._at_x, self._at_y)
        box, x, y = self._box, self._x.value, self._y.value
        if self._turn == 90:
            return box.bottom, box.top, x
        if self._turn == 180:
            return -box.right, -box.left, y
        if self._turn == 270:
            return -box.top, -box.bottom, -x
        return box.left, box.right, -y

    def _look(self, number: int) -> Look:
        """How a letter looks: as all that are drawn with it."""
        drawn = ctypes.cast(self._raw.FPDFText_GetTextObject(self._text, number), ctypes.c_void_p).value
        look = self._looks.get(drawn)
        if look is None:
            look = self._looks[drawn] = self._own_look(number)
        return look

    def _own_look(self, number: int) -> Look:
        raw, text = self._raw, self._text
        raw.FPDFText_GetMatrix(text, number, ctypes.byref(self._matrix))
        scale = abs(self._matrix.d) or abs(self._matrix.b) or 1
        size = round(raw.FPDFText_GetFontSize(text, number) * scale, 1)
        raw.FPDFText_GetFontInfo(text, number, self._name, _NAME, ctypes.byref(self._flags))
        name = self._name.value
        is_bold = bool(_BOLD.search(name)) or raw.FPDFText_GetFontWeight(text, number) >= _HEAVY
        return Look(size, is_bold, bool(_ITALIC.search(name)))


def _text(codes: list[int]) -> str:
    last = HYPHEN if codes[-1] in _AT_LINE_END else _letter(codes[-1])
    return "".join(map(_letter, codes[:-1])) + last


def _letter(code: int) -> str:
    if code in _AT_LINE_END:
        return "-"
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
