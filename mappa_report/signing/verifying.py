"""Whether a file is what was signed and published: the same bytes, the same words in other bytes, or other words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
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


class Published(Struct, frozen=True):
    """A publication of the report of ``area`` for ``year``, in words ``when`` that was, and the last correction."""

    area: str
    year: int
    publication: Publication
    when: str
    corrected: str = ""


class Verified(Struct, frozen=True):
    """What became of a look at a file.

    ``published`` is what it was held against, and ``published_as`` the name of that file; ``difference`` the first
    place where its words are others; ``claim`` the digest that the file itself bears, which anybody can write into a
    file.
    """

    verdict: Verdict
    claim: str = ""
    published: Published | None = None
    published_as: str = ""
    difference: str = ""


def verify(workspace: Workspace, data: bytes, name: str, reports: Sequence[tuple[str, int]]) -> Verified:
    """Hold the file ``data``, called ``name``, against what was published of ``reports``, areas and years.

    Where its words are those of none, it is held against the one that it claims to be, or else the last. Raises
    FileRefused for a file or a record that can't be read.
    """
    claim = _claim(data, name)
    every = [*_published(workspace, reports)]
    digest = hashlib.sha256(data).hexdigest()
    for published in every:
        for file, recorded in published.publication.files.items():
            if recorded.digest == digest:
                return Verified(Verdict.SAME, claim, published, file)
    claimed = [each for each in every if each.publication.digest == claim]
    likely = claimed if len(reports) > 1 else [*claimed, *(each for each in every if each not in claimed)]
    pieces = [*words_of(data, name)] if likely else []
    others: list[Verified] = []
    for published in likely:
        for file, recorded in published.publication.files.items():
            if file.rpartition(".")[2] == name.rpartition(".")[2].lower():
                difference = _first_difference(pieces, recorded)
                if not difference:
                    return Verified(Verdict.SAME_WORDS, claim, published, file)
                others.append(Verified(Verdict.OTHER_WORDS, claim, published, file, difference))
    return others[0] if others else Verified(Verdict.UNKNOWN, claim)


def _published(workspace: Workspace, reports: Sequence[tuple[str, int]]) -> Iterator[Published]:
    """What was published of each report, the last first."""
    for area, year in reports:
        records = read_records(workspace, area, year)
        last = records.publication
        for record in reversed(records.each):
            if isinstance(record, Publication) and last:
                corrected = records.when(last) if record.digest != last.digest else ""
                yield Published(area, year, record, records.when(record), corrected)


def _first_difference(pieces: Sequence[tuple[str, str, str]], published: PublishedFile) -> str:
    """Where ``pieces`` of a file are others than those published, and what is there; nothing where all are the same."""
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


def sentences_of(name: str, verified: Verified) -> Iterator[str]:
    """What became of the look at the file ``name``, a line each."""
    published = verified.published
    if published:
        report = f"the report of {published.area} {published.year} as it was published {published.when}"
    match verified.verdict:
        case Verdict.SAME:
            yield f"{name} is {report}, byte for byte."
        case Verdict.SAME_WORDS:
            yield f"{name} has other bytes than {verified.published_as}. Only its words are those of {report}."
            yield "Not all of it was compared: pictures, colours, signs of lists and what hides words may differ."
            yield f"To be certain, compare it with {verified.published_as} as it was published."
        case Verdict.OTHER_WORDS:
            yield f"{name} is not {report}: its words, or what lies behind them, differ from {verified.published_as}."
            yield f"The first place: {verified.difference}"
        case Verdict.UNKNOWN:
            yield f"{name} is nothing that this workspace has a record of having published."
    if published and published.corrected:
        yield f"It has been corrected since: readers should have what was published {published.corrected}."
    if verified.claim and not (published and published.publication.digest == verified.claim):
        yield f"It says of itself that what has the digest {verified.claim[:12]} was signed. That is only a claim."
