"""Text as a plain keyboard would have it: searched in place of what people pasted, which only looks the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from unicodedata import category as kind_of

from msgspec import Struct

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff]"
)
_SPACES = "\u00a0\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""Those that do not break, and thin and wide ones."""

_HYPHENS = "\u2010\u2011"
SPACING = str.maketrans(_SPACES + _HYPHENS, " " * len(_SPACES) + "--")
"""A plain space for every other and a plain hyphen, one character for one, so that every word stays where it was."""

_DASHES = _HYPHENS + "\u2012\u2212\u2043\ufe58\ufe63\uff0d"
"""All that look like a hyphen. A dash between words, – or —, stays one."""

_SPECIAL = {
    **dict.fromkeys(map(ord, _DASHES), ord("-")),
    **dict.fromkeys(map(ord, "\u2044\u2215"), ord("/")),
    **dict.fromkeys(map(ord, "\u00b7\u2027\u2219"), ord(".")),
}


class _Lookalikes(dict[int, int]):
    """By a character's number, that of the one it looks like, worked out when it is first asked for."""

    def __missing__(self, code: int) -> int:
        self[code] = _lookalike(chr(code))
        return self[code]


def _lookalike(sign: str) -> int:
    kind = kind_of(sign)
    if kind == "Zs":
        return ord(" ")
    if kind == "Nd":
        return ord(str(unicodedata.decimal(sign)))
    plain = unicodedata.normalize("NFKC", sign)
    return ord(plain) if len(plain) == 1 and plain.isascii() and plain.isprintable() else ord(sign)


_LOOKALIKES = _Lookalikes(_SPECIAL)


class PlainText(Struct, frozen=True):
    """``text`` in plain characters, and where each of them stands in what was written, if not at the same position."""

    text: str
    positions: Sequence[int] | None = None

    @classmethod
    def of(cls, written: str) -> PlainText:
        """``written`` with plain spaces, hyphens, digits and letters, and without what nobody sees."""
        if written.isascii():
            return cls(written)
        plain = written.translate(_LOOKALIKES)
        if not _INVISIBLE.search(plain):
            return cls(plain)
        seen = [position for position, sign in enumerate(plain) if not _INVISIBLE.match(sign)]
        return cls("".join(plain[position] for position in seen), seen)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from ``start`` to ``end`` were written."""
        if self.positions is None or start >= end:
            return start, end
        return self.positions[start], self.positions[end - 1] + 1
