"""A section's text put into its file, together with what others have changed there meanwhile."""

from __future__ import annotations

import re
from enum import Enum

from msgspec import Struct

from mappa_report.intake.merging import merged
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located, read
from mappa_report.workspace.output_files import create_files

_BREAK = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"


class Outcome(Enum):
    """What became of a text."""

    SAVED = "saved"
    MERGED = "merged"
    CLASH = "clash"
    REFUSED = "refused"


class Saved(Struct, frozen=True):
    """The outcome, and the text: as the file has it, or where it was not saved, as it was sent."""

    outcome: Outcome
    text: str
    problems: tuple[Problem, ...] = ()


def save_section(at: Located, was: str, text: str) -> Saved:
    """Put ``text``, which began as ``was``, into the file ``at``; where both changed the same paragraph, don't.

    Lines end as they did in the file, whatever a browser makes of them. Raises FileRefused where it can't be read.
    """
    data = read(at, MAX_BYTES)
    try:
        current = data.decode()
    except UnicodeDecodeError:
        message = "this file is not UTF-8 text, so nothing can be put into it"
        problem = Problem("not-utf-8", message, Place(Source(at.name)), hint="save it again as UTF-8 in an editor.")
        return Saved(Outcome.REFUSED, text, (problem,))
    ending = "\r\n" if "\r\n" in current else "\n"
    base, mine, theirs = (_BREAK.sub("\n", each.removeprefix(_MARK)) for each in (was, text, current))
    both = merged(base, mine, theirs)
    if both is None:
        return Saved(Outcome.CLASH, text)
    written = current if both == theirs else current[: current.startswith(_MARK)] + both.replace("\n", ending)
    failed = create_files({at: written.encode()}, {at: data}).problems if written != current else ()
    if failed:
        return Saved(Outcome.REFUSED, text, redacted(failed))
    return Saved(Outcome.SAVED if both == mine else Outcome.MERGED, both)
