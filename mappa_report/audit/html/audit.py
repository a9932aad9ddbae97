"""The audit of a web page."""

from collections.abc import Iterator

from mappa_report.audit.html.page import Page, read_page
from mappa_report.audit.html.rules import check_page
from mappa_report.audit.rules import check_outline
from mappa_report.problems.problem import Problem
from mappa_report.unpacking.unreadable import Unreadable

_OTHERS = {b"%PDF-": "PDF", b"PK\x03\x04": "ZIP or Word file", b"\xd0\xcf\x11\xe0": "old Word file"}


def audit(name: str, data: bytes) -> Iterator[Problem]:
    """What fails in the page ``data``."""
    for start, kind in _OTHERS.items():
        if data.startswith(start):
            raise Unreadable("file-unlike-name", f"this is no HTML but a {kind}", "give it the ending of what it is.")
    page: Page = read_page(name, data)
    yield from check_outline(page.outline())
    yield from check_page(page)
