"""What stands before the items of lists, for files that say it in a table of lists alone."""

from __future__ import annotations

from msgspec import Struct

from mappa_report.importing.office.counting import written
from mappa_report.importing.office.walked import Label

_FORMS = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter"}
_BULLET, _NONE = 23, 255
_MOST_LISTS = 2_000


class _Level(Struct):
    form: int = 0
    start: int = 1


class Lists:
    """The lists of a file, and how far each has counted."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []
        self._lists: dict[int, list[_Level]] = {}
        self._overrides: dict[int, int] = {}
        self._id = 0
        self._counts: dict[tuple[int, int], int] = {}

    def word(self, word: str, number: int | None) -> None:
        """Take a control word of the table of lists, or of the table of overrides."""
        match word:
            case "list":
                self._levels = []
            case "listlevel" if len(self._levels) < 9:
                self._levels.append(_Level())
            case "levelnfc" | "levelnfcn" if self._levels:
                self._levels[-1].form = number or 0
            case "levelstartat" if self._levels:
                self._levels[-1].start = number or 0
            case "listid" if len(self._lists) < _MOST_LISTS:
                self._id = number or 0
                self._lists.setdefault(self._id, self._levels)
            case "ls":
                self._overrides[number or 0] = self._id

    def label(self, list_: int, depth: int, indent: int) -> Label | None:
        """The label of the next item of ``list_`` at ``depth``; None where there is none."""
        of = self._overrides.get(list_, 0)
        levels = self._lists.get(of, [])
        if depth >= len(levels) or levels[depth].form == _NONE:
            return None
        level = levels[depth]
        if level.form == _BULLET:
            return Label("•", depth, str(list_), is_bullet=True, indent=indent)
        for deeper in range(depth + 1, 9):
            self._counts.pop((of, deeper), None)
        count = self._counts[of, depth] = self._counts.get((of, depth), level.start - 1) + 1
        text = f"{written(count, _FORMS.get(level.form, ''))}."
        return Label(text, depth, str(list_), number=count if level.form == 0 else None, indent=indent)
