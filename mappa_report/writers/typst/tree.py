"""The tags of a PDF as elements in memory, and back: only what was changed of them is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name


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


class TreeWriter:
    """Writes what changed of a tree into ``pdf``, with the way back to it from each mark."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.Root.StructTreeRoot
        numbers = list(self._root.ParentTree.Nums)
        self._owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        self._names: list[tuple[str, Any]] = []

    def write(self, document: Element) -> None:
        """Write ``document`` and all that is in it."""
        self._write(document)
        names = [part for name, thing in sorted(self._names, key=_first) for part in (pikepdf.String(name), thing)]
        self._root.IDTree = Dictionary(Names=Array(names))

    def _write(self, element: Element) -> None:
        for kid in element.elements():
            if kid.thing is None:
                kid.thing = self._pdf.make_indirect(Dictionary(Type=Name.StructElem))
            self._write(kid)
            if element.is_changed:
                kid.thing.P = element.thing
        thing = element.thing
        if str(thing.get("/S")) != f"/{element.role}":
            thing.S = Name(f"/{element.role}")
        if element.is_changed:
            self._put_kids(element)
        if element.identity:
            thing.ID = pikepdf.String(element.identity)
            self._names.append((element.identity, thing))
        for key, value in element.about.items():
            _say(thing, f"/{key}", value)

    def _put_kids(self, element: Element) -> None:
        thing = element.thing
        here = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if here is not None:
            thing.Pg = here
        thing.K = Array([self._put(kid, thing, here) for kid in element.kids])

    def _put(self, kid: Kid, parent: Any, here: Any) -> Any:
        if isinstance(kid, Element):
            return kid.thing
        if isinstance(kid, Annotation):
            return kid.reference
        self._owners[int(kid.page.StructParents)][kid.number] = parent
        if kid.page.objgen == here.objgen:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=kid.page, MCID=kid.number)


def _first(pair: tuple[str, Any]) -> str:
    return pair[0]


def _say(thing: Any, key: str, value: Any) -> None:
    if value is not None:
        thing[key] = value
    elif key in thing:
        del thing[key]
