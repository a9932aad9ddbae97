"""What is wrong, where, and what to do about it, and somebody's word that it may stand: data, drawn by ``show``."""

from datetime import date
from enum import Enum

from msgspec import Struct

from mappa_report.problems.codes import CODES
from mappa_report.source.edits import Edit
from mappa_report.source.nodes import TextNode
from mappa_report.source.place import Place


class Severity(Enum):
    """How bad a Problem is: an error stops the build; a warning is probably wrong; info is worth a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Problem(Struct, frozen=True):
    """One thing wrong with the input.

    ``code`` is one of ``CODES``, stable, and names the kind. ``record`` is the trail of names that leads to the value
    (``("eligible", "level_2", "total")``); ``label`` is a few words beside the caret; ``notes`` are further
    lines of evidence; ``hint`` says what to do. ``edits`` do that, all of them together, where it is safe and exact:
    after them the problem is gone. ``on_page`` says what to do to those who see pages and cells in place of files,
    where that differs. What stands at the place of a ``is_private`` one identifies someone: it is shown nowhere.
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
    edits: tuple[Edit, ...] = ()
    on_page: str = ""

    def __post_init__(self) -> None:
        assert self.code in CODES, f"{self.code} is not listed in codes.py"

    @property
    def in_words(self) -> str:
        """Message, label, notes and hint, a line for each, for formats that have one place for it all."""
        hint = f"hint: {self.hint}" if self.hint else ""
        return "\n".join(filter(None, (self.message, self.label, *(f"also: {note}" for note in self.notes), hint)))

    @property
    def page_hint(self) -> str:
        """What to do, to those who see pages and cells in place of files."""
        return self.on_page or self.hint

    @property
    def is_error(self) -> bool:
        """True if it stops a build."""
        return self.severity is Severity.ERROR


class Waiver(Struct, frozen=True):
    """Somebody's word that a warning has been looked at, and may stand: which, why, by whom and when.

    ``files`` are the names that its file may have: people name it from the year's folder, the area's or the
    workspace's. ``at`` is the problem's record with dots or some of the words that it points at, empty where every
    problem of that code in the file is meant. ``who`` is a role. ``printed`` is what the report says of it, below the
    table whose figures the problem is about.
    """

    code: str
    files: tuple[str, ...]
    at: str
    reason: str
    who: str
    date: date
    place: Place
    code_place: Place
    printed: TextNode | None = None


class Waived(Struct, frozen=True):
    """A problem, and the waiver that takes it from the list."""

    problem: Problem
    waiver: Waiver
