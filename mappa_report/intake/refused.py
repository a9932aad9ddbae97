"""Files that are no report which could come in: far too long, in Welsh, or of nothing that a report has."""

import re
from collections.abc import Sequence

from mappa_report.importing.figures import Figures
from mappa_report.importing.finished import Finished
from mappa_report.importing.lines import Line, lines_of
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.refusals import FileRefused

_WELSH = frozenset("yn yr ac mae wedi sydd gyda hynny ar gan y nad bod eu ei oedd chi ni hwn hon".split())
_ENGLISH = frozenset("the and of to in is are for with that has have by on was were".split())
_WORD = re.compile(r"[^\W\d_]+")
_ABOUT = re.compile(r"\bmappa\b|multi-agency public protection", re.IGNORECASE)
_ENOUGH_WELSH = 8
"""Such words in a file, where a name or two of places has fewer."""
_MAX_LINES = 5_000
"""Paragraphs, items and rows of tables; the longest report that was ever published has some 500."""


def refuse_if_too_long(finished: Finished, name: str) -> None:
    """Raise FileRefused for a report with more lines than could be searched for figures in the time there is."""
    if (count := len(lines_of(finished.pieces))) > _MAX_LINES:
        message = (
            f"this file has {count:,} paragraphs, items of lists and rows of tables, where at most {_MAX_LINES:,} are "
            "read of a report"
        )
        hint = "check that it is the right file; if it is, leave out what is no part of the report."
        raise FileRefused(Problem("file-too-large", message, Place(Source(name)), hint=hint))


def refuse_if_welsh(finished: Finished, name: str) -> None:
    """Raise FileRefused for a report in Welsh: no edition has its form and national text in it."""
    if is_welsh(finished):
        hint = "give the report in English: figures and sections are told apart by its words."
        message = "this report is in Welsh, and no edition is"
        raise FileRefused(Problem("report-language", message, Place(Source(name)), hint=hint))


def is_welsh(finished: Finished) -> bool:
    """True if there are more of the small words of Welsh in ``finished`` than of those of English."""
    words = [word for line in lines_of(finished.pieces) for word in _WORD.findall(line.text.casefold())]
    welsh, english = sum(word in _WELSH for word in words), sum(word in _ENGLISH for word in words)
    return welsh >= _ENOUGH_WELSH and welsh > english


def refuse_if_no_report(figures: Figures, lines: Sequence[Line], name: str) -> Problem | None:
    """The Problem with a file that has no figure of the form and nowhere says what it is a report of."""
    if figures.located or any(_ABOUT.search(line.text) for line in lines):
        return None
    hint = "check that it is the right file."
    message = "this is no MAPPA report: it has no figure of the form, and nowhere speaks of MAPPA"
    return Problem("not-a-report", message, Place(Source(name)), hint=hint)
