"""Whether a file is what was signed and published: the same bytes, the same words in other bytes, or other words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from itertools import zip_longest

from msgspec import Struct

from mappa_report.building.request import SIGNED
from mappa_report.signing.every_word import every_word
from mappa_report.signing.published import words_of
from mappa_report.signing.records import Publication, PublishedFile, read_records
from mappa_report.workspace.workspace import Workspace

_CLAIM = re.compile(rf"{SIGNED}([0-9a-f]{{64}})(?![0-9a-f])")
_MAX_SHOWN = 90


class Verdict(Enum):
    """What a file is, beside what was published."""

    SAME = "the same bytes"
    SAME_WORDS = "other bytes, the same words"
    OTHER_WORDS = "other words"
    UNKNOWN = "nothing that was published"


class Verified(Struct, frozen=True):
    """What became of a look at a file.

    ``publication`` is the one that it was held against, of ``area`` and ``year``; ``difference`` the first place where
    its words are others; ``claim`` the digest that the file itself bears, which anybody can write into a file.
    """

    verdict: Verdict
    claim: str = ""
    area: str = ""
    year: int = 0
    publication: Publication | None = None
    published_as: str = ""
    difference: str = ""


def verify(workspace: Workspace, data: bytes, name: str, reports: Sequence[tuple[str, int]]) -> Verified:
    """Hold the file ``data``, called ``name``, against what was published of ``reports``, areas and years.

    Raises FileRefused for a file or a record that can't be read.
    """
    claim = _claim(data, name)
    publications = [*_publications(workspace, reports)]
    digest = hashlib.sha256(data).hexdigest()
    for area, year, publication in publications:
        for published_as, published in publication.files.items():
            if published.digest == digest:
                return Verified(Verdict.SAME, claim, area, year, publication, published_as)
    for area, year, publication in publications:
        if len(reports) > 1 and publication.digest != claim:
            continue
        kind = name.rpartition(".")[2].lower()
        of_kind = {each: file for each, file in publication.files.items() if each.rpartition(".")[2] == kind}
        for published_as, published in of_kind.items():
            difference = _first_difference(data, name, published)
            verdict = Verdict.OTHER_WORDS if difference else Verdict.SAME_WORDS
            return Verified(verdict, claim, area, year, publication, published_as, difference)
    return Verified(Verdict.UNKNOWN, claim)


def corrected_since(workspace: Workspace, verified: Verified) -> date | None:
    """The day on which other words were published in place of those that ``verified`` was held against, if any were.

    Raises FileRefused for a record that can't be read.
    """
    last = read_records(workspace, verified.area, verified.year).publication if verified.publication else None
    if last is None or verified.publication is None or last.digest == verified.publication.digest:
        return None
    return last.day


def _publications(workspace: Workspace, reports: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int, Publication]]:
    """What was published of each report, the last first."""
    for area, year in reports:
        records = read_records(workspace, area, year)
        for record in reversed(records.each):
            if isinstance(record, Publication):
                yield area, year, record


def _first_difference(data: bytes, name: str, published: PublishedFile) -> str:
    """Where the words are others than those published, and what they are there; nothing where all are the same."""
    pieces = [*words_of(data, name)]
    now = tuple(digest for digest, _, _ in pieces)
    pairs = zip_longest(published.words, now)
    first = next((at for at, (was, is_now) in enumerate(pairs) if was != is_now), None)
    if first is None:
        return ""
    if not pieces:
        return "it has no words at all"
    _, where, words = pieces[min(first, len(pieces) - 1)]
    shown = f"{where}: “{_shortened(words)}”"
    if _are_missing(published.words[first:], now[first:]):
        return f"words are missing {'before' if first < len(pieces) else 'after'} {shown}"
    return shown


def _are_missing(were: Sequence[str], now: Sequence[str]) -> bool:
    """Whether what differs first is words that are gone, and no other ones: what stands there was further down."""
    if not now or now[0] not in were:
        return not now
    return were[0] not in now or were.index(now[0]) <= now.index(were[0])


def _shortened(words: str) -> str:
    return words if len(words) <= _MAX_SHOWN else f"{words[:_MAX_SHOWN].rstrip()} …"


def _claim(data: bytes, name: str) -> str:
    """The digest that a file says was signed."""
    claims = (_CLAIM.search(words) for _, words in every_word(data, name))
    return next((match[1] for match in claims if match), "")
