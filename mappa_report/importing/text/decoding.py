"""The bytes of a plain text into lines."""

import re

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.refusals import FileRefused, too_large

MAX_BYTES = 4 * 1024 * 1024
"""Twenty times the longest report that was ever published."""
MAX_LINE = 200_000
"""Letters in a line; a whole report on one line has fewer."""

_LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff]")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, name: str) -> list[str]:
    """The lines of the text ``data``, without what nobody sees; FileRefused where it is no text, or too large.

    The encoding is UTF-8, UTF-16 with its mark at the front, or else that of Western Windows.
    """
    if len(data) > MAX_BYTES:
        raise too_large(name, len(data), MAX_BYTES)
    try:
        text = _as_text(data)
    except UnicodeDecodeError:
        raise _no_text(name) from None
    if "\x00" in text:
        raise _no_text(name)
    lines = [_INVISIBLE.sub("", line).rstrip(" ") for line in _LINE_END.split(text)]
    if not any(map(str.strip, lines)):
        raise _refused("file-empty", "this file is empty", name, "check that it is the right file.")
    if max(map(len, lines)) > MAX_LINE:
        hint = "divide it into the paragraphs that it has."
        raise _refused("file-too-large", f"a line of this file has more than {MAX_LINE:,} letters", name, hint)
    return lines


def _as_text(data: bytes) -> str:
    if data.startswith(_UTF_16):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def _no_text(name: str) -> FileRefused:
    hint = "check that it is the right file; save it as plain text with the encoding UTF-8."
    return _refused("file-kind", "this file is no plain text", name, hint)


def _refused(code: str, message: str, name: str, hint: str) -> FileRefused:
    return FileRefused(Problem(code, message, Place(Source(name)), hint=hint))
