"""Blocks in the form that Markdown can say, with no word lost, and what was changed for it."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.attribution import with_attribution
from mappa_report.document.blocks import (
    Block,
    Blocks,
    BulletList,
    Chart,
    Heading,
    KeyFigures,
    NumberedList,
    Paragraph,
    Picture,
    Quotation,
    Table,
)
from mappa_report.document.bounds import MAX_DEPTH, MAX_HEADING_LEVEL
from mappa_report.document.inlines import Inlines, Strong, Text, plain_text
from mappa_report.importing.finished import Piece, Told, ToldKind
from mappa_report.importing.markdown.normal_runs import RunMaker
from mappa_report.importing.markdown.normal_tables import as_paragraphs, normal_table, titled
from mappa_report.importing.markdown.reading_back import read_back
from mappa_report.importing.markdown.runs import Place, run_text
from mappa_report.importing.markdown.telling import Telling
from mappa_report.readers.markdown_blocks import PICTURE_NUMBER

DESCRIBE = "Describe this picture in words"
"""Stands in place of the alternative text that a picture lacks."""

_LARGEST_NUMBER = 999_990_000
_TABLE_DEPTH = 3
"""Levels of the reader's between a table and its cells."""


class Normal(Struct, frozen=True):
    """Blocks that ``write`` can write, and what of them is not as it was in the file."""

    blocks: Blocks
    told: tuple[Told, ...]


def normal(pieces: Iterable[Piece]) -> Normal:
    """What ``pieces`` say, in the form that Markdown can say."""
    telling = Telling()
    maker = _Maker(telling)
    blocks: list[Block] = []
    for piece in pieces:
        telling.where = piece.where
        blocks += maker.block(piece.block, 0)
    return Normal(maker.captioned(blocks), tuple(telling.told))


class _Maker:
    """Makes blocks normal. ``in_note`` is true for those of a note, which holds less."""

    def __init__(self, telling: Telling, *, in_note: bool = False) -> None:
        self._telling = telling
        self._in_note = in_note
        self._runs = RunMaker(telling, None if in_note else self._note)
        self._level = 1

    def _note(self, content: Blocks) -> Blocks:
        return _Maker(self._telling, in_note=True).blocks(content, 1)

    def blocks(self, blocks: Blocks, depth: int) -> Blocks:
        """All of ``blocks``, which are as many levels deep as the reader counts them."""
        return self.captioned([made for block in blocks for made in self.block(block, depth)])

    def block(self, block: Block, depth: int) -> Iterator[Block]:
        """``block`` as one or several, or none if it says nothing."""
        match block:
            case Heading():
                yield from self._heading(block, depth)
            case Paragraph(content):
                yield from self._paragraph(content)
            case BulletList() | NumberedList():
                yield from self._list(block, depth)
            case Quotation(content):
                yield from self._quotation(content, depth)
            case Table():
                yield from self._table(block, depth)
            case Picture():
                yield from self._picture(block)
            case Chart(caption=caption, alternative=alternative):
                yield from self._paragraph((Text(f"{caption.words}. {alternative}"),))
            case KeyFigures(figures):
                items = ((Paragraph((Text(f"{each.value} "), *each.words)),) for each in figures)
                yield from self._list(BulletList(tuple(items)), depth)

    def _paragraph(self, content: Inlines) -> Iterator[Paragraph]:
        if words := self._runs.run(content, Place.PARAGRAPH):
            yield Paragraph(words)

    def _heading(self, heading: Heading, depth: int) -> Iterator[Block]:
        if depth or self._in_note:
            self._telling.tell(ToldKind.HEADING, "a heading within a list, a quotation or a note became bold words")
            yield from self._paragraph((Strong(heading.content),))
        elif words := self._runs.run(heading.content, Place.HEADING):
            self._level = max(2, min(heading.level, self._level + 1, MAX_HEADING_LEVEL))
            if self._level != heading.level:
                self._telling.tell(
                    ToldKind.HEADING, f"a heading of level {heading.level} stands at level {self._level}"
                )
            yield Heading(self._level, words)

    def _list(self, block: BulletList | NumberedList, depth: int) -> Iterator[Block]:
        if depth + 2 > MAX_DEPTH:
            self._telling.tell(ToldKind.DEPTH, "the items of a list that lies too deep became paragraphs")
            for item in block.items:
                yield from self.blocks(item, depth)
            return
        items = tuple(made for item in block.items if (made := self.blocks(item, depth + 2)))
        if items and isinstance(block, NumberedList):
            yield NumberedList(items, max(0, min(block.start, _LARGEST_NUMBER)))
        elif items:
            yield BulletList(items)

    def _quotation(self, content: Blocks, depth: int) -> Iterator[Block]:
        if depth + 1 > MAX_DEPTH:
            self._telling.tell(ToldKind.DEPTH, "a quotation that lies too deep became paragraphs")
            yield from self.blocks(content, depth)
        elif made := self.blocks(content, depth + 1):
            yield Quotation(with_attribution(made))

    def _table(self, table: Table, depth: int) -> Iterator[Block]:
        if depth + _TABLE_DEPTH > MAX_DEPTH or self._in_note:
            self._telling.tell(ToldKind.TABLE, "the rows of a table became paragraphs, where there can be no table")
            yield from as_paragraphs(titled(table), table.columns, table.rows, self._runs)
        else:
            yield from normal_table(table, self._runs, self._telling)

    def _picture(self, picture: Picture) -> Iterator[Block]:
        alternative = picture.alternative.strip()
        if not alternative:
            self._telling.tell(ToldKind.PICTURE, "a picture has no words for people who can't see it")
        words = self._runs.run((Text(alternative or DESCRIBE),), Place.PICTURE)
        title = self._picture_title(titled(picture))
        if self._in_note:
            self._telling.tell(ToldKind.PICTURE, "a picture in a note gave way to its words")
            yield from self._paragraph(words)
            yield from self._paragraph(title)
            return
        yield replace(picture, alternative=plain_text(words), title=title, caption=None)

    def _picture_title(self, title: Inlines) -> Inlines:
        match self._runs.run(title, Place.PICTURE_TITLE):
            case (Text(words), *others) if numbered := PICTURE_NUMBER.match(words):
                self._telling.tell(ToldKind.PICTURE, "a picture's number was left out: the report counts them")
                return self._picture_title((Text(words[numbered.end() :]), *others))
            case words:
                return words

    def captioned(self, blocks: Sequence[Block]) -> Blocks:
        """``blocks``, where a paragraph that the reader takes for the title of the table below it is that title."""
        made: list[Block] = []
        for block in blocks:
            title = self._title(made[-1]) if made and isinstance(block, Table) and not block.title else None
            if title is not None:
                self._telling.tell(ToldKind.TABLE, "the words above a table became its title, without a number")
                made.pop()
            made.append(replace(block, title=title) if isinstance(block, Table) and title else block)
        return tuple(made)

    def _title(self, block: Block) -> Inlines | None:
        if not isinstance(block, Paragraph) or not plain_text(block.content).lstrip(" *_").lower().startswith("table"):
            return None  # as nearly all do, so that nothing need be read back
        words = self._runs.run(block.content, Place.PARAGRAPH, may_have_notes=False)
        match read_back(f"{run_text(words, Place.PARAGRAPH)}\n\n| x |\n|---|\n| x |"):
            case (Table(title=title),):
                return self._runs.run(title, Place.TITLE)
            case _:
                return None
