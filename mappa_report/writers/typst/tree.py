"""The tags of a PDF as elements in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf


class Mark:
    """What a ``page`` draws between two of its marks, by the number it has there."""

    __slots__ = ("number", "page")

    def __init__(self, page: Any, number: int) -> None:
        self.page = page
        self.number = number


class Annotation:
    """A place to press on a page. ``reference`` is what the tags have for it."""

    __slots__ = ("reference",)

    def __init__(self, reference: Any) -> None:
        self.reference = reference


class Element:
    """One element. ``role`` is what it is, such as P, and ``thing`` what the file has for it, if it is in there yet."""

    __slots__ = ("about", "identity", "is_changed", "kids", "role", "thing")

    def __init__(self, role: str, kids: list[Kid], thing: Any = None) -> None:
        self.role = role
        self.kids = kids
        self.thing = thing
        self.identity = ""
        self.about: dict[str, Any] = {}
        """What it is to say of itself, by PDF's names for that; None takes away what it says now."""
        self.is_changed = thing is None
        """Whether its kids aren't those that it was read with."""

    def says(self, key: str) -> Any:
        """What the file says of it under ``key``, or None."""
        return self.thing.get(f"/{key}") if self.thing is not None else None

    def elements(self) -> list[Element]:
        """The elements right in it."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def within(self) -> Iterator[Element]:
        """It and all elements in it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.within()

    def put(self, kids: list[Kid]) -> None:
        """Let ``kids`` be what is in it."""
        self.kids = kids
        self.is_changed = True


Kid = Element | Mark | Annotation


def read_tree(pdf: pikepdf.Pdf) -> Element:
    """The whole tree of ``pdf``."""
    return _read(pdf.Root.StructTreeRoot.K[0])


def _read(thing: Any) -> Element:
    page = thing.get("/Pg")
    return Element(str(thing.S)[1:], [_kid(kid, page) for kid in thing.get("/K", ())], thing)


def _kid(kid: Any, page: Any) -> Kid:
    if isinstance(kid, int):
        return Mark(page, kid)
    if "/S" in kid:
        return _read(kid)
    return Mark(kid.Pg, int(kid.MCID)) if "/MCID" in kid else Annotation(kid)
