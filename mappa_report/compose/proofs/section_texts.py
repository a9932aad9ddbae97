"""What a report says, section by section and paragraph by paragraph, without the figures of its tables."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.compose.proofs.places import GAP
from mappa_report.document.blocks import (
    Block,
    BulletList,
    Chart,
    Heading,
    KeyFigures,
    NumberedList,
    Panel,
    ParagraphRole,
    Picture,
    Quotation,
    Table,
)
from mappa_report.document.blocks import Paragraph as Printed
from mappa_report.document.document import Document
from mappa_report.document.inlines import Anchored, Emphasis, Foreign, Inline, Inlines, Link, Strong, bare, plain_text
from mappa_report.document.walk import inlines_of


class Look(Struct, frozen=True):
    """The words of a paragraph, and how they are set.

    ``form`` is what it stands in; ``links`` are their words and targets; ``marks`` are kinds of emphasis, and on what.
    """

    words: str
    form: str
    links: tuple[tuple[str, str], ...] = ()
    marks: tuple[tuple[str, str], ...] = ()


class SectionText(Struct, frozen=True):
    """A section of a report: ``key`` finds it again in another proof, ``anchor`` in its own; ``by`` is who signs it.

    ``place`` is which of the document's sections it is.
    """

    key: str
    title: str
    anchor: str
    looks: tuple[Look, ...]
    by: str = ""
    place: int = 0

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The words of each paragraph."""
        return tuple(each.words for each in self.looks)


def sections_of(document: Document) -> list[SectionText]:
    """The text of ``document`` by its headings of the first level. Figures in tables and charts are no text.

    National text that follows an area's section without a heading of its own is none of that section.
    """
    cover = [bare(words) for words in (document.title, document.subtitle, document.author) if words]
    opening = SectionText(
        "", "The cover and what stands before the first heading", "", tuple(Look(words, "the cover") for words in cover)
    )
    begun: list[tuple[SectionText, Heading | None, list[Block]]] = [(opening, None, [])]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            title = bare(plain_text(block.content))
            begun.append((SectionText(block.origin or title.casefold(), title, block.anchor, ()), block, []))
        elif (heading := begun[-1][1]) and heading.origin and _is_national(block):
            begun.append((SectionText("\n", "National text without a heading", "", ()), None, [block]))
        else:
            begun[-1][2].append(block)
    return [replace(_with_text(section, blocks), place=place) for place, (section, _, blocks) in enumerate(begun)]


def _is_national(block: Block) -> bool:
    """Whether ``block``, which follows an area's words, is the nation's: a paragraph that came from no section."""
    if not isinstance(block, Printed) or block.origin:
        return False
    return block.role is not ParagraphRole.NOTE and plain_text(block.content) != GAP


def _with_text(section: SectionText, blocks: Sequence[Block]) -> SectionText:
    looks = (each for block in blocks for each in _looks_of(block, ""))
    signed = (ParagraphRole.BYLINE, ParagraphRole.SIGNATURE, ParagraphRole.NAME, ParagraphRole.POST)
    by = [bare(plain_text(block.content)) for block in blocks if isinstance(block, Printed) and block.role in signed]
    return replace(section, looks=(*section.looks, *looks), by="; ".join(by))


def _looks_of(block: Block, within: str) -> Iterator[Look]:
    """Each paragraph in ``block``, which stands ``within`` a list or a quotation, in words, if any."""
    match block:
        case Heading(level=level):
            yield from _looks(inlines_of((block,)), f"headings of level {level}{within}")
        case Printed():
            yield from _looks(inlines_of((block,)), within.strip() or "plain paragraphs")
        case BulletList(items):
            yield from (look for item in items for each in item for look in _looks_of(each, f" in a list{within}"))
        case NumberedList(items, start):
            kind = f" in a numbered list{f' from {start}' if start != 1 else ''}{within}"
            yield from (look for item in items for each in item for look in _looks_of(each, kind))
        case Quotation(content) | Panel(content):
            kind = f" in a {type(block).__name__.lower()}{within}"
            yield from (look for each in content for look in _looks_of(each, kind))
        case Table(anchor=""):
            yield from _looks_of_table(block)
        case Picture(alternative=alternative, caption=caption):
            yield Look(bare(f"[picture: {alternative}] {plain_text(caption.text) if caption else ''}"), "pictures")
        case Table() | Chart() | KeyFigures():
            return


def _looks_of_table(table: Table) -> Iterator[Look]:
    yield from _looks((table.caption.text,) if table.caption else (), "captions of a table")
    for cells in (tuple(column.heading for column in table.columns), *(row.cells for row in table.rows)):
        words = " | ".join(bare(plain_text(cell)) for cell in cells)
        yield Look(words, "rows of a table", *_links_and_marks(node for cell in cells for node in cell))
    yield from _looks(table.notes, "notes to a table")


def _looks(runs: Iterable[Inlines], form: str) -> Iterator[Look]:
    for run in runs:
        if words := bare(plain_text(run)):
            yield Look(words, form, *_links_and_marks(run))


def _links_and_marks(content: Iterable[Inline]) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    links: list[tuple[str, str]] = []
    marks: list[tuple[str, str]] = []
    waiting = [*content][::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Link | Strong | Emphasis | Foreign | Anchored):
            words = bare(plain_text(node.content))
            if isinstance(node, Link):
                links.append((words, node.target))
            elif not isinstance(node, Anchored):
                marks.append((_mark(node), words))
            waiting += node.content[::-1]
    return tuple(links), tuple(marks)


def _mark(node: Strong | Emphasis | Foreign) -> str:
    if isinstance(node, Foreign):
        return f"another language ({node.language})"
    return "bold" if isinstance(node, Strong) else "italics"
