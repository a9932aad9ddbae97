"""The tags of a PDF back into its file: only what was changed of them is written."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from mappa_report.writers.typst.tree import Annotation, Element, Kid, Mark


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
