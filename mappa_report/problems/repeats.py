"""Finds any of many texts in another, in a time that does not grow with how many there are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property

from msgspec import Struct

MIN_LENGTH = 4
"""The shortest text that is looked for: a shorter one, as 12, may be anything."""


class Repeats(Struct, frozen=True, dict=True):
    """Looks for ``data``, of which those below MIN_LENGTH are left out."""

    data: Collection[str]

    @cached_property
    def _by_beginning(self) -> dict[str, list[str]]:
        """By their first MIN_LENGTH characters, the data that begin so, the longest first."""
        groups: dict[str, list[str]] = {}
        for datum in sorted(self.data, key=len, reverse=True):
            if len(datum) >= MIN_LENGTH:
                groups.setdefault(datum[:MIN_LENGTH], []).append(datum)
        return groups

    @cached_property
    def _first(self) -> re.Pattern[str]:
        return re.compile("[" + "".join(map(re.escape, sorted({each[0] for each in self._by_beginning}))) + "]")

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where each of the data stands in ``text``, from left to right; of those that overlap, the first."""
        at = 0
        while self._by_beginning and (match := self._first.search(text, at)):
            start = match.start()
            beginning = self._by_beginning.get(text[start : start + MIN_LENGTH], ())
            datum = next((datum for datum in beginning if text.startswith(datum, start)), "")
            if datum:
                yield start, start + len(datum)
            at = start + (len(datum) or 1)

    def replaced(self, text: str, dots: str = "") -> str:
        """``text`` with ``dots`` for each of the data, or with as many dots as it has characters."""
        parts, at = [], 0
        for start, end in self.spans(text):
            parts += [text[at:start], dots or "•" * (end - start)]
            at = end
        return "".join([*parts, text[at:]]) if parts else text
