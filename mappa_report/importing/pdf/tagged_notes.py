"""Notes by their tags: a link whose words are the label of a note, and the note itself, wherever it stands."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from mappa_report.importing.office.typed_lists import without
from mappa_report.importing.office.walked import Line, Walked
from mappa_report.importing.pdf.elements import Element, Mark

_NOTES = ("Note", "FENote")
_BACK = "↑↩⇑^"
_LONGEST = 4
_ROUND = " .)([]\u00a0"

Text = Callable[[Element], str]


class Noted(NamedTuple):
    """A note, and the label that its mark shows."""

    element: Element
    label: str


class Notes:
    """The notes below ``root``; ``text`` says what an element's words are."""

    def __init__(self, root: Element, text: Text) -> None:
        elements = list(_elements(root))
        waiting: dict[str, deque[Element]] = defaultdict(deque)
        for each in elements:
            label = _label(each, text)
            if label:
                waiting[label].append(each)
        self._notes: dict[int, Noted] = {}
        for each in elements if waiting else ():
            label = text(each).strip(_ROUND) if each.kind == "Link" else ""
            if waiting.get(label):
                self._notes[id(each)] = Noted(waiting[label].popleft(), label)
        self._all = {id(each.element) for each in self._notes.values()}

    def noted(self, link: Element) -> Noted | None:
        """The note whose mark ``link`` is; None for another link."""
        return self._notes.get(id(link))

    def is_note(self, element: Element) -> bool:
        """True of a note that stands where its mark is."""
        return id(element) in self._all


def without_label_and_way_back(walked: Sequence[Walked], label: str) -> tuple[Walked, ...]:
    """A note without the ``label`` that it begins with, and the link at its end that leads back."""
    lines = list(walked)
    first = lines[0] if lines else None
    if isinstance(first, Line) and label and first.text.lstrip(_ROUND).startswith(label):
        end = first.text.index(label) + len(label)
        end += len(first.text[end:]) - len(first.text[end:].lstrip(_ROUND))
        lines[0] = replace(first, runs=without(first.runs, end))
    last = lines[-1] if lines else None
    if isinstance(last, Line) and last.runs:
        kept = last.runs[-1].text.rstrip(f"{_BACK} ")
        lines[-1] = replace(last, runs=(*last.runs[:-1], replace(last.runs[-1], text=kept)))
    return tuple(lines)


def _label(element: Element, text: Text) -> str:
    """The label of the note that ``element`` is; blank for what is none."""
    if element.kind in _NOTES:
        return text(element).split(maxsplit=1)[0].strip(_ROUND)[:_LONGEST] if text(element).strip() else ""
    labels = [each for each in element.elements() if each.kind == "Lbl"] if element.kind == "LI" else []
    links = [each for each in _elements(element) if each.kind == "Link"] if labels else []
    return text(labels[0]).strip(_ROUND) if links and _is_way_back(text(links[-1])) else ""


def _elements(root: Element) -> Iterator[Element]:
    waiting: list[Element] = [root]
    while waiting:
        each = waiting.pop()
        yield each
        waiting += reversed(each.elements())


def marks_of(element: Element) -> Iterator[Mark]:
    """All marks in ``element``."""
    return (kid for each in _elements(element) for kid in each.kids if isinstance(kid, Mark))


def _is_way_back(text: str) -> bool:
    """True of the words of a link behind a note that leads back to its mark."""
    return 0 < len(text.strip()) <= _LONGEST and not text.strip().strip(_BACK)
