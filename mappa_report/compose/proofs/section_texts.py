"""What a report says, section by section and paragraph by paragraph, without the figures of its tables."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.compose.proofs.places import GAP, bare
from mappa_report.document.blocks import (
    Block,
    BulletList,
    Chart,
    Heading,
    KeyFigures,
    NumberedList,
    ParagraphRole,
    Picture,
    Quotation,
    Table,
)
from mappa_report.document.blocks import Paragraph as Printed
from mappa_report.document.document import Document
from mappa_report.document.inlines import plain_text
from mappa_report.document.walk import inlines_of


class SectionText(Struct, frozen=True):
    """A section of a report: ``key`` finds it again in another proof, ``anchor`` in its own; ``by`` is who signs it."""

    key: str
    title: str
    anchor: str
    paragraphs: tuple[str, ...]
    by: str = ""


def sections_of(document: Document) -> list[SectionText]:
    """The text of ``document`` by its headings of the first level. Figures in tables and charts are no text.

    National text that follows an area's section without a heading of its own is none of that section.
    """
    cover = [bare(words) for words in (document.title, document.subtitle, document.author) if words]
    opening = SectionText("", "The cover and what stands before the first heading", "", (*cover,))
    begun: list[tuple[SectionText, Heading | None, list[Block]]] = [(opening, None, [])]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            title = bare(plain_text(block.content))
            begun.append((SectionText(block.origin or title.casefold(), title, block.anchor, ()), block, []))
        elif (heading := begun[-1][1]) and heading.origin and _is_national(block):
            begun.append((SectionText("\n", "National text without a heading", "", ()), None, [block]))
        else:
            begun[-1][2].append(block)
    return [_with_text(section, blocks) for section, _, blocks in begun]


def _is_national(block: Block) -> bool:
    """Whether ``block``, which follows an area's words, is the nation's: a paragraph that came from no section."""
    if not isinstance(block, Printed) or block.origin:
        return False
    return block.role is not ParagraphRole.NOTE and plain_text(block.content) != GAP


def _with_text(section: SectionText, blocks: Sequence[Block]) -> SectionText:
    words = (each for block in blocks for each in _words_of(block))
    signed = (ParagraphRole.BYLINE, ParagraphRole.SIGNATURE)
    by = [bare(plain_text(block.content)) for block in blocks if isinstance(block, Printed) and block.role in signed]
    return replace(section, paragraphs=(*section.paragraphs, *words), by="; ".join(by))


def _words_of(block: Block) -> Iterator[str]:
    """The words of each paragraph in ``block``."""
    match block:
        case Heading() | Printed():
            yield from filter(None, (bare(plain_text(run)) for run in inlines_of((block,))))
        case BulletList(items) | NumberedList(items):
            yield from (words for item in items for each in item for words in _words_of(each))
        case Quotation(content):
            yield from (words for each in content for words in _words_of(each))
        case Table(anchor="", columns=columns, rows=rows, caption=caption, notes=notes):
            if caption:
                yield bare(plain_text(caption.text))
            cells = (tuple(column.heading for column in columns), *(row.cells for row in rows))
            yield from (" | ".join(bare(plain_text(cell)) for cell in row) for row in cells)
            yield from (bare(plain_text(note)) for note in notes)
        case Picture(alternative=alternative, caption=caption):
            yield bare(f"[picture: {alternative}] {plain_text(caption.text) if caption else ''}")
        case Table() | Chart() | KeyFigures():
            return
