"""What partners send for a report, in whichever format: known by its first bytes, and only then by its name."""

from __future__ import annotations

import re

from mappa_report.importing.finished import Finished
from mappa_report.importing.formats import OLD_OFFICE, Format, format_named, format_shown
from mappa_report.importing.sent_file import MAX_BYTES
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.refusals import FileRefused, too_large

_READ = "Word (.docx), OpenDocument (.odt), RTF (.rtf), plain text (.txt) and e-mail (.eml)"
_BLANK = b"\xef\xbb\xbf \t\r\n"
_KINDS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"<!DOCTYPE HTML", "web page"),
    (b"<HTML", "web page"),
    (b"<?XML", "XML file"),
)
"""How files begin that hold no contribution, in capitals, and what each is."""

_TAG = re.compile(rb"<(?:HEAD|BODY|TITLE|META|DIV|P|H[1-6]|TABLE|UL|OL|SPAN|ARTICLE|MAIN|SECTION|STYLE|LINK)[\s/>]")
"""How a page begins whose author left out what stands round it."""

_OFFICE = (Format.DOCX, Format.ODT, Format.RTF)


def read_contributed(data: bytes, name: str) -> Finished:
    """What the file ``data``, which messages call ``name``, says. Raises FileRefused for one that can't be read."""
    if len(data) > MAX_BYTES:
        raise too_large(name, len(data), MAX_BYTES)
    if not data.strip(_BLANK):
        raise refused(name, "file-empty", "this file is empty", "check that it is the right file.")
    return _format(data, name).read(data, name)


def _format(data: bytes, name: str) -> Format:
    kind = _other_kind(data, name)
    if kind:
        ask = f"ask for the text itself: {_READ} are read."
        hint = "To bring in a whole report, use `mappa-report import`."
        on_page = "On the page of all reports, a year can be begun from a whole one."
        if kind == "picture":
            hint = "A picture goes into the folder of the sections by hand."
            on_page = "A picture is put into its section in the editor."
        message = f"this is a {kind}, and no contribution"
        raise refused(name, "file-unlike-name", message, f"{ask} {hint}", f"{ask} {on_page}")
    if data.startswith(OLD_OFFICE) and name.lower().endswith(".msg"):
        hint = "open it in Outlook and save it as .eml or as text."
        raise refused(name, "file-kind", "this is a message as Outlook keeps it, which can't be read", hint)
    shown, named = format_shown(data), format_named(name)
    if shown is None and named in _OFFICE:
        hint = "check that it is the right file; if it is, open it in Word and save it as .docx."
        raise refused(name, "file-unlike-name", "this is none of what its name says", hint)
    return shown or (Format.EMAIL if named is Format.EMAIL else Format.TEXT)


def _other_kind(data: bytes, name: str) -> str:
    """What a file is that holds no contribution; "" for one that may. A web page need not begin as one should."""
    begins = data[:200].lstrip(_BLANK).upper()
    kind = next((kind for start, kind in _KINDS if begins.startswith(start)), "")
    is_page = format_named(name) is Format.HTML or begins.startswith(b"<!--") or _TAG.match(begins)
    return kind or ("web page" if is_page and format_shown(data) in (None, Format.HTML) else "")


def refused(name: str, code: str, message: str, hint: str, on_page: str = "") -> FileRefused:
    """Why the file ``name`` is no contribution, and what to do, in the browser too where that differs."""
    return FileRefused(Problem(code, message, Place(Source(name)), hint=hint, on_page=on_page))
