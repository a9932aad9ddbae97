"""Document → DOCX: named styles of the Word template, real headings, lists, captions and tables.

Nothing here sets a font, a colour or a space: an area that restyles its template restyles the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import partial
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.blocks import (
    Block,
    Blocks,
    BulletList,
    Chart,
    Heading,
    KeyFigures,
    NumberedList,
    Panel,
    Paragraph,
    Picture,
    Quotation,
    Table,
)
from mappa_report.document.document import Document, Draft
from mappa_report.document.inlines import Footnote
from mappa_report.document.walk import footnotes_in, inlines_of
from mappa_report.writers import FindTemplate
from mappa_report.writers.boundary import faults_of
from mappa_report.writers.compact_headings import compact_headings
from mappa_report.writers.docx.chart import chart_blocks
from mappa_report.writers.docx.colours import recolour
from mappa_report.writers.docx.cover import cover
from mappa_report.writers.docx.distance import body_below, keep_distance, parted
from mappa_report.writers.docx.draft import end_sheet, in_small, mark_pages, sheet_of, track_changes
from mappa_report.writers.docx.edges import fill_edges
from mappa_report.writers.docx.footnotes import add_footnotes
from mappa_report.writers.docx.inline import inlines
from mappa_report.writers.docx.keeping import goes_with_what_is_before, keep_below_heading
from mappa_report.writers.docx.key_figure import key_figure
from mappa_report.writers.docx.package import describe, packed
from mappa_report.writers.docx.panel import in_panel
from mappa_report.writers.docx.picture import picture_blocks
from mappa_report.writers.docx.styles import BULLETS, CONTINUED, HEADINGS, NUMBERS, PARAGRAPHS, Style
from mappa_report.writers.docx.table import table_blocks
from mappa_report.writers.docx.template import TEMPLATE, Target, open_template
from mappa_report.writers.docx.xml import (
    Markup,
    WordBlock,
    WordParagraph,
    body_of,
    bookmark,
    bookmark_name,
    contents_bookmark,
    keep_with_next,
    paragraph,
    w,
)


def write_docx(document: Document, find_template: FindTemplate) -> bytes:
    """The Word file of ``document`` in the styles of ``report.docx``, with the same bytes on every run.

    Raises TemplateFault where the template lacks something, and FormatFault for a picture that Word can't show.
    """
    with _faults_of_template():
        target = open_template(find_template)
        if document.colours:
            recolour(target.file, document.colours)
        fill_edges(document, target)
    listed = frozenset(entry.anchor for entry in document.contents)
    context = _Context(target, listed, frozenset(compact_headings(document.blocks)))
    sheet = _sheet(document.draft, context) if document.draft else []
    front = _blocks(document.front, context)
    if front and isinstance(front[0], WordParagraph):
        front[0].settings.append(w("spacing", before=0))  # it begins its page, which it has to fit on
    blocks = (*sheet, *cover(document, target, front), *_text(document, context))
    last_section = target.file.sections[-1]._sectPr
    for element in body_of(blocks):
        last_section.addprevious(element)
    with _faults_of_template():
        add_footnotes(_notes(document), target, partial(_of_note, context=context))
        describe(document, target.file)
        return packed(target.file)


def _text(document: Document, context: _Context) -> list[WordBlock]:
    """The text after the contents. The imprint is kept on one page."""
    imprint = _blocks(document.ending, context)
    for block in imprint[:-1]:
        keep_with_next(block)
    return [*_blocks(document.text[: len(document.text) - len(document.ending)], context), *imprint]


def _notes(document: Document) -> list[Footnote]:
    return [note for run in inlines_of(document.blocks) for note in footnotes_in(run)]


def _of_note(note: Footnote, target: Target, style: str, context: _Context) -> list[WordBlock]:
    made = _blocks(note.content, replace(context, target=target))
    body = target.id_of(Style.BODY)
    for each in made:
        if isinstance(each, WordParagraph) and each.style == body:
            each.style = style
    return made


def _faults_of_template() -> AbstractContextManager[None]:
    remedy = "start again from a copy of the packaged template, or remove it to use that."
    return faults_of(TEMPLATE, "the template lacks what every Word document has", remedy)


def _sheet(draft: Draft, context: _Context) -> list[WordBlock]:
    with _faults_of_template():
        mark_pages(draft, context.target)
        track_changes(context.target)
        small = in_small(context.target)
    sheet = _blocks(sheet_of(draft), replace(context, target=small))
    end_sheet(sheet, context.target)
    return sheet


class _Context(Struct, frozen=True):
    """What a block needs to know beside itself.

    ``listed`` are the anchors in the contents list, ``compact`` those of headings over little text; ``body`` is the
    style of plain paragraphs here, ``depth`` the number of lists around.
    """

    target: Target
    listed: frozenset[str]
    compact: frozenset[str]
    body: Style = Style.BODY
    depth: int = 0


def _blocks(blocks: Blocks, context: _Context) -> list[WordBlock]:
    made: list[WordBlock] = []
    previous: Block | None = None
    for block in blocks:
        if made and goes_with_what_is_before(block, previous):
            keep_with_next(made[-1])
        is_plain = isinstance(block, Paragraph) and context.body is Style.BODY
        inner = replace(context, body=body_below(previous)) if is_plain else context
        told = [*_block(block, inner, previous)]
        keep_below_heading(told, block, previous)
        keep_distance(told, block, previous, context.target)
        made += (*parted(block, previous, context.target), *told)
        previous = block
    return made


def _block(block: Block, context: _Context, before: Block | None) -> Iterator[WordBlock]:
    match block:
        case Heading():
            yield from _heading(block, context)
        case Paragraph():
            yield from _paragraph(block, context)
        case BulletList() | NumberedList():
            yield from _list(block, context)
        case Quotation() | Panel():
            yield from _apart(block, context, before)
        case Picture():
            yield from picture_blocks(block, context.target)
        case Table():
            yield from table_blocks(block, context.target)
        case KeyFigures(figures):
            yield from (key_figure(figure, context.target) for figure in figures)
        case Chart():
            yield from chart_blocks(block, context.target)
        case _:
            assert_never(block)


def _apart(block: Quotation | Panel, context: _Context, before: Block | None) -> Iterator[WordBlock]:
    if isinstance(block, Quotation):
        yield from _blocks(block.content, replace(context, body=Style.QUOTE))
    else:
        is_second = isinstance(before, Panel)
        yield from in_panel(_blocks(block.content, context), context.target, follows_another=is_second)


def _heading(heading: Heading, context: _Context) -> Iterator[WordBlock]:
    target, anchor = context.target, heading.anchor
    content = _marked(heading, target)
    if anchor:
        content = bookmark(next(target.ids), bookmark_name(anchor), content)
    if anchor in context.listed:
        content = bookmark(next(target.ids), contents_bookmark(anchor), content)
    style = Style.HEADING_2_COMPACT if anchor in context.compact else HEADINGS[heading.level - 1]
    yield paragraph(target.id_of(style), content)


def _paragraph(block: Paragraph, context: _Context) -> Iterator[WordBlock]:
    if block.content:
        yield paragraph(context.target.id_of(PARAGRAPHS.get(block.role, context.body)), _marked(block, context.target))


def _marked(block: Heading | Paragraph, target: Target) -> Markup:
    """The words of ``block``, in a bookmark that says where they came from if it is known: Word hides its name."""
    content = inlines(block.content, target)
    return bookmark(next(target.ids), block.origin, content) if block.origin else content


def _list(block: BulletList | NumberedList, context: _Context) -> Iterator[WordBlock]:
    if isinstance(block, BulletList):
        yield from _items(block.items, BULLETS[_level(context)], (), context)
    else:
        style = NUMBERS[_level(context)]
        yield from _items(block.items, style, (context.target.start_list(style, block.start),), context)


def _items(
    items: tuple[Blocks, ...], style: Style, marks: tuple[Markup, ...], context: _Context
) -> Iterator[WordBlock]:
    """Each item's first paragraph bears the mark, be it empty; the rest of the item is indented below it.

    The first two stay together, and the last two: no list has one item at the foot of a page, or at its head.
    """
    inside = replace(context, body=CONTINUED[_level(context)], depth=context.depth + 1)
    for position, item in enumerate(items):
        first, rest = (item[0], item[1:]) if item and isinstance(item[0], Paragraph) else (Paragraph(()), item)
        marked = paragraph(context.target.id_of(style), _marked(first, context.target), *marks)
        if (position in (0, len(items) - 2) and len(items) > 1) or (rest and goes_with_what_is_before(rest[0], first)):
            keep_with_next(marked)
        yield marked
        yield from _blocks(rest, inside)


def _level(context: _Context) -> int:
    """Lists deeper than Word's list styles go stay at the deepest."""
    return min(context.depth, len(CONTINUED) - 1)
