"""What the metadata of a PDF says: its title, and to which standard it keeps."""

import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct

from mappa_report.audit.outline import Location, finding, quoted
from mappa_report.problems.problem import Problem, Severity
from mappa_report.unpacking.pdf.objects import PdfObjects, text_of

_TITLE = re.compile(
    r"<dc:title\b[^<>]*+>[^<]*+(?:<(?!rdf:li\b|/dc:title\b)[^<>]*+>[^<]*+){0,5}<rdf:li\b[^<>]*+>([^<]{0,10000}+)"
)
"""The first title in the metadata; each part of it stops at the next tag, so that no text is read again and again."""

_PREFIX = re.compile(r"xmlns:([\w.-]{1,100})\s{0,9}=\s{0,9}[\"']http://www\.aiim\.org/pdfua/ns/id/")
_PART = re.compile(r"\bpdfuaid:part(?:\s{0,9}=\s{0,9}[\"']|>)\s{0,9}([0-9]{1,4})")
_DEFAULT = re.compile(r"xml:lang\s{0,9}=\s{0,9}[\"']x-default")
_REMAKE = "make it as PDF/UA, if all else is well."


class Metadata(Struct, frozen=True):
    """``title`` is the one that programs show. ``part`` is the number of the part of PDF/UA, 0 where none is said."""

    title: str
    has_default_title: bool
    part: int
    prefix: str


def read_metadata(pdf: PdfObjects) -> Metadata:
    """What the metadata of ``pdf`` says; nothing where it has none."""
    stream = pdf.dictionary(pdf.root.get("/Metadata"))
    is_whole = stream.get("/Type") == "/Metadata" and stream.get("/Subtype") == "/XML"
    text = pdf.metadata if is_whole else ""
    title, prefix, part = _TITLE.search(text), _PREFIX.search(text), _PART.search(text)
    return Metadata(
        title=unescape(title[1]).strip() if title else "",
        has_default_title=bool(_DEFAULT.search(text)),
        part=int(part[1]) if part else 0,
        prefix=prefix[1] if prefix else "",
    )


def check_metadata(pdf: PdfObjects, metadata: Metadata, whole: Location, has_tags: bool) -> Iterator[Problem]:
    """A title that only older programs find, and what is said of PDF/UA."""
    if not metadata.title and old_title(pdf):
        message = "the title stands where only older programs look for it"
        hint = "set it in the document's properties and make the PDF anew, so that its metadata (dc:title) has it too."
        yield finding("document-untitled", whole, message, hint, Severity.WARNING)
    if not has_tags:
        return
    if not metadata.prefix or (metadata.prefix == "pdfuaid" and not metadata.part):
        message = "the PDF does not say that it keeps to PDF/UA"
        yield finding("conformance-unsaid", whole, message, _REMAKE, Severity.WARNING)
    elif metadata.prefix != "pdfuaid":
        message = f"the PDF says with the prefix {quoted(metadata.prefix)} that it keeps to PDF/UA, which programs miss"
        yield finding("conformance-unsaid", whole, message, "let it be pdfuaid.", Severity.WARNING)
    elif pdf.version[:1] != {1: "1", 2: "2"}.get(metadata.part):
        message = f"a PDF of version {pdf.version} can't keep to part {metadata.part} of PDF/UA, as this one says"
        hint = "make it anew: part 1 is for versions 1.0 to 1.7, part 2 for 2.0."
        yield finding("conformance-unsaid", whole, message, hint, Severity.WARNING)


def old_title(pdf: PdfObjects) -> str:
    """The title in the place for older programs."""
    return text_of(pdf.resolve(pdf.dictionary(pdf.trailer.get("/Info")).get("/Title"))).strip()
