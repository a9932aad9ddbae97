"""A remedy that a program can make: what a file is to say in place of what it says, exact to the letter."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.source.lookalikes import SPACING
from mappa_report.source.nodes import TextNode
from mappa_report.source.place import LINE_BREAK, Place

_QUOTES = ("'", '"')


class Edit(Struct, frozen=True):
    """``text`` in place of what stands at ``place``, be that nothing. ``label`` says what a button for it does.

    ``text`` is one line, so that lines keep their numbers.
    """

    place: Place
    text: str
    label: str

    @property
    def was(self) -> str:
        """What it takes the place of."""
        return written_at(self.place)


def written_at(place: Place) -> str:
    """What the file itself has at ``place``."""
    start = place.column - 1
    return place.source.line(place.line)[start : start + place.length]


def edits_at(place: Place, was: str, text: str, label: str = "") -> tuple[Edit, ...]:
    """The one edit of ``was`` at ``place`` into ``text``; none where the file itself has not just that there.

    So words that run over two lines, or that came through an escape, an entity or marks in their midst, have none.
    """
    exact = replace(place, length=len(was))
    if not place.line or text == was or written_at(exact).translate(SPACING) != was.translate(SPACING):
        return ()
    return (Edit(exact, text, label or f"Write “{text}”"),)


def edits_of_value(node: TextNode, text: str) -> tuple[Edit, ...]:
    """The one edit of the YAML value ``node`` into ``text``, which needs no escape; in quotation marks these stay."""
    if not node.is_quoted:
        return edits_at(node.place, node.text, text)
    sign, inner = written_at(replace(node.place, length=1)), replace(node.place, column=node.place.column + 1)
    beyond = replace(inner, column=inner.column + len(node.text), length=1)
    is_whole = sign in _QUOTES and written_at(beyond) == sign and sign not in text
    return edits_at(inner, node.text, text) if is_whole else ()


def with_edits(text: str, edits: Sequence[Edit]) -> str | None:
    """``text`` with ``edits`` made, of which no two overlap; None where it no longer says what one of them was for."""
    starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
    parts, at = [], len(text)
    for edit in sorted(edits, key=_order, reverse=True):
        if edit.place.line > len(starts):
            return None
        start = starts[edit.place.line - 1] + edit.place.column - 1
        end = start + edit.place.length
        if text[start:end] != edit.was:
            return None
        parts += [text[end:at], edit.text]
        at = start
    return "".join([text[:at], *reversed(parts)])


def overlap(edit: Edit, other: Edit) -> bool:
    """Whether both would change the same letters, or put something in at the same place."""
    (line, start), (other_line, other_start) = _order(edit), _order(other)
    if edit.place.file != other.place.file or line != other_line:
        return False
    end, other_end = start + edit.place.length, other_start + other.place.length
    return start == other_start or (start < other_end and other_start < end)


def _order(edit: Edit) -> tuple[int, int]:
    return edit.place.line, edit.place.column
