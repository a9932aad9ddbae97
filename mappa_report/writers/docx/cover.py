"""What stands before the text: the first page and the contents list."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from types import MappingProxyType

from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from msgspec.structs import replace

from mappa_report.document.document import ContentsEntry, Document
from mappa_report.writers.docx.edges import name_sections
from mappa_report.writers.docx.picture import band_picture, cover_pictures
from mappa_report.writers.docx.styles import CONTENTS, Style
from mappa_report.writers.docx.template import Target
from mappa_report.writers.docx.xml import (
    NOTHING,
    Markup,
    WordBlock,
    WordParagraph,
    contents_bookmark,
    field,
    field_end,
    field_start,
    joined,
    link_to_bookmark,
    markup_of,
    paragraph,
    run,
    w,
)

_TALLEST_LOGO = 0.1  # of the text's height, as are the others
_TALLEST_PICTURE = 0.36
_TALLEST_BELOW_LOGOS = 0.17  # a title of three lines and the day of publication leave no more of the page
_NEW_PAGE = w("pageBreakBefore")
_ABOVE_AUTHOR = 360
"""Twips between who publishes the report and what it is."""


def cover(document: Document, target: Target, front: Sequence[WordBlock]) -> list[WordBlock]:
    """What comes before the text: the first page, ``front`` on the next, and the contents on one of their own.

    The last on a page ends it, if anything follows. Below a title alone there is room for that.
    """
    shown, reach = document.cover, _reach_of_band(target) if document.contents or front else 0
    wide = replace(target, text_width=_page_width(target) - 2 * reach) if reach else target
    above = w("spacing", before=_ABOVE_AUTHOR) if shown.lines else NOTHING
    strong = w("rPr", w("rStyle", val=target.id_of(Style.STRONG)))
    words = (
        (Style.TITLE, run(document.title), document.title, NOTHING),
        (Style.SUBTITLE, run(document.subtitle), document.subtitle, NOTHING),
        *((Style.AUTHOR, run(line), line, NOTHING) for line in shown.lines),
        (Style.AUTHOR, run(document.author, strong), document.author, above),
        (Style.AUTHOR, run(document.published), document.published, NOTHING),
    )
    page = [cover_pictures(shown.logos, wide, Style.LOGO, _TALLEST_LOGO)] if shown.logos else []
    page += (paragraph(target.id_of(style), content, settings) for style, content, text, settings in words if text)
    if shown.picture:
        tallest = _TALLEST_BELOW_LOGOS if shown.logos else _TALLEST_PICTURE
        page.append(band_picture(shown.picture, wide, Style.COVER_PICTURE, tallest))
    if page and (document.contents or front):
        _end_section(page[-1], target, _edges(document, target, reach))
    contents = [*_contents(document, target)] if document.contents else []
    if contents and front:
        contents[0].settings.append(_NEW_PAGE)
    last = contents or page
    if len(page) + len(contents) > 1 and document.blocks:
        _end_section(last[-1], target)
        name_sections(target)
    return [*page, *front, *contents]


def _contents(document: Document, target: Target) -> Iterator[WordParagraph]:
    """A heading, and a field filled as Word would fill it; the pages are those that the Document knows."""
    yield paragraph(target.id_of(Style.CONTENTS_HEADING), run(document.furniture.contents))
    depth = max(_depth(entry) for entry in document.contents)
    lines = [_line(entry) for entry in document.contents]
    lines[0] = joined((field_start(f'TOC \\o "1-{depth}" \\h \\z \\u'), lines[0]))
    lines[-1] = joined((lines[-1], field_end()))
    for entry, line in zip(document.contents, lines, strict=True):
        yield paragraph(target.id_of(CONTENTS[_depth(entry) - 1]), line)


def _line(entry: ContentsEntry) -> Markup:
    """The words of ``entry`` and its page, which Word works out again when it is asked to.

    No field is marked as stale: Word would ask everyone who opens the file whether it may look elsewhere, and then put
    down pages that it has not laid out yet.
    """
    place = contents_bookmark(entry.anchor)
    number = (w("r", w("tab")), field(f"PAGEREF {place} \\h", run(entry.page))) if entry.page else ()
    return link_to_bookmark(place, joined((run(entry.text), *number)))


def _depth(entry: ContentsEntry) -> int:
    return min(entry.level, len(CONTENTS))


def _reach_of_band(target: Target) -> int:
    """How far the band behind the title reaches beyond the text, in twips; 0 where it ends with the text or before."""
    (style,) = target.file.styles.element.xpath(f'./w:style[@w:styleId="{target.id_of(Style.TITLE)}"]')
    indented = style.xpath("./w:pPr/w:ind/@w:left | ./w:pPr/w:ind/@w:start")
    if any(int(each) for each in indented):
        return 0
    lines = style.xpath("./w:pPr/w:pBdr/w:left")
    return sum(int(each.get(qn("w:space"), 0)) * 20 + int(each.get(qn("w:sz"), 0)) * 20 // 8 for each in lines)


def _page_width(target: Target) -> int:
    width = target.file.sections[-1].page_width
    return width.twips if width else 0


def _edges(document: Document, target: Target, reach: int) -> dict[str, int]:
    """Margins with which the band ends at the page's edges, at the upper one too where nothing stands before it."""
    if not reach:
        return {}
    section = target.file.sections[-1]
    is_bare = section.different_first_page_header_footer and section.first_page_header.is_linked_to_previous
    above = {"top": reach if document.cover.logos else 0, "header": 0} if is_bare and not document.draft else {}
    return {"left": reach, "right": reach, **above}


def _end_section(last: WordParagraph, target: Target, margins: Mapping[str, int] = MappingProxyType({})) -> None:
    """End the page by a section break that its last paragraph holds, so that no empty one has to.

    The page has ``margins``, and for others than these those of the template.
    What follows has the header and footer of what went before, so that an editor changes them in one place.
    """
    section = target.file.sections[-1]
    ended = deepcopy(section._sectPr)
    for known in ended.xpath("./w:pgMar"):
        for side, twips in margins.items():
            known.set(qn(f"w:{side}"), str(twips))
    last.settings.append(markup_of(ended))
    for edge in section._sectPr.xpath("./w:headerReference | ./w:footerReference"):
        section._sectPr.remove(edge)
    for numbers in section._sectPr.xpath("./w:pgNumType"):  # they begin once, before all that follows
        section._sectPr.remove(numbers)
    section.different_first_page_header_footer = False
    section.start_type = WD_SECTION.NEW_PAGE
