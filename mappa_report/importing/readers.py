"""Which reader a finished file needs: by its first bytes, and where those say nothing, by the end of its name."""

from __future__ import annotations

from importlib import import_module

from msgspec import Struct

from mappa_report.importing.contributed import ODT_SIGN
from mappa_report.importing.finished import Finished
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.refusals import FileRefused

_FRONT = 1024


class _Format(Struct, frozen=True):
    """``reader`` is a function of ``module``, which is loaded when it is needed."""

    module: str
    reader: str


_DOCX = _Format("mappa_report.importing.docx.reader", "read_docx")
_HTML = _Format("mappa_report.importing.html.reader", "read_html")
_ODT = _Format("mappa_report.importing.odt.reader", "read_odt")
_PDF = _Format("mappa_report.importing.pdf.reader", "read_pdf")
_TEXT = _Format("mappa_report.importing.text", "read_text")
_BY_FIRST_BYTES = ((b"PK\x03\x04", _DOCX), (b"\xd0\xcf\x11\xe0", _DOCX), (b"%PDF-", _PDF))
"""An old .doc, or a Word file with a password, is for the reader of Word files to refuse."""

_BY_ENDING = {
    **dict.fromkeys((".docx", ".docm", ".doc"), _DOCX),
    **dict.fromkeys((".htm", ".html"), _HTML),
    ".odt": _ODT,
    ".pdf": _PDF,
    **dict.fromkeys((".txt", ".text", ".md"), _TEXT),
}


def read_finished(data: bytes, name: str) -> Finished:
    """What the finished file ``data``, which messages call ``name``, holds. Raises FileRefused for one not read."""
    found = _format(data, name)
    if found is None:
        hint = "give a Word file (.docx or .odt), a PDF, a web page (.html) or a plain text (.txt)."
        message = "this is no file of a kind that a report comes in from"
        raise FileRefused(Problem("file-kind", message, Place(Source(name)), hint=hint))
    read: Finished = getattr(import_module(found.module), found.reader)(data, name)
    return read


def _format(data: bytes, name: str) -> _Format | None:
    if ODT_SIGN in data[:_FRONT]:
        return _ODT
    for first, known in _BY_FIRST_BYTES:
        if data.startswith(first):
            return known
    ending = f".{name.rsplit('.', 1)[-1].lower()}" if "." in name else ""
    if ending in _BY_ENDING:
        return _BY_ENDING[ending]
    front = data[:_FRONT].lstrip().lower()
    if front.startswith((b"<!doctype html", b"<html")):
        return _HTML
    return None if b"\0" in front or front.startswith(b"<") else _TEXT
