"""What an editor holds, as it is sent to a browser and comes back: ProseMirror's JSON, within bounds.

The browser has the same types (``workbench/front/src/contract.d.ts``). What comes from it is held to these, and to
nothing else: a bound that is broken is a msgspec.ValidationError.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from mappa_report.editing.sent_bounds import (
    LINE,
    MOST_CELLS,
    MOST_ROWS,
    Address,
    Label,
    LanguageTag,
    Letters,
    Line,
    Many,
    PlaceholderSource,
    Some,
    Source,
    Start,
)


class LinkTo(Struct, frozen=True):
    """Where a link leads."""

    href: Address


class InLanguage(Struct, frozen=True):
    """The tag of a language."""

    lang: LanguageTag


class LinkMark(Struct, frozen=True, tag_field="type", tag="link"):
    """Words that lead somewhere."""

    attrs: LinkTo


class ForeignMark(Struct, frozen=True, tag_field="type", tag="foreign"):
    """Words in another language."""

    attrs: InLanguage


class StrongMark(Struct, frozen=True, tag_field="type", tag="strong"):
    """Words in bold."""


class EmphasisMark(Struct, frozen=True, tag_field="type", tag="em"):
    """Words in italics."""


Mark = LinkMark | ForeignMark | StrongMark | EmphasisMark
Marks = Annotated[tuple[Mark, ...], Meta(max_length=8)]
RANKS: tuple[type[Mark], ...] = (LinkMark, ForeignMark, StrongMark, EmphasisMark)
"""Marks in the order in which a text has them."""


class WordsNode(Struct, frozen=True, tag_field="type", tag="text", omit_defaults=True):
    """Words."""

    text: Letters
    marks: Marks = ()


class BreakNode(Struct, frozen=True, tag_field="type", tag="hard_break", omit_defaults=True):
    """The end of a line."""

    marks: Marks = ()


class PlaceholderAttrs(Struct, frozen=True):
    """The text of a placeholder, with its braces."""

    source: PlaceholderSource


class PlaceholderNode(Struct, frozen=True, tag_field="type", tag="placeholder", omit_defaults=True):
    """A placeholder."""

    attrs: PlaceholderAttrs
    marks: Marks = ()


class NoteAttrs(Struct, frozen=True):
    """``label`` is the name that the note has in the file; a new one has none yet."""

    label: Label
    content: Many[Inline]


class NoteNode(Struct, frozen=True, tag_field="type", tag="footnote", omit_defaults=True):
    """A note, where its mark stands."""

    attrs: NoteAttrs
    marks: Marks = ()


class KeptAttrs(Struct, frozen=True):
    """The text of what an editor can't hold."""

    source: Source


class KeptInlineNode(Struct, frozen=True, tag_field="type", tag="kept_inline", omit_defaults=True):
    """What an editor can't hold, in a line."""

    attrs: KeptAttrs
    marks: Marks = ()


Inline = WordsNode | BreakNode | PlaceholderNode | NoteNode | KeptInlineNode
Run = Many[Inline]


class ParagraphNode(Struct, frozen=True, tag_field="type", tag="paragraph", omit_defaults=True):
    """A paragraph."""

    content: Run = ()


class HeadingAttrs(Struct, frozen=True):
    """The level of a heading."""

    level: Annotated[int, Meta(ge=1, le=6)]


class HeadingNode(Struct, frozen=True, tag_field="type", tag="heading", omit_defaults=True):
    """A heading."""

    attrs: HeadingAttrs
    content: Run = ()


class QuotationNode(Struct, frozen=True, tag_field="type", tag="blockquote"):
    """A quotation."""

    content: Some[Inner]


class ItemNode(Struct, frozen=True, tag_field="type", tag="list_item"):
    """An item of a list, which begins with a paragraph."""

    content: Some[Inner]


class BulletListNode(Struct, frozen=True, tag_field="type", tag="bullet_list"):
    """A list without numbers."""

    content: Some[ItemNode]


class NumberedAttrs(Struct, frozen=True):
    """The first number of a list."""

    start: Start = 1


class NumberedListNode(Struct, frozen=True, tag_field="type", tag="ordered_list"):
    """A list with numbers."""

    content: Some[ItemNode]
    attrs: NumberedAttrs = field(default_factory=NumberedAttrs)


class CellAttrs(Struct, frozen=True):
    """To which side a cell's words go."""

    align: Literal["left", "right", "centre"] = "left"


class HeadCellNode(Struct, frozen=True, tag_field="type", tag="table_header", omit_defaults=True):
    """A cell of a table's head."""

    attrs: CellAttrs
    content: Run = ()


class CellNode(Struct, frozen=True, tag_field="type", tag="table_cell", omit_defaults=True):
    """A cell below it."""

    attrs: CellAttrs
    content: Run = ()


class RowNode(Struct, frozen=True, tag_field="type", tag="table_row"):
    """A row of a table."""

    content: Annotated[tuple[HeadCellNode | CellNode, ...], Meta(min_length=1, max_length=MOST_CELLS)]


class TableNode(Struct, frozen=True, tag_field="type", tag="table"):
    """A table, whose first row is its head."""

    content: Annotated[tuple[RowNode, ...], Meta(min_length=1, max_length=MOST_ROWS)]


class PictureAttrs(Struct, frozen=True):
    """The name of a picture's file, and what it shows, in words."""

    src: Annotated[str, Meta(min_length=1, max_length=300, pattern=LINE)]
    alt: Line = ""


class PictureNode(Struct, frozen=True, tag_field="type", tag="picture", omit_defaults=True):
    """``content`` is its caption."""

    attrs: PictureAttrs
    content: Run = ()


class KeptBlockAttrs(Struct, frozen=True):
    """``label`` is the kind of thing that it is to the parser; a page has words for each."""

    source: Source
    label: Line = ""


class KeptNode(Struct, frozen=True, tag_field="type", tag="kept"):
    """A block that an editor can't hold."""

    attrs: KeptBlockAttrs


Inner = ParagraphNode | QuotationNode | BulletListNode | NumberedListNode | TableNode | PictureNode
Node = Inner | HeadingNode | KeptNode


class Block(Struct, frozen=True):
    """``id`` names it within one version of a file."""

    id: int
    node: Node


class SentBlock(Struct, frozen=True, omit_defaults=True):
    """One that is as it was has an ``id``; any other has its ``node``, and ``was`` if it had an id before."""

    id: int | None = None
    was: int | None = None
    node: Node | None = None
