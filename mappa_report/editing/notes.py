"""The notes of a page: which marks stand in a block, and what each is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mappa_report.editing import nodes


def notes_in(node: nodes.Node) -> Iterator[nodes.NoteNode]:
    """Every note whose mark is in ``node``, in their order."""
    yield from _within(node)


def _within(value: Any) -> Iterator[nodes.NoteNode]:
    if isinstance(value, nodes.NoteNode):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _within(each)
    elif content := getattr(value, "content", ()):
        yield from _within(content)


class Names:
    """Names for notes whose marks are written, where ``known`` are those of the file, and ``taken`` stand in it."""

    def __init__(self, known: Iterable[str], taken: Iterable[str]) -> None:
        self._known = set(known)
        self.taken = set(taken)
        self._last = 0

    def of(self, note: nodes.NoteNode) -> str:
        """The name that ``note`` had, if it can have it still, or else a new one."""
        label = note.attrs.label
        if label not in self._known or label in self.taken:
            label = self._new()
        self.taken.add(label)
        return label

    def _new(self) -> str:
        while True:
            self._last += 1
            if (label := str(self._last)) not in self._known | self.taken:
                return label


def note_alone(label: str, content: nodes.Run) -> nodes.ParagraphNode:
    """A paragraph of nothing but the mark of a note."""
    return nodes.ParagraphNode((nodes.NoteNode(nodes.NoteAttrs(label, content)),))
