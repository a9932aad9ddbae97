"""Header and footer: the report's title before the text, the section's at the head of its pages, and their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from docx.enum.section import WD_HEADER_FOOTER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.hdrftr import HeaderPart
from docx.section import _BaseHeaderFooter

from mappa_report.document.blocks import Heading
from mappa_report.document.document import Document
from mappa_report.writers.docx.styles import HEADINGS, Style
from mappa_report.writers.docx.template import Target
from mappa_report.writers.docx.xml import Element, Markup, field, joined, paragraph, parsed, run

_FIRST_DRAWING = 100_000
"""Numbers of pictures above this are no template's own: Word counts from 1."""
_BETWEEN = " \N{MIDDLE DOT} "


def fill_edges(document: Document, target: Target) -> None:
    """Put the running header and the page number into the template's header and footer.

    Where the text has sections, headers are kept ready for it that name them: see `name_sections`.
    """
    furniture, header_style = document.furniture, target.id_of(Style.HEADER)
    title = run(furniture.running_header)
    for kind, header in _headers(target):
        if any(isinstance(block, Heading) and block.level == 1 for block in document.blocks):
            named = _copy(header, target)
            _fill(named.element, header_style, field(f'STYLEREF "{HEADINGS[0]}"', title))
            target.section_headers[kind] = named
        _fill(header._element, header_style, title)
    number = joined((run(f"{furniture.page} "), field("PAGE", run("1"))))
    if not document.draft:  # whose sheet is counted apart from the report, as Word counts no pages
        number = joined((number, run(f" {furniture.of} "), field("NUMPAGES", run("1"))))
    for footer in _footers(target):
        _fill(footer._element, target.id_of(Style.FOOTER), joined((title, run(_BETWEEN), number)))


def name_sections(target: Target) -> None:
    """Give the last section of the file, which is the text, the headers that name the report's sections.

    The name is that of the last heading of the first level. A program that can't look for it shows the title.
    """
    section = target.file.sections[-1]._sectPr
    for kind, header in target.section_headers.items():
        section.add_headerReference(kind, target.file.part.relate_to(header, RELATIONSHIP_TYPE.HEADER))


def _headers(target: Target) -> Iterator[tuple[WD_HEADER_FOOTER, _BaseHeaderFooter]]:
    section = target.file.sections[-1]
    yield WD_HEADER_FOOTER.PRIMARY, section.header
    if target.file.settings.odd_and_even_pages_header_footer:
        yield WD_HEADER_FOOTER.EVEN_PAGE, section.even_page_header


def _footers(target: Target) -> Iterator[_BaseHeaderFooter]:
    section = target.file.sections[-1]
    yield section.footer
    if target.file.settings.odd_and_even_pages_header_footer:
        yield section.even_page_footer


def _copy(header: _BaseHeaderFooter, target: Target) -> HeaderPart:
    """A part like that of ``header``, with what an area has put there, its pictures numbered anew."""
    source = header.part
    package = target.file.part.package
    name = PackURI(f"/word/section-header{len(target.section_headers) + 1}.xml")
    made = HeaderPart(name, source.content_type, deepcopy(source.element), package)
    for link in source.rels.values():
        made.load_rel(
            link.reltype, link.target_ref if link.is_external else link.target_part, link.rId, link.is_external
        )
    for drawing in made.element.xpath(".//wp:docPr"):
        drawing.set("id", str(_FIRST_DRAWING + next(target.ids)))
    return made


def _fill(edge: Element, style: str, words: Markup) -> None:
    """Use the first paragraph of ``edge`` without words or pictures, or else add one below the area's own."""
    empty = edge.xpath("./w:p[not(w:r)]")
    if empty:
        empty[0].extend(parsed(words))
    else:
        edge.extend(parsed(paragraph(style, words).markup))
