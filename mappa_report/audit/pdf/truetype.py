"""The tables of a TrueType font, as far as an audit needs them."""

import struct

_MAX_TABLES = 200


def character_maps(data: bytes) -> list[tuple[int, int]] | None:
    """The platform and encoding of each list of letters that the font ``data`` has; None if it is no such font."""
    if data[:4] not in (b"\0\1\0\0", b"true"):
        return None
    try:
        table = _table(data, b"cmap")
        count = struct.unpack_from(">H", table, 2)[0] if table else 0
        return [struct.unpack_from(">HH", table, 4 + 8 * each) for each in range(min(count, _MAX_TABLES))]
    except struct.error:
        return None


def _table(data: bytes, name: bytes) -> bytes:
    count = min(struct.unpack_from(">H", data, 4)[0], _MAX_TABLES)
    for each in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, 12 + 16 * each)
        if tag == name:
            return data[start : start + length]
    return b""
