"""What a proof keeps of its paragraphs: what each printed, where it came from, and which of it are figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

import msgspec
from msgspec import Struct

from mappa_report.document.stored import UNDECODABLE
from mappa_report.review.differences import END
from mappa_report.review.word_items import Look, Shape, seen

PARAGRAPHS = "paragraphs.json"
"""The file in the folder of a proof that has them."""

_MOST_PARAGRAPHS = 12_000
_MOST_LETTERS = 1_000_000
"""Above the lines and letters that the sections of a report may have, with the national text and the chair's sheet."""
_LONGEST_ORIGIN = 100
_BYLINE = re.compile(r"_[bn][1-9][0-9]{0,3}\Z", re.ASCII)


class Kind(Enum):
    """Whose a paragraph is, and what it is."""

    TITLE = "title"
    BYLINE = "byline"
    LOCAL = "local"
    NOTE = "note"
    TABLE = "table"
    PICTURE = "picture"
    NATIONAL = "national"
    GENERATED = "generated"
    CONTENTS = "contents"
    SHEET = "sheet"


class Filled(Struct, frozen=True):
    """Letters of a paragraph that come from a placeholder: from ``start`` up to ``end``.

    Without an ``expression`` they are what the report itself puts before a title, such as the letter of an appendix.
    """

    start: int
    end: int
    expression: str


class Stretch(Struct, frozen=True):
    """Letters of a paragraph that stand out: ``look`` is strong, em, or link with where it leads."""

    start: int
    end: int
    look: str


class Kept(Struct, frozen=True, omit_defaults=True):
    """A paragraph or table as the proof's Word file has it. ``section`` is the file it came from, blank for none.

    ``first`` and ``last`` are its lines there, from 1; 0 for what stands in no line of its own. ``made_from`` says what
    the program makes it of, where that is not national text alone.
    """

    kind: Kind
    text: str
    origin: str = ""
    section: str = ""
    shape: Shape = Shape()
    first: int = 0
    last: int = 0
    placeholders: tuple[Filled, ...] = ()
    looks: tuple[Stretch, ...] = ()
    is_grid: bool = False
    made_from: str = ""

    @property
    def letter_looks(self) -> list[Look]:
        """The look of each letter, as it is compared."""
        looks: list[set[str]] = [set() for _ in self.text]
        for each in self.looks:
            for at in range(max(0, each.start), min(each.end, len(looks))):
                looks[at].add(each.look)
        return [seen(tuple(look), letter) for look, letter in zip(looks, self.text, strict=True)]

    @property
    def is_own(self) -> bool:
        """True for what the area may change in Word."""
        return self.kind in (Kind.TITLE, Kind.BYLINE, Kind.LOCAL, Kind.NOTE)


class KeptParagraphs(Struct, frozen=True):
    """Every paragraph and table of a proof, in the order of its Word file, those of the notes last.

    ``figures`` has the words of each placeholder in the sections, by its expression; ``margins`` are the lines at the
    head and foot of pages, None where that is not known.
    """

    paragraphs: tuple[Kept, ...]
    figures: dict[str, str]
    margins: tuple[str, ...] | None = None


def to_json(kept: KeptParagraphs) -> bytes:
    """``kept`` as the file that a proof keeps."""
    return msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n"


def from_json(data: bytes) -> KeptParagraphs | None:
    """What ``data`` keeps; None where it is no such file."""
    try:
        kept = msgspec.json.decode(data, type=KeptParagraphs)
    except UNDECODABLE:
        return None
    return kept if _is_as_written(kept.paragraphs) else None


def _is_as_written(paragraphs: Sequence[Kept]) -> bool:
    """Whether these can be the paragraphs of a proof: there are some, of a report's number and length."""
    letters = sum(len(each.text) for each in paragraphs)
    return (
        0 < len(paragraphs) <= _MOST_PARAGRAPHS
        and letters <= _MOST_LETTERS
        and not any(END in each.text or len(each.origin) > _LONGEST_ORIGIN for each in paragraphs)
        and all(_BYLINE.search(each.origin) for each in paragraphs if each.kind is Kind.BYLINE)
    )
