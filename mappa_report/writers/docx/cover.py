"""What stands before the text: the first page and the contents list."""

from collections.abc import Iterator, Sequence

from docx.enum.section import WD_SECTION

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

_TALLEST_LOGO = 0.1  # of the text's height, as is the other
_TALLEST_PICTURE = 0.36
_NEW_PAGE = w("pageBreakBefore")
_ABOVE_AUTHOR = 360
"""Twips between who publishes the report and what it is."""


def cover(document: Document, target: Target, front: Sequence[WordBlock]) -> list[WordBlock]:
    """What comes before the text: the first page, ``front`` on the next, and the contents on one of their own.

    The last on a page ends it, if anything follows. Below a title alone there is room for that.
    """
    shown = document.cover
    above = w("spacing", before=_ABOVE_AUTHOR) if shown.lines else NOTHING
    words = (
        (Style.TITLE, document.title, NOTHING),
        (Style.SUBTITLE, document.subtitle, NOTHING),
        *((Style.AUTHOR, line, NOTHING) for line in shown.lines),
        (Style.AUTHOR, document.author, above),
        (Style.AUTHOR, document.published, NOTHING),
    )
    page = [cover_pictures(shown.logos, target, Style.LOGO, _TALLEST_LOGO)] if shown.logos else []
    page += (paragraph(target.id_of(style), run(text), settings) for style, text, settings in words if text)
    if shown.picture:
        page.append(band_picture(shown.picture, target, Style.COVER_PICTURE, _TALLEST_PICTURE))
    if page and (document.contents or front):
        _end_section(page[-1], target)
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


def _end_section(last: WordParagraph, target: Target) -> None:
    """End the page by a section break that its last paragraph holds, so that no empty one has to.

    What follows has the header and footer of what went before, so that an editor changes them in one place.
    """
    section = target.file.sections[-1]
    last.settings.append(markup_of(section._sectPr))
    for edge in section._sectPr.xpath("./w:headerReference | ./w:footerReference"):
        section._sectPr.remove(edge)
    for numbers in section._sectPr.xpath("./w:pgNumType"):  # they begin once, before all that follows
        section._sectPr.remove(numbers)
    section.different_first_page_header_footer = False
    section.start_type = WD_SECTION.NEW_PAGE
