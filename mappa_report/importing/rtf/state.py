"""What holds inside a group of an RTF until it closes: how letters look, what their paragraph is, where text goes."""

from __future__ import annotations

import locale
from collections.abc import Callable
from copy import copy
from enum import Enum
from typing import Any

from msgspec import Struct

from mappa_report.importing.office.walked import Run
from mappa_report.importing.rtf.pictures import Shape

_USUAL_SIZE = 24
"""Half points of letters where nothing is said."""

_NO_LANGUAGE = (0, 1024, 255)
_MAX = 30_000
_BODY_LEVEL = 9
_MOST_EDGES = 64


class Look(Struct, frozen=True):
    """How letters look, and what has become of them. ``size`` is in half points."""

    is_bold: bool = False
    is_italic: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    is_inserted: bool = False
    size: int = _USUAL_SIZE
    language: str = ""
    font: int = -1

    def run(self, text: str, link: str) -> Run:
        """A run of ``text`` that leads to ``link``."""
        return Run(text, self.is_bold, self.is_italic, link, self.language, self.size)


class Setting(Struct, frozen=True):
    """What a paragraph is: its style, its level as a heading from 1, its list, and how many tables it stands in."""

    style: int = 0
    level: int | None = None
    list_: int = 0
    depth: int = 0
    indent: int = 0
    in_table: bool = False
    tables: int = 1

    @property
    def nesting(self) -> int:
        """How many tables it stands in."""
        return self.tables if self.in_table else 0


class CellEdge(Struct, frozen=True):
    """Where a cell ends, in twentieths of a point, and whether it carries on the one before it or above it."""

    right: int
    is_beside: bool = False
    is_below: bool = False


class Destination(Enum):
    """Where the text of a group goes."""

    TEXT = "the paragraph at hand"
    COLLECTED = "what the group is taken for"
    FONTS = "the table of fonts"
    STYLES = "the styles"
    LISTS = "the table of lists"
    SILENT = "nowhere, though groups within may have text"
    SKIPPED = "nowhere"


class State:
    """The state of one group; that of a group within begins as a copy.

    ``opened`` is the word that opened the group, ``name`` that of a property of a shape, and ``base`` the style that a
    style is based on.
    """

    __slots__ = (
        "base", "collected", "destination", "edges", "ending", "field", "link", "look", "name", "opened", "owns_shape",
        "setting", "shape", "uc",
    )  # fmt: skip

    def __init__(self) -> None:
        self.look = Look()
        self.setting = Setting()
        self.edges: list[CellEdge] = []
        self.uc = 1
        self.link = self.opened = self.name = self.ending = ""
        self.base = -1
        self.destination = Destination.TEXT
        self.collected: list[str] = []
        self.field: list[str] = []
        self.shape: Shape | None = None
        self.owns_shape = False

    def within(self) -> State:
        """The state of a group that opens here."""
        inner = copy(self)
        inner.opened = ""
        inner.owns_shape = False
        return inner

    def collect(self) -> None:
        """Take the group's text for itself."""
        self.destination, self.collected = Destination.COLLECTED, []


def _flag(name: str) -> Callable[[int | None], dict[str, Any]]:
    return lambda number: {name: number != 0}


def _half_points(number: int | None) -> dict[str, Any]:
    return {"size": min(max(number or _USUAL_SIZE, 0), 2_000)}


def _language(number: int | None) -> dict[str, Any]:
    return {"language": language_of(number or 0)}


def language_of(number: int) -> str:
    """The language that Windows has under ``number``; blank for none."""
    return "" if number in _NO_LANGUAGE else locale.windows_locale.get(number, "").replace("_", "-")


LOOKS: dict[str, Callable[[int | None], dict[str, Any]]] = {
    "b": _flag("is_bold"),
    "i": _flag("is_italic"),
    "v": _flag("is_hidden"),
    "deleted": _flag("is_deleted"),
    "mvf": _flag("is_deleted"),
    "revised": _flag("is_inserted"),
    "mvt": _flag("is_inserted"),
    "fs": _half_points,
    "lang": _language,
    "f": lambda number: {"font": number or 0},
}
"""Control words of letters, and what each changes of a look."""


def _level(number: int | None) -> dict[str, Any]:
    return {"level": number + 1 if number is not None and 0 <= number < _BODY_LEVEL else 0}


SETTINGS: dict[str, Callable[[int | None], dict[str, Any]]] = {
    "s": lambda number: {"style": number or 0},
    "outlinelevel": _level,
    "ls": lambda number: {"list_": number or 0},
    "ilvl": lambda number: {"depth": min(max(number or 0, 0), 8)},
    "li": lambda number: {"indent": min(max(number or 0, 0), _MAX)},
    "intbl": lambda _: {"in_table": True},
    "itap": lambda number: {"tables": min(max(number or 1, 1), 20), "in_table": bool(number)},
}
"""Control words of paragraphs, and what each changes of a setting."""


class Edges:
    """Reads where the cells of a row end: words before ``cellx`` say what the cell is."""

    def __init__(self) -> None:
        self._is_beside = self._is_below = False

    def word(self, word: str, number: int | None, state: State) -> bool:
        """Take a control word; False for one that says nothing of cells."""
        match word:
            case "trowd":
                state.edges = []
            case "clmrg":
                self._is_beside = True
            case "clvmrg":
                self._is_below = True
            case "cellx":
                if len(state.edges) < _MOST_EDGES:
                    state.edges.append(CellEdge(number or 0, self._is_beside, self._is_below))
                self._is_beside = self._is_below = False
            case _:
                return False
        return True
