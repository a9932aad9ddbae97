"""Space for words on a chart: what is taken, and where words go that can't stand in the middle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

_MOST_SHIFT = 8  # of the steps by which words may make way


class Rectangle(Struct, frozen=True):
    """One that is taken on a chart."""

    left: float
    top: float
    right: float
    foot: float

    def meets(self, other: Rectangle) -> bool:
        """True if the two overlap."""
        return self.left < other.right and other.left < self.right and self.top < other.foot and other.top < self.foot


def shifts(length: float) -> Iterator[float]:
    """Nought, and then ever farther to either side, up to where the words end above the column's middle."""
    yield 0
    for step in range(1, _MOST_SHIFT + 1):
        far = length / 2 * step / _MOST_SHIFT
        yield far
        yield -far


def ends_first(years: Iterable[int]) -> Iterator[int]:
    """The last of ``years`` and the first, then the others from the last backwards."""
    ordered = sorted(years, reverse=True)
    yield from dict.fromkeys((*ordered[:1], *ordered[-1:], *ordered))
