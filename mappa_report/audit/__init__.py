"""A structural audit of a finished DOCX, PDF or HTML: what keeps people who can't see it, or use no mouse, from it.

It takes the bytes of any file, ours or not, reads them as hostile, and says what fails. A format is read into an
``Outline``, for which the same rules hold in all three; what only one format can get wrong has rules of its own.
"""

from importlib import import_module
from pathlib import PurePath

from mappa_report.audit.outline import Location, Unauditable, finding
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source

AUDITED = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html"}
"""How the name of a file ends that can be audited, and its format."""

MAX_BYTES = 64 * 1024 * 1024
"""Above any report with pictures; a guard against what was never meant to be one."""


def audit_file(name: str, data: bytes) -> tuple[Problem, ...]:
    """What fails in the file ``data``. ``name`` is what messages call it; it ends as ``AUDITED`` says."""
    whole = Location(Place(Source(name)))
    if not data:
        return (finding("file-empty", whole, "this file is empty", "check that it is the right file."),)
    audit = import_module(f"mappa_report.audit.{AUDITED[PurePath(name).suffix.lower()]}.audit")
    try:
        return tuple(audit.audit(name, data))
    except Unauditable as fault:
        return (finding(fault.code, whole, fault.message, fault.hint),)
