"""Document → PDF/UA-1: the HTML under ``print.css``, laid out by WeasyPrint, its tags then mended."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from mimetypes import guess_type
from typing import Any
from urllib.parse import unquote

from mappa_report.document import Document
from mappa_report.writers import FindTemplate, LibraryMissing
from mappa_report.writers.html_writer import TemplateError, read_template, render_html

# No address at all: what a template names relative to itself then reaches the fetcher as it was written.
_BASE_URL = "template:"

# A declaration that WeasyPrint doesn't know: it is for browsers, and CSS asks every reader to pass such over.
_HARMLESS = "Ignored `"

_REMEDIES = {
    "darwin": "With Homebrew, type: brew install pango",
    "win32": (
        "Install MSYS2 from https://www.msys2.org, then in its window type: "
        "pacman -S mingw-w64-ucrt-x86_64-pango (more at https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#windows)"
    ),
}
_LINUX_REMEDY = (
    "On Debian or Ubuntu, type: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "
    "(on Fedora: sudo dnf install pango)"
)


class PdfError(Exception):
    """WeasyPrint made a PDF that must not be published: a link to nowhere, a letter that no font has."""


def write_pdf(document: Document, find_template: FindTemplate) -> bytes:
    """The whole report as an accessible PDF on A4."""
    weasyprint = _load_weasyprint()
    html = render_html(document, find_template, ("base.css", "print.css"))
    try:
        with _faults_raised():
            page = weasyprint.HTML(string=html, base_url=_BASE_URL, url_fetcher=_fetcher(find_template))
            pdf: bytes = page.write_pdf(
                finisher=_mend_tags,
                pdf_variant="pdf/ua-1",
                pdf_tags=True,
                presentational_hints=True,  # WeasyPrint takes <ol start> for one
            )
            return pdf
    except weasyprint.urls.FatalURLFetchingError as error:
        raise TemplateError(str(error.__cause__)) from error


def _load_weasyprint() -> Any:
    """WeasyPrint, loaded only now: it takes half a second and, without Pango, prints a banner and fails."""
    try:
        with redirect_stdout(StringIO()):
            import weasyprint
    except OSError as error:
        raise LibraryMissing("Pango", _REMEDIES.get(sys.platform, _LINUX_REMEDY)) from error
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    return weasyprint


def _fetcher(find_template: FindTemplate) -> Any:
    """Answers ``data:`` addresses and files under ``templates/``, and stops the run at anything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class TemplateFetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            name = unquote(url)
            media_type = guess_type(name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, read_template(name, find_template), {"Content-Type": media_type})

    return TemplateFetcher(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if not message.startswith(_HARMLESS):
            self.messages.append(message)


@contextmanager
def _faults_raised() -> Iterator[None]:
    """WeasyPrint only logs what goes wrong, errors included; here that becomes PdfError."""
    log = logging.getLogger("weasyprint")
    collector = _Collector()
    log.addHandler(collector)
    try:
        yield
    finally:
        log.removeHandler(collector)
    if collector.messages:
        raise PdfError("\n".join(dict.fromkeys(collector.messages)))


def _mend_tags(laid_out: Any, pdf: Any) -> None:
    """Put right what WeasyPrint 70 leaves undone in the tags that screen readers follow."""
    elements = {thing.reference: thing for thing in pdf.objects if _type(thing) == "/StructElem"}
    for element in list(elements.values()):
        match element["S"]:
            case "/TH":
                element["A"]["Scope"] = _scope(element, elements)
            case "/LI":
                _add_body(element, elements, pdf)
            case "/Figure":
                _turn(element["A"]["BBox"], laid_out.pages[0].height)
    _silence_furniture(pdf, elements)


def _type(thing: Any) -> object:
    return thing.get("Type") if isinstance(thing, dict) else None


def _scope(header: Any, elements: dict[bytes, Any]) -> str:
    row = elements[header["P"]]
    return "/Column" if elements[row["P"]]["S"] == "/THead" else "/Row"


def _add_body(item: Any, elements: dict[bytes, Any], pdf: Any) -> None:
    """A list item may hold only a label and a body, and its paragraphs come without a body round them."""
    loose = [kid for kid in item["K"] if elements[kid]["S"] not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body = type(item)({**item, "S": "/LBody", "P": item.reference, "K": type(item["K"])(loose)})
    pdf.add_object(body)
    elements[body.reference] = body
    for kid in loose:
        elements[kid]["P"] = body.reference
    item["K"][:] = [*(kid for kid in item["K"] if kid not in loose), body.reference]


def _turn(box: Any, page_height: float) -> None:
    """From CSS pixels below the top of the page to points above its foot, which is what PDF measures in."""
    left, top, right, foot = box
    box[:] = (left * 0.75, (page_height - foot) * 0.75, right * 0.75, (page_height - top) * 0.75)


def _silence_furniture(pdf: Any, elements: dict[bytes, Any]) -> None:
    """Mark running headers and page numbers as artifacts, so that they aren't read aloud in mid-sentence."""
    things = {thing.reference: thing for thing in pdf.objects}
    root = things[pdf.catalog["StructTreeRoot"]]
    spoken = _reached(root["K"], elements)
    numbers = things[root["ParentTree"]]["Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in (thing for thing in pdf.objects if _type(thing) == "/Page"):
        _silence(things[page["Contents"]].stream, owners[page["StructParents"]], spoken)


def _reached(kids: Any, elements: dict[bytes, Any]) -> set[bytes]:
    """The elements that hang in the tag tree; those of running headers and page numbers don't."""
    reached: set[bytes] = set()
    waiting = list(kids)
    while waiting:
        kid = waiting.pop()
        if kid in elements:
            reached.add(kid)
            waiting.extend(elements[kid]["K"])
    return reached


def _silence(stream: list[Any], owners: Any, spoken: set[bytes]) -> None:
    """In a page's ``stream``, where marked content stands as tag, properties, operator."""
    for position, token in enumerate(stream):
        if isinstance(token, dict) and owners[token["MCID"]] not in spoken:
            owners[token["MCID"]] = "null"
            stream[position - 1 : position + 1] = ["/Artifact", "<</Type /Pagination>>"]
