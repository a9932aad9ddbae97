"""Cells as people type them: how a line falls into them, and which are figures or stand for one."""

import re
from decimal import Decimal
from enum import Enum

from msgspec import Struct

_PARTING = re.compile(r"\.{3,}|…+|_{3,}| {2,}")
_GROUPS = r"\d{1,3}(?:[,.’'\u00a0\u2009\u202f]\d{3})+"
_NUMBER = re.compile(rf"(?:{_GROUPS}|\d{{1,9}}(?:\.\d{{1,4}})?)", re.ASCII)
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+", re.ASCII)
_MARKS = " *†‡§¹²³⁴"
_LONGEST = 40
"""Letters of the longest cell that can stand for a figure."""
_MARK = re.compile(r"\[[^\]]{1,9}\]|\([^()]{1,30}\)|(?:note |fn )\d", re.ASCII | re.IGNORECASE)
_SUPPRESSED = re.compile(r"\[?c\]?|\*{1,2}|<\s?\d{1,2}", re.ASCII | re.IGNORECASE)
_DASHES = frozenset("- – — − ‐ ‑ ‒ -- .. … . / x".split())
NONE = frozenset(("nil", "none", "zero", "nought"))
NOT_APPLICABLE = frozenset(("n/a", "na", "n.a.", "n.a", "n / a", "not applicable", "[z]"))
NOT_RETURNED = frozenset(
    ("[x]", "not returned", "not available", "not known", "not collected", "not recorded", "missing", "unknown")
)
"""Words in small letters for 0, for a figure that does not apply and for one that was not returned."""


class ValueKind(Enum):
    """What a cell says in a figure's place."""

    NUMBER = "number"
    DASH = "dash"
    NOT_APPLICABLE = "not applicable"
    NOT_RETURNED = "not returned"
    SUPPRESSED = "suppressed"
    BLANK = "blank"


class Value(Struct, frozen=True):
    """A cell that holds a figure or what stands for one; ``number`` is None unless it holds a number."""

    kind: ValueKind
    number: int | Decimal | None = None


BLANK = Value(ValueKind.BLANK)


def split_cells(text: str) -> tuple[str, ...]:
    """The cells of a line: parted by tabs, or by two blanks and more."""
    parts = [[cell.strip() for cell in _PARTING.split(part) if cell.strip()] for part in text.split("\t")]
    return tuple(cell for part in parts for cell in part or [""])


def value_of(cell: str, is_bounded: bool = True) -> Value | None:
    """What ``cell`` holds in a figure's place, None for words.

    In a cell whose borders are known (``is_bounded``) a blank between digits sets thousands apart.
    """
    text = cell.strip()
    if not text:
        return BLANK
    if len(text) > _LONGEST:
        return None
    number, _, mark = text.partition(" ")
    if mark and _MARK.fullmatch(mark) and not mark.isdigit() and _NUMBER.fullmatch(number.rstrip(_MARKS)):
        text = number
    if _NUMBER.fullmatch(bare := text.rstrip(_MARKS).rstrip()):
        return _number(bare)
    if is_bounded and _SPACED.fullmatch(bare):
        return _number(bare.replace(" ", ""))
    return _without_number(text.casefold())


def _without_number(small: str) -> Value | None:
    if small in _DASHES:
        return Value(ValueKind.DASH)
    if small in NONE:
        return Value(ValueKind.NUMBER, 0)
    if small in NOT_APPLICABLE:
        return Value(ValueKind.NOT_APPLICABLE)
    if small in NOT_RETURNED or small == "tbc":
        return Value(ValueKind.NOT_RETURNED)
    return Value(ValueKind.SUPPRESSED) if _SUPPRESSED.fullmatch(small) else None


def _number(text: str) -> Value:
    bare = re.sub(r"[,’'\u00a0\u2009\u202f]", "", text)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", bare) and bare.count(".") > 1:
        bare = bare.replace(".", "")
    return Value(ValueKind.NUMBER, Decimal(bare) if "." in bare else int(bare))


def trailing_values(text: str) -> tuple[str, tuple[Value, ...]]:
    """``text`` as the words in front and the figures at its end, which single blanks set apart."""
    words = text.split()
    values: list[Value] = []
    while words:
        value = value_of(words[-1], is_bounded=False)
        if value is None or words[-1].endswith(":") or words[-1].casefold() in ("x", ".", "c", "none", "zero"):
            break
        values.append(value)
        words.pop()
    return " ".join(words), tuple(reversed(values))
