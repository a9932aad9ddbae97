"""The pages of a proof's PDF beside the links of its sheet, for the Word file, which does not know its own."""

from __future__ import annotations

import io
from collections import defaultdict
from typing import Any

from msgspec.structs import replace

from mappa_report.compose.proofs.places import bare
from mappa_report.document.document import Document
from mappa_report.document.inlines import Inline, Link, Text, plain_text
from mappa_report.document.walk import transform_blocks


def with_pages(document: Document, pdf: bytes) -> Document:
    """The proof ``document`` with the page behind each link of its sheet that has one, as its ``pdf`` prints it."""
    if document.draft is None:
        return document
    pages = _pages_of_links(pdf)

    def paged(node: Inline) -> Inline:
        known = pages[bare(plain_text((node,)))]
        if not isinstance(node, Link) or not node.has_page or len(known) != 1:
            return node
        (page,) = known
        return replace(node, content=(*node.content, Text(f", page {page}")), has_page=False)

    sheet = transform_blocks(document.draft.sheet, lambda content: tuple(map(paged, content)))
    return replace(document, draft=replace(document.draft, sheet=sheet))


def _pages_of_links(data: bytes) -> dict[str, set[str]]:
    """The pages that links with the same words lead to: several where two sections have one title."""
    from pikepdf import Array, NameTree, Page, Pdf

    pages: dict[str, set[str]] = defaultdict(set)
    with Pdf.open(io.BytesIO(data)) as pdf:
        root: Any = pdf.Root
        names = root.get("/Names", {}).get("/Dests")
        named: Any = {} if names is None else NameTree(names)  # a template of the workspace's own may name nothing
        links = (each for page in pdf.pages for each in page.get("/Annots", ()) if "/Dest" in each)
        for link in links:
            target = link.Dest if isinstance(link.Dest, Array) else named[str(link.Dest)]
            place = target if isinstance(target, Array) else target.D
            pages[bare(str(link.Contents))].add(Page(place[0]).label)
    return pages
