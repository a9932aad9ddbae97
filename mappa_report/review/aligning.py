"""Which paragraphs of a text are which of another: by the origins that they bear, then by what they say."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from mappa_report.review.units import Pair, Unit, likeness

_ALIKE = 0.5
_ALIKE_ELSEWHERE = 0.8
_COPIED = 0.8
_PART = 0.7
_FOREIGN = 0.2
_MOVED = 20
"""Letters that a paragraph has at least which is found elsewhere by its words alone."""
_MOST_COMPARED = 2_500


def aligned(old: Sequence[Unit], new: Sequence[Unit]) -> list[Pair]:
    """The pairs of ``old`` and ``new`` that are one paragraph, in the order of ``new``.

    One that was divided has several pairs, and so has one into which others were merged.
    """
    pairs = _by_origin(old, new)
    pairs += _by_text(old, new, pairs)
    pairs += _by_likeness(old, new, pairs)
    pairs += _elsewhere(old, new, pairs)
    pairs += _parts(old, new, pairs)
    return sorted(set(pairs), key=lambda pair: (pair[1], pair[0]))


def backbone(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest run of ``pairs`` that is in order in both texts; the others have been moved."""
    ends: list[int] = []  # of each length of run, the smallest end
    at: list[int] = []
    before: list[int] = []
    for number, (position, _) in enumerate(pairs):
        length = bisect_right(ends, position)
        before.append(at[length - 1] if length else -1)
        if length == len(ends):
            ends.append(position)
            at.append(number)
        else:
            ends[length], at[length] = position, number
    run: list[Pair] = []
    number = at[-1] if at else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]


def spine(pairs: Sequence[Pair], new: Sequence[Unit]) -> list[Pair]:
    """The same, where what was pasted has been moved rather than anything else."""
    kept = backbone([pair for pair in pairs if not new[pair[1]].is_pasted])
    ends = [(-1, -1), *kept, (sys.maxsize, sys.maxsize)]
    for pair in pairs:
        behind = bisect_right(ends, pair[1], key=lambda each: each[1])
        if new[pair[1]].is_pasted and ends[behind - 1][0] <= pair[0] <= ends[behind][0]:
            kept.append(pair)
    return backbone(sorted(kept, key=lambda pair: (pair[1], pair[0])))


def _by_origin(old: Sequence[Unit], new: Sequence[Unit]) -> list[Pair]:
    places = {origin: number for number, unit in enumerate(old) for origin in unit.origins}
    bearing: dict[int, list[int]] = {}
    elsewhere = {unit.key for unit in new if not unit.origins}
    for number, unit in enumerate(new):
        named = [places[origin] for origin in unit.origins if origin in places]
        for place in named:
            is_alone = len(named) == 1 and old[place].key not in elsewhere
            is_within = old[place].text.strip() in unit.text
            if is_alone or is_within or _share(old[place], unit) >= _FOREIGN:
                bearing.setdefault(place, []).append(number)
    return [
        (place, number) for place, numbers in bearing.items() for number in _without_copies(old[place], numbers, new)
    ]


def _share(part: Unit, whole: Unit) -> float:
    """How many of the words of ``part`` are in ``whole``, from 0 to 1."""
    return (part.words & whole.words).total() / max(1, part.words.total())


def _without_copies(unit: Unit, numbers: list[int], new: Sequence[Unit]) -> list[int]:
    """Of several paragraphs with one origin all, if it was divided; only the likest, if it was copied."""
    likest = sorted(numbers, key=lambda number: (-likeness(unit, new[number]), number))
    if len(numbers) > 1 and likeness(unit, new[likest[1]]) >= _COPIED:
        return likest[:1]
    return numbers


def _by_text(old: Sequence[Unit], new: Sequence[Unit], pairs: Sequence[Pair]) -> list[Pair]:
    """Those that say the same and stand in the same order."""
    of_old, of_new = dict(pairs), {number: place for place, number in pairs}
    left = [(place, unit.key) if place in of_old else unit.key for place, unit in enumerate(old)]
    right = [
        (of_new[number], old[of_new[number]].key) if number in of_new else unit.key for number, unit in enumerate(new)
    ]
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return [
        (block.a + step, block.b + step)
        for block in blocks
        for step in range(block.size)
        if block.a + step not in of_old and block.b + step not in of_new
    ]


def _by_likeness(old: Sequence[Unit], new: Sequence[Unit], pairs: Sequence[Pair]) -> list[Pair]:
    """The likest first, between the same two that are known."""
    made: list[Pair] = []
    for places, numbers in _gaps(len(old), len(new), pairs):
        made += likest(old, new, places, numbers, _ALIKE_ELSEWHERE)
    return made


def likest(
    old: Sequence[Unit], new: Sequence[Unit], places: Sequence[int], numbers: Sequence[int], elsewhere: float = _ALIKE
) -> Iterator[Pair]:
    """Those of ``old`` at ``places`` and of ``new`` at ``numbers`` that are alike, the likest first, each once.

    Two that stand under other titles have to be alike by ``elsewhere``, as that of another section may be so by chance.
    """
    if len(places) * len(numbers) > _MOST_COMPARED:
        return
    rated = [
        (likeness(old[place], new[number]), place, number)
        for place in places
        for number in numbers
        if old[place].sort == new[number].sort
    ]
    taken: set[tuple[str, int]] = set()
    for how_like, place, number in sorted(rated, key=lambda each: (-each[0], each[1], each[2])):
        is_here = old[place].title == new[number].title or not (old[place].title and new[number].title)
        if how_like >= (_ALIKE if is_here else elsewhere) and not taken & {("old", place), ("new", number)}:
            taken |= {("old", place), ("new", number)}
            yield place, number


def _gaps(olds: int, news: int, pairs: Sequence[Pair]) -> Iterator[tuple[list[int], list[int]]]:
    """What has no pair on both sides, between the same two pairs of the backbone."""
    known_old, known_new = {place for place, _ in pairs}, {number for _, number in pairs}
    last = (-1, -1)
    for place, number in (*backbone(sorted(pairs, key=lambda pair: (pair[1], pair[0]))), (olds, news)):
        places = [each for each in range(last[0] + 1, place) if each not in known_old]
        numbers = [each for each in range(last[1] + 1, number) if each not in known_new]
        if places and numbers:
            yield places, numbers
        last = place, number


def _elsewhere(old: Sequence[Unit], new: Sequence[Unit], pairs: Sequence[Pair]) -> list[Pair]:
    """Those that say the same at another place, if they say enough; and what said the same right before them."""
    known_old, known_new = {place for place, _ in pairs}, {number for _, number in pairs}
    free: dict[tuple[str, str, str], list[int]] = {}
    for place, unit in enumerate(old):
        if place not in known_old and len(unit.text) >= _MOVED:
            free.setdefault(unit.key, []).append(place)
    made = [
        (free[unit.key].pop(0), number)
        for number, unit in enumerate(new)
        if number not in known_new and free.get(unit.key)
    ]
    known_old |= {place for place, _ in made}
    known_new |= {number for _, number in made}
    for place, number in reversed(made):
        while (
            min(place := place - 1, number := number - 1) >= 0
            and place not in known_old
            and number not in known_new
            and old[place].key == new[number].key
        ):
            known_old.add(place)
            known_new.add(number)
            made.append((place, number))
    return made


def _parts(old: Sequence[Unit], new: Sequence[Unit], pairs: Sequence[Pair]) -> list[Pair]:
    """Halves that bear no origin: of a paragraph that was divided, and those that were merged into another."""
    made: list[Pair] = []
    of_old: dict[int, int] = dict(pairs)
    of_new: dict[int, int] = {number: place for place, number in pairs}
    for number, unit in enumerate(new):
        for beside in (number - 1, number + 1):
            place = of_new.get(beside)
            if number not in of_new and place is not None and _is_part(unit, old[place], new[beside]):
                made.append((place, number))
                of_new[number] = place
    for place, unit in enumerate(old):
        for neighbour in (place - 1, place + 1):
            number = of_old.get(neighbour, -1)
            if place not in of_old and number >= 0 and _is_part(unit, new[number], old[neighbour]):
                made.append((place, number))
                of_old[place] = number
    return made


def _is_part(part: Unit, whole: Unit, other: Unit) -> bool:
    """Whether ``part`` is what ``whole`` has beside ``other``."""
    left = whole.words - other.words
    count = part.words.total()
    return count > 1 and part.sort == whole.sort and (part.words & left).total() / count >= _PART
