"""What the walk over a Word file gives, in its order, before headings are guessed and lists are made."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from mappa_report.document.blocks import Picture


class Role(Enum):
    """What a paragraph's style says it is."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    NOTE = "note"
    SIGNATURE = "signature"
    CLOSING = "closing"
    NAME = "name"
    POST = "post"
    KEY_FIGURE = "key figure"
    QUOTE = "quote"
    CAPTION = "caption"
    CONTENTS = "contents"


class Run(Struct, frozen=True):
    """Letters that look alike. ``size`` is in half points. Of a note's mark, ``note`` is what the note says."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    link: str = ""
    language: str = ""
    size: int = 0
    note: tuple[Walked, ...] | None = None


class Label(Struct, frozen=True):
    """What stands before an item: its ``text``, its ``depth`` from 0, and its ``number`` if it is a plain number.

    ``is_bullet`` is true of any sign; one of blanks alone continues the item above. ``indent`` is where the item's
    words begin, and ``list_`` says of which list it is.
    """

    text: str
    depth: int
    list_: str = ""
    is_bullet: bool = False
    number: int | None = None
    indent: int = 0

    def is_within(self, item: Label) -> bool:
        """True if it belongs to a list within ``item``: deeper in the same list, or further in of another."""
        if self.list_ != item.list_ and self.indent and item.indent:
            return self.indent > item.indent
        return self.depth > item.depth

    @property
    def continues(self) -> bool:
        """True of what Word has as an item of its own, and people see as part of the one above."""
        return self.is_bullet and not self.text


class Line(Struct, frozen=True):
    """A paragraph. ``level`` is that of a heading, or 0; of one that is guessed, ``is_guessed`` is true.

    ``is_bold``, ``is_italic`` and ``size`` say how its style looks, so that it is no emphasis; ``indent`` is in
    twentieths of a point.
    """

    runs: tuple[Run, ...]
    where: str
    role: Role = Role.BODY
    level: int = 0
    is_guessed: bool = False
    label: Label | None = None
    indent: int = 0
    is_bold: bool = False
    is_italic: bool = False
    size: int = 0

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(run.text for run in self.runs)

    @property
    def is_plain(self) -> bool:
        """True of ordinary text."""
        return not self.level and self.label is None and self.role is Role.BODY


class Cell(Struct, frozen=True):
    """A cell that stands over ``across`` columns. ``is_below`` is true of one that only carries on the cell above, and
    ``is_gap`` of none at all: of the space before a row that begins a column late.
    """

    content: tuple[Walked, ...] = ()
    across: int = 1
    is_below: bool = False
    is_gap: bool = False


class Grid(Struct, frozen=True):
    """A table as it was drawn. ``has_row_headers`` is what its look says of the first column."""

    rows: tuple[tuple[Cell, ...], ...]
    where: str
    summary: str = ""
    has_row_headers: bool = False


class Shown(Struct, frozen=True):
    """A picture."""

    picture: Picture
    where: str


Walked = Line | Grid | Shown
