"""Which proof a file is of: what a proof's Word file says of itself, and finding it again when it comes back."""

from __future__ import annotations

import re

from msgspec import Struct

from mappa_report.review.word_items import ReturnedFile

_PROPERTY = re.compile(r"([a-z0-9-]{1,60}) ((?:19|20)[0-9]{2}) proof ([0-9]{1,6})(?: .{0,100})?")
PROOF_IN_WORDS = re.compile(r"\b([a-z0-9-]{1,60}) ((?:19|20)[0-9]{2}) proof ([0-9]{1,6})\b")


class Identity(Struct, frozen=True):
    """A proof: that of an area's report for a year, and its number."""

    area: str
    year: str
    number: int

    def __str__(self) -> str:
        return f"{self.area} {self.year} proof {self.number}"


def identity_of(file: ReturnedFile) -> Identity | None:
    """The proof that ``file`` is of, by its properties, else by the words in its header; None where neither says so."""
    match = _PROPERTY.fullmatch(file.identity) or PROOF_IN_WORDS.search(file.header)
    return _of(match)


def identity_in(words: str) -> Identity | None:
    """The proof that ``words`` name."""
    return _of(PROOF_IN_WORDS.search(words))


def _of(match: re.Match[str] | None) -> Identity | None:
    return Identity(match[1], match[2], int(match[3])) if match else None
