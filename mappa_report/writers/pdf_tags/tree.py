"""The tags of a PDF as elements in memory, before they are in a file or after they were read from one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct


class Mark(Struct, frozen=True):
    """What a page draws between two of its marks. Pages are counted from nought; ``number`` is the page's for it."""

    page: int
    number: int


class Annotation(Struct):
    """A place to press on a page. ``number`` is that of its object in the file, and ``words`` are to describe it."""

    page: int
    number: int
    words: str = ""


class Element(Struct, eq=False):
    """One element. ``role`` is what it is, such as P, and ``thing`` what the file has for it, if it is in there yet.

    ``attributes`` are those of its kind, such as the scope of a table's header: none, or left as the file has them.
    ``about`` is what else it is to say of itself, by PDF's names for that; None takes away what it says now.
    """

    role: str
    kids: list[Kid]
    thing: Any = None
    identity: str = ""
    attributes: dict[str, Any] | None = None
    about: dict[str, str | None] = {}

    def elements(self) -> list[Element]:
        """The elements right in it."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def within(self) -> Iterator[Element]:
        """It and all elements in it, in reading order."""
        yield self
        for kid in self.elements():
            yield from kid.within()

    def leaves(self) -> Iterator[Mark | Annotation]:
        """All that its pages have of it."""
        return (kid for element in self.within() for kid in element.kids if not isinstance(kid, Element))


Kid = Element | Mark | Annotation
