"""A structural audit of a finished DOCX, PDF or HTML: what keeps people who can't see it, or use no mouse, from it.

It takes the bytes of any file, ours or not, reads them as hostile, and says what fails. A format is read into an
``Outline``, for which the same rules hold in all three; what only one format can get wrong has rules of its own.
"""

from importlib import import_module
from pathlib import PurePath

from mappa_report.audit.excerpts import with_excerpts
from mappa_report.audit.outline import Location, finding, refusal
from mappa_report.audit.shortened import shortened
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.unpacking.bounds import TooLarge
from mappa_report.unpacking.unreadable import Unreadable

AUDITED = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html"}
"""How the name of a file ends that can be audited, and its format."""

MAX_BYTES = 64 * 1024 * 1024
"""Above any report with pictures; a guard against what was never meant to be one."""

_LARGE = 4 * 1024 * 1024
"""Larger files are audited in a process of their own, with limits."""

_MAX_SECONDS, _MAX_MEGABYTES = 5, 250


def audit_file(name: str, data: bytes) -> tuple[Problem, ...]:
    """What fails in the file ``data``. ``name`` is what messages call it; it ends as ``AUDITED`` says."""
    whole = Location(Place(Source(name)))
    if not data:
        return (finding("file-empty", whole, "this file is empty", "check that it is the right file."),)
    return find_problems(name, data) if len(data) <= _LARGE else _find_apart(whole, data)


def find_problems(name: str, data: bytes) -> tuple[Problem, ...]:
    """What fails in the file ``data``, which is not empty."""
    audit = import_module(f"mappa_report.audit.{AUDITED[PurePath(name).suffix.lower()]}.audit")
    try:
        return with_excerpts(shortened(audit.audit(name, data)))
    except Unreadable as fault:
        return (refusal(fault, Location(Place(Source(name)))),)


def _find_apart(whole: Location, data: bytes) -> tuple[Problem, ...]:
    """The same, found by a process of its own, which may not take more time and memory than a report needs."""
    from mappa_report.bounded.child import ChildEnded, run_bounded
    from mappa_report.bounded.limits import Limits

    limits = Limits(seconds=_MAX_SECONDS, megabytes=_MAX_MEGABYTES)
    try:
        return run_bounded(find_problems, whole.place.file, data, limits=limits)
    except ChildEnded as end:
        return (refusal(TooLarge(f"the audit {end.reason.value}"), whole),)
