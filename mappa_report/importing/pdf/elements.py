"""The tags of a PDF as a tree of elements, each with its standard kind, and the marks that say which words are its."""

from __future__ import annotations

from typing import Any, NamedTuple

from mappa_report.unpacking.bounds import Tally, check_bound
from mappa_report.unpacking.pdf.objects import PdfObjects, text_of

_MAX_STEPS = 300_000
_MAX_DEPTH = 120
_MAX_ROLES = 20


class Mark(NamedTuple):
    """What is marked with a number on a page, counted from 1."""

    page: int
    number: int


class Element:
    """A tag of a ``kind``, such as "H1", with what its dictionary says and what stands in it."""

    __slots__ = ("_attributes", "_values", "kids", "kind", "page")

    def __init__(self, kind: str, values: dict[str, Any], page: int, attributes: dict[str, Any]) -> None:
        self.kind = kind
        self.page = page
        self.kids: list[Element | Mark | str] = []
        self._values = values
        self._attributes = attributes

    def text(self, key: str) -> str | None:
        """What the dictionary says under ``key``, such as "/Alt"; None where it says nothing."""
        return text_of(self._values[key]) if key in self._values else None

    def attribute(self, key: str) -> Any:
        """What its attributes say under ``key``, such as "/ColSpan"."""
        return self._attributes.get(key)

    def elements(self) -> list[Element]:
        """The elements that stand in it."""
        return [kid for kid in self.kids if isinstance(kid, Element)]


class Elements:
    """Reads the tags of ``pdf``."""

    def __init__(self, pdf: PdfObjects) -> None:
        self._pdf = pdf
        self._pages = {name: number for number, name in enumerate(pdf.page_names, 1)}
        self._steps = Tally("children of tags in this PDF", _MAX_STEPS)

    def root(self) -> Element | None:
        """The element that holds all others; None for a PDF without tags."""
        values = self._pdf.dictionary(self._pdf.root.get("/StructTreeRoot"))
        roles = self._pdf.dictionary(values.get("/RoleMap"))
        root = Element("Document", values, 0, {})
        seen: set[str] = set()
        waiting: list[tuple[Any, Element, int]] = [(kid, root, 1) for kid in reversed(self._kids(values))]
        while waiting:
            value, above, depth = waiting.pop()
            self._steps.add(1)
            check_bound("tags in each other in this PDF", depth, _MAX_DEPTH)
            if isinstance(value, int):
                above.kids.append(Mark(above.page, value))
                continue
            if isinstance(value, str):
                if value in seen:
                    continue
                seen.add(value)
            kid = self._pdf.dictionary(value)
            page = self._pages.get(str(kid.get("/Pg")), above.page)
            if "/S" in kid:
                element = Element(_kind(str(kid["/S"]), roles), kid, page, self._attributes_of(kid))
                above.kids.append(element)
                waiting += [(each, element, depth + 1) for each in reversed(self._kids(kid))]
            elif isinstance(kid.get("/MCID"), int) and "/Stm" not in kid:
                above.kids.append(Mark(page, kid["/MCID"]))
            elif kid.get("/Type") == "/OBJR":
                above.kids.append(str(kid.get("/Obj")))
        return root if root.kids else None

    def _kids(self, values: dict[str, Any]) -> list[Any]:
        return self._pdf.array(values.get("/K"))

    def _attributes_of(self, values: dict[str, Any]) -> dict[str, Any]:
        together: dict[str, Any] = {}
        for each in self._pdf.array(values.get("/A")):
            together |= self._pdf.dictionary(each)
        return together


def _kind(name: str, roles: dict[str, Any]) -> str:
    """The standard kind that ``name`` is mapped to."""
    for _ in range(_MAX_ROLES):
        if name not in roles:
            break
        name = str(roles[name])
    return name.removeprefix("/")
