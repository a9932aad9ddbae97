"""What is marked on the pages, as pdfium draws it: stretches of words and pictures."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from mappa_report.importing.pdf.elements import Mark
from mappa_report.importing.pdf.pictures import PagePictures
from mappa_report.unpacking.bounds import Tally

_MAX_OBJECTS = 2_000_000
_DEEPEST_FORM = 4
_UNITS = 8_192
"""How many letters one object of text has, at most; more is cut into several objects by any program."""

_NAME = 128
_NOUGHT = 2
"""Bytes of the nought at the end of a text."""

_BOLD = re.compile(rb"bold|heavy|black|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(rb"italic|oblique", re.IGNORECASE)
_ARTIFACT = "Artifact"
_HEAVY = 600


class Stretch(NamedTuple):
    """Letters that look alike. ``size`` is in points, and ``y`` their base line, upwards."""

    text: str
    is_bold: bool
    is_italic: bool
    size: float
    y: float


class MarkedPages:
    """The ``stretches`` of words of a whole file by their marks, and the names of ``images`` among its ``pictures``.

    ``unmarked`` counts the letters that are neither marked nor artifacts, and ``letters`` all. Those of ``drawings``,
    such as charts, of which each letter may be drawn alone, are not looked at.
    """

    def __init__(self, letters: Tally, pictures: PagePictures, drawings: frozenset[Mark]) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._tally = letters
        self._objects = Tally("drawn objects in this PDF", _MAX_OBJECTS)
        self._buffer = (ctypes.c_ushort * _UNITS)()
        self._letters = ctypes.cast(self._buffer, ctypes.POINTER(ctypes.c_ushort))
        self._get_text = raw.FPDFTextObj_GetText
        self._name = ctypes.create_string_buffer(_NAME)
        self._size = ctypes.c_float()
        self._matrix = raw.FS_MATRIX()
        self._angle = ctypes.c_int()
        self._looks: dict[int, tuple[bool, bool]] = {}
        self.stretches: dict[Mark, list[Stretch]] = {}
        self.images: dict[Mark, list[str]] = {}
        self.pictures = pictures
        self._drawings = drawings
        self.unmarked = 0

    def add(self, page: Any, number: int) -> None:
        """Take what stands on ``page``, which is the page ``number``, counted from 1."""
        text_page = page.get_textpage()
        self._looks = {}
        raw, drawings = self._raw, self._drawings
        mark_of = raw.FPDFPageObj_GetMarkedContentID
        for drawn, kind in self._drawn(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, 0):
            mark = Mark(number, mark_of(drawn))
            if kind == raw.FPDF_PAGEOBJ_IMAGE and mark.number >= 0:
                name = self.pictures.name(drawn, page, number)
                self.images.setdefault(mark, []).extend([name] if name else [])
            if kind != raw.FPDF_PAGEOBJ_TEXT or mark in drawings:
                continue
            words = self._words(drawn, text_page.raw)
            if not words:
                continue
            if mark.number >= 0:
                self.stretches.setdefault(mark, []).append(Stretch(words, *self._look(drawn)))
            elif words.strip() and not self._is_artifact(drawn):
                self.unmarked += len(words)

    def _drawn(self, parent: Any, count: Any, get: Any, depth: int) -> Iterator[tuple[Any, int]]:
        """Each thing that is drawn in ``parent``, and of what kind it is; of a form, what is in it."""
        raw = self._raw
        kind_of, form = raw.FPDFPageObj_GetType, raw.FPDF_PAGEOBJ_FORM
        objects = count(parent)
        self._objects.add(max(objects, 0))
        for number in range(objects):
            drawn = get(parent, number)
            kind = kind_of(drawn)
            if kind == form and depth < _DEEPEST_FORM:
                yield from self._drawn(drawn, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth + 1)
            else:
                yield drawn, kind

    def _words(self, drawn: Any, text_page: Any) -> str:
        length = self._get_text(drawn, text_page, self._letters, _UNITS * 2)
        if length <= _NOUGHT:
            return ""
        words = self._text(length)
        self._tally.add(len(words))
        return words

    def _text(self, length: int) -> str:
        """The ``length`` bytes of the buffer, less the nought at their end, as text."""
        held = ctypes.string_at(self._buffer, max(0, min(length, _UNITS * 2) - _NOUGHT))
        return held.decode("utf-16-le", "replace")

    def _look(self, drawn: Any) -> tuple[bool, bool, float, float]:
        raw, matrix = self._raw, self._matrix
        raw.FPDFTextObj_GetFontSize(drawn, ctypes.byref(self._size))
        raw.FPDFPageObj_GetMatrix(drawn, ctypes.byref(matrix))
        font = raw.FPDFTextObj_GetFont(drawn)
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._looks:
            raw.FPDFFont_GetBaseFontName(font, self._name, _NAME)
            name = self._name.value
            is_bold = bool(_BOLD.search(name)) or raw.FPDFFont_GetWeight(font) >= _HEAVY
            raw.FPDFFont_GetItalicAngle(font, ctypes.byref(self._angle))
            self._looks[key] = is_bold, bool(_ITALIC.search(name)) or self._angle.value != 0
        scale = abs(matrix.d) or abs(matrix.b) or 1
        return *self._looks[key], round(self._size.value * scale, 1), matrix.f

    def _is_artifact(self, drawn: Any) -> bool:
        raw = self._raw
        size = ctypes.c_ulong()
        for number in range(min(raw.FPDFPageObj_CountMarks(drawn), 20)):
            mark = raw.FPDFPageObj_GetMark(drawn, number)
            raw.FPDFPageObjMark_GetName(mark, self._buffer, _UNITS * 2, ctypes.byref(size))
            if self._text(size.value) == _ARTIFACT:
                return True
        return False
