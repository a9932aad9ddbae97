"""Where the YAML head of a Markdown file ends, and its text begins, be the lines round the head there or not."""

import re
from collections.abc import Sequence

from msgspec import Struct

_DASHES = re.compile(r"---+|[—–]{1,3}-?")
"""The line above a head; Word turns hyphens that it is typed with into dashes."""
_ENDS = re.compile(r"---+|[—–]{1,3}-?|\.\.\.")
_OF_HEAD = re.compile(r"[a-z_]{1,40}:(?:\s|\Z)|\s+\S|-\s")
"""A line that may well stand in a head."""


class Parted(Struct, frozen=True):
    """Lines, counted from 0. The first that is not blank is ``start``; the head is from ``below`` up to ``end``.

    ``is_opened`` and ``is_closed`` are true where a line of dashes stands before the head, and after it.
    """

    start: int
    is_opened: bool
    below: int
    end: int
    is_closed: bool

    @property
    def has_head(self) -> bool:
        """Whether there is a head at all."""
        return self.is_opened or self.is_closed

    @property
    def body(self) -> int:
        """The first line of the text."""
        return self.end + self.is_closed if self.has_head else 0


def parted(lines: Sequence[str]) -> Parted:
    """Where the head of a file with these ``lines`` is."""
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    is_opened = _DASHES.fullmatch(lines[start].rstrip()) is not None
    below = start + is_opened
    end = next((at for at in range(below, len(lines)) if not _OF_HEAD.match(lines[at])), len(lines))
    if is_opened:
        closed = next((at for at in range(below, len(lines)) if _ENDS.fullmatch(lines[at].rstrip())), None)
    else:
        closed = end if below < end < len(lines) and _ENDS.fullmatch(lines[end].rstrip()) else None
    return Parted(start, is_opened, below, end if closed is None else closed, closed is not None)
