"""Notes of a Document for formats that have no notes of their own: below the section that their marks are in."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.blocks import Block, Blocks, BulletList, Heading, NumberedList, Paragraph, ParagraphRole
from mappa_report.document.document import Furniture
from mappa_report.document.inlines import (
    Anchored,
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    Inlines,
    Link,
    Strong,
    Text,
)
from mappa_report.document.walk import footnotes_in, inlines_of

_UP = "\N{UPWARDS ARROW}"


class Notes(Struct, frozen=True):
    """The notes of a section: ``notes`` counts them as the report does. ``name`` is what they are called together."""

    name: str
    notes: NumberedList


def with_notes(blocks: Iterable[Block], furniture: Furniture, *, with_links: bool = True) -> Iterator[Block | Notes]:
    """``blocks``, and at the end of each section its notes: before the next, and before what the report ends with.

    ``with_links`` makes each note a place for its mark to lead to, and puts a link back behind it.
    """
    notes: list[Footnote] = []
    for block in blocks:
        if notes and _ends_section(block):
            yield _together(notes, furniture, with_links)
            notes = []
        yield block
        notes += (note for run in inlines_of((block,)) for note in footnotes_in(run))
    if notes:
        yield _together(notes, furniture, with_links)


def _ends_section(block: Block) -> bool:
    if isinstance(block, Heading):
        return block.level == 1
    return isinstance(block, Paragraph) and block.role is ParagraphRole.CLOSING


def _together(notes: list[Footnote], furniture: Furniture, with_links: bool) -> Notes:
    first, last = notes[0].number, notes[-1].number
    name = f"{furniture.footnotes} {first}–{last}" if len(notes) > 1 else f"{furniture.footnote} {first}"
    items = tuple(_with_way_back(note, furniture) if with_links else note.content for note in notes)
    return Notes(name, NumberedList(items, first))


def _with_way_back(note: Footnote, furniture: Furniture) -> Blocks:
    """What ``note`` says, as a place for its mark to lead to, and behind it a link to the mark."""
    back: Inline = Link((Text(_UP),), f"#{mark_anchor(note.number)}", f"{furniture.back_to_text} {note.number}")
    anchor = f"_note-{note.number}"
    match note.content:
        case (Paragraph(content) as first, *others):
            blocks: Blocks = (replace(first, content=(Anchored(content, anchor),)), *others)
        case blocks:
            back = Anchored((back,), anchor)
    return _ending_with(blocks, back)


def _ending_with(blocks: Blocks, back: Inline) -> Blocks:
    """``blocks`` with ``back`` behind their last words, be they those of a list."""
    match blocks:
        case (*before, Paragraph(content) as last):
            return (*before, replace(last, content=(*content, Text(" "), back)))
        case (*before, (BulletList() | NumberedList()) as last) if last.items:
            return (*before, replace(last, items=(*last.items[:-1], _ending_with(last.items[-1], back))))
        case _:
            return (*blocks, Paragraph((back,)))


def mark_anchor(number: int) -> str:
    """The anchor of the mark of that note. It begins as none of the Document does."""
    return f"_mark-{number}"


def mark_link(note: Footnote, furniture: Furniture) -> Link:
    """The mark of ``note``, which leads to it."""
    return Link((Text(str(note.number)),), f"#_note-{note.number}", f"{furniture.footnote} {note.number}")


def with_marks(content: Inlines) -> Inlines:
    """``content`` with the number of each note in square brackets, as words."""
    return tuple(map(_with_mark, content))


def _with_mark(node: Inline) -> Inline:
    match node:
        case Footnote(number=number):
            return Text(f"[{number}]")
        case Emphasis() | Strong() | Link() | Foreign() | Anchored():
            return replace(node, content=with_marks(node.content))
        case _:
            return node
