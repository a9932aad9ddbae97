"""What somebody wrote in an e-mail, without the greeting, the signature and the mail that is quoted in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

_GREETING = re.compile(r"(?:dear|hi|hello|good (?:morning|afternoon))\b[^.]{0,80},?\s*", re.IGNORECASE)
_WROTE = re.compile(r"On .{4,300} wrote:\s*", re.IGNORECASE)
_EARLIER = re.compile(r"[-_ ]{2,40}(?:original message|forwarded message)[-_ ]{2,40}", re.IGNORECASE)
_FROM = re.compile(r"\*?From:", re.IGNORECASE)
_SENT = re.compile(r"\*?(?:Sent|Date|To):", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:(?:kind|best|warm) (?:regards|wishes)|regards|many thanks|thanks|thank you|yours (?:sincerely|faithfully))"
    r"[ ,.!]{0,4}",
    re.IGNORECASE,
)
_MOST_SIGNED = 15
"""Lines with words below a closing phrase: with more it is no signature."""


class OwnWords(Struct, frozen=True):
    """The lines that stay, and how many lines with words went as signature, and as quoted mail."""

    lines: tuple[str, ...]
    signature: int
    quoted: int
    has_greeting: bool


def own_words(lines: Sequence[str]) -> OwnWords:
    """What of ``lines`` the sender wrote for this message."""
    end = next((at for at in range(len(lines)) if _begins_earlier(lines, at)), len(lines))
    kept = [line for at, line in enumerate(lines[:end]) if not (_is_quoted(line) or _is_wrote(lines, at))]
    quoted = _count(lines) - _count(kept)
    start = next((at for at, line in enumerate(kept) if line.strip()), 0)
    has_greeting = bool(kept) and _GREETING.fullmatch(kept[start].strip()) is not None
    body = kept[start + has_greeting :]
    signed = _signature(body)
    return OwnWords(tuple(body[:signed]), _count(body[signed:]), quoted, has_greeting)


def _begins_earlier(lines: Sequence[str], at: int) -> bool:
    """Whether an earlier mail begins here that goes on to the end, without marks before its lines."""
    line = lines[at].strip()
    if _EARLIER.fullmatch(line):
        return True
    if _FROM.match(line):
        return any(_SENT.match(each.strip()) for each in lines[at + 1 : at + 4])
    after = next((each for each in lines[at + 1 : at + 4] if each.strip()), "")
    return _WROTE.fullmatch(line) is not None and not _is_quoted(after)


def _is_quoted(line: str) -> bool:
    return line.startswith(">")


def _is_wrote(lines: Sequence[str], at: int) -> bool:
    return _WROTE.fullmatch(lines[at].strip()) is not None


def _signature(lines: Sequence[str]) -> int:
    """The line with which the signature begins: its mark, or a closing phrase with little below it."""
    below = 0
    first = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at].strip()
        if line == "--" or (below <= _MOST_SIGNED and _CLOSING.fullmatch(line)):
            first = at
        below += bool(line)
    return first


def _count(lines: Sequence[str]) -> int:
    return sum(1 for line in lines if line.strip())
