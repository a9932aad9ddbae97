"""An RTF into its tokens: groups that open and close, control words, and bytes of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from mappa_report.unpacking.bounds import Tally

_MAX_TOKENS = 500_000
_TOKEN = re.compile(
    rb"(\{)|(\})|\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([^\\{}]+)|\\", re.DOTALL
)
_LINE_ENDS = b"\r\n"
_ESCAPED = (b"\\", b"{", b"}")
_BINARY = "bin"


class Kind(Enum):
    """What a token is."""

    OPEN = "a group opens"
    CLOSE = "a group closes"
    WORD = "a control word, or a sign that stands for one"
    TEXT = "bytes of text"
    BINARY = "bytes that are no text"


class Token(NamedTuple):
    """``word`` is a control word's name, ``number`` what stands behind it, and ``data`` bytes."""

    kind: Kind
    word: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of the RTF ``data``. Raises TooLarge for more than any contribution has."""
    tally = Tally("control words and stretches of text in this RTF", _MAX_TOKENS)
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        tally.add(1)
        token = _token(match)
        if token is None:
            continue
        if token.word == _BINARY:
            end = at + max(token.number or 0, 0)
            token, at = Token(Kind.BINARY, data=data[at:end]), end
        yield token


def _token(match: re.Match[bytes]) -> Token | None:
    """What ``match`` found; None for nothing, such as the end of a line in the file."""
    match match.lastindex:
        case 1:
            return _OPEN
        case 2:
            return _CLOSE
        case 3 | 4:
            return Token(Kind.WORD, match[3].decode("ascii"), int(match[4]) if match[4] else None)
        case 5:
            return Token(Kind.TEXT, data=bytes.fromhex(match[5].decode("ascii")))
        case 6:
            sign = match[6]
            return Token(Kind.TEXT, data=sign) if sign in _ESCAPED else Token(Kind.WORD, sign.decode("latin-1"))
        case 7:
            text = match[7].translate(None, _LINE_ENDS)
            return Token(Kind.TEXT, data=text) if text else None
        case _:
            return None
