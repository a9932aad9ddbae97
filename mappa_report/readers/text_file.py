"""A file on disk into a Source: UTF-8, every character one that prints."""

import re

from mappa_report.problems.problem import Problem
from mappa_report.source.edits import Edit
from mappa_report.source.place import LINE_BREAK, Place, Source
from mappa_report.workspace.door import Located, read
from mappa_report.workspace.refusals import FileRefused

MAX_BYTES = 512 * 1024
"""Far above any real section or return; a guard against a file that was never meant to be one."""

UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)
"""Control characters, and those that stand for something in one font alone, such as Word's own bullets."""
_BULLET = r"\A(\s*)[\ue000-\uf8ff](\s)"
"""One of Word's own, pasted at the beginning of a line. Compiled for a file that has something unprintable."""

MAX_UNPRINTABLE = 20
"""Lines with such characters. A file with more is hardly text."""

_SAVE_AS_UTF8 = "save the file again as UTF-8 (in Notepad: Save as, Encoding: UTF-8)."


_AS_TEXT = "open it in Word, choose Save as, Plain text with the encoding UTF-8, and give it this name again."
_OF_WORD = ("a Word document", "a document in the Rich Text Format (RTF)", "a document of an old Word")
_KINDS = (
    (b"{\\rtf", _OF_WORD[1]),
    (b"\xd0\xcf\x11\xe0", _OF_WORD[2]),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"bplist", "a settings file of a Mac"),
)
_WITHIN_ZIP = (
    (b"word/", _OF_WORD[0]),
    (b"xl/", "an Excel workbook"),
    (b"opendocument.text", "a document of LibreOffice"),
    (b"opendocument.spreadsheet", "a workbook of LibreOffice"),
)


def kind_of(data: bytes) -> str:
    """What a file that is no text is, by its first bytes; nothing for text."""
    if data.startswith(b"PK\x03\x04"):
        return next((kind for sign, kind in _WITHIN_ZIP if sign in data), "a packed (zip) file")
    return next((kind for sign, kind in _KINDS if data.startswith(sign)), "")


def read_bytes(at: Located, most: int, problems: list[Problem]) -> bytes | None:
    """The bytes of the file ``at``, at most ``most`` of them. None after a Problem."""
    try:
        return read(at, most)
    except FileRefused as refused:
        problems.append(refused.problem)
        return None


def read_text(at: Located, problems: list[Problem]) -> Source | None:
    """The text of the file ``at``, or None after a Problem that says what is wrong with the file."""
    name = at.name
    data = read_bytes(at, MAX_BYTES, problems)
    if data is None:
        return None
    if kind := kind_of(data):
        hint = _AS_TEXT if kind in _OF_WORD else "put the text itself in its place, saved as UTF-8."
        problems.append(
            Problem("file-kind", f"this file is {kind}, whatever its name says", Place(Source(name)), hint=hint)
        )
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "this file is UTF-16 text, not UTF-8"
        problems.append(Problem("not-utf-8", message, Place(Source(name)), hint=_SAVE_AS_UTF8))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(_not_utf8(data, error.start, name))
        return None
    source = Source(name, text)
    if not text.strip():
        problems.append(Problem("file-empty", "this file is empty", Place(source), hint="fill it in, or remove it."))
        return None
    return _without_unprintable(source, problems)


def _not_utf8(data: bytes, position: int, name: str) -> Problem:
    before = data[:position].decode("utf-8-sig", errors="replace")
    source = Source(name, data.decode("utf-8-sig", errors="replace"))
    place = _place_at(source, len(before))
    return Problem("not-utf-8", "this file is not UTF-8 text", place, label="first here", hint=_SAVE_AS_UTF8)


def _without_unprintable(source: Source, problems: list[Problem]) -> Source | None:
    """``source`` with blanks for what can't be printed, after a Problem for each line that has some.

    So all else that is wrong with it can be told too; None where it has so much that it is hardly text.
    """
    if not UNPRINTABLE.search(source.text):
        return source
    told = 0
    for number, line in enumerate(source.lines, 1):
        if match := UNPRINTABLE.search(line):
            told += 1
            if told > MAX_UNPRINTABLE:
                return None
            message = f"a character that can't be printed (U+{ord(match[0]):04X}) stands in this file"
            hint, edits = _remedy(source, number)
            place = Place(source, number, match.start() + 1)
            problems.append(Problem("control-character", message, place, hint=hint, edits=edits))
    if "\0" in source.text:
        return None
    return Source(source.name, "\n".join(map(_printable, source.lines)))


def printable(text: str) -> str:
    """``text`` with a blank for each sign that can't be printed, so that it is as long as before."""
    if not UNPRINTABLE.search(text):
        return text
    return "".join(_printable(part) for part in re.split(rf"({LINE_BREAK.pattern})", text))


def _printable(line: str) -> str:
    return UNPRINTABLE.sub(" ", re.sub(_BULLET, r"\1-\2", line))


def _remedy(source: Source, number: int) -> tuple[str, tuple[Edit, ...]]:
    """What to do about the unprintable signs of a line; as edits, if none of them may have stood for a letter."""
    line = source.line(number)
    signs = [(match[0], Place(source, number, match.start() + 1)) for match in UNPRINTABLE.finditer(line)]
    if re.match(_BULLET, line) and signs[0][0] != "\v":
        bullet = Edit(signs[0][1], "-", "Write - and a space")
        return "write  - and a space  in its place: it is a bullet of Word's.", (bullet,) if len(signs) == 1 else ()
    edits = tuple(Edit(place, " " if sign == "\v" else "", "Take it out") for sign, place in signs)
    edits = edits if all(sign < "\ue000" for sign, _ in signs) else ()
    if signs[0][0] == "\v":
        return "put a space in its place, or an empty line: it is a line break of Word's.", edits
    return "delete it; it may not show in your editor.", edits


def _place_at(source: Source, position: int) -> Place:
    before = Source(source.name, source.text[:position]).lines
    return Place(source, len(before), len(before[-1]) + 1)
