"""Words that a line's end parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from mappa_report.importing.pdf.words import HYPHEN

_WORD = re.compile(r"\w+(?:-\w+)*")
_LETTERS = re.compile(r"[\w-]+")


class Hyphens:
    """Knows from the words of a whole file which hyphens at line ends are part of theirs."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known = Counter(match[0].lower() for text in words for match in _WORD.finditer(text))

    def joined(self, before: str, after: str) -> str:
        """``before``, the end of a line, and ``after``, the beginning of the next, as one text.

        A hyphen goes only where the file has the whole word elsewhere, and not as often with a hyphen.
        """
        if before.endswith(HYPHEN):
            bare = before[:-1]
            first, second = _LETTERS.match(bare[::-1]), _LETTERS.match(after)
            if first and second:
                start = first[0][::-1]
                whole, parted = start + second[0], f"{start}-{second[0]}"
                if self._known[whole.lower()] > self._known[parted.lower()]:
                    return bare + after
            return f"{bare}-{after}" if second and after[:1].islower() else f"{bare}- {after}"
        if before.endswith("-") and before[-2:-1].isalnum() and after[:1].isalnum():
            return before + after
        return f"{before} {after}"
