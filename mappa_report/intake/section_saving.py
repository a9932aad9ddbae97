"""A section's text put into its file, together with what others have changed there meanwhile."""

from __future__ import annotations

import re
from enum import Enum

from msgspec import Struct

from mappa_report.intake.merging import Clash, clashes_in, combined, settled
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located, read
from mappa_report.workspace.output_files import create_files

_BREAK = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"

_TRIES = 5
"""How often a text is put together anew with a file that is written by somebody else meanwhile."""


class Outcome(Enum):
    """What became of a text."""

    SAVED = "saved"
    MERGED = "merged"
    CLASH = "clash"
    REFUSED = "refused"


class Saved(Struct, frozen=True):
    """The outcome, and the text: as the file has it, or where it was not saved, as it was sent.

    After a clash ``parts`` are what both made of the text, and ``theirs`` is what the file says.
    """

    outcome: Outcome
    text: str
    problems: tuple[Problem, ...] = ()
    parts: tuple[str | Clash, ...] = ()
    theirs: str = ""


def save_section(at: Located, was: str, text: str) -> Saved:
    """Put ``text``, which began as ``was``, into the file ``at``; where both changed the same paragraph, don't.

    Where nobody else has changed it, and lines end as in ``was``, the file gets ``text`` letter for letter. Else they
    end as they did in the file, whatever a browser makes of them. Raises FileRefused where it can't be read.
    """
    saved = _put(at, was, text)
    for _ in range(_TRIES):
        if not any(each.code == "exists" for each in saved.problems):
            break
        saved = _put(at, was, text)
    return saved


def _put(at: Located, was: str, text: str) -> Saved:
    """As :func:`save_section`; refused where the file is written between being read and being replaced."""
    data = read(at, MAX_BYTES)
    try:
        current = data.decode()
    except UnicodeDecodeError:
        message = "this file is not UTF-8 text, so nothing can be put into it"
        problem = Problem("not-utf-8", message, Place(Source(at.name)), hint="save it again as UTF-8 in an editor.")
        return Saved(Outcome.REFUSED, text, (problem,))
    mark = current[: current.startswith(_MARK)]
    if was == current.removeprefix(mark) and _breaks(text) <= _breaks(was):
        return _written(at, data, mark + text, Saved(Outcome.SAVED, text))
    ending = "\r\n" if "\r\n" in current else "\n"
    mine, theirs = plain(text), plain(current)
    parts = combined(plain(was), mine, theirs)
    if clashes_in(parts):
        return Saved(Outcome.CLASH, text, parts=parts, theirs=theirs)
    both = settled(parts, ())
    written = current if both == theirs else mark + both.replace("\n", ending)
    return _written(at, data, written, Saved(Outcome.SAVED if both == mine else Outcome.MERGED, both))


def _breaks(text: str) -> set[str]:
    """How lines of ``text`` end."""
    return set(_BREAK.findall(text))


def _written(at: Located, data: bytes, text: str, saved: Saved) -> Saved:
    """``saved``, once ``text`` is in the file in place of ``data``; else why it is not."""
    failed = create_files({at: text.encode()}, {at: data}).problems if text.encode() != data else ()
    return Saved(Outcome.REFUSED, saved.text, redacted(failed)) if failed else saved


def plain(text: str) -> str:
    """``text`` as this works on it: without a byte order mark, its lines ended in one way."""
    return _BREAK.sub("\n", text.removeprefix(_MARK))
