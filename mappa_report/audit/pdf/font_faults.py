"""What is wrong with what is written with a font of a PDF, and with the font itself."""

from __future__ import annotations

from typing import Any

from mappa_report.audit.pdf.font_itself import NOTHING, UNREADABLE, Fault, OwnFaults, broken
from mappa_report.audit.pdf.font_values import PUBLIC, FontValues
from mappa_report.audit.pdf.glyphs import Glyphs, composite_widths
from mappa_report.audit.pdf.places import Shown
from mappa_report.unpacking.pdf.objects import PdfObjects, text_of

_SHAPE_FAULTS = {"missing": NOTHING, "width": broken("has shapes that are wider or narrower than the PDF says")}


class FontFaults:
    """The faults of the fonts of ``pdf``, each looked at once."""

    def __init__(self, pdf: PdfObjects) -> None:
        self._pdf = pdf
        self._values = FontValues(pdf)
        self._own = OwnFaults(pdf, self._values)
        self._doubtful: dict[str, bool] = {}
        self._glyphs: dict[str, Glyphs | None] = {}
        self._looked_at: dict[tuple[str, int], str] = {}

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
        if values.get("/Subtype") != "/Type0" or self._own.of(font):
            return True
        codes = self._values.codes(font)
        return codes is not None and not codes.issuperset(
            composite_widths(self._pdf, self._values.inner(values)).keys() - {0}
        )

    def of(self, shown: Shown) -> list[Fault]:
        """What is wrong with the font of ``shown``, or with what is written with it."""
        faults = [each for each in self._own.of(shown.font) if shown.is_seen or not each.is_of_looks]
        values = self._pdf.dictionary(shown.font)
        if values.get("/Subtype") == "/Type0":
            if not _is_identity(values):
                return faults
            written = {int.from_bytes(shown.codes[at : at + 2]) for at in range(0, len(shown.codes) - 1, 2)}
            if 0 in written:
                faults.append(NOTHING)
        else:
            written = set(shown.codes)
            if any(self._values.names(shown.font).get(code) == "/.notdef" for code in written):
                faults.append(NOTHING)
        faults += self._of_shapes(shown, written)
        if self._lacks_letters(shown.font, values, written - {0}):
            faults.append(UNREADABLE)
        return faults

    def _of_shapes(self, shown: Shown, written: set[int]) -> list[Fault]:
        """What is wrong with the shapes that are seen, where they are in the PDF as TrueType."""
        key = str(shown.font)
        if key not in self._glyphs:
            values = self._pdf.dictionary(shown.font)
            inner = self._values.inner(values) or values
            descriptor = self._pdf.dictionary(inner.get("/FontDescriptor"))
            is_one = "/FontFile2" in descriptor
            self._glyphs[key] = (
                Glyphs(self._pdf, inner, descriptor, self._values.differences(values)) if is_one else None
            )
        glyphs = self._glyphs[key]
        if glyphs is None or not shown.is_seen:
            return []
        kinds = {self._shape_fault(key, glyphs, code) for code in written}
        return [_SHAPE_FAULTS[kind] for kind in sorted(kinds - {""})]

    def _shape_fault(self, key: str, glyphs: Glyphs, code: int) -> str:
        if (key, code) not in self._looked_at:
            self._looked_at[key, code] = glyphs.fault(code)
        return self._looked_at[key, code]

    def _lacks_letters(self, font: Any, values: dict[str, Any], written: set[int]) -> bool:
        """True if nobody can tell which letters are ``written``."""
        codes = self._values.codes(font)
        if values.get("/Subtype") == "/Type0":
            system = self._pdf.dictionary(self._values.inner(values).get("/CIDSystemInfo"))
            is_public = text_of(self._pdf.resolve(system.get("/Ordering"))) in PUBLIC
            return codes is not None and not is_public and not codes.issuperset(written)
        if values.get("/Subtype") == "/TrueType" and "/Encoding" not in values and self._values.is_symbolic(values):
            return not written <= (codes or set())
        names = self._values.names(font)
        if not names or written <= (codes or set()):
            return False
        from fontTools.agl import toUnicode

        unknown = (code for code in written - (codes or set()) if code in names and names[code] != "/.notdef")
        return not all(toUnicode(names[code][1:101]) for code in unknown)


def _is_identity(values: dict[str, Any]) -> bool:
    return str(values.get("/Encoding")).startswith("/Identity")
