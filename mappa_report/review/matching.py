"""A text held against an earlier one: which paragraphs stayed, were divided, joined, moved, put in, or taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.review.aligning import aligned, spine
from mappa_report.review.units import Pair, Unit


class Group(Struct, frozen=True):
    """Paragraphs of the proof, by their numbers, that became these of the file: one and one, unless somebody divided
    or joined some.
    """

    old: range
    new: range


class Matched(Struct, frozen=True):
    """``moved`` are pairs out of order. ``before`` says of each paragraph of the file that is in no group behind which
    number of the proof it stands, or -1.
    """

    groups: tuple[Group, ...]
    moved: tuple[Pair, ...]
    added: tuple[int, ...]
    deleted: tuple[int, ...]
    before: dict[int, int]


def matched(old: Sequence[Unit], new: Sequence[Unit]) -> Matched:
    """How ``old`` became ``new``."""
    pairs = aligned(old, new)
    stayed = spine(pairs, new)
    groups = tuple(_groups(stayed))
    in_old = {place for group in groups for place in group.old}
    in_new = {number for group in groups for number in group.new}
    moved = _moved([pair for pair in pairs if pair not in set(stayed)], in_old, in_new)
    moved_old, moved_new = {place for place, _ in moved}, {number for _, number in moved}
    before, last = {}, -1
    ends = {group.new[-1]: group.old[-1] for group in groups}
    for number in range(len(new)):
        last = ends.get(number, last)
        if number not in in_new:
            before[number] = last
    return Matched(
        groups,
        moved,
        tuple(number for number in before if number not in moved_new),
        tuple(place for place in range(len(old)) if place not in in_old | moved_old),
        before,
    )


def _moved(pairs: Sequence[Pair], in_old: set[int], in_new: set[int]) -> tuple[Pair, ...]:
    """Each paragraph once; what stands within a group has been read with that."""
    made: dict[int, int] = {}
    taken: set[int] = set()
    for place, number in pairs:
        if place not in in_old and number not in in_new and place not in made and number not in taken:
            made[place] = number
            taken.add(number)
    return tuple(made.items())


def _groups(pairs: Sequence[Pair]) -> Iterator[Group]:
    """Pairs that share a paragraph, with all that stands between."""
    waiting: list[Pair] = []
    for pair in pairs:
        if waiting and pair[0] != waiting[-1][0] and pair[1] != waiting[-1][1]:
            yield _group(waiting)
            waiting = []
        waiting.append(pair)
    if waiting:
        yield _group(waiting)


def _group(pairs: Sequence[Pair]) -> Group:
    (first_old, first_new), (last_old, last_new) = pairs[0], pairs[-1]
    return Group(range(first_old, last_old + 1), range(first_new, last_new + 1))
