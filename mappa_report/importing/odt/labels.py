"""What stands before the items of lists: signs, numbers and letters, counted on where a list goes on."""

from __future__ import annotations

from typing import Any

from mappa_report.importing.odt.odt_file import FO, STYLE, TEXT, OdtFile, twentieths, whole
from mappa_report.importing.office.counting import MOST, written
from mappa_report.importing.office.walked import Label

MOST_DEPTH = 8
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class Labels:
    """The labels of one list and the lists in it, with the list style ``style``."""

    def __init__(self, file: OdtFile, style: str, name: str, start: int = 1) -> None:
        self._style = style
        self._name = name
        self._levels = {str(each.get(f"{TEXT}level")): each for each in file.lists.get(style, ())}
        self._next: dict[int, int] = {0: start} if start != 1 else {}

    @property
    def next_number(self) -> int:
        """The number with which a list goes on that continues this one."""
        return self._next.get(0, 1)

    def label(self, item: Any, depth: int) -> Label | None:
        """The label of ``item``, which is as many lists deep in this one; None where its style shows none."""
        depth = min(depth, MOST_DEPTH)
        level = self._levels.get(str(depth + 1))
        self._next = {at: number for at, number in self._next.items() if at <= depth}
        if level is None or level.tag != f"{TEXT}list-level-style-number":
            return Label("•", depth, self._name, is_bullet=True, indent=_indent(level))
        first = self._next.get(depth, whole(level.get(f"{TEXT}start-value"), 1, MOST))
        number = whole(item.get(f"{TEXT}start-value"), first, MOST)
        self._next[depth] = number + 1
        form = str(level.get(f"{STYLE}num-format") or "")
        before, after = (str(level.get(f"{STYLE}num-{side}") or "")[:20] for side in ("prefix", "suffix"))
        if not form:
            return None
        text = f"{before}{written(number, _FORMS.get(form, ''))}{after}"
        return Label(text, depth, self._name, number=number if form == "1" else None, indent=_indent(level))

    def going_on(self, depth: int) -> Label:
        """What stands before a further paragraph of an item."""
        return Label("", min(depth, MOST_DEPTH), self._name, is_bullet=True)


def _indent(level: Any | None) -> int:
    """How far in the words of an item stand, as far as the list's own style says it."""
    alignment = next(level.iter(f"{STYLE}list-level-label-alignment"), None) if level is not None else None
    return twentieths(alignment.get(f"{FO}margin-left")) if alignment is not None else 0
