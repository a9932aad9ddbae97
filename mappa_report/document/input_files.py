"""What the readers hand to the checks: files as read, nothing yet believed."""

from collections.abc import Collection, Mapping

from msgspec import Struct, field

from mappa_report.document.blocks import Blocks, Picture
from mappa_report.source.nodes import Node
from mappa_report.source.place import Source
from mappa_report.source.prose import Prose


class MarkdownPage(Struct, frozen=True):
    """A Markdown file: its YAML head, its blocks, and the Source for pointing at it.

    ``head`` is None where there is none, and where it could not be read, which is a Problem told already.

    ``body_line`` is the first line of the text, counted from 1: the one below the head. ``prose`` is every run of
    words in the blocks. ``photographs`` are those of who signs, by the names of their files.
    """

    source: Source
    head: Node | None
    blocks: Blocks
    body_line: int = 1
    prose: tuple[Prose, ...] = ()
    photographs: Mapping[str, Picture] = field(default_factory=dict)

    @property
    def has_unread_head(self) -> bool:
        """True where there is a head, and it could not be read."""
        return self.head is None and self.body_line > 1


class EditionFiles(Struct, frozen=True):
    """An edition's folder; None where a file could not be read, or where there is no ``national`` or ``charts``.

    Pages are keyed by file name without ``.md``. ``unread`` are those that could not be read, as ``passages/visor.md``.
    """

    key: str
    edition: Node | None
    form: Node | None
    national: Node | None
    passages: Mapping[str, MarkdownPage]
    definitions: Mapping[str, MarkdownPage]
    charts: Node | None = None
    unread: Collection[str] = ()


class AreaYearFiles(Struct, frozen=True):
    """An area's folder for a year; None where a file could not be read. ``pages`` are in the order of their numbers.

    ``brand`` has the pictures that area.yaml names below ``brand``, by what each is for.
    """

    area: Node | None
    statistics: Node | None
    pages: tuple[MarkdownPage, ...]
    brand: Mapping[str, Picture] = field(default_factory=dict)
    outline: Node | None = None
    corrections: Node | None = None
