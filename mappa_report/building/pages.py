"""The pages of a report's PDF beside what leads to them: for the Word file, which does not know its own."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.blocks import Blocks
from mappa_report.document.document import Document
from mappa_report.document.inlines import Inline, Link, bare, plain_text
from mappa_report.document.walk import transform_blocks
from mappa_report.writers import FindTemplate


def names_pages(document: Document) -> bool:
    """Whether anything in ``document`` leads to a page by its number: its contents, or the sheet of a proof."""
    return bool(document.contents or document.draft)


def with_pages(document: Document, pages: Pages) -> Document:
    """``document`` with ``pages`` behind the lines of its contents, and behind links before them.

    One of which they don't tell stays without.
    """
    entries = tuple(replace(entry, page=pages.named.get(entry.anchor, "")) for entry in document.contents)

    def paged(node: Inline) -> Inline:
        return replace(node, page=pages.of(node)) if isinstance(node, Link) and node.has_page else node

    def with_links(blocks: Blocks) -> Blocks:
        return transform_blocks(blocks, lambda content: tuple(map(paged, content)))

    draft = document.draft and replace(document.draft, sheet=with_links(document.draft.sheet))
    blocks = (*with_links(document.front), *document.text)
    return replace(document, contents=entries, draft=draft, blocks=blocks)


class Pages(Struct, frozen=True):
    """The labels of a PDF's pages: ``named`` by the anchors there, ``linked`` by the words of links to no name.

    Links with the same words may lead to several pages.
    """

    named: Mapping[str, str]
    linked: Mapping[str, set[str]] = {}

    def of(self, link: Link) -> str:
        """The page that ``link`` leads to, blank where that is not known."""
        known = self.linked.get(bare(plain_text((link,))), set())
        return self.named.get(link.target.removeprefix("#")) or (known.copy().pop() if len(known) == 1 else "")


def laid_out_pages(document: Document, find_template: FindTemplate) -> Pages:
    """The pages of ``document`` as Typst lays it out. Raises FormatFault."""
    from mappa_report.writers.typst.writer import pages_of  # loads Typst

    return Pages(pages_of(document, find_template))


def pages_of_pdf(data: bytes) -> Pages:
    """The pages of a finished PDF."""
    from pikepdf import Array, NameTree, Page, Pdf

    linked: Mapping[str, set[str]] = defaultdict(set)
    with Pdf.open(io.BytesIO(data)) as pdf:
        root: Any = pdf.Root
        names = root.get("/Names", {}).get("/Dests")  # a template of the workspace's own may name nothing
        named: Any = {} if names is None else NameTree(names)
        labels: dict[Any, str] = {page.objgen: page.label for page in pdf.pages}
        places = {str(name): place if isinstance(place, Array) else place.D for name, place in named.items()}
        for link in (each for page in pdf.pages for each in page.get("/Annots", ())):
            if isinstance(link.get("/Dest"), Array):
                linked[bare(str(link.Contents))].add(Page(link.Dest[0]).label)
        return Pages({name: labels.get(place[0].objgen, "") for name, place in places.items()}, linked)
