"""The PDF that Typst made, with what only we can say of it: the roles of its tags, and what its links are called."""

import io
from collections.abc import Sequence
from typing import Any

from pikepdf import Pdf, String

from mappa_report.document.document import Document
from mappa_report.document.inlines import Foreign, Link
from mappa_report.writers import TemplateFault
from mappa_report.writers.pdf_tags.page_numbers import number_draft
from mappa_report.writers.pdf_tags.tree import Annotation, Element, Kid, Mark
from mappa_report.writers.pdf_tags.tree_writer import save_tagged
from mappa_report.writers.typst.files import MAIN
from mappa_report.writers.typst.phrases import Phrase, phrases_of
from mappa_report.writers.typst.roles import settle_roles
from mappa_report.writers.typst.words import words_alone

_Pages = dict[tuple[int, int], int]
"""From the object of each page to its number, counted from nought."""


def complete_pdf(data: bytes, document: Document) -> bytes:
    """``data`` with complete tags. Raises TemplateFault if not all links of ``document`` are in it."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        tree = _read_tree(pdf)
        settle_roles(tree)
        _complete_phrases(tree, list(phrases_of(document)))
        pdf.Root.Lang = String(document.language)  # of which Typst knows the first part and the region
        if document.draft:
            number_draft(pdf, tree)
        return save_tagged(pdf, tree)


def _complete_phrases(tree: Element, phrases: Sequence[Phrase]) -> None:
    """Say what each link is called, and the language of what is in another."""
    for role, kind, called in (("Link", Link, "links"), ("Span", Foreign, "phrases in other languages")):
        wanted = [phrase for phrase in phrases if isinstance(phrase, kind)]
        found = [element for element in tree.within() if element.role == role]
        if len(found) != len(wanted):
            message = f"of {len(wanted)} {called} it prints {len(found)}"
            raise TemplateFault(f"templates/{MAIN}", message, f"have it print all {called}, and each of them once.")
        for element, phrase in zip(found, wanted, strict=True):
            _complete(element, phrase)


def _complete(element: Element, phrase: Phrase) -> None:
    if isinstance(phrase, Foreign):
        element.about["Lang"] = phrase.language
        return
    for kid in element.kids:
        if isinstance(kid, Annotation):
            kid.words = phrase.name or words_alone(phrase.content)


def _read_tree(pdf: Pdf) -> Element:
    """The tags that Typst put into ``pdf``."""
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
