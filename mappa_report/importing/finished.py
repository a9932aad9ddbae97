"""What a reader of a finished file gives: its blocks in order, each with its place, and what was left out."""

from enum import Enum

from msgspec import Struct

from mappa_report.document.blocks import Block


class ToldKind(Enum):
    """What kind of thing was left out or changed on the way."""

    CHANGES = "changes"
    """Tracked changes, settled as a reader of the file would see them."""

    CHART = "chart"
    COMMENT = "comment"
    CONTENTS = "contents"
    """A printed list of contents, which a report makes anew."""

    DEPTH = "depth"
    """Lists and quotations deeper in each other than a report has them."""

    EMPHASIS = "emphasis"
    """Bold, italics or a language of its own, where Markdown can't mark the words."""

    EMBEDDED = "embedded file"
    """A file within the file."""

    FORMULA = "formula"
    HEADING = "heading"
    """A heading of another level, or none, where a report can't have one."""

    HIDDEN_WORDS = "hidden words"
    GUESSED_HEADING = "guessed heading"
    """A line that only looks like a heading."""

    LANGUAGE = "language"
    """Words in another language than that of the report."""

    LINK = "link"
    LIST = "list"
    """Numbers or letters of items that no list of a report has."""

    MACRO = "macro"
    MAIL = "mail"
    """What belongs to a message and not to what it says: greeting, signature, quoted mail."""

    MERGED_CELLS = "merged cells"
    NESTED_TABLE = "nested table"
    NOTE = "note"
    PICTURE = "picture"
    READING = "reading"
    """How a file was read that may be read in several ways."""

    RUNNING_HEAD = "running head"
    SIGN = "sign"
    """A sign of a font that only that font can show."""

    TABLE = "table"
    TEXT_BOX = "text box"
    WORD = "word"


class Piece(Struct, frozen=True):
    """A block, and ``where`` in the file it stands, such as "page 3", "paragraph 12" or "line 40"."""

    block: Block
    where: str


class Told(Struct, frozen=True):
    """What was left out or changed on the way, in ``words`` such as "2 comments were left out", and ``where``.

    ``where`` is blank for the whole file.
    """

    kind: ToldKind
    where: str
    words: str


class Finished(Struct, frozen=True):
    """A finished file as read. ``title`` and ``language``, a BCP 47 tag, are blank where the file does not say them."""

    title: str
    language: str
    pieces: tuple[Piece, ...]
    told: tuple[Told, ...]
