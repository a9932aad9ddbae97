"""The blocks that were sent, each with the text that it is to have: its own, or one changed as little as can be."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from msgspec import Struct

from mappa_report.editing import nodes
from mappa_report.editing.notes import Names, notes_in
from mappa_report.editing.page import Page, PartKind
from mappa_report.editing.restoring import restored
from mappa_report.editing.writing import NotWritten, Shape, Written, shape_of, written

_SIGN = re.compile(r"\A[ \t]*(?:([-*+])|[0-9]{1,9}([.)]))")
_OTHERS = ("-", ".")
"""The signs of lists beside which another list has to have the other sign."""


class Changed(Struct, frozen=True):
    """``was`` is the number of the block that it was; ``labels`` name its notes; ``notes`` has those to be written.

    ``shape`` is None for a block that says nothing and has no text.
    """

    text: str
    shape: Shape | None
    was: int | None = None
    labels: frozenset[str] = frozenset()
    notes: dict[str, str] = {}
    is_as_it_was: bool = False


class _Resolved(Struct, frozen=True):
    node: nodes.Node
    was: int | None
    is_as_it_was: bool


def changed_blocks(page: Page, sent: Sequence[nodes.SentBlock], plain: Set[int]) -> list[Changed]:
    """``sent`` in its order. Those whose numbers are ``plain`` are written in the program's own way.

    Raises NotWritten.
    """
    resolved = [each if number not in plain else _to_write(each) for number, each in enumerate(_resolved(page, sent))]
    as_they_were = [note for each in resolved if each.is_as_it_was for note in notes_in(each.node)]
    known = [part.label for part in page.parts if part.kind is PartKind.NOTE]
    names = Names(known, (note.attrs.label for note in as_they_were))
    maker = _Maker(page, names)
    return [maker.changed(each, is_plain=number in plain) for number, each in enumerate(resolved)]


def _to_write(resolved: _Resolved) -> _Resolved:
    return _Resolved(resolved.node, resolved.was, False)


def _resolved(page: Page, sent: Sequence[nodes.SentBlock]) -> list[_Resolved]:
    """Each with its node. One that comes twice is a copy the second time."""
    seen: set[int] = set()
    made = []
    for each in sent:
        was = each.was if each.id is None else each.id
        if was is not None and not 0 <= was < len(page.blocks):
            raise NotWritten("section.refused.gone")
        is_first = was is not None and was not in seen
        node = each.node if each.node is not None else page.blocks[was].node if was is not None else None
        if node is None or (each.id is not None and each.node is not None):
            raise NotWritten("section.refused.gone")
        made.append(_Resolved(node, was if is_first else None, is_first and each.node is None))
        if was is not None:
            seen.add(was)
    return made


class _Maker:
    def __init__(self, page: Page, names: Names) -> None:
        self._page, self._names = page, names
        self._before: tuple[type[nodes.Node] | None, str] = (None, "")

    def changed(self, each: _Resolved, *, is_plain: bool) -> Changed:
        """``each`` with its text, where the one before it was made already."""
        made = self._as_it_was(each) if each.is_as_it_was else None
        if made is None or self._touches(each.node, made.text):
            made = self._written(each, is_plain=is_plain)
        if made.shape is not None:
            self._before = (type(each.node), _sign(made.text))
        return made

    def _as_it_was(self, each: _Resolved) -> Changed:
        assert each.was is not None
        part = self._page.of_blocks[each.was]
        labels = frozenset(note.attrs.label for note in notes_in(each.node))
        return Changed(self._page.text[part.first : part.last], shape_of(each.node), each.was, labels, {}, True)

    def _written(self, each: _Resolved, *, is_plain: bool) -> Changed:
        for note in notes_in(each.node) if each.is_as_it_was else ():
            self._names.taken.discard(note.attrs.label)
        before = set(self._names.taken)
        has_other_sign = self._before[0] is type(each.node) and self._before[1] in _OTHERS
        now = written(each.node, self._names.of, has_other_sign=has_other_sign)
        text = now.text if is_plain else self._restored(each, now, has_other_sign=has_other_sign)
        if self._touches(each.node, text):
            text = now.text
        labels = frozenset(self._names.taken - before)
        return Changed(text, now.shape, each.was, labels, now.notes)

    def _restored(self, each: _Resolved, now: Written, *, has_other_sign: bool) -> str:
        """The text of ``now``, in the way in which the block's author wrote it."""
        if each.was is None or not now.text:
            return now.text
        part = self._page.of_blocks[each.was]
        was = self._page.text[part.first : part.last].replace("\r\n", "\n")
        node = self._page.blocks[each.was].node
        usual = written(node, lambda note: note.attrs.label, has_other_sign=has_other_sign)
        return restored(usual.text, was, now.text)

    def _touches(self, node: nodes.Node, text: str) -> bool:
        """True where ``text``, of ``node``, would go on with the list before it."""
        is_list = isinstance(node, nodes.BulletListNode | nodes.NumberedListNode)
        return is_list and self._before == (type(node), _sign(text))


def _sign(text: str) -> str:
    match = _SIGN.match(text)
    return (match[1] or match[2]) if match else ""
