"""A change that a reviewer made: what it was, what it is, who says so, and how it would be put into the sections."""

from __future__ import annotations

import hashlib
from enum import Enum

from msgspec import Struct

from mappa_report.review.word_items import Shape, Trace


class ChangeKind(Enum):
    """What was done."""

    WORDS = "words changed"
    ADDED = "paragraph put in"
    DELETED = "paragraph taken out"
    MOVED = "moved"
    DIVIDED = "paragraph divided"
    MERGED = "paragraphs joined"
    FORM = "form changed"
    LOOK = "look changed"
    TABLE = "table"
    SECTION = "section taken out"


class Run(Struct, frozen=True):
    """Letters of one look."""

    text: str
    is_strong: bool = False
    is_emphasis: bool = False
    link: str = ""


class Edit(Struct, frozen=True):
    """In the stream ``key``, the letters from ``start`` up to ``end`` become ``new``.

    ``shapes`` are those of the paragraphs that ``new`` ends, and of the one behind; ``runs`` are its looks. What was
    only moved is taken from
    ``source``, a stream and a stretch in it, so that it stays as it is written there; ``table`` is Markdown of one.
    ``is_after_block`` is true for what goes in behind a table or picture there. Of what goes in at one place, that with
    the lower ``order`` comes first.
    """

    key: tuple[str, str]
    start: int
    end: int
    new: str
    shapes: tuple[Shape, ...] = ()
    runs: tuple[Run, ...] = ()
    source: tuple[tuple[str, str], int, int] | None = None
    table: str = ""
    is_after_block: bool = False
    order: int = 0

    @property
    def rank(self) -> tuple[int, int, int]:
        """In this order edits stand in a text."""
        return self.start, self.end, self.order

    def touches(self, other: Edit) -> bool:
        """Whether the two are about the same letters, or put something in at the same place."""
        if self.key != other.key:
            return False
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end

    @property
    def effect(self) -> tuple[tuple[str, str], int, int, str]:
        """What two edits have in common that do the same."""
        return self.key, self.start, self.end, self.new


class Who(Struct, frozen=True):
    """Who made a change, in which file. Of one that was not tracked, ``trace`` names who saved the file last."""

    file: str
    trace: Trace
    is_tracked: bool


class Change(Struct, frozen=True):
    """A change as it is listed. ``number`` is 0 until all are numbered, ``place`` that of its paragraph in the proof.

    With a ``reason`` it is set aside. ``remark`` is what applying it brings along. ``conflicts`` are the numbers of
    those by others on the same words.
    """

    kind: ChangeKind
    place: int
    at: int
    old: str
    new: str
    who: tuple[Who, ...]
    edits: tuple[Edit, ...] = ()
    reason: str = ""
    remark: str = ""
    number: int = 0
    conflicts: tuple[int, ...] = ()

    @property
    def effect(self) -> object:
        """What two changes have in common that are the same."""
        edits = tuple(edit.effect for edit in self.edits)
        return edits or (self.kind, self.place, self.old, self.new)

    @property
    def key(self) -> str:
        """By which it is known in the record of what was put in."""
        return hashlib.sha256(repr(self.effect).encode()).hexdigest()[:16]
