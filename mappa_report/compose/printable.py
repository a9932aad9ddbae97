"""A Document that every format can be made of, whatever a check has to say against what people wrote.

A report to publish is one already, since its check found no error. A proof is made even while there are errors.
"""

import re
from typing import Any, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.blocks import Heading
from mappa_report.document.bounds import MAX_HEADING_LEVEL, NO_LETTER
from mappa_report.document.document import Document

T = TypeVar("T")

_NO_LETTER = re.compile(f"[{NO_LETTER}]")


def printable(document: Document) -> Document:
    """``document`` with a ? for each sign that is no letter, and no level of headings left out or below the fourth."""
    lettered = _with_letters(document)
    return replace(lettered, blocks=_Levels().within(lettered.blocks))


def _with_letters(node: T) -> T:
    if isinstance(node, str):
        return cast(T, _NO_LETTER.sub("?", node))
    return cast(T, _changed(node, _with_letters))


class _Levels:
    """Lifts headings that stand more than one level below the heading before them."""

    def __init__(self) -> None:
        self._last = 0

    def within(self, node: T) -> T:
        """``node`` with all headings in it lifted, in the order in which they are read."""
        if isinstance(node, Heading):
            self._last = min(node.level, self._last + 1, MAX_HEADING_LEVEL)
            return cast(T, replace(node, level=self._last))
        return cast(T, _changed(node, self.within))


def _changed(node: object, change: Any) -> object:
    """``node`` with ``change`` made to each part of it; the same one where nothing is another then."""
    if isinstance(node, tuple):
        parts = tuple(map(change, node))
        return parts if any(one is not other for one, other in zip(parts, node, strict=True)) else node
    if not isinstance(node, Struct):
        return node
    before = {name: getattr(node, name) for name in node.__struct_fields__}
    after = {name: change(value) for name, value in before.items()}
    different = {name: value for name, value in after.items() if value is not before[name]}
    return replace(node, **different) if different else node
