"""The tables of a TrueType font, as far as an audit needs them: which codes have which shapes, and how wide."""

from __future__ import annotations

import struct
from bisect import bisect_left
from functools import cached_property

_MAX_TABLES = 200
_MAX_LIST = 200_000
_PRIVATE = 0xF000
"""Where the codes of a font of symbols may begin."""


class TrueType:
    """The font ``data``. What is no such font, or a broken one, has no maps and no shapes."""

    def __init__(self, data: bytes) -> None:
        self.is_one = data[:4] in (b"\0\1\0\0", b"true")
        self._data = data if self.is_one else b""
        self._cut: dict[bytes, bytes] = {}

    @cached_property
    def maps(self) -> dict[tuple[int, int], int]:
        """The platform and encoding of each list of codes, and where in its table it begins."""
        try:
            count = min(struct.unpack_from(">H", self._cmap, 2)[0], _MAX_TABLES)
            listed = [struct.unpack_from(">HHL", self._cmap, 4 + 8 * each) for each in range(count)]
        except struct.error:
            return {}
        return {(platform, encoding): start for platform, encoding, start in listed}

    @cached_property
    def count(self) -> int:
        """How many shapes there are; 0 where nobody can tell."""
        maximum = self._table(b"maxp")
        return struct.unpack_from(">H", maximum, 4)[0] if len(maximum) >= _FIRST_SIX else 0

    def width(self, shape: int) -> float | None:
        """How wide ``shape`` is, in thousandths of the size of letters; None where nobody can tell."""
        try:
            unit = struct.unpack_from(">H", self._table(b"head"), 18)[0]
            wide = struct.unpack_from(">H", self._table(b"hhea"), 34)[0]
            advance = struct.unpack_from(">H", self._table(b"hmtx"), 4 * min(shape, wide - 1))[0]
        except struct.error:
            return None
        return advance * 1000 / unit if unit else None

    def shape(self, where: tuple[int, int], code: int) -> int | None:
        """The shape for ``code`` in the list at ``where``, 0 for none; None where there is no list that can be read."""
        start = self.maps.get(where)
        if start is None:
            return None
        try:
            return _shape(self._cmap[start : start + _MAX_LIST], code)
        except struct.error:
            return None

    def symbol(self, code: int) -> int | None:
        """The shape for ``code`` in a font of symbols."""
        for each in (_PRIVATE + code, code):
            shape = self.shape((3, 0), each)
            if shape:
                return shape
        return self.shape((1, 0), code) if (1, 0) in self.maps else self.shape((3, 0), code)

    @cached_property
    def _cmap(self) -> bytes:
        return self._table(b"cmap")

    def _table(self, name: bytes) -> bytes:
        if name not in self._cut:
            start, length = self._tables.get(name, (0, 0))
            self._cut[name] = self._data[start : start + length]
        return self._cut[name]

    @cached_property
    def _tables(self) -> dict[bytes, tuple[int, int]]:
        try:
            count = min(struct.unpack_from(">H", self._data, 4)[0], _MAX_TABLES)
            listed = [struct.unpack_from(">4sLLL", self._data, 12 + 16 * each) for each in range(count)]
        except struct.error:
            return {}
        return {name: (start, length) for name, _, start, length in listed}


_FIRST_SIX = 6


def _shape(table: bytes, code: int) -> int | None:
    kind = struct.unpack_from(">H", table)[0]
    if kind == 0:
        return table[6 + code] if code < min(256, len(table) - 6) else 0
    if kind == 6:
        first, count = struct.unpack_from(">HH", table, 6)
        return struct.unpack_from(">H", table, 10 + 2 * (code - first))[0] if first <= code < first + count else 0
    return _in_segments(table, code) if kind == 4 else None


def _in_segments(table: bytes, code: int) -> int:
    """The shape for ``code`` in a list of stretches of codes, in which each has its end, beginning, shift and place."""
    twice = struct.unpack_from(">H", table, 6)[0]
    ends = struct.unpack_from(f">{twice // 2}H", table, 14)
    at = 2 * bisect_left(ends, code)
    if at >= twice - twice % 2:
        return 0
    first, shift, offset = (struct.unpack_from(">H", table, 16 + part * twice + at)[0] for part in (1, 2, 3))
    if first > code:
        return 0
    if not offset:
        return int(code + shift) & 0xFFFF
    shape = struct.unpack_from(">H", table, 16 + 3 * twice + at + offset + 2 * (code - first))[0]
    return int(shape + shift) & 0xFFFF if shape else 0
