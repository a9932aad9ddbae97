"""The audit of a web page."""

from collections.abc import Iterator

from mappa_report.audit.html.page import Page, read_page
from mappa_report.audit.html.rules import check_page
from mappa_report.audit.rules import check_outline
from mappa_report.problems.problem import Problem


def audit(name: str, data: bytes) -> Iterator[Problem]:
    """What fails in the page ``data``."""
    page: Page = read_page(name, data)
    yield from check_outline(page.outline())
    yield from check_page(page)
