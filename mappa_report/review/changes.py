"""A change that a reviewer made: what it was, what it is, who says so, and how it would be put into the sections."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.review.differences import END
from mappa_report.review.word_items import Look, Shape, Trace, seen


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
    MOVED_SECTION = "section moved"
    UNDER = "under another title now"
    NEW_SECTION = "section put in"
    MARGIN = "head or foot changed"


class Run(Struct, frozen=True):
    """Letters of one look."""

    text: str
    look: Look = ()

    @property
    def looks(self) -> list[Look]:
        """The look of each letter, as it is compared."""
        return [seen(self.look, letter) for letter in self.text]


class Edit(Struct, frozen=True):
    """In the stream ``key``, the letters from ``start`` up to ``end`` become ``new``.

    ``shapes`` are those of the paragraphs that ``new`` ends, and of the one behind; ``runs`` are its looks. What was
    only moved is taken from
    ``source``, a stream and a stretch in it, so that it stays as it is written there; ``table`` is Markdown of one.
    ``is_after_block`` is true for what goes in behind a table or picture there. Of what goes in at one place, that with
    the lower ``order`` comes first. With ``keeps`` all words stay: what is new is their look, or where none are named
    the first of the ``shapes`` for the paragraph that begins at ``start``.
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
    keeps: bool = False

    @property
    def reshapes(self) -> bool:
        """Whether it makes a paragraph something else, such as a heading."""
        return self.keeps and not self.new

    @property
    def is_between(self) -> bool:
        """Whether it is about whole paragraphs, and no words of those beside it."""
        return self.new.endswith(END) or self.reshapes

    @property
    def looks(self) -> tuple[Look, ...]:
        """The look of each letter of ``new``; nothing where that is not known."""
        looks = tuple(look for run in self.runs for look in run.looks)
        return looks if len(looks) == len(self.new) else ()

    @property
    def rank(self) -> tuple[int, int, bool, int]:
        """In this order edits stand in a text: what goes in before a paragraph, then what that becomes."""
        return self.start, self.end, self.reshapes, self.order

    def touches(self, other: Edit) -> bool:
        """Whether the two are about the same letters, or put something in at the same place."""
        if self.key != other.key:
            return False
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end

    @property
    def effect(self) -> object:
        """What two edits have in common that do the same."""
        return self.key, self.start, self.end, self.new, self.looks, self.shapes


class Who(Struct, frozen=True):
    """Who made a change, in which file. Of one that was not tracked, ``trace`` names who saved the file last."""

    file: str
    trace: Trace
    is_tracked: bool


WhoOf = Callable[[Sequence[Trace]], tuple[Who, ...]]
"""Who left these traces; else who saved the file."""


class Change(Struct, frozen=True):
    """A change as it is listed. ``number`` is 0 until all are numbered, ``place`` that of its paragraph in the proof.

    With a ``reason`` it is set aside. ``remark`` is what applying it brings along. ``conflicts`` are the numbers of
    those by others on the same words. One that ``is_by_number`` is put in only if its number is named.
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
    is_by_number: bool = False

    @property
    def is_tracked(self) -> bool:
        """Whether somebody made it with changes being tracked."""
        return any(who.is_tracked for who in self.who)

    @property
    def stretches(self) -> tuple[Edit, ...]:
        """What it is about: its edits, or all words from the first to the last, where these are one rewording."""
        if self.kind is ChangeKind.WORDS and len(self.edits) > 1:
            return (replace(self.edits[0], end=self.edits[-1].end),)
        return self.edits

    @property
    def effect(self) -> object:
        """What two changes have in common that are the same."""
        edits = tuple(edit.effect for edit in self.edits)
        return edits or (self.kind, self.place, self.old, self.new)

    @property
    def key(self) -> str:
        """By which it is known in the record of what was put in."""
        return hashlib.sha256(repr(self.effect).encode()).hexdigest()[:16]
