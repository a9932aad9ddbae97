"""Spoils text token by token and line by line, and bytes one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from tests.fuzz.values import ANY

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MAX = 400_000
_PAIRS = (
    ("[", "]"),
    ("(", ")"),
    ("{", "}"),
    ("{{ ", " }}"),
    ("<b>", "</b>"),
    ('"', '"'),
    ("\n- ", "\n"),
    ("\n> ", "\n"),
)


def spoilt_text(random: Random, text: str, snippets: Sequence[str]) -> str:
    """``text`` after one to four changes; ``snippets`` are what its kind of file is made of."""
    for _ in range(random.choice((1, 1, 2, 4))):
        parts = text.split("\n") if random.random() < 0.4 else _TOKEN.findall(text)
        joint = "\n" if len(parts) == text.count("\n") + 1 and "\n" not in "".join(parts[:9]) else ""
        text = joint.join(_changed(random, parts or [""], snippets))[:_MAX]
    return text


def _changed(random: Random, parts: list[str], snippets: Sequence[str]) -> list[str]:
    start = random.randrange(len(parts))
    end = min(len(parts), start + random.choice((1, 1, 1, 2, 5, 40)))
    span = parts[start:end]
    match random.randrange(9):
        case 0:
            return parts[:start] + parts[end:]
        case 1:
            return parts[:start] + span * random.choice((2, 2, 3, 50, 2000)) + parts[end:]
        case 2:
            other = random.randrange(len(parts))
            return parts[:start] + parts[other : other + len(span)] + parts[end:]
        case 3:
            left, right = random.choice(_PAIRS)
            depth = random.choice((1, 1, 2, 90))
            return [*parts[:start], left * depth, *span, right * depth, *parts[end:]]
        case 4:
            return parts[:start]
        case 5 | 6:
            return [*parts[:start], random.choice(snippets or ANY), *parts[start:]]
        case 7:
            return [*parts[:start], random.choice(ANY), *parts[end:]]
        case _:
            return [*parts[:start], random.choice(snippets or ANY) * random.choice((1, 1, 30, 3000)), *parts[end:]]


def spoilt_bytes(random: Random, data: bytes) -> bytes:
    """``data`` with some bytes replaced, taken out, copied or cut off."""
    changed = bytearray(data or b"\x00")
    for _ in range(random.choice((1, 2, 8, 40))):
        at = random.randrange(len(changed) or 1)
        match random.randrange(6):
            case 0:
                changed[at : at + 1] = bytes([random.randrange(256)])
            case 1:
                changed[at : at + 4] = random.choice(
                    (b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\x7f\xff\xff\xff", b"")
                )
            case 2:
                del changed[at : at + random.choice((1, 9, 200))]
            case 3:
                changed[at:at] = changed[at : at + random.choice((1, 9, 200))]
            case 4:
                changed[at:at] = random.choice((b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x00", b"\xef\xbb\xbf", b"\r"))
            case _:
                if random.random() < 0.2:
                    del changed[at:]
    return bytes(changed[: _MAX * 4])
