"""The area's own words of a proof in streams: the text of a section, its notes, and each title and byline by itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from mappa_report.review.differences import END
from mappa_report.review.kept import Filled, Kept, Kind
from mappa_report.review.markdown_text import NOTES, TEXT


class Stream(Struct, frozen=True):
    """Paragraphs that follow each other in one file, as one text in which END ends each.

    ``part`` is that of the section: text, notes, title or byline 1. ``places`` are the numbers of its paragraphs in the
    proof, ``starts`` where each begins in the text.
    """

    section: str
    part: str
    places: tuple[int, ...]
    starts: tuple[int, ...]
    text: str
    figures: tuple[Filled, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Which stream it is."""
        return self.section, self.part

    @property
    def label(self) -> str:
        """What the report puts before a title."""
        return next((self.text[each.start : each.end] for each in self.figures if not each.expression), "")

    def paragraph_at(self, position: int) -> int:
        """The number, in this stream, of the paragraph that has the letter at ``position``, or ends before it."""
        return max(0, min(bisect_right(self.starts, position), len(self.starts)) - 1)

    def start_after(self, place: int) -> int:
        """Where a paragraph begins that is put in behind number ``place`` of the proof."""
        before = bisect_right(self.places, place)
        return self.starts[before] if before < len(self.starts) else len(self.text)

    def end_of(self, number: int) -> int:
        """Where the paragraph behind ``number``, counted in this stream, begins."""
        return self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)


TITLE = "title"


def streams_of(kept: Sequence[Kept]) -> dict[tuple[str, str], Stream]:
    """All streams by their keys, in the order of the proof. Each section has one for its text, be it empty."""
    places: dict[tuple[str, str], list[int]] = {}
    for number, each in enumerate(kept):
        if each.is_own:
            places.setdefault((each.section, _part(each)), []).append(number)
            places.setdefault((each.section, TEXT), [])
    return {key: _stream(key, numbers, kept) for key, numbers in places.items()}


def _part(kept: Kept) -> str:
    if kept.kind is Kind.BYLINE:
        what, number = kept.origin.rpartition("_")[2][:1], kept.origin.rpartition("_")[2][1:]
        return f"{'name' if what == 'n' else 'byline'} {number}"
    return {Kind.TITLE: TITLE, Kind.NOTE: NOTES}.get(kept.kind, TEXT)


def part_of(kept: Kept) -> tuple[str, str]:
    """The key of the stream that ``kept`` is in."""
    return kept.section, _part(kept)


def _stream(key: tuple[str, str], places: Sequence[int], kept: Sequence[Kept]) -> Stream:
    texts = [kept[place].text + END for place in places]
    starts = list(accumulate(map(len, texts), initial=0))[:-1]
    figures = [
        Filled(each.start + start, each.end + start, each.expression)
        for place, start in zip(places, starts, strict=True)
        for each in kept[place].placeholders
    ]
    return Stream(*key, tuple(places), tuple(starts), "".join(texts), tuple(figures))
