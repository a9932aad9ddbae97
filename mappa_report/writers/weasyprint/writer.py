"""Document → PDF/UA-1: the HTML under ``print.css``, laid out by WeasyPrint, with tags of our own."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from mimetypes import guess_type
from typing import Any
from urllib.parse import unquote

from mappa_report.document.document import Document
from mappa_report.writers import FindTemplate, FormatFault, LibraryMissing, TemplateFault
from mappa_report.writers.html.writer import render_html
from mappa_report.writers.templates import read_template
from mappa_report.writers.weasyprint.tags import own_tags

# No address at all: what a template names relative to itself then reaches the fetcher as it was written.
_BASE_URL = "template:"

# A declaration that WeasyPrint doesn't know: it is for browsers, and CSS asks every reader to pass such over.
_HARMLESS = "Ignored `"

_PICTURE_BYTES = re.compile(r";base64,[\w+/=]*")

# What WeasyPrint says of a report's own words, links and pictures; the rest of what it says is of the styles.
_ABOUT_CONTENT = ("No anchor", "Failed to load image", ".notdef glyph")

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


def write_pdf(document: Document, find_template: FindTemplate) -> bytes:
    """The whole report as an accessible PDF on A4."""
    weasyprint = load_weasyprint()
    html = render_html(document, find_template, ("base.css", "print.css"))
    try:
        with _faults_raised(), own_tags() as finisher:
            page = weasyprint.HTML(string=html, base_url=_BASE_URL, url_fetcher=_fetcher(find_template))
            pdf: bytes = page.write_pdf(
                finisher=finisher,
                pdf_variant="pdf/ua-1",
                pdf_tags=True,
                presentational_hints=True,  # WeasyPrint takes <ol start> for one
            )
            return pdf
    except weasyprint.urls.FatalURLFetchingError as error:
        if isinstance(error.__cause__, TemplateFault):
            raise error.__cause__ from error
        raise


def load_weasyprint() -> Any:
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
        message = _PICTURE_BYTES.sub("", record.getMessage())
        if not message.startswith(_HARMLESS):
            self.messages.append(message)


@contextmanager
def _faults_raised() -> Iterator[None]:
    """WeasyPrint only logs what goes wrong, such as a letter that no font has; here it stops the PDF."""
    log = logging.getLogger("weasyprint")
    collector = _Collector()
    log.addHandler(collector)
    try:
        yield
    finally:
        log.removeHandler(collector)
    said = "; ".join(dict.fromkeys(collector.messages))
    if said and not any(part in said for part in _ABOUT_CONTENT):
        remedy = "correct the style sheet, or remove it from the workspace to use the packaged one."
        raise TemplateFault("templates/print.css", said, remedy)
    if said:
        raise FormatFault(said, "remove from the report what is named here.")
