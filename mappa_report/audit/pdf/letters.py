"""Which letters the codes of a font stand for, as its map to Unicode says (ToUnicode)."""

import re
from collections.abc import Iterator

from msgspec import Struct

_BLOCK = re.compile(rb"begin(bfchar|bfrange)\b([^e]*+(?:e(?!nd\1)[^e]*+){0,100000})", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]{0,2000})>|([\[\]])")
_FORBIDDEN = (0x0000, 0xFEFF, 0xFFFE)
_ODD_DIGITS = (b"0000", b"FEFF", b"FFFE")
_MAX_CODES = 200_000


class Letters(Struct, frozen=True):
    """``ranges`` are the codes that have letters, from each first to each last; ``is_odd`` says that some stand for
    what is no letter.
    """

    ranges: tuple[tuple[int, int], ...]
    is_odd: bool

    def codes(self) -> set[int]:
        """Each code that has letters, as far as a font has so many."""
        codes: set[int] = set()
        left = _MAX_CODES
        for first, last in self.ranges:
            listed = range(first, min(last, first + left) + 1)
            codes.update(listed)
            left -= len(listed)
            if left <= 0:
                break
        return codes


def read_letters(data: bytes) -> Letters:
    """What the map ``data`` says."""
    ranges: list[tuple[int, int]] = []
    is_odd = False
    for kind, body in _BLOCK.findall(data):
        may_be_odd = kind == b"bfrange" or _may_be_odd(body)
        entries = _ranges(body) if kind == b"bfrange" else _characters(body)
        for first, last, letters in entries:
            ranges.append((first, last))
            is_odd = is_odd or (may_be_odd and any(_is_odd(each, last - first) for each in letters))
    return Letters(tuple(ranges), is_odd)


def _may_be_odd(body: bytes) -> bool:
    """False where a search alone tells that no letter in ``body`` is odd, as in nearly all fonts."""
    digits = b"".join(body.split()).upper()
    return any(each in digits for each in _ODD_DIGITS)


def _characters(body: bytes) -> Iterator[tuple[int, int, list[bytes]]]:
    values = [_bytes(text) for text, _ in _TOKEN.findall(body)]
    for code, letters in zip(values[::2], values[1::2], strict=False):
        yield int.from_bytes(code), int.from_bytes(code), [letters]


def _ranges(body: bytes) -> Iterator[tuple[int, int, list[bytes]]]:
    tokens = iter(_TOKEN.findall(body))
    for first, _ in tokens:
        last = next(tokens, (b"", b""))[0]
        text, bracket = next(tokens, (b"", b""))
        letters = [_bytes(text)]
        if bracket:
            letters = []
            for text, bracket in tokens:
                if bracket:
                    break
                letters.append(_bytes(text))
        yield int.from_bytes(_bytes(first)), int.from_bytes(_bytes(last)), letters


def _is_odd(letters: bytes, more: int) -> bool:
    """True if among ``letters``, in UTF-16, or the ``more`` that follow the last of them, is one that is none."""
    units = [int.from_bytes(letters[at : at + 2]) for at in range(0, len(letters), 2)]
    last = units[-1] if units else 0
    return any(unit in _FORBIDDEN for unit in units) or any(last < each <= last + more for each in _FORBIDDEN[1:])


def _bytes(text: bytes) -> bytes:
    digits = b"".join(text.split())
    return bytes.fromhex((digits + b"0" if len(digits) % 2 else digits).decode())
