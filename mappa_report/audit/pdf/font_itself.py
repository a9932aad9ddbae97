"""What is wrong with a font of a PDF in itself, whatever is written with it."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from mappa_report.audit.pdf.cmaps import cmap_fault, is_known
from mappa_report.audit.pdf.font_values import PUBLIC, FontValues
from mappa_report.audit.pdf.glyphs import lists_names, lists_numbers
from mappa_report.audit.pdf.truetype import TrueType
from mappa_report.unpacking.pdf.objects import PdfObjects, text_of

_SIMPLE = ("/Type1", "/MMType1", "/TrueType")
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding")
_REMAKE = "make the PDF with another program or font: another machine may show other letters, or none."


class Fault(Struct, frozen=True):
    """``message`` has a gap for the name of the font. ``is_of_looks`` is true of what only matters where it is seen."""

    code: str
    message: str
    hint: str
    is_of_looks: bool = True


MISSING = Fault(
    "font-not-embedded", "the font {} is not in the PDF",
    "embed it when you make the PDF: another machine shows other letters, or none.",
)  # fmt: skip
UNREADABLE = Fault(
    "font-unreadable", "the PDF does not say which letters the shapes of {} stand for",
    "make the PDF with another program or font: its words can't be read out or searched.", is_of_looks=False,
)  # fmt: skip
_ODD = Fault(
    "font-unreadable", "the PDF says of shapes of {} that they stand for what is no letter",
    "make the PDF with another program or font: its words can't be read out or searched.", is_of_looks=False,
)  # fmt: skip
NOTHING = Fault(
    "font-unreadable", "words are written with shapes that {} does not have",
    "make the PDF with a font that has all its letters.", is_of_looks=False,
)  # fmt: skip


def broken(what: str) -> Fault:
    """That the font contradicts itself: it ``what``."""
    return Fault("font-broken", f"the font {{}} {what}", _REMAKE)


class OwnFaults:
    """The faults of the fonts of ``pdf``, each looked at once."""

    def __init__(self, pdf: PdfObjects, values: FontValues) -> None:
        self._pdf = pdf
        self._values = values
        self._known: dict[str, tuple[Fault, ...]] = {}

    def of(self, font: Any) -> tuple[Fault, ...]:
        """Those of ``font``."""
        key = str(font)
        if key not in self._known:
            values = self._pdf.dictionary(font)
            kind = values.get("/Subtype")
            look = self._of_composite if kind == "/Type0" else self._of_simple if kind in _SIMPLE else self._of_other
            self._known[key] = tuple(look(values))
        return self._known[key]

    def _of_other(self, values: dict[str, Any]) -> list[Fault]:
        return self._of_letters(values)

    def _of_letters(self, values: dict[str, Any]) -> list[Fault]:
        return [_ODD] if self._values.letters(values).is_odd else []

    def _of_composite(self, values: dict[str, Any]) -> list[Fault]:
        faults = self._of_letters(values)
        inner = self._values.inner(values)
        descriptor = self._pdf.dictionary(inner.get("/FontDescriptor"))
        system = self._pdf.dictionary(inner.get("/CIDSystemInfo"))
        is_embedded = any(file in descriptor for file in _FONT_FILES)
        if not is_embedded:
            faults.append(MISSING)
        if is_embedded and not lists_numbers(self._pdf, str(inner.get("/BaseFont")), descriptor):
            faults.append(broken("does not list all that is in it (CIDSet)"))
        if inner.get("/Subtype") == "/CIDFontType2" and is_embedded and not _maps_shapes(self._pdf, inner):
            faults.append(broken("does not say which of its shapes are meant (CIDToGIDMap)"))
        fault = cmap_fault(self._pdf, values.get("/Encoding"), system)
        if fault:
            faults.append(broken(fault))
        ordering = text_of(self._pdf.resolve(system.get("/Ordering")))
        if (
            "/ToUnicode" not in values
            and ordering not in PUBLIC
            and not is_known(str(self._pdf.resolve(values.get("/Encoding"))).removeprefix("/"), with_identity=False)
        ):
            faults.append(UNREADABLE)
        return faults

    def _of_simple(self, values: dict[str, Any]) -> list[Fault]:
        faults = self._of_letters(values)
        descriptor = self._pdf.dictionary(values.get("/FontDescriptor"))
        is_embedded = any(file in descriptor for file in _FONT_FILES)
        if not is_embedded:
            faults.append(MISSING)
        if values.get("/Subtype") != "/TrueType" and not lists_names(
            self._pdf, str(values.get("/BaseFont")), descriptor
        ):
            faults.append(broken("does not list all that is in it (CharSet)"))
        if values.get("/Subtype") == "/TrueType":
            faults += self._of_true_type(values, descriptor)
        return faults

    def _of_true_type(self, values: dict[str, Any], descriptor: dict[str, Any]) -> list[Fault]:
        is_symbolic = self._values.is_symbolic(values)
        font = TrueType(self._pdf.stream(descriptor.get("/FontFile2")))
        maps = list(font.maps) if font.is_one else None
        encoding = self._pdf.resolve(values.get("/Encoding"))
        base = encoding.get("/BaseEncoding") if isinstance(encoding, dict) else encoding
        if is_symbolic:
            faults = [broken("is one of symbols, and yet has an encoding of letters")] if encoding is not None else []
            if maps is not None and len(maps) != 1 and (3, 0) not in maps:
                faults.append(broken("is one of symbols, and does not say which code stands for which"))
            return faults
        faults = [] if base in _ENCODINGS else [broken("does not say which code stands for which letter (Encoding)")]
        if base in _ENCODINGS and self._has_odd_names(values, maps):
            faults.append(broken("has names of letters that programs do not know (Differences)"))
        if maps is not None and len(maps) <= ((3, 0) in maps):
            faults.append(broken("has no list of its letters (cmap)"))
        return faults if descriptor else []

    def _has_odd_names(self, values: dict[str, Any], maps: list[tuple[int, int]] | None) -> bool:
        names = set(self._values.differences(values).values()) - {"/.notdef"}
        if not names:
            return False
        from fontTools.agl import AGL2UV

        return not all(name[1:] in AGL2UV for name in names) or (maps is not None and (3, 1) not in maps)


def _maps_shapes(pdf: PdfObjects, inner: dict[str, Any]) -> bool:
    mapped = inner.get("/CIDToGIDMap")
    return mapped == "/Identity" or "/Length" in pdf.dictionary(mapped)
