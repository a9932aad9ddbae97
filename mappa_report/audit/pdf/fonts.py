"""Whether the fonts that a PDF writes with are in it, and say which letters their shapes stand for."""

from collections.abc import Iterator

from mappa_report.audit.outline import Location, finding, quoted
from mappa_report.audit.pdf.font_faults import FontFaults
from mappa_report.audit.pdf.font_itself import Fault
from mappa_report.audit.pdf.places import Place, Reader, places
from mappa_report.problems.problem import Problem
from mappa_report.unpacking.pdf.objects import PdfObjects


def check_fonts(pdf: PdfObjects, whole: Location) -> Iterator[Problem]:
    """What of the fonts falls short. One that stands in a list and writes nothing is no fault."""
    faults = FontFaults(pdf)
    reader = Reader(pdf)
    told: set[tuple[str, str]] = set()
    for place in places(pdf):
        if not any(faults.is_doubtful(font) for font in place.fonts.values()) and not _may_write_nothing(pdf, place):
            continue
        for shown in reader.shown(place):
            for fault in faults.of(shown):
                key = (faults.name(shown.font), fault.code)
                if key not in told:
                    told.add(key)
                    yield _problem(whole, faults.name(shown.font), fault)


def _may_write_nothing(pdf: PdfObjects, place: Place) -> bool:
    """True if the code nought may be written, for which most fonts have no shape."""
    content = pdf.content(place.thing) if isinstance(place.thing, int) else pdf.stream(place.thing)
    return b"\\000\\000" in content or b"<0000" in content or (b"\0" in content and b"\0\0" in content)


def _problem(whole: Location, name: str, fault: Fault) -> Problem:
    return finding(fault.code, whole, fault.message.format(quoted(name)), fault.hint)
