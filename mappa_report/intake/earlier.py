"""Earlier versions of a year's files brought back, each kept as it was by what keeps what is replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import MAX_FILE, Located, is_file, read
from mappa_report.workspace.output_files import create_files
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.versions import Version, digest_of

NO_FILE = ""
"""The digest of a file that is not there."""


def digest_at(at: Located) -> str:
    """The digest of the file ``at``, by which it is known to be as somebody has seen it. Raises FileRefused."""
    return digest_of(read(at, MAX_FILE)) if is_file(at) else NO_FILE


def bring_back(year: Located, wanted: Mapping[Version, str]) -> Sequence[Problem]:
    """Put each version of ``wanted`` in the place of its file in the folder ``year``: all of them, or none.

    Beside each stands the digest that the file had when somebody asked for that. The Problems are why nothing was done.
    """
    files: dict[Located, bytes] = {}
    replaced: dict[Located, bytes] = {}
    try:
        for version, seen in wanted.items():
            at = year.inside(*version.file.split("/"))
            if digest_at(at) != seen:
                return (_changed(at),)
            files[at] = read(version.at, MAX_BYTES)
            if seen != NO_FILE:
                replaced[at] = read(at, MAX_FILE)
    except FileRefused as refused:
        return (refused.problem,)
    return create_files(files, replaced).problems


def _changed(at: Located) -> Problem:
    message = "this has been changed since you looked at it, so nothing was brought back"
    return Problem("not-written", message, Place(Source(at.name)), hint="look at what it says now, then choose again.")
