"""What every format has of what screen readers follow: headings, tables, pictures and links, each with its place."""

from __future__ import annotations

from msgspec import Struct

from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source


class Where(Struct, frozen=True):
    """A place in a file: a line where the format has lines, else a trail such as a heading's words or a page."""

    place: Place
    trail: tuple[str, ...] = ()

    def within(self, *names: str) -> Where:
        """A place further in."""
        return Where(self.place, (*self.trail, *names))


class Heading(Struct, frozen=True):
    """``words`` are None where the format does not tell them."""

    level: int
    words: str | None
    where: Where


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
    """``rows`` hold each cell once, in the row where it begins."""

    rows: tuple[tuple[Cell, ...], ...]
    has_caption: bool
    where: Where


class Picture(Struct, frozen=True):
    """One that shows something. ``alternative`` are the words for who can't see it; decoration is no Picture."""

    alternative: str
    where: Where


class Link(Struct, frozen=True):
    """``words`` are None where the format does not tell them."""

    words: str | None
    where: Where


class Outline(Struct, frozen=True):
    """What a file has of all these. ``word_count`` tells whether it is long enough to need headings."""

    source: Source
    title: str
    language: str
    headings: tuple[Heading, ...]
    tables: tuple[Table, ...]
    pictures: tuple[Picture, ...]
    links: tuple[Link, ...]
    word_count: int

    @property
    def whole(self) -> Where:
        """The file as a whole."""
        return Where(Place(self.source))


def finding(code: str, where: Where, message: str, hint: str, severity: Severity = Severity.ERROR) -> Problem:
    """A Problem at ``where``."""
    return Problem(code, message, where.place, severity, record=where.trail, hint=hint)


def shortened(words: str, most: int = 60) -> str:
    """``words`` on one line, in quotation marks, cut like those of ``cut``."""
    return f"“{cut(words, most)}”"


def cut(words: str, most: int) -> str:
    """``words`` on one line, cut where they run on."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


class Unauditable(Exception):
    """A file can't be read as what it is called. ``code`` says which kind of fault it is."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
