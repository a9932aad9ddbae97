"""A paragraph cut into words, numbers and signs, each with where it stands."""

import re
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    SIGN = "sign"
    RANGE = "range"
    OTHER = "other"


class Token(NamedTuple):
    """``stem`` is the word in small letters without an ending for many; ``glued`` follows a hyphen without a space."""

    kind: Kind
    stem: str
    start: int
    end: int
    glued: bool = False
    value: Decimal | None = None
    is_grouped: bool = False


# Most tokens are plain words: tried first, they take half the time.
# Repeated groups are atomic, so that reading never goes back: a text may be made to take long. (Written as possessive
# ones, Python before 3.11.5 goes on from the wrong place after them.)
_TOKEN = re.compile(
    r"""
    (?!www\.)(?P<plain>[A-Za-z]++(?>(?:'[A-Za-z]++)*))(?!\w|://)
  | (?P<link>(?:https?://|www\.)\S+)
  | (?P<word>[^\W\d_]++(?>(?:'[^\W\d_]++)*))(?![\d_])
  | (?P<money>[£$]\s?\d[\d,]*(?:\.\d+)?)
  | (?P<mixed>\d+(?:[A-Za-z]\w*|\+|:\d+)|[^\W\d_]+[\d_]\w*)
  | (?P<range>\d++(?>(?:,\d{3})*)(?>(?:[-/\u2013]\d++(?>(?:,\d{3})*)[A-Za-z]*+)+))
  | (?P<number>\d{1,3}(?>(?:,\d{3})+)(?!\d)(?:\.\d+)?|\d{1,3}(?>(?:[ ]\d{3})+)(?!\d)|\d+(?:\.\d+)*)
  | (?P<sign>[^\w\s])
    """,
    re.VERBOSE,
)
# What is read alike. A pattern without any of these is compiled in half the time.
_ALIKE = (("\u2019", "'"), ("\u20ac", "$"))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """``word`` in small letters, without what makes it belong to somebody and, roughly, without a plural ending."""
    small = word.lower().replace("\u2019", "'")
    small = small.removesuffix("'s").removesuffix("'")
    if len(small) > 4 and small.endswith("ies"):
        return f"{small[:-3]}y"
    if small.endswith(("ches", "shes", "sses", "xes")):
        return small[:-2]
    if len(small) > 3 and small.endswith("s") and not small.endswith(("ss", "us", "is", "whereas")):
        return small[:-1]
    # Abbreviations: SHPOs is longer than three letters, but NOs is not.
    return small[:-1] if len(word) == 3 and word[:2].isupper() and word[2] == "s" else small


def tokens_of(text: str, begin: int = 0, until: int | None = None) -> list[Token]:
    """The tokens of ``text`` from ``begin`` to ``until``. Hyphens are left out: what follows one is glued."""
    tokens: list[Token] = []
    glue_at = -1
    for sign, plain in _ALIKE:
        text = text.replace(sign, plain)
    for match in _TOKEN.finditer(text, begin, len(text) if until is None else until):
        written = match.group()
        start, end = match.span()
        if match.lastgroup in ("plain", "word"):
            tokens.append(Token(Kind.WORD, stem(written), start, end, glue_at == start))
            continue
        if written == "-":
            glue_at = end if tokens and tokens[-1].end == start else -1
            continue
        tokens.append(_token(match.lastgroup or "", written, start, end, glue_at == start))
    return tokens


def _token(group: str, written: str, start: int, end: int, glued: bool) -> Token:
    match group:
        case "sign":
            return Token(Kind.SIGN, written, start, end, glued)
        case "range":
            return Token(Kind.RANGE, written, start, end, glued)
        case "number" if written.count(".") < 2 and len(written) < 20:
            plain = re.sub(r"[,\s]", "", written)
            return Token(Kind.NUMBER, plain, start, end, glued, Decimal(plain), plain != written)
        case _:
            return Token(Kind.OTHER, written.lower(), start, end, glued)
