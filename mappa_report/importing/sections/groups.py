"""The area's own pieces in groups, each a section: one ends where the next begins, or something of others stands."""

from collections.abc import Collection, Iterator, Sequence

from mappa_report.document.blocks import Heading
from mappa_report.importing.finished import Piece
from mappa_report.importing.sections.strays import is_stray

_GAP = 2
"""As many pieces of others, without a heading, may stand within a section."""


def grouped(
    pieces: Sequence[Piece], own: Sequence[bool], heads: frozenset[int], ends: Collection[int]
) -> Iterator[list[int]]:
    """The numbers of the pieces of each section. ``heads`` begin one, and one ends before each of ``ends``."""
    before: list[int] = []
    for group in _runs(own, heads, ends):
        has_head = group[0] in heads
        if before and not has_head and _goes_on(pieces, before[-1], group[0]) and group[0] not in ends:
            before += group
            continue
        if before:
            yield before
        before = []
        if has_head or not _has_others_above(own, group[0]) or not is_stray([pieces[at] for at in group]):
            before = group
    if before:
        yield before


def _runs(own: Sequence[bool], heads: frozenset[int], ends: Collection[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for at, is_own in enumerate(own):
        is_over = at in heads and all(number in heads for number in run)  # a heading right below another
        if run and (not is_own or at in ends or (at in heads and not is_over)):
            yield run
            run = []
        if is_own:
            run.append(at)
    if run:
        yield run


def _goes_on(pieces: Sequence[Piece], last: int, first: int) -> bool:
    """True if only a little of others, and no heading, stands between the pieces ``last`` and ``first``."""
    between = pieces[last + 1 : first]
    return 0 < len(between) <= _GAP and not any(isinstance(piece.block, Heading) for piece in between)


def _has_others_above(own: Sequence[bool], at: int) -> bool:
    return not all(own[:at])
