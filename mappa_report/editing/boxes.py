"""The text boxes of a page, paragraphs, headings, cells and captions, and where in the file their letters are."""

from __future__ import annotations

from msgspec import Struct, field

from mappa_report.source.place import Place


class Stretch(Struct, frozen=True):
    """Letters of a box from ``start``, and the place of the first of them."""

    start: int
    length: int
    place: Place


class Box(Struct):
    """``length`` and positions count as JavaScript does, an atom as one."""

    length: int = 0
    stretches: list[Stretch] = field(default_factory=list)

    def add(self, length: int, place: Place | None) -> None:
        """Note that ``length`` more letters stand in the box, of which the first is at ``place``."""
        if place:
            self.stretches.append(Stretch(self.length, length, place))
        self.length += length


def units(text: str) -> int:
    """How long ``text`` is to JavaScript."""
    return len(text) + sum(sign > "\uffff" for sign in text)
