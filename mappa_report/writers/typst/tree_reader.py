"""The tags that Typst put into a PDF, read from the file."""

from __future__ import annotations

from typing import Any

from pikepdf import Pdf

from mappa_report.writers.pdf_tags.tree import Annotation, Element, Kid, Mark


def read_tree(pdf: Pdf) -> Element:
    """The whole tree of ``pdf``."""
    return _Reader({page.obj.objgen: number for number, page in enumerate(pdf.pages)}).read(
        pdf.Root.StructTreeRoot.K[0]
    )


class _Reader:
    def __init__(self, pages: dict[tuple[int, int], int]) -> None:
        self._pages = pages

    def read(self, thing: Any) -> Element:
        page = thing.get("/Pg")
        return Element(str(thing.S)[1:], [self._kid(kid, page) for kid in thing.get("/K", ())], thing)

    def _kid(self, kid: Any, page: Any) -> Kid:
        if isinstance(kid, int):
            return Mark(self._pages[page.objgen], kid)
        if "/S" in kid:
            return self.read(kid)
        number = self._pages[kid.Pg.objgen]
        return Mark(number, int(kid.MCID)) if "/MCID" in kid else Annotation(number, kid.Obj.objgen[0])
