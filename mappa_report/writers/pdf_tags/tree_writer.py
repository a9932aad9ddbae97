"""A tree of tags into a finished PDF, with the way back to it from each mark and each link."""

import io
from typing import Any

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String

from mappa_report.writers.pdf_tags.spaces import name_spaces
from mappa_report.writers.pdf_tags.tables import add_headers
from mappa_report.writers.pdf_tags.tree import Annotation, Element, Kid

_OWNERS = {"Figure": Name.Layout, "L": Name.List, "Table": Name.Table, "TD": Name.Table, "TH": Name.Table}

_ALSO_PRINTED = 4
"""A flag of annotations, which PDF/UA's readers expect."""


def save_tagged(pdf: Pdf, document: Element) -> bytes:
    """The file of ``pdf`` with ``document`` as its tags, its tables complete."""
    add_headers(document)
    _TreeWriter(pdf).write(document)
    name_spaces(pdf)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    saved = io.BytesIO()
    pdf.save(saved, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return saved.getvalue()


class _TreeWriter:
    """Writes a tree into ``pdf``. Elements that were read from there stay the objects they are."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages: list[Any] = [page.obj for page in pdf.pages]
        self._marks: list[dict[int, Any]] = [{} for _ in self._pages]
        self._links: list[Any] = []
        self._names: dict[str, Any] = {}

    def write(self, document: Element) -> None:
        """Write ``document`` and all that is in it."""
        if "/StructTreeRoot" not in self._pdf.Root:
            self._pdf.Root.StructTreeRoot = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root = self._pdf.Root.StructTreeRoot
        root.K = Array([self._element(document, root)])
        for number, page in enumerate(self._pages):
            page.StructParents = number
        marks = [Array([owned.get(number) for number in range(max(owned, default=-1) + 1)]) for owned in self._marks]
        owners = [*marks, *self._links]
        root.ParentTree = Dictionary(Nums=Array([part for each in enumerate(owners) for part in each]))
        root.ParentTreeNextKey = len(owners)
        names = (part for name, thing in sorted(self._names.items()) for part in (String(name), thing))
        root.IDTree = Dictionary(Names=Array(names))

    def _element(self, element: Element, parent: Any) -> Any:
        thing = element.thing
        if thing is None:
            thing = element.thing = self._pdf.make_indirect(Dictionary(Type=Name.StructElem))
        thing.S = Name(f"/{element.role}")
        thing.P = parent
        self._describe(element)
        page = next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)
        if page is not None:
            thing.Pg = self._pages[page]
        thing.K = Array([self._kid(kid, thing, page) for kid in element.kids])
        return thing

    def _describe(self, element: Element) -> None:
        thing = element.thing
        about: dict[str, Any] = {**element.about}
        if element.attributes:
            about["A"] = Dictionary({"/O": _OWNERS[element.role]} | _named(element.attributes))
        elif element.attributes is not None:
            about["A"] = None
        if element.identity:
            about["ID"] = String(element.identity)
            self._names[element.identity] = thing
        for key, value in _named(about).items():
            if value is not None:
                thing[key] = value
            elif key in thing:
                del thing[key]

    def _kid(self, kid: Kid, parent: Any, here: int | None) -> Any:
        if isinstance(kid, Element):
            return self._element(kid, parent)
        page = self._pages[kid.page]
        if isinstance(kid, Annotation):
            return Dictionary(Type=Name.OBJR, Pg=page, Obj=self._link(kid, parent))
        self._marks[kid.page][kid.number] = parent
        return kid.number if kid.page == here else Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)

    def _link(self, annotation: Annotation, parent: Any) -> Any:
        thing = self._pdf.get_object(annotation.number, 0)
        if annotation.words:
            thing.Contents = String(annotation.words)
        thing.F = _ALSO_PRINTED
        thing.StructParent = len(self._pages) + len(self._links)
        self._links.append(parent)
        return thing


def _named(values: dict[str, Any]) -> dict[str, Any]:
    return {f"/{key}": value for key, value in values.items()}
