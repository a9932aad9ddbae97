"""What a Word file that comes back is made of: paragraphs and tables, with who put in or took out what."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from mappa_report.source.lookalikes import SPACING

NOTE = "\N{INTERLINEAR ANNOTATION ANCHOR}"
"""Stands in a text for the mark of a note."""
PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a text for a picture."""
BREAK = "\n"
"""Stands in a text for a line that ends within its paragraph."""

Look = tuple[str, ...]
"""What letters stand in: ``em``, ``link`` with where it leads, ``strong``, and in Markdown ``lang`` with a language."""

_PLAIN = {**SPACING, ord("\t"): ord(" ")}


def plain(text: str) -> str:
    """``text`` with a plain space for every other and a plain hyphen, one for one, so that no place in it moves."""
    return text if text.isascii() and "\t" not in text else text.translate(_PLAIN)


def seen(look: Look, letter: str = "") -> Look:
    """``look`` as two are compared. That of a blank is not seen, nor is another language, nor a slash behind a link."""
    names = (name.rstrip("/") for name in look if not name.startswith("lang "))
    return () if letter.isspace() else tuple(sorted(names))


class Trace(Struct, frozen=True):
    """Who made a tracked change, and when, as the file says: both may be blank."""

    author: str
    date: str


class Piece(Struct, frozen=True):
    """Letters of one look and one history. What one person put in and another took out has both traces.

    ``unkept`` names the looks it has that a report does not.
    """

    text: str
    inserted: Trace | None = None
    deleted: Trace | None = None
    is_strong: bool = False
    is_emphasis: bool = False
    link: str = ""
    reformatted: Trace | None = None
    unkept: tuple[str, ...] = ()

    @property
    def look(self) -> Look:
        """What its letters stand in."""
        names = {"em": self.is_emphasis, f"link {self.link}": bool(self.link), "strong": self.is_strong}
        return tuple(name for name, has in names.items() if has)


class Form(Enum):
    """What a paragraph is by its style or its list."""

    BODY = "body"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTE = "quotation"


class Shape(Struct, frozen=True):
    """``level`` is that of a heading, from 1, or how deep an item stands in lists, from 0."""

    form: Form = Form.BODY
    level: int = 0

    @property
    def is_item(self) -> bool:
        """True for an item of a list."""
        return self.form in (Form.BULLET, Form.NUMBER)


TITLE_SHAPE = Shape(Form.HEADING, 1)
"""That of the title of a section."""


class Words(Struct, frozen=True):
    """A paragraph. ``origins`` are those that its bookmarks name, in their order.

    ``mark_inserted`` and ``mark_deleted`` are traces of its end: with that gone, it joins the next. ``comments`` are
    the ids of those that begin here. ``reshaped`` is the trace of another style or list. ``breaks`` are where a page is
    made to end, each as by whom that was put in, None for untracked.
    """

    pieces: tuple[Piece, ...]
    origins: tuple[str, ...] = ()
    shape: Shape = Shape()
    style: str = ""
    mark_inserted: Trace | None = None
    mark_deleted: Trace | None = None
    comments: tuple[str, ...] = ()
    is_in_box: bool = False
    reshaped: Trace | None = None
    breaks: tuple[Trace | None, ...] = ()

    @property
    def text(self) -> str:
        """All letters, with plain spaces."""
        return plain("".join(piece.text for piece in self.pieces))


class Grid(Struct, frozen=True):
    """A table as the words of its cells, row by row; ``comments`` begin in it, ``struck`` is struck through there."""

    rows: tuple[tuple[str, ...], ...]
    comments: tuple[str, ...] = ()
    traces: tuple[Trace, ...] = ()
    struck: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """Its cells, with signs between."""
        return "\n".join(" | ".join(row).strip() for row in self.rows).strip()


Item = Words | Grid


class Comment(Struct, frozen=True):
    """A comment: who, when, what, and the words it stands at. ``parent`` is the id of the one that it answers.

    ``where`` is the page, for one in a PDF, and ``line`` all that stands at its height there.
    """

    id: str
    author: str
    date: str
    text: str
    quoted: str = ""
    parent: str = ""
    is_done: bool = False
    where: str = ""
    line: str = ""


class ReturnedFile(Struct, frozen=True):
    """A Word file as it came back: every paragraph and table with its history, the notes' apart, and the comments.

    ``identity`` is that of the proof, blank where the file has lost it; ``header`` the words in its headers, which
    have it too. ``saved_by`` is who saved it last, by its own account. ``margins`` are the lines at the head and foot
    of pages, without the numbers of pages.
    """

    items: tuple[Item, ...]
    notes: tuple[Words, ...]
    comments: tuple[Comment, ...]
    identity: str
    header: str
    saved_by: str
    margins: tuple[Words, ...] = ()
