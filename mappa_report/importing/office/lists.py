"""Items one after another into lists: by their depth and labels, with what continues an item in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.blocks import Block, Blocks, BulletList, NumberedList
from mappa_report.importing.office.walked import Label, Line, Run

Paragraphs = Callable[[Line], Blocks]
"""The block that a line makes by itself."""

_BULLET, _PLAIN = "bullet", "plain"


class _Item(Struct, frozen=True):
    """An item's own line, and what stands in it below that."""

    line: Line
    inner: list[Line]

    @property
    def kind(self) -> str:
        label = self.line.label
        assert label
        if label.is_bullet:
            return _BULLET
        return "number" if label.number is not None else _PLAIN


def belongs(line: Line, label: Label | None) -> bool:
    """True if ``line``, which has no label, goes on with the item that ``label`` stands before: it is as far in."""
    return bool(label and line.is_plain and line.indent and line.indent >= label.indent > 0)


def lists(lines: Sequence[Line], paragraphs: Paragraphs, is_inner: bool = False) -> Blocks:
    """The lists that ``lines`` make; what has no label goes on with the item above it.

    A label that no list of a report has, such as (a), stands as words, unless it is within an item: there, lists are
    labelled by their depth.
    """
    blocks: list[Block] = []
    items = _items(lines)
    start = 0
    while start < len(items):
        end = _end(items, start)
        group = items[start:end]
        kind = group[0].kind
        if kind == _PLAIN and not is_inner:
            for item in group:
                blocks += paragraphs(_labelled(item.line))
                blocks += lists(item.inner, paragraphs) if item.inner else ()
        else:
            content = tuple(
                (*paragraphs(replace(item.line, label=None)), *_inside(item.inner, paragraphs)) for item in group
            )
            label = group[0].line.label
            number = (label.number if label else None) or 1
            blocks.append(BulletList(content) if kind == _BULLET else NumberedList(content, number))
        start = end
    return tuple(blocks)


def _items(lines: Sequence[Line]) -> list[_Item]:
    items: list[_Item] = []
    first: Label | None = None
    for line in lines:
        label = line.label
        begins = label is not None and not label.continues and not (first and label.is_within(first))
        if not items or begins:
            first = label
            items.append(_Item(line, []))
        else:
            items[-1].inner.append(line)
    return items


def _end(items: Sequence[_Item], start: int) -> int:
    """The first item after ``start`` that is no part of the same list."""
    end = start + 1
    while end < len(items) and items[end].kind == items[start].kind and _follows(items[end - 1], items[end]):
        end += 1
    return end


def _follows(before: _Item, item: _Item) -> bool:
    assert before.line.label
    assert item.line.label
    first, second = before.line.label.number, item.line.label.number
    return first is None or second is None or second == first + 1


def _inside(lines: Sequence[Line], paragraphs: Paragraphs) -> Blocks:
    """What stands below an item's own line: paragraphs first, then lists, in their order."""
    blocks: list[Block] = []
    waiting: list[Line] = []
    for line in lines:
        if line.label is None or line.label.continues:
            if waiting:
                waiting.append(line)
            else:
                blocks += paragraphs(replace(line, label=None))
        else:
            waiting.append(line)
    return (*blocks, *(lists(waiting, paragraphs, is_inner=True) if waiting else ()))


def _labelled(line: Line) -> Line:
    """``line`` with its label as words."""
    label = line.label
    assert label
    return replace(line, runs=(Run(f"{label.text} "), *line.runs), label=None)
