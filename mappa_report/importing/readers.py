"""The reader of published reports: in whichever format, known by its first bytes, else by the end of its name."""

from __future__ import annotations

from mappa_report.importing.finished import Finished
from mappa_report.importing.formats import Format, format_named, format_shown
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.refusals import FileRefused

_FRONT = 1024
_OF_NO_REPORT = (None, Format.EMAIL)


def read_finished(data: bytes, name: str) -> Finished:
    """What the finished file ``data``, which messages call ``name``, holds. Raises FileRefused for one not read."""
    format_ = format_shown(data) or format_named(name) or _text(data)
    if format_ in _OF_NO_REPORT:
        hint = "give a Word file (.docx, .odt or .rtf), a PDF, a web page (.html) or a plain text (.txt)."
        message = "this is no file of a kind that a report comes in from"
        raise FileRefused(Problem("file-kind", message, Place(Source(name)), hint=hint))
    assert format_
    return format_.read(data, name)


def _text(data: bytes) -> Format | None:
    """Plain text, unless ``data`` can't be any."""
    front = data[:_FRONT]
    return None if b"\0" in front or front.lstrip().startswith(b"<") else Format.TEXT
