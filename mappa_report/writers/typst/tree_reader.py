"""The tags that Typst put into a PDF, read from the file."""

from typing import Any

from pikepdf import Pdf

from mappa_report.writers.pdf_tags.tree import Annotation, Element, Kid, Mark

_Pages = dict[tuple[int, int], int]
"""From the object of each page to its number, counted from nought."""


def read_tree(pdf: Pdf) -> Element:
    """The whole tree of ``pdf``."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return _read(pdf.Root.StructTreeRoot.K[0], pages)


def _read(thing: Any, pages: _Pages) -> Element:
    page = thing.get("/Pg")
    return Element(str(thing.S)[1:], [_kid(kid, page, pages) for kid in thing.get("/K", ())], thing)


def _kid(kid: Any, page: Any, pages: _Pages) -> Kid:
    if isinstance(kid, int):
        return Mark(pages[page.objgen], kid)
    if "/S" in kid:
        return _read(kid, pages)
    number = pages[kid.Pg.objgen]
    return Mark(number, int(kid.MCID)) if "/MCID" in kid else Annotation(number, kid.Obj.objgen[0])
