"""Sections that somebody has moved whole in Word, and changes that leave one without its title or its text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import count, takewhile

from msgspec.structs import replace

from mappa_report.review.aligning import backbone, likest
from mappa_report.review.changes import Change, ChangeKind, Edit
from mappa_report.review.kept import Kept, Kind
from mappa_report.review.markdown_text import TEXT
from mappa_report.review.matching import Group, Matched
from mappa_report.review.streams import Stream, streams_of
from mappa_report.review.units import Pair, Unit

MOVED_SECTION = (
    "sections stand in the order of the numbers at the beginning of their files’ names, before or behind the national "
    "text by the place at their top: rename its file, or change its place"
)

_TAKEN = (ChangeKind.DELETED, ChangeKind.MOVED)
_PUT_IN = (ChangeKind.ADDED, ChangeKind.TABLE)


def moved_titles(kept: Sequence[Kept], matched: Matched, reworded: Sequence[Pair]) -> tuple[Pair, ...]:
    """The titles of sections that were moved, and their numbers in the file: what came next of the text went along.

    Those ``reworded`` may have been moved too.
    """
    titles = [*(pair for pair in matched.moved if kept[pair[0]].kind is Kind.TITLE), *reworded]
    stops = {number for _, number in titles}
    moved = {number: kept[place].section for place, number in matched.moved if kept[place].kind is Kind.LOCAL}
    stayed = {kept[place].section for group in matched.groups for place in group.old if kept[place].kind is Kind.LOCAL}
    return tuple(
        (place, number)
        for place, number in titles
        if kept[place].section not in stayed
        or any(moved.get(each) == kept[place].section for each in _behind(number, matched, stops))
    )


def _behind(number: int, matched: Matched, stops: Collection[int]) -> Iterator[int]:
    """The numbers of what came behind ``number`` of the file, up to what stayed or to another of ``stops``."""
    return takewhile(lambda each: each in matched.before and each not in stops, count(number + 1))


def with_sections_whole(
    kept: Sequence[Kept], units: tuple[Sequence[Unit], Sequence[Unit]], matched: Matched, titles: Sequence[Pair]
) -> Matched:
    """``matched``, in which all that went with one of ``titles`` is where it was in its section, reworded or not.

    ``units`` are the paragraphs of the proof and of the file.
    """
    stops = {number for _, number in titles}
    before = dict(matched.before)
    along: list[Pair] = []
    for title in titles:
        numbers = [title[1], *_behind(title[1], matched, stops)]
        pairs = [*_along(kept, units, matched, title, numbers)]
        places, last = {number: place for place, number in pairs}, title[0]
        for number in numbers:
            last = before[number] = places.get(number, last)
        along += pairs
    old, new = {place for place, _ in along}, {number for _, number in along}
    return Matched(
        (*matched.groups, *(Group(range(place, place + 1), range(at, at + 1)) for place, at in along)),
        tuple(pair for pair in matched.moved if pair not in along),
        tuple(number for number in matched.added if number not in new),
        tuple(place for place in matched.deleted if place not in old),
        {number: place for number, place in before.items() if number not in new},
    )


def _along(
    kept: Sequence[Kept],
    units: tuple[Sequence[Unit], Sequence[Unit]],
    matched: Matched,
    title: Pair,
    numbers: Sequence[int],
) -> Iterator[Pair]:
    """What of the section of ``title`` stands at ``numbers``, in its order, and its notes."""
    section = kept[title[0]].section
    own = [(place, at) for place, at in matched.moved if kept[place].section == section]
    gone = [place for place in matched.deleted if kept[place].section == section]
    came = [number for number in numbers if number in {*matched.added}]
    known = [*(pair for pair in own if pair[1] in {*numbers}), *likest(*units, gone, came)]
    yield from backbone(sorted({title, *known}, key=lambda pair: pair[1]))
    yield from (pair for pair in own if kept[pair[0]].kind is Kind.NOTE)


def title_before(kept: Sequence[Kept], matched: Matched, number: int) -> str:
    """The title that stands last in front of paragraph ``number`` of the file; blank for none."""
    pairs = [*matched.moved, *((group.old[0], group.new[0]) for group in matched.groups)]
    titles = [(at, place) for place, at in pairs if kept[place].kind is Kind.TITLE and at < number]
    return kept[max(titles)[1]].text if titles else ""


def with_number_needed(changes: Sequence[Change], kept: Sequence[Kept]) -> Iterator[Change]:
    """``changes``; those that take paragraphs out of a section that has lost its title or all its text are put in
    only by their number.
    """
    taken = [change for change in changes if change.kind in _TAKEN]
    lost = {kept[change.place].section for change in taken if kept[change.place].kind is Kind.TITLE}
    edits = [edit for change in taken for edit in change.edits]
    edits += (change.edits[0] for change in changes if change.kind in _PUT_IN and change.edits)
    lost |= {key[0] for key, stream in streams_of(kept).items() if key[1] == TEXT and _is_emptied(stream, edits)}
    for change in changes:
        is_lost = change.kind in _TAKEN and any(edit.key[0] in lost and not edit.new for edit in change.edits)
        yield replace(change, is_by_number=True) if is_lost else change


def _is_emptied(stream: Stream, edits: Sequence[Edit]) -> bool:
    """Whether ``edits`` take all paragraphs out of ``stream``, and put nothing in."""
    at = 0
    for edit in sorted((each for each in edits if each.key == stream.key), key=lambda each: each.start):
        if edit.new or edit.start > at:
            return False
        at = max(at, edit.end)
    return at == len(stream.text) > 0
