"""The outline of a file in any format: the headings, tables, pictures and links that screen readers follow."""

from __future__ import annotations

from msgspec import Struct

from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source
from mappa_report.unpacking.bounds import TooLarge
from mappa_report.unpacking.unreadable import Unreadable

_MAX_COUNTED = 1000
_SPACES = 20
"""How many times as long as what is shown of words they are looked at, for the spaces in them."""


class Location(Struct, frozen=True):
    """A place in a file: a line where the format has lines, else a trail such as a heading's words or a page."""

    place: Place
    trail: tuple[str, ...] = ()

    def within(self, *names: str) -> Location:
        """A place further in."""
        return Location(self.place, (*self.trail, *names))


class Heading(Struct, frozen=True):
    """``words`` are None where the format does not tell them."""

    level: int
    words: str | None
    location: Location


class Cell(Struct, frozen=True):
    """``scope`` says what a header is for: column, row, both, or nothing. ``names_headers`` is true of a cell with a
    list of its own headers.
    """

    is_header: bool = False
    scope: str = ""
    is_blank: bool = False
    across: int = 1
    down: int = 1
    names_headers: bool = False


class Table(Struct, frozen=True):
    """``rows`` hold each cell once, in the row where it begins. ``needs_scopes`` is true in a format in which a header
    that does not say what it is for belongs to nothing.
    """

    rows: tuple[tuple[Cell, ...], ...]
    has_caption: bool
    location: Location
    needs_scopes: bool = False


class Picture(Struct, frozen=True):
    """One that shows something. ``alternative`` are the words for who can't see it; decoration is no Picture."""

    alternative: str
    location: Location


class Link(Struct, frozen=True):
    """``words`` are None where the format does not tell them."""

    words: str | None
    location: Location


class Outline(Struct, frozen=True):
    """All of these in one file. By ``word_count`` a rule decides whether the file is long enough to need headings.
    ``language`` is None where a format has rules of its own for it.
    """

    source: Source
    title: str
    language: str | None
    headings: tuple[Heading, ...]
    tables: tuple[Table, ...]
    pictures: tuple[Picture, ...]
    links: tuple[Link, ...]
    word_count: int

    @property
    def whole(self) -> Location:
        """The file as a whole."""
        return Location(Place(self.source))


def finding(code: str, location: Location, message: str, hint: str, severity: Severity = Severity.ERROR) -> Problem:
    """A Problem at ``location``."""
    return Problem(code, message, location.place, severity, record=location.trail, hint=hint)


def refusal(fault: Unreadable, whole: Location) -> Problem:
    """The Problem of a file that can't be read, at ``whole``."""
    if isinstance(fault, TooLarge):
        hint = "check that it is the right file; if it is, cut it into several and audit each."
        return finding(fault.code, whole, f"too large to audit: {fault.reason}", hint)
    return finding(fault.code, whole, fault.message, fault.hint)


def count_words(text: str) -> int:
    """How many words there are in ``text``, counted up to a thousand: no rule asks for more."""
    return min(len(text.split(maxsplit=_MAX_COUNTED)), _MAX_COUNTED)


def quoted(words: str, most: int = 60) -> str:
    """``words`` on one line, in quotation marks, cut like those of ``truncated``."""
    return f"“{truncated(words, most)}”"


def truncated(words: str, most: int) -> str:
    """``words`` on one line, cut where they run on."""
    line = " ".join(words[: most * _SPACES].split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
