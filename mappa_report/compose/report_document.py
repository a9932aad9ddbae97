"""The whole report, entry by entry of the edition's outline."""

from collections.abc import Iterator
from itertools import chain
from typing import assert_never

from msgspec.structs import replace

from mappa_report.compose.appendices import without_typed_letter
from mappa_report.compose.charts import ChartComposer
from mappa_report.compose.comparison import compared_with_last_year
from mappa_report.compose.filling import Filler
from mappa_report.compose.footnotes import with_numbered_notes
from mappa_report.compose.gaps import is_without_text
from mappa_report.compose.glance import at_a_glance
from mappa_report.compose.imprint import ANCHOR, imprint_of
from mappa_report.compose.national import NationalComposer
from mappa_report.compose.numbering import contents_of, with_anchors
from mappa_report.compose.origins import Origins
from mappa_report.compose.outside import Outside
from mappa_report.compose.panels import with_panels
from mappa_report.compose.tables import Numbering, TableComposer, definition_anchor
from mappa_report.compose.typesetting import typeset, typeset_words
from mappa_report.compose.unreturned import without_unreturned
from mappa_report.document.blocks import Block, Blocks, Heading, NumberedList, Paragraph, ParagraphRole
from mappa_report.document.document import Document
from mappa_report.document.inlines import Anchored, Inlines, Strong, Text, plain_text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.edition import OutlineEntry, OutlineKind, Passage
from mappa_report.model.section import Author, Section
from mappa_report.wording.facts import gather_facts
from mappa_report.wording.numbers import format_date, list_letter


def compose_report(report: AnnualReport, digest: str, created: int | None = None, gap: str = "") -> Document:
    """The Document of ``report``, dated ``created`` seconds after the start of 1970, or not at all.

    ``digest`` tells this version of its national text from every other. A report that has errors needs a ``gap``, to
    stand for what is still to come: a figure in a sentence, or the text of a section.
    """
    composer = _Composer(report, gap)
    opening, rest = composer.opening_and_rest()
    blocks = with_anchors((*opening, *rest))
    blocks = with_numbered_notes(typeset(blocks))
    outside = Outside(report, composer.filler)
    return Document(
        title=outside.term("title"),
        subtitle=typeset_words(outside.term("subtitle")),
        author=report.area.board,
        description=outside.description(),
        language=report.edition.language,
        furniture=outside.furniture(),
        contents=contents_of(blocks),
        blocks=blocks,
        keywords=(report.area.name, report.year.label, f"edition {report.edition.key}", digest[:12]),
        created=created,
        published=outside.published(),
        cover=outside.cover(),
        colours=outside.colours(),
        imprint=ANCHOR if report.edition.imprint else "",
        opening=len(opening),
    )


class _Composer:
    def __init__(self, report: AnnualReport, gap: str) -> None:
        self.report = report
        self.edition = report.edition
        self.filler = Filler(gather_facts(report.area, report.year, report.statistics.figures), gap)
        self.numbering = numbering = Numbering(report.edition, self.filler)
        self.tables = TableComposer(
            report.edition, report.statistics.figures, self.filler, numbering, report.table_notes
        )
        self.national = NationalComposer(report.edition, self.filler, numbering)
        self.charts = ChartComposer(report, self.filler, numbering, self.tables)

    def opening_and_rest(self) -> tuple[Blocks, Blocks]:
        """All there is: what stands before the contents, and what after them.

        The year at a glance leads to tables, so it is made once they are. Where the outline begins with it, it stands
        before the contents, as one page: not where corrections, which come first of all, would push the end of it off.
        """
        entries = (*self.outline(),)
        parts = [(*self.entry(entry),) for entry in entries]
        kinds = [entry.kind for entry in entries]
        corrections, imprint = (*self.corrections(),), (*imprint_of(self.report, self.filler),)
        if OutlineKind.KEY_FIGURES not in kinds:
            return (), (*corrections, *chain.from_iterable(parts), *imprint)
        place = kinds.index(OutlineKind.KEY_FIGURES)
        parts[place] = (*at_a_glance(self.report, self.filler, self.tables.made),)
        if place or corrections or not parts[0]:
            return (), (*corrections, *chain.from_iterable(parts), *imprint)
        return parts[0], (*chain.from_iterable(parts[1:]), *imprint)

    def corrections(self) -> Iterator[Block]:
        """What was corrected comes first: whoever knows the report as it was looks for that."""
        corrections = self.report.corrections
        if corrections:
            yield Heading(1, self.filler.inlines(self.edition.corrections_heading))
        yield from (Paragraph((Text(f"{format_date(each.date)}: {each.note}"),)) for each in corrections)

    def outline(self) -> Iterator[OutlineEntry]:
        """The edition's outline without what the area leaves out."""
        omitted = self.report.omitted
        yield from (entry for entry in self.edition.outline if not (entry.may_be_left_out and entry.name in omitted))

    def entry(self, entry: OutlineEntry) -> Iterator[Block]:
        match entry.kind:
            case OutlineKind.PASSAGE:
                passage = self.edition.passages[entry.key]
                yield from self.closing(passage) if self.ends_with(entry, passage) else self.passage(passage)
            case OutlineKind.SECTIONS:
                yield from self.sections(entry)
            case OutlineKind.STATISTICS:
                yield from map(self.tables.table, self.edition.form.tables)
            case OutlineKind.DEFINITIONS:
                yield from self.definitions()
            case OutlineKind.TABLE:
                yield self.national.table(entry.key)
            case OutlineKind.CHART:
                yield from self.chart(entry.key)
            case OutlineKind.KEY_FIGURES:
                pass  # see opening_and_rest
            case OutlineKind.COMPARISON:
                yield from compared_with_last_year(self.report, self.filler, self.numbering)
            case _:
                assert_never(entry.kind)

    def chart(self, key: str) -> Iterator[Block]:
        if key in self.edition.national.charts:
            yield self.national.chart(key)
        else:
            yield from self.charts.blocks(key)

    def passage(self, passage: Passage) -> Iterator[Block]:
        if passage.title:
            yield Heading(passage.level, self.filler.inlines(passage.title))
        blocks = _lettered(passage.blocks) if passage.is_lettered else passage.blocks
        yield from self.deepened(blocks, passage.level - 1)

    def ends_with(self, entry: OutlineEntry, passage: Passage) -> bool:
        return entry is self.edition.outline[-1] and not passage.title

    def closing(self, passage: Passage) -> Iterator[Block]:
        """A passage without a heading at the very end, which would else seem to belong to the section before it."""
        for block in self.passage(passage):
            yield replace(block, role=ParagraphRole.CLOSING) if isinstance(block, Paragraph) else block

    def sections(self, entry: OutlineEntry) -> Iterator[Block]:
        sections = [section for section in self.report.sections if section.slot == entry.key]
        for number, section in enumerate(sections):
            letter = f" {list_letter(number).upper()}" if len(sections) > 1 else ""
            label = f"{entry.lettered}{letter}: " if entry.lettered else ""
            yield from self.section(section, f"{label}{without_typed_letter(section.title, entry.lettered)}")

    def section(self, section: Section, title: str) -> Iterator[Block]:
        """``section`` below its ``title``, with what stands before that where it is lettered."""
        origins = Origins(section.place.file if self.filler.gap else "")  # a report to publish tells nothing of files
        yield origins.title(Heading(1, (Text(title),)))
        bylines = [origins.byline(_byline(author), number) for number, author in enumerate(section.authors, 1)]
        if not section.is_signed:
            # A byline that only repeats the heading, or whose the whole report is, says nothing.
            said = {section.title.casefold(), self.edition.voice.casefold()}
            yield from (line for line in bylines if plain_text(line.content).casefold() not in said)
        if section.is_illustrative and not self.edition.imprint:  # which says it once for all
            yield Paragraph(self.filler.inlines(self.edition.terms["illustrative"]), ParagraphRole.NOTE)
        text = map(self.numbering.captioned, self.filler.blocks(origins.text(section.blocks)))
        yield from with_panels(tuple(text), section.kind, self.edition)
        if self.filler.gap and is_without_text(section):
            yield Paragraph((Strong((Text(self.filler.gap),)),))
        if section.is_signed:
            for number, (author, line) in enumerate(zip(section.authors, bylines, strict=True), 1):
                yield from _signature(author, line, number, origins)

    def definitions(self) -> Iterator[Block]:
        for definition in self.edition.definitions:
            letter, anchor = Text(f"({definition.letter}) "), definition_anchor(definition.key)
            term = self.filler.inlines(definition.term)
            blocks = self.deepened(definition.blocks, 1)
            if definition.joined:
                mark = Anchored((letter, Strong(term)), anchor)
                blocks = _behind((mark, Text(definition.joined)), blocks)
            else:
                yield Heading(2, (letter, *term), anchor)
            yield from blocks

    def deepened(self, blocks: Blocks, levels: int) -> Blocks:
        """``blocks`` filled in, their headings moved ``levels`` down, below the one they stand under."""
        return tuple(
            replace(block, level=block.level + levels)
            if isinstance(block, Heading)
            else self.numbering.captioned(block)
            for block in self.filler.blocks(without_unreturned(blocks, self.filler.facts))
        )


def _byline(author: Author) -> Paragraph:
    words = ", ".join(filter(None, (author.role, author.organisation)))
    return Paragraph((Text(words),), ParagraphRole.BYLINE)


def _signature(author: Author, byline: Paragraph, number: int, origins: Origins) -> Iterator[Block]:
    """The lines of ``author``, who signs as that ``number``: the name with what they are below it, or that alone."""
    if author.photograph:
        yield author.photograph
    if author.name:
        yield origins.name(Paragraph((Text(author.name),), ParagraphRole.NAME), number)
    yield replace(byline, role=ParagraphRole.POST if author.name else ParagraphRole.SIGNATURE)


def _lettered(blocks: Blocks) -> Blocks:
    """``blocks`` with each item of a numbered list as paragraphs of its own, the first behind its letter."""
    lettered: list[Block] = []
    for block in blocks:
        if not isinstance(block, NumberedList):
            lettered.append(block)
            continue
        for position, item in enumerate(block.items):
            lettered += _behind((Text(f"({list_letter(position)}) "),), item)
    return tuple(lettered)


def _behind(mark: Inlines, blocks: Blocks) -> Blocks:
    """``blocks`` with ``mark`` before the words of the first paragraph, or in one of its own."""
    match blocks:
        case (Paragraph() as first, *others):
            return (replace(first, content=(*mark, *first.content)), *others)
        case _:
            return (Paragraph(mark), *blocks)
