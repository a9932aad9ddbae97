"""The walk over the elements of a page, which gives its lines, tables and pictures in their order."""

from __future__ import annotations

import re
from typing import Any

from msgspec.structs import replace

from mappa_report.importing.finished import ToldKind
from mappa_report.importing.html.grids import grid, rows_of
from mappa_report.importing.html.lists import labelled
from mappa_report.importing.html.looks import BLOCKS, Look, is_hidden, look_of
from mappa_report.importing.html.notes import Notes
from mappa_report.importing.html.pictures import Pictures
from mappa_report.importing.office.walked import Label, Line, Role, Run, Shown, Walked
from mappa_report.importing.telling import Telling
from mappa_report.unpacking.bounds import Tally

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_SILENT = frozenset(("script", "style", "template", "head", "meta", "link", "title", "base", "source", "track", "col"))
_LEFT_OUT = {
    "nav": (ToldKind.CONTENTS, "navigation was left out"),
    "svg": (ToldKind.CHART, "a drawing was left out"),
    "canvas": (ToldKind.CHART, "a drawing was left out"),
    "iframe": (ToldKind.EMBEDDED, "a page within the page was left out"),
    "object": (ToldKind.EMBEDDED, "an object within the page was left out"),
    "noscript": (ToldKind.HIDDEN_WORDS, "words for those without scripts were left out"),
    "video": (ToldKind.EMBEDDED, "a film was left out"),
    "audio": (ToldKind.EMBEDDED, "a recording was left out"),
    "button": (ToldKind.TEXT_BOX, "a button was left out"),
    "select": (ToldKind.TEXT_BOX, "a field was left out"),
    "textarea": (ToldKind.TEXT_BOX, "a field was left out"),
}
_ADDRESSES = ("http://", "https://", "mailto:")
_MOST_TOLD = 4_000
_MAX_CELLS = 300_000
_SIZE = 24
"""Of all letters alike, in half points: how a page looks depends on who shows it, and makes no heading."""


class PageWalk:
    """What the walk over one page shares."""

    def __init__(self, notes: Notes, pictures: Pictures, telling: Telling, levels: dict[int, int]) -> None:
        self._notes = notes
        self._pictures = pictures
        self._telling = telling
        self._levels = levels
        self._cells = Tally("cells in the tables of this page", _MAX_CELLS)
        self._lists = 0

    def walked(self, element: Any, look: Look, depth: int = 0) -> list[Walked]:
        """What stands in ``element``, whose words look so; ``depth`` is that of the lists in it."""
        within = _Within(self, depth)
        within.take(element, look)
        within.flush(look)
        return within.walked

    def items(self, element: Any, look: Look, depth: int) -> list[Walked]:
        """The items of the list ``element``."""
        self._lists += 1
        walked: list[Walked] = []
        is_key = "key-figures" in str(element.get("class", "")).split()
        for item, label in labelled(element, depth, f"list {self._lists}"):
            if is_hidden(item):
                self.leave_out(item, ToldKind.HIDDEN_WORDS, "hidden words were left out")
            if is_hidden(item) or self._notes.is_note(item):
                continue
            inner = self.walked(item, replace(look_of(item, look), role=Role.BODY), depth + 1)
            walked += map(_key_figure, inner) if is_key else _labelled(inner, label)
        return walked

    def grid(self, element: Any, look: Look) -> list[Walked]:
        """The table ``element``, after its caption."""
        if element.get("role") in ("presentation", "none"):
            return [each for row in rows_of(element) for cell in row for each in self.walked(cell, look)]
        captions = [
            each for part in element if part.tag == "caption" for each in self.walked(part, look_of(part, look))
        ]
        inner = replace(look, role=Role.BODY)
        return [
            *captions,
            grid(element, where_of(element), lambda cell: self.walked(cell, look_of(cell, inner)), self._cells),
        ]

    def level(self, heading: int) -> int:
        """The level of a heading in a report; 0 of the page's title."""
        return self._levels.get(heading, 0)

    def shown(self, element: Any) -> list[Walked]:
        """The picture that ``element`` shows, if it can be taken over."""
        picture = self._pictures.picture(element, where_of(element))
        return [Shown(picture, where_of(element))] if picture else []

    def note(self, link: Any) -> tuple[Walked, ...] | None:
        """What the note says that ``link`` is the mark of."""
        item = self._notes.noted(link)
        return tuple(self.walked(item, Look())) if item is not None else None

    def target(self, link: Any) -> str | None:
        """Where ``link`` leads, if a report can have it; None for the link back from a note."""
        if self._notes.is_way_back(link):
            return None
        target = str(link.get("href") or "").strip()
        if not target or target.lower().startswith(_ADDRESSES):
            return target
        if target.startswith("#"):
            one, many = (
                "a link to a place in the file became mere words",
                "{} links to places in the file became mere words",
            )
            self._telling.tell(ToldKind.LINK, where_of(link), one, many)
        else:
            words = f"a link that leads to no web or mail address became mere words: {target[:100]}"
            self._telling.tell(ToldKind.LINK, where_of(link), words)
        return ""

    def leave_out(self, element: Any, kind: ToldKind, words: str) -> None:
        """Tell that ``element`` was left out, with its words, if it has any."""
        said = " ".join("".join(_texts(element)).split())
        if said:
            self._telling.tell(kind, where_of(element), f"{words}: {said[:_MOST_TOLD]}")


class _Within:
    """What stands in one element, of which the letters of the line that is being read are kept."""

    def __init__(self, page: PageWalk, depth: int) -> None:
        self._page = page
        self._depth = depth
        self._runs: list[Run] = []
        self._where = ""
        self.walked: list[Walked] = []

    def take(self, element: Any, look: Look) -> None:
        """Take what stands in ``element``."""
        self._add(element.text, look, element)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, look)
            self._add(child.tail, look, child)

    def flush(self, look: Look) -> None:
        """End the line, if there is one."""
        runs, self._runs = self._runs, []
        if not any(run.text.strip() or run.note for run in runs):
            return
        role, level = look.role, self._page.level(look.heading) if look.heading else 0
        if look.heading and not level:
            role = Role.TITLE
        self.walked.append(Line(tuple(runs), self._where, role, level))

    def _child(self, element: Any, look: Look) -> None:
        tag = element.tag
        if tag in _SILENT:
            return
        if is_hidden(element):
            self._page.leave_out(element, ToldKind.HIDDEN_WORDS, "hidden words were left out")
        elif tag in _LEFT_OUT:
            self._page.leave_out(element, *_LEFT_OUT[tag])
        elif tag in BLOCKS:
            self.flush(look)
            inner = look_of(element, look)
            self.take(element, inner)
            self.flush(inner)
        else:
            self._other(element, tag, look)

    def _other(self, element: Any, tag: str, look: Look) -> None:
        if tag == "br":
            self._runs.append(Run("\n"))
        elif tag in ("ul", "ol", "menu"):
            self._apart(self._page.items(element, look_of(element, look), self._depth), look)
        elif tag == "table":
            self._apart(self._page.grid(element, look_of(element, look)), look)
        elif tag == "img":
            self._apart(self._page.shown(element), look)
        elif tag == "a":
            self._link(element, look)
        else:
            self.take(element, look_of(element, look))

    def _apart(self, walked: list[Walked], look: Look) -> None:
        if walked:
            self.flush(look)
            self.walked += walked

    def _link(self, element: Any, look: Look) -> None:
        note = self._page.note(element)
        if note is not None:
            self._runs.append(Run("", note=note))
            return
        if "skip" in str(element.get("class", "")):
            self._page.leave_out(element, ToldKind.CONTENTS, "a link past the navigation was left out")
            return
        target = self._page.target(element)
        if target is not None:
            self.take(element, replace(look_of(element, look), link=target))

    def _add(self, text: str | None, look: Look, element: Any) -> None:
        if not text:
            return
        text = _BLANKS.sub(" ", text)
        if not self._runs or self._runs[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if not text:
            return
        if not self._runs:
            self._where = where_of(element)
        self._runs.append(Run(text, look.is_bold and not look.heading, look.is_italic, look.link, look.language, _SIZE))


def where_of(element: Any) -> str:
    """The line of the file that ``element`` begins on."""
    return f"line {element.sourceline}" if element.sourceline else ""


def _labelled(walked: list[Walked], label: Label) -> list[Walked]:
    """``walked`` as one item: its first line has the label, and lines after that go on with it."""
    labels: list[Walked] = []
    waiting = True
    for each in walked:
        if isinstance(each, Line) and each.label is None and not each.level:
            own = label if waiting else replace(label, text="", is_bullet=True, number=None)
            labels.append(replace(each, label=own))
            waiting = False
        else:
            labels.append(each)
    return labels


def _key_figure(walked: Walked) -> Walked:
    """A line of a figure and its words as such: the figure stands in bold before a tab."""
    if not isinstance(walked, Line) or len(walked.runs) < 2:
        return walked
    first, *others = walked.runs
    return replace(walked, runs=(Run(f"{first.text.strip()}\t"), *others), role=Role.KEY_FIGURE)


def _texts(element: Any) -> list[str]:
    """The texts in ``element`` that are words."""
    parts = [element.text or ""] if element.tag not in _SILENT else []
    for inner in element.iterdescendants():
        if isinstance(inner.tag, str) and inner.tag not in _SILENT:
            parts.append(inner.text or "")
        parts.append(f" {inner.tail or ''}")
    return parts
