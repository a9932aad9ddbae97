"""The labels of lists, as Word counts them: by the abstract list, which several lists may share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from mappa_report.importing.docx.tags import number
from mappa_report.importing.office.counting import MOST, written
from mappa_report.importing.office.walked import Label
from mappa_report.unpacking.docx.package import W
from mappa_report.unpacking.docx.styles import value_of

_COUNT = re.compile(r"%([1-9])")
_LEVELS = 9
_PLAIN = re.compile(r"[(\[]?%[1-9][.)\]:]?")
"""A label of one number alone."""


class Level(Struct, frozen=True):
    """One level of a list: how it is counted, what is written round the count, where it starts, and its indent.

    ``restarts_after`` is the level, counted from 1, whose items make it start again; 0 for none, -1 for any above.
    """

    form: str = "decimal"
    text: str = ""
    start: int = 1
    indent: int = 0
    style: str = ""
    restarts_after: int = -1


class List(Struct, frozen=True):
    """A list: what it is counted with, its levels, and at what number some of them restart."""

    abstract: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]


class Numbering:
    """The lists of one file, and how far each has counted."""

    def __init__(self, root: Any | None) -> None:
        self._lists = dict(_lists(root)) if root is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def depth_of_style(self, list_: str, style: str) -> int:
        """The depth at which ``list_`` numbers paragraphs of ``style``."""
        levels = self._lists[list_].levels if list_ in self._lists else {}
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def label(self, list_: str, depth: int) -> Label | None:
        """The label of the next item of ``list_`` at ``depth``; None where the file has no such list."""
        known = self._lists.get(list_)
        level = known.levels.get(depth) if known else None
        if known is None or level is None:
            return None
        if level.form == "bullet":
            return Label(level.text.strip(), depth, list_, is_bullet=True, indent=level.indent)
        count = self._count(list_, known, depth, level)
        if level.form == "none":
            return None
        text = _COUNT.sub(lambda match: self._written(known, int(match[1]) - 1), level.text)
        is_plain = bool(_PLAIN.fullmatch(level.text.strip())) and level.form in ("decimal", "decimalZero")
        return Label(text.strip(), depth, list_, number=count if is_plain else None, indent=level.indent)

    def _count(self, list_: str, known: List, depth: int, level: Level) -> int:
        counts = self._counts.setdefault(known.abstract, {})
        if depth in known.restarts and (list_, depth) not in self._restarted:
            counts[depth] = known.restarts[depth] - 1
        self._restarted.add((list_, depth))
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            after = known.levels.get(deeper, Level()).restarts_after
            if after == -1 or (after > 0 and depth < after):
                del counts[deeper]
        return counts[depth]

    def _written(self, known: List, depth: int) -> str:
        level = known.levels.get(depth, Level())
        return written(self._counts[known.abstract].get(depth, level.start), level.form)


def _lists(root: Any) -> list[tuple[str, List]]:
    abstracts = {each.get(f"{W}abstractNumId"): each for each in root.iterchildren(f"{W}abstractNum")}
    by_style = {value_of(each.find(f"{W}styleLink")): name for name, each in abstracts.items()}
    levels = {name: _levels(each) for name, each in abstracts.items()}
    lists = []
    for each in root.iterchildren(f"{W}num"):
        name = value_of(each.find(f"{W}abstractNumId"))
        if name in abstracts:
            link = value_of(abstracts[name].find(f"{W}numStyleLink"))
            name = by_style.get(link, name) if link else name
        own, restarts = dict(levels.get(name, {})), {}
        for override in each.iterchildren(f"{W}lvlOverride"):
            own |= _levels(override)
            start = override.find(f"{W}startOverride")
            if start is not None:
                restarts[number(override.get(f"{W}ilvl"), most=_LEVELS)] = number(value_of(start), 1, MOST)
        lists.append((str(each.get(f"{W}numId", "")), List(str(name), own, restarts)))
    return lists


def _levels(parent: Any) -> dict[int, Level]:
    return {number(each.get(f"{W}ilvl"), most=_LEVELS): _level(each) for each in parent.iterchildren(f"{W}lvl")}


def _level(element: Any) -> Level:
    indent = element.find(f"{W}pPr/{W}ind")
    restart = element.find(f"{W}lvlRestart")
    return Level(
        value_of(element.find(f"{W}numFmt")) or "decimal",
        value_of(element.find(f"{W}lvlText"))[:100],
        number(value_of(element.find(f"{W}start")), 1, MOST),
        indent_of(indent),
        value_of(element.find(f"{W}pStyle")),
        -1 if restart is None else number(value_of(restart), 0, _LEVELS),
    )


def indent_of(element: Any | None) -> int:
    """How far a ``w:ind`` moves words in, in twentieths of a point."""
    if element is None:
        return 0
    return number(element.get(f"{W}left", element.get(f"{W}start", "")))
