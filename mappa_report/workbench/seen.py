"""What a page shows of a report's files, by a digest: so an open page can ask whether that has been changed since."""

from __future__ import annotations

import hashlib
from urllib.parse import urlencode

from msgspec import Struct

from mappa_report.building.inputs import files_of_year
from mappa_report.intake.earlier import digest_at
from mappa_report.workbench.reports import Report
from mappa_report.workspace.door import Located
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import RETURN

_GONE = "gone"
"""The digest of files that can't be read."""


class Seen(Struct, frozen=True):
    """What a page shows: where to ask about it, and its digest."""

    address: str
    digest: str


def seen_on(report: Report, path: str) -> Seen:
    """What the page of ``report`` at ``path`` shows."""
    of = file_of(report, path)
    return Seen(f"{report.path}/changes?{urlencode({'of': of})}", digest_of_files(report, of))


def file_of(report: Report, path: str) -> str:
    """The one file that the page at ``path`` shows, by its path in the year's folder; nothing where it shows many."""
    from mappa_report.readers.area_reader import SECTIONS  # loads all that reads, which the first page needs alone

    below = path.removeprefix(f"{report.path}/")
    if below == "figures":
        return RETURN
    folder, _, name = below.partition("/")
    return f"{SECTIONS}/{name.partition('/')[0]}" if folder == SECTIONS and name else ""


def digest_of_files(report: Report, of: str) -> str:
    """The digest of the file ``of`` as it is, or without one, of all that the report is made from.

    Of what is no file of the report, it is that of one that is not there.
    """
    year = report.folder
    try:
        files = dict(sorted(files_of_year(year)))
        if of:
            return digest_at(files[of]) if of in files else _GONE
        return _together(files)
    except FileRefused:
        return _GONE


def _together(files: dict[str, Located]) -> str:
    whole = hashlib.sha256()
    for name, at in files.items():
        whole.update(f"{name}\n{digest_at(at)}\n".encode(errors="surrogateescape"))
    return whole.hexdigest()
