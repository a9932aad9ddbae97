"""Which proof a file is of: what a proof's Word file says of itself, and finding it again when it comes back."""

from __future__ import annotations

import re

from msgspec import Struct

from mappa_report.review.word_items import ReturnedFile
from mappa_report.workspace.workspace import slug, year_number

_PROPERTY = re.compile(r"([a-z0-9-]{1,60}) ((?:19|20)[0-9]{2}) proof ([0-9]{1,6})(?: .{0,100})?")
PROOF_IN_WORDS = re.compile(
    r"\b([a-z0-9-]{1,60}) ((?:19|20)[0-9]{2}) proof ([0-9]{1,6})\b"
    r"|\b[Pp]roof\s([0-9]{1,6})\sof\s([^·,\r\n]{1,60}),\s((?:19|20)[0-9]{2}[-–][0-9]{2})\b"
)
"""A proof by its folders, "kent 2023 proof 1"; or as people say it, "proof 1 of Kent, 2022–23"."""


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
    if match is None or match[1]:
        return Identity(match[1], match[2], int(match[3])) if match else None
    area, year = slug(match[5]), year_number(match[6])
    return Identity(area, str(year), int(match[4])) if area and year else None
