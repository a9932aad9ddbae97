"""The tag tree as objects of the PDF: its elements, what of each page they own, and the way back from there."""

from __future__ import annotations

from typing import Any

import pydyf

from mappa_report.writers.weasyprint.boxes import Annotation, Mark, Piece
from mappa_report.writers.weasyprint.node import Kid, Node
from mappa_report.writers.weasyprint.tables import complete_table

_OWNERS = {"Figure": "/Layout", "L": "/List", "Table": "/Table", "TD": "/Table", "TH": "/Table"}

_ALSO_PRINTED = 4
"""A flag of annotations, which PDF/UA's readers expect."""

_POINTS = 0.75
"""In a CSS pixel."""


class Structure:
    """Writes a tag tree into ``pdf``. ``heights`` are those of its pages, in CSS pixels."""

    def __init__(self, pdf: Any, heights: list[float]) -> None:
        self._pdf = pdf
        self._pages = pdf.page_references  # pydyf looks for them anew each time
        self._heights = heights
        self._tables = 0
        self._identities: dict[str, bytes] = {}
        self._links: list[bytes] = []
        self.owners: list[dict[int, bytes]] = [{} for _ in heights]
        """For each page, which element owns which mark."""

    def write(self, document: Node) -> None:
        """Write ``document`` and all that is in it."""
        root = self._add({"Type": "/StructTreeRoot"})
        root["K"] = pydyf.Array([self._element(document, root.reference)])
        root["ParentTree"] = self._parent_tree()
        root["ParentTreeNextKey"] = len(self.owners) + len(self._links)
        if self._identities:
            named = (part for key, each in sorted(self._identities.items()) for part in (pydyf.String(key), each))
            root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(named)})
        self._pdf.catalog["StructTreeRoot"] = root.reference
        self._pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        self._pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})

    def _add(self, values: dict[str, Any]) -> Any:
        added = pydyf.Dictionary(values)
        self._pdf.add_object(added)
        return added

    def _element(self, node: Node, parent: bytes) -> bytes:
        if node.role == "Table":
            self._tables += 1
            complete_table(node, self._tables)
        elif node.role == "Figure" and node.piece:
            node.attributes = {"BBox": self._area(node.piece), "Placement": "/Block"}
        element = self._add({"Type": "/StructElem", "S": f"/{node.role}", "P": parent})
        reference: bytes = element.reference
        self._describe(node, element)
        page = next((kid.page for kid in node.kids if isinstance(kid, Mark | Annotation)), None)
        if page is not None:
            element["Pg"] = self._pages[page]
        element["K"] = pydyf.Array([self._kid(kid, reference, page) for kid in node.kids])
        return reference

    def _area(self, piece: Piece) -> Any:
        """What a figure fills of its page. PDF counts in points from the foot, CSS in pixels from the top."""
        box, height = piece.box, self._heights[piece.page]
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, height - top - box.height, left + box.width, height - top)
        return pydyf.Array([corner * _POINTS for corner in corners])

    def _describe(self, node: Node, element: Any) -> None:
        if node.attributes:
            element["A"] = pydyf.Dictionary({"O": _OWNERS[node.role], **node.attributes})
        if node.identity:
            element["ID"] = pydyf.String(node.identity)
            self._identities[node.identity] = element.reference
        if node.language:
            element["Lang"] = pydyf.String(node.language)
        if node.alternative:
            element["Alt"] = pydyf.String(node.alternative)

    def _kid(self, kid: Kid, parent: bytes, page: int | None) -> Any:
        match kid:
            case Node():
                return self._element(kid, parent)
            case Annotation():
                return self._link(kid, parent)
            case Mark():
                self.owners[kid.page][kid.number] = parent
                if kid.page == page:
                    return kid.number
                page_entry = self._pages[kid.page]
                return pydyf.Dictionary({"Type": "/MCR", "Pg": page_entry, "MCID": kid.number})

    def _link(self, annotation: Annotation, parent: bytes) -> Any:
        thing = annotation.pdf_object
        if annotation.words:
            thing["Contents"] = pydyf.String(annotation.words)
        thing["F"] = _ALSO_PRINTED
        thing["StructParent"] = len(self.owners) + len(self._links)
        self._links.append(parent)
        page_entry = self._pages[annotation.page]
        return pydyf.Dictionary({"Type": "/OBJR", "Pg": page_entry, "Obj": thing.reference})

    def _parent_tree(self) -> bytes:
        """From each page's marks and from each link to the element that owns it."""
        pages = [
            pydyf.Array([owned.get(number, "null") for number in range(max(owned, default=-1) + 1)])
            for owned in self.owners
        ]
        numbers = (part for number, each in enumerate([*pages, *self._links]) for part in (number, each))
        reference: bytes = self._add({"Nums": pydyf.Array(numbers)}).reference
        return reference
