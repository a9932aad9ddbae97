"""What is wrong, where, and what to do about it: data only, drawn by ``show_problems``."""

from __future__ import annotations

import re
from dataclasses import field
from enum import Enum
from functools import cached_property

from mappa_report.codes import CODES
from mappa_report.frozen import frozen

_LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")


class Severity(Enum):
    """How bad a Problem is: an error stops the build; a warning is probably wrong; info is worth a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen
class Source:
    """A file as it was read: the name people know it by, and its text (empty if it could not be read)."""

    name: str
    text: str = field(default="", repr=False, compare=False)

    @cached_property
    def lines(self) -> list[str]:
        """The text cut where YAML and Markdown cut it, so that line numbers agree with theirs."""
        return _LINE_BREAK.split(self.text)

    def line(self, number: int) -> str:
        """Line ``number``, counted from 1; empty where there is no such line."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""


@frozen
class Place:
    """Where something stands: line and column count from 1; line 0 is the file as a whole."""

    source: Source
    line: int = 0
    column: int = 0
    length: int = 1

    @property
    def file(self) -> str:
        """The name of the file, as people know it."""
        return self.source.name

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@frozen
class Problem:
    """One thing wrong with the input.

    ``code`` is one of ``CODES``, stable, and names the kind. ``record`` is the trail of names that leads to the value
    (``("eligible", "level_2", "total")``); ``label`` is a few words beside the caret; ``notes`` are further
    lines of evidence; ``hint`` says what to do. What stands at the place of a ``is_private`` one identifies someone:
    it is shown nowhere.
    """

    code: str
    message: str
    place: Place
    severity: Severity = Severity.ERROR
    record: tuple[str, ...] = ()
    label: str = ""
    notes: tuple[str, ...] = ()
    hint: str = ""
    is_private: bool = False

    def __post_init__(self) -> None:
        assert self.code in CODES, f"{self.code} is not listed in codes.py"

    @property
    def is_error(self) -> bool:
        """True if it stops a build."""
        return self.severity is Severity.ERROR
