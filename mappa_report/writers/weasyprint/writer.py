"""Document → PDF/UA-1: the HTML under ``print.css``, laid out by WeasyPrint, with tags of our own."""

import logging
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from mimetypes import guess_type
from typing import Any
from urllib.parse import unquote

from mappa_report.bounded.scratch import scratch_folder
from mappa_report.document.document import Document
from mappa_report.writers import FindTemplate, LibraryMissing, TemplateFault
from mappa_report.writers.addresses import leads_elsewhere, place_of, refusal
from mappa_report.writers.boundary import faults_of
from mappa_report.writers.fonts import further_faces
from mappa_report.writers.html.writer import render_html, style_sheets
from mappa_report.writers.templates import read_template
from mappa_report.writers.weasyprint.last_page import well_ended
from mappa_report.writers.weasyprint.log import faults_raised
from mappa_report.writers.weasyprint.tags import own_tags

# No address at all: what a template names relative to itself then reaches the fetcher as it was written.
_BASE_URL = "template:"

_STYLE_SHEETS = ("base.css", "print.css")
_PAGES = ("report.html.j2", "nodes.html.j2", "chart.svg.j2")

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
    """The whole report as an accessible PDF on A4. Raises FormatFault, and TemplateFault for the templates."""
    weasyprint = load_weasyprint()
    sheets = style_sheets(document, *_STYLE_SHEETS)
    html = render_html(document, find_template, sheets, more_styles=further_faces(find_template))
    with faults_of(f"templates/{sheets[1]}", "WeasyPrint can't set a report with this"):
        return _laid_out(weasyprint, html, sheets, find_template, is_draft=document.draft is not None)


def _laid_out(
    weasyprint: Any, html: str, sheets: Sequence[str], find_template: FindTemplate, *, is_draft: bool
) -> bytes:
    try:
        with faults_raised(sheets, find_template), own_tags(is_draft=is_draft) as completed, _fonts() as fonts:
            page = weasyprint.HTML(string=html, base_url=_BASE_URL, url_fetcher=_fetcher(sheets, find_template))
            laid_out = well_ended(
                lambda styles: page.render(
                    font_config=fonts,
                    stylesheets=[weasyprint.CSS(string=styles)] if styles else [],
                    pdf_variant="pdf/ua-1",
                    pdf_tags=True,
                    presentational_hints=True,  # WeasyPrint takes <ol start> for one
                )
            )
            pdf: bytes = laid_out.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
            return completed(pdf)
    except weasyprint.urls.FatalURLFetchingError as error:
        if isinstance(error.__cause__, TemplateFault):
            raise error.__cause__ from error
        raise


@contextmanager
def _fonts() -> Iterator[Any]:
    """What WeasyPrint keeps fonts by, in a folder of ours: one that a killed run left is removed by a later one."""
    from weasyprint.text.fonts import FontConfiguration

    with scratch_folder() as folder:
        fonts = FontConfiguration()
        fonts._folder = folder
        yield fonts


def load_weasyprint() -> Any:
    """WeasyPrint, loaded only now: it takes half a second and, without Pango, prints a banner and fails."""
    try:
        with redirect_stdout(StringIO()), warnings.catch_warnings():
            # It warns that it will want HarfBuzz-Subset one day; till then it makes do with fontTools.
            warnings.simplefilter("ignore", DeprecationWarning)
            import weasyprint
            import weasyprint.text.ffi
    except OSError as error:
        raise LibraryMissing("Pango", install_remedy()) from error
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    return weasyprint


def install_remedy() -> str:
    """What to type on this system for the libraries that WeasyPrint needs."""
    return _REMEDIES.get(sys.platform, _LINUX_REMEDY)


def _fetcher(sheets: Sequence[str], find_template: FindTemplate) -> Any:
    """Answers ``data:`` addresses and files under ``templates/``, and stops the run at anything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class TemplateFetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            if leads_elsewhere(url):
                name, line = place_of(url, (*_PAGES, *sheets), find_template)
                raise refusal(f"templates/{name or _PAGES[0]}", url, line)
            name = unquote(url)
            media_type = guess_type(name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, read_template(name, find_template), {"Content-Type": media_type})

    return TemplateFetcher(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)
