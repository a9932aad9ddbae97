"""The formats that come in, and how a file is known to be of one: by its first bytes, or by the end of its name."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from importlib import import_module

from mappa_report.importing.finished import Finished

ODT_SIGN = b"mimetypeapplication/vnd.oasis.opendocument.text"
"""A part that an OpenDocument text has before all others, not packed."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_FRONT = 1024
_BLANK = b"\xef\xbb\xbf \t\r\n"


class Format(Enum):
    """A format: the room that reads it, and the reader in that room."""

    DOCX = ("docx.reader", "read_docx")
    EMAIL = ("email.reader", "read_email")
    HTML = ("html.reader", "read_html")
    ODT = ("odt.reader", "read_odt")
    PDF = ("pdf.reader", "read_pdf")
    RTF = ("rtf.reader", "read_rtf")
    TEXT = ("text.reader", "read_text")

    def read(self, data: bytes, name: str) -> Finished:
        """What ``data``, which messages call ``name``, holds. Its reader is loaded when it is needed.

        Raises FileRefused for a file that can't be read.
        """
        room, reader = self.value
        read: Callable[[bytes, str], Finished] = getattr(import_module(f"mappa_report.importing.{room}"), reader)
        return read(data, name)


_BY_FIRST_BYTES = (
    (b"pk\x03\x04", Format.DOCX),
    (OLD_OFFICE, Format.DOCX),
    (b"%pdf-", Format.PDF),
    (b"{\\rtf", Format.RTF),
    (b"<!doctype html", Format.HTML),
    (b"<html", Format.HTML),
)
"""How files begin, in small letters. An old .doc, or a Word file with a password, is for its reader to refuse."""

_BY_ENDING = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".doc"), Format.DOCX),
    **dict.fromkeys((".htm", ".html"), Format.HTML),
    **dict.fromkeys((".txt", ".text", ".md"), Format.TEXT),
    ".eml": Format.EMAIL,
    ".odt": Format.ODT,
    ".pdf": Format.PDF,
    ".rtf": Format.RTF,
}


def format_shown(data: bytes) -> Format | None:
    """The format that the first bytes of ``data`` show; None where they show none."""
    if ODT_SIGN in data[:_FRONT]:
        return Format.ODT
    front = data[:_FRONT].lstrip(_BLANK).lower()
    return next((known for first, known in _BY_FIRST_BYTES if front.startswith(first)), None)


def format_named(name: str) -> Format | None:
    """The format that files called as ``name`` ends have; None for another end."""
    return _BY_ENDING.get(f".{name.rsplit('.', 1)[-1].lower()}") if "." in name else None
