"""Whether what is written has shapes in its font, as wide as the PDF says, and whether the PDF lists all of them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from mappa_report.audit.pdf.cff import read_charset
from mappa_report.audit.pdf.truetype import TrueType
from mappa_report.unpacking.pdf.objects import PdfObjects, text_of

_MAX_BYTES = 4 * 1024 * 1024
_SUBSET = re.compile(r"/[A-Z]{6}\+")
_SYMBOLIC = 4
_SLACK = 1.0
_CHARACTER = re.compile(rb"/([^\s/(){}<>\[\]%]{1,100})\s{1,9}[0-9]{1,6}\s{1,9}(?:RD|-\|)\s")
_USUAL_WIDTH = 1000
_FIRST_LETTER = 32
_MAX_WIDTHS = 200_000


def lists_names(pdf: PdfObjects, name: str, descriptor: dict[str, Any]) -> bool:
    """False if a font of named shapes that is a part of another lists what is in it (CharSet), and not all of that."""
    if not _SUBSET.match(name) or "/CharSet" not in descriptor:
        return True
    listed = {each.strip() for each in text_of(pdf.resolve(descriptor["/CharSet"])).split("/")}
    return set(_names(pdf, descriptor)) - {".notdef"} <= listed


def lists_numbers(pdf: PdfObjects, name: str, descriptor: dict[str, Any]) -> bool:
    """The same of a font of numbered shapes (CIDSet)."""
    if not _SUBSET.match(name) or "/CIDSet" not in descriptor:
        return True
    bits = pdf.stream(descriptor["/CIDSet"])
    shapes = _shapes(pdf, descriptor) if bits else set()
    return all(shape >> 3 < len(bits) and bits[shape >> 3] & (0x80 >> (shape & 7)) for shape in shapes - {0})


def _names(pdf: PdfObjects, descriptor: dict[str, Any]) -> list[str]:
    """The names of the shapes in a font by names."""
    if "/FontFile3" in descriptor:
        return _charset(pdf.stream(descriptor["/FontFile3"]))
    if "/FontFile" not in descriptor:
        return []
    from fontTools.misc.eexec import decrypt

    data = pdf.stream(descriptor["/FontFile"])[:_MAX_BYTES]
    clear = pdf.resolve(pdf.dictionary(descriptor["/FontFile"]).get("/Length1"))
    private, _ = decrypt(data[clear:], 55665) if isinstance(clear, int) else (b"", 0)
    return [name.decode("latin-1") for name in _CHARACTER.findall(private)]


def _shapes(pdf: PdfObjects, descriptor: dict[str, Any]) -> set[int]:
    """The numbers of the shapes in a font by numbers."""
    if "/FontFile2" in descriptor:
        return set(range(TrueType(pdf.stream(descriptor["/FontFile2"])).count))
    charset = read_charset(pdf.stream(descriptor.get("/FontFile3"))[:_MAX_BYTES])
    if charset is None:
        return set()
    return set(charset.numbers) if charset.is_keyed else set(range(1, len(charset.numbers) + 1))


def _charset(data: bytes) -> list[str]:
    """The names of the shapes in a font of the kind CFF; none where they can't be read."""
    charset = read_charset(data[:_MAX_BYTES])
    if charset is None or charset.is_keyed:
        return []
    from fontTools.cffLib import cffStandardStrings

    names = [*cffStandardStrings, *(each.decode("latin-1") for each in charset.strings)]
    return [names[number] for number in charset.numbers if number < len(names)]


class Glyphs:
    """The shapes of one TrueType font: ``values`` is its dictionary, ``descriptor`` what says where its shapes are."""

    def __init__(
        self, pdf: PdfObjects, values: dict[str, Any], descriptor: dict[str, Any], differences: dict[int, str]
    ):
        self._pdf = pdf
        self._values = values
        self._differences = differences
        flags = descriptor.get("/Flags")
        self._is_symbolic = isinstance(flags, int) and bool(flags & _SYMBOLIC)
        self._font = TrueType(pdf.stream(descriptor.get("/FontFile2"))[:_MAX_BYTES])

    def fault(self, code: int) -> str:
        """What is wrong with the shape for ``code``: "missing", "width" or nothing."""
        shape = self._shape(code)
        if shape is None or not self._font.count:
            return ""
        if shape >= self._font.count or (shape == 0 and code != 0):
            return "missing"
        said, drawn = self._said(code), self._font.width(shape)
        return "width" if said is not None and drawn is not None and abs(said - drawn) > _SLACK else ""

    def _shape(self, code: int) -> int | None:
        if self._values.get("/Subtype") == "/CIDFontType2":
            return code if self._values.get("/CIDToGIDMap") == "/Identity" else None
        if self._is_symbolic:
            return self._font.symbol(code)
        if code in self._differences or (3, 1) not in self._font.maps:
            return None
        encoding = self._pdf.resolve(self._values.get("/Encoding"))
        base = encoding.get("/BaseEncoding") if isinstance(encoding, dict) else encoding
        codec = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac-roman"}.get(str(base))
        letter = bytes([code]).decode(codec, errors="replace") if codec else "\ufffd"
        if letter == "\ufffd":
            return None
        return self._font.shape((3, 1), ord(letter)) or (0 if code < _FIRST_LETTER else None)

    def _said(self, code: int) -> float | None:
        if self._values.get("/Subtype") == "/CIDFontType2":
            usual = self._values.get("/DW", _USUAL_WIDTH)
            return self._composite_widths.get(code, usual if isinstance(usual, (int, float)) else _USUAL_WIDTH)
        first, widths = self._pdf.resolve(self._values.get("/FirstChar")), self._pdf.array(self._values.get("/Widths"))
        at = code - first if isinstance(first, int) else -1
        width = self._pdf.resolve(widths[at]) if 0 <= at < len(widths) else None
        return width if isinstance(width, (int, float)) else None

    @cached_property
    def _composite_widths(self) -> dict[int, float]:
        return composite_widths(self._pdf, self._values)


def composite_widths(pdf: PdfObjects, inner: dict[str, Any]) -> dict[int, float]:
    """The widths (W) of a composite font, of which ``inner`` has the shapes, by their numbers: as many as any has."""
    listed = [pdf.resolve(each) for each in pdf.array(inner.get("/W"))]
    widths: dict[int, float] = {}
    at = steps = 0
    while at + 1 < len(listed) and isinstance(listed[at], int) and steps < _MAX_WIDTHS:
        first, second = listed[at], listed[at + 1]
        if isinstance(second, list):
            widths.update(
                enumerate((each for each in map(pdf.resolve, second) if isinstance(each, (int, float))), first)
            )
            at += 2
            steps += len(second)
        elif isinstance(second, int) and at + 2 < len(listed) and isinstance(listed[at + 2], (int, float)):
            widths.update(dict.fromkeys(range(first, min(second, first + 65_535) + 1), listed[at + 2]))
            at += 3
            steps += max(second - first, 0)
        else:
            break
    return widths
