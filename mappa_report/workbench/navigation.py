"""The pages of a year that every other one of them leads to, in the order of the work."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from mappa_report.workbench.reports import Report
from mappa_report.workbench.words import WORDS

_PAGES = {
    "": (),
    "/figures": ("/incoming", "/rate"),
    "/sections": ("/versions", "/unplaced", "/owed"),
    "/problems": (),
    "/preview": ("/build",),
    "/proofs": (
        "/comments",
        "/forget",
    ),
}
"""Each page by what follows the report's address, with what else belongs to it."""


class Entry(Struct, frozen=True):
    """A page by its name and address. ``current`` is what ``aria-current`` says: the page itself, or one below it."""

    words: str
    address: str
    current: str


def entries(report: Report, path: str) -> Iterator[Entry]:
    """The pages of ``report``, as they stand above the one at ``path``."""
    for page, others in _PAGES.items():
        address = report.path + page
        is_below = bool(page) and any(path.startswith(f"{report.path}{each}/") for each in (page, *others))
        is_one = path in (address, *(report.path + each for each in others))
        yield Entry(WORDS[f"nav{page}"], address, "page" if path == address else "true" if is_one or is_below else "")
