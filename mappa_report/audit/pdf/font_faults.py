"""What is wrong with a font of a PDF: in itself, or with a code that is written with it."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from mappa_report.audit.pdf.cmaps import KNOWN_CMAPS, cmap_fault
from mappa_report.audit.pdf.glyphs import Glyphs, composite_widths, lists_all
from mappa_report.audit.pdf.letters import read_letters
from mappa_report.audit.pdf.objects import PdfObjects, text_of
from mappa_report.audit.pdf.places import Shown
from mappa_report.audit.pdf.truetype import TrueType

_SIMPLE = ("/Type1", "/MMType1", "/TrueType")
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_SYMBOLIC = 4
_ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding")
_PUBLIC = ("GB1", "CNS1", "Japan1", "Korea1", "KR")
"""The collections of shapes of which programs know the letters."""

_REMAKE = "make the PDF with another program or font: another machine may show other letters, or none."


class Fault(Struct, frozen=True):
    """``message`` has a gap for the name of the font. ``is_of_looks`` is true of what only matters where it is seen."""

    code: str
    message: str
    hint: str
    is_of_looks: bool = True


_MISSING = Fault(
    "font-not-embedded", "the font {} is not in the PDF",
    "embed it when you make the PDF: another machine shows other letters, or none.",
)  # fmt: skip
_UNREADABLE = Fault(
    "font-unreadable", "the PDF does not say which letters the shapes of {} stand for",
    "make the PDF with another program or font: its words can't be read out or searched.", is_of_looks=False,
)  # fmt: skip
_ODD = Fault(
    "font-unreadable", "the PDF says of shapes of {} that they stand for what is no letter",
    "make the PDF with another program or font: its words can't be read out or searched.", is_of_looks=False,
)  # fmt: skip
_NOTHING = Fault(
    "font-unreadable", "words are written with shapes that {} does not have",
    "make the PDF with a font that has all its letters.", is_of_looks=False,
)  # fmt: skip


def _broken(what: str) -> Fault:
    return Fault("font-broken", f"the font {{}} {what}", _REMAKE)


_SHAPE_FAULTS = {"missing": _NOTHING, "width": _broken("has shapes that are wider or narrower than the PDF says")}


class FontFaults:
    """The faults of the fonts of ``pdf``, each looked at once."""

    def __init__(self, pdf: PdfObjects) -> None:
        self._pdf = pdf
        self._known: dict[str, tuple[Fault, ...]] = {}
        self._doubtful: dict[str, bool] = {}
        self._named: dict[str, dict[int, str]] = {}
        self._glyphs: dict[str, Glyphs | None] = {}
        self._looked_at: dict[tuple[str, int], str] = {}
        self._codes: dict[str, set[int] | None] = {}

    def name(self, font: Any) -> str:
        """What the font is called."""
        return str(self._pdf.resolve(self._pdf.dictionary(font).get("/BaseFont")) or "").removeprefix("/")

    def is_doubtful(self, font: Any) -> bool:
        """False where no letter that may be written with the font can be wrong."""
        key = str(font)
        if key not in self._doubtful:
            self._doubtful[key] = self._is_doubtful(font)
        return self._doubtful[key]

    def _is_doubtful(self, font: Any) -> bool:
        values = self._pdf.dictionary(font)
        if values.get("/Subtype") != "/Type0" or self._of_font(font):
            return True
        codes = self._letters(font)
        return codes is not None and not codes.issuperset(composite_widths(self._pdf, self._inner(values)).keys() - {0})

    def of(self, shown: Shown) -> list[Fault]:
        """What is wrong with the font of ``shown``, or with what is written with it."""
        faults = [each for each in self._of_font(shown.font) if shown.is_seen or not each.is_of_looks]
        values = self._pdf.dictionary(shown.font)
        codes = self._letters(shown.font)
        if values.get("/Subtype") == "/Type0":
            if not _is_identity(values):
                return faults
            written = {int.from_bytes(shown.codes[at : at + 2]) for at in range(0, len(shown.codes) - 1, 2)}
            if 0 in written:
                faults.append(_NOTHING)
        else:
            written = set(shown.codes)
            if any(self._names(shown.font).get(code) == "/.notdef" for code in written):
                faults.append(_NOTHING)
        faults += self._of_shapes(shown, written)
        if codes is not None and not codes.issuperset(written - {0}) and not self._has_other_letters(values):
            faults.append(_UNREADABLE)
        return faults

    def _of_shapes(self, shown: Shown, written: set[int]) -> list[Fault]:
        """What is wrong with the shapes that are seen, where they are in the PDF as TrueType."""
        key = str(shown.font)
        if key not in self._glyphs:
            values = self._pdf.dictionary(shown.font)
            inner = self._inner(values) or values
            descriptor = self._pdf.dictionary(inner.get("/FontDescriptor"))
            is_one = "/FontFile2" in descriptor
            self._glyphs[key] = Glyphs(self._pdf, inner, descriptor, self._differences(values)) if is_one else None
        glyphs = self._glyphs[key]
        if glyphs is None or not shown.is_seen:
            return []
        kinds = {self._shape_fault(key, glyphs, code) for code in written}
        return [_SHAPE_FAULTS[kind] for kind in sorted(kinds - {""})]

    def _shape_fault(self, key: str, glyphs: Glyphs, code: int) -> str:
        if (key, code) not in self._looked_at:
            self._looked_at[key, code] = glyphs.fault(code)
        return self._looked_at[key, code]

    def _of_font(self, font: Any) -> tuple[Fault, ...]:
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
        return [_ODD] if read_letters(self._pdf.stream(values.get("/ToUnicode"))).is_odd else []

    def _of_composite(self, values: dict[str, Any]) -> list[Fault]:
        faults = self._of_letters(values)
        inner = self._inner(values)
        descriptor = self._pdf.dictionary(inner.get("/FontDescriptor"))
        system = self._pdf.dictionary(inner.get("/CIDSystemInfo"))
        is_embedded = any(file in descriptor for file in _FONT_FILES)
        if not is_embedded:
            faults.append(_MISSING)
        if is_embedded and not lists_all(self._pdf, str(inner.get("/BaseFont")), descriptor):
            faults.append(_broken("does not list all that is in it (CIDSet)"))
        if inner.get("/Subtype") == "/CIDFontType2" and is_embedded and not self._maps_shapes(inner):
            faults.append(_broken("does not say which of its shapes are meant (CIDToGIDMap)"))
        fault = cmap_fault(self._pdf, values.get("/Encoding"), system)
        if fault:
            faults.append(_broken(fault))
        ordering = text_of(self._pdf.resolve(system.get("/Ordering")))
        if "/ToUnicode" not in values and ordering not in _PUBLIC and self._encoding(values) not in KNOWN_CMAPS:
            faults.append(_UNREADABLE)
        return faults

    def _of_simple(self, values: dict[str, Any]) -> list[Fault]:
        faults = self._of_letters(values)
        descriptor = self._pdf.dictionary(values.get("/FontDescriptor"))
        is_embedded = any(file in descriptor for file in _FONT_FILES)
        if not is_embedded:
            faults.append(_MISSING)
        if is_embedded and not lists_all(self._pdf, str(values.get("/BaseFont")), descriptor):
            faults.append(_broken("does not list all that is in it (CharSet)"))
        if values.get("/Subtype") == "/TrueType":
            faults += self._of_true_type(values, descriptor)
        return faults

    def _of_true_type(self, values: dict[str, Any], descriptor: dict[str, Any]) -> list[Fault]:
        flags = descriptor.get("/Flags")
        is_symbolic = isinstance(flags, int) and bool(flags & _SYMBOLIC)
        font = TrueType(self._pdf.stream(descriptor.get("/FontFile2")))
        maps = list(font.maps) if font.is_one else None
        encoding = self._pdf.resolve(values.get("/Encoding"))
        base = encoding.get("/BaseEncoding") if isinstance(encoding, dict) else encoding
        if is_symbolic:
            faults = [_broken("is one of symbols, and yet has an encoding of letters")] if encoding is not None else []
            if maps is not None and len(maps) != 1 and (3, 0) not in maps:
                faults.append(_broken("is one of symbols, and does not say which code stands for which"))
            return faults
        faults = [] if base in _ENCODINGS else [_broken("does not say which code stands for which letter (Encoding)")]
        if base in _ENCODINGS and self._has_odd_names(values, maps):
            faults.append(_broken("has names of letters that programs do not know (Differences)"))
        if maps is not None and len(maps) <= ((3, 0) in maps):
            faults.append(_broken("has no list of its letters (cmap)"))
        return faults if descriptor else []

    def _has_odd_names(self, values: dict[str, Any], maps: list[tuple[int, int]] | None) -> bool:
        names = set(self._differences(values).values()) - {"/.notdef"}
        if not names:
            return False
        from fontTools.agl import AGL2UV

        return not all(name[1:] in AGL2UV for name in names) or (maps is not None and (3, 1) not in maps)

    def _has_other_letters(self, values: dict[str, Any]) -> bool:
        """True of a font of which programs know the letters also without a map to Unicode."""
        if values.get("/Subtype") == "/Type0":
            system = self._pdf.dictionary(self._inner(values).get("/CIDSystemInfo"))
            return text_of(self._pdf.resolve(system.get("/Ordering"))) in _PUBLIC
        return True

    def _letters(self, font: Any) -> set[int] | None:
        """The codes that have letters; None where the font has no map to Unicode."""
        key = str(font)
        if key not in self._codes:
            data = self._pdf.dictionary(font).get("/ToUnicode")
            self._codes[key] = read_letters(self._pdf.stream(data)).codes() if isinstance(data, str) else None
        return self._codes[key]

    def _maps_shapes(self, inner: dict[str, Any]) -> bool:
        mapped = inner.get("/CIDToGIDMap")
        return mapped == "/Identity" or "/Length" in self._pdf.dictionary(mapped)

    def _inner(self, values: dict[str, Any]) -> dict[str, Any]:
        inner = self._pdf.array(values.get("/DescendantFonts"))
        return self._pdf.dictionary(inner[0]) if inner else {}

    def _encoding(self, values: dict[str, Any]) -> str:
        return str(self._pdf.resolve(values.get("/Encoding"))).removeprefix("/")

    def _names(self, font: Any) -> dict[int, str]:
        key = str(font)
        if key not in self._named:
            self._named[key] = self._differences(self._pdf.dictionary(font))
        return self._named[key]

    def _differences(self, values: dict[str, Any]) -> dict[int, str]:
        """The names of letters that a simple font has for codes in place of the usual ones."""
        names: dict[int, str] = {}
        code = 0
        for each in self._pdf.array(self._pdf.dictionary(values.get("/Encoding")).get("/Differences")):
            if isinstance(each, int):
                code = each
            else:
                names[code] = str(each)
                code += 1
        return names


def _is_identity(values: dict[str, Any]) -> bool:
    return str(values.get("/Encoding")).startswith("/Identity")
