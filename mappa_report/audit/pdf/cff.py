"""The list of shapes in a font of the kind CFF, by their numbers or names."""

from __future__ import annotations

import struct
from itertools import pairwise

from msgspec import Struct

_CHARSET, _CHAR_STRINGS, _KEYED = 15, 17, (12, 30)
_PREDEFINED = 2
"""Up to this, the place of a charset is the number of one that every program knows."""

_MAX_SHAPES = 65_536
_MAX_SIZE = 4
"""Bytes of a number that says where something stands. More of them could say what no computer can address."""


class Charset(Struct, frozen=True):
    """``numbers`` are those of the shapes, without the one for what is missing: of themselves if ``is_keyed``, else of
    their names, which ``strings`` go on after those that every program knows.
    """

    numbers: tuple[int, ...]
    is_keyed: bool
    strings: tuple[bytes, ...]


def read_charset(data: bytes) -> Charset | None:
    """What the font ``data`` says; None where it can't be read, or has a list that every program knows."""
    try:
        _, after_names = _index(data, data[2])
        dictionaries, after_tops = _index(data, after_names)
        strings, _ = _index(data, after_tops)
        top = _dictionary(dictionaries[0])
        count = struct.unpack_from(">H", data, top[_CHAR_STRINGS])[0] - 1
        place = top.get(_CHARSET, 0)
        is_keyed = _KEYED in top
        if place <= _PREDEFINED:
            return Charset(tuple(range(1, count + 1)), True, ()) if is_keyed else None
        return Charset(tuple(_numbers(data, place, count)), is_keyed, tuple(strings))
    except (struct.error, IndexError, KeyError, ValueError):
        return None


def _index(data: bytes, start: int) -> tuple[list[bytes], int]:
    """What stands in the list at ``start``, and where it ends."""
    count = struct.unpack_from(">H", data, start)[0]
    if not count:
        return [], start + 2
    size = data[start + 2]
    if not 1 <= size <= _MAX_SIZE:
        raise ValueError
    first = start + 3
    places = [int.from_bytes(data[first + size * each : first + size * (each + 1)]) for each in range(count + 1)]
    if places != sorted(places):
        raise ValueError
    base = first + size * (count + 1) - 1
    return [data[base + one : base + other] for one, other in pairwise(places)], base + places[-1]


def _dictionary(data: bytes) -> dict[int | tuple[int, int], int]:
    """The last whole number before each operator; those before it, and fractions, are nothing to us."""
    values: dict[int | tuple[int, int], int] = {}
    at = last = 0
    while at < len(data):
        first = data[at]
        if first <= 21:
            values[(first, data[at + 1]) if first == 12 else first] = last
            at += 2 if first == 12 else 1
        elif first == 30:
            at += 1
            while data[at] & 0xF != 0xF and data[at] >> 4 != 0xF:
                at += 1
            at += 1
        else:
            last, at = _number(data, at)
    return values


def _number(data: bytes, at: int) -> tuple[int, int]:
    first = data[at]
    if first == 28:
        return struct.unpack_from(">h", data, at + 1)[0], at + 3
    if first == 29:
        return struct.unpack_from(">i", data, at + 1)[0], at + 5
    if first <= 246:
        return first - 139, at + 1
    more = (first - 247) * 256 + data[at + 1] + 108 if first <= 250 else -(first - 251) * 256 - data[at + 1] - 108
    return more, at + 2


def _numbers(data: bytes, start: int, count: int) -> list[int]:
    kind, at = data[start], start + 1
    if kind == 0:
        return list(struct.unpack_from(f">{count}H", data, at))
    numbers: list[int] = []
    while len(numbers) < min(count, _MAX_SHAPES):
        first, more = struct.unpack_from(">HB" if kind == 1 else ">HH", data, at)
        at += 3 if kind == 1 else 4
        numbers += range(first, first + more + 1)
    return numbers[:count]
