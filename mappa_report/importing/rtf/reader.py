"""An RTF as a reader of it would see it: blocks with their places, and what is told."""

from __future__ import annotations

from mappa_report.importing.finished import Finished
from mappa_report.importing.office.finishing import finish
from mappa_report.importing.rtf.body import Body
from mappa_report.importing.rtf.walk import Walk
from mappa_report.importing.sent_file import ReadApart, read_sent
from mappa_report.unpacking.unreadable import Unreadable

_SIGN = b"{\\rtf"
_MOST_HERE = 512 * 1024
"""Bytes of an RTF that is read in this process: one of 3 MB that is all paragraphs takes eight seconds."""
_BLANK = b"\xef\xbb\xbf \t\r\n"


def read_rtf(data: bytes, name: str) -> Finished:
    """What the RTF ``data``, which messages call ``name``, holds. Raises FileRefused."""
    return read_sent(finished_rtf, data, name, first=finished_if_small)


def finished_if_small(data: bytes) -> Finished:
    """The same as ``finished_rtf``. Raises ReadApart where it may take long."""
    if len(data) > _MOST_HERE:
        raise ReadApart
    return finished_rtf(data)


def finished_rtf(data: bytes) -> Finished:
    """The same, read in this process. Raises Unreadable."""
    data = data.lstrip(_BLANK)
    if not data.startswith(_SIGN):
        raise Unreadable("file-unlike-name", "this is no RTF", "check that it is the right file.")
    body = Body(has_labels=b"\\listtext" in data)
    walk = Walk(body)
    walked = body.close(walk.take(data))
    return finish(walked, walk.title, walk.header.usual.language, body.telling)
