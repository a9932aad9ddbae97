"""Every regular expression of the program, tried with the worst that can be made of it: none takes ever longer."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

PACKAGES = ("mappa_report",)
AT_ONE_PLACE = {"opendata.csv_rows._FIELD"}
"""Those that are only ever matched at one place of a text, and end the reading where they don't."""

SIZES = (300, 3_000)
ALLOWED = 30.0
"""Ten times the text takes ten times the work; with the square it would be a hundred."""

TOO_SHORT = 0.003
"""Below this many seconds a clock tells nothing, and nobody waits."""

HOPELESS = 0.05
"""So many seconds for the smaller text are far more than the square of its length: the larger one would never end."""

TRIES = 3
BROKEN = ("\0", " x")


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Each compiled pattern that a module keeps, alone or in a list or dictionary, once."""
    seen: set[tuple[str | bytes, int]] = set()
    for package in map(import_module, PACKAGES):
        for info in walk_packages(package.__path__, f"{package.__name__}."):
            if info.name.rpartition(".")[2] == "__main__":
                continue
            module = import_module(info.name)
            for name, value in sorted(vars(module).items()):
                for pattern in kept_in(value):
                    if (pattern.pattern, pattern.flags) not in seen:
                        seen.add((pattern.pattern, pattern.flags))
                        yield f"{info.name.removeprefix('mappa_report.')}.{name}", pattern


def kept_in(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from (pattern for each in value.items() for part in each for pattern in kept_in(part))
    elif isinstance(value, (list, tuple, set, frozenset)):
        yield from (pattern for each in value for pattern in kept_in(each))


def samples(tree: Any) -> tuple[str, list[str]]:
    """A text that the parsed pattern ``tree`` matches, about, and all pieces of it that are made on the way."""
    text = ""
    pieces: list[str] = []
    for kind, value in tree:
        made, inner = sample(str(kind), value)
        text += made
        pieces += [*inner, made, text]
    return text, pieces


def sample(kind: str, value: Any) -> tuple[str, list[str]]:
    """The same for one part of a pattern, which ``re`` calls ``kind``."""
    if kind in ("LITERAL", "NOT_LITERAL"):
        return (chr(value) if kind == "LITERAL" else "~" if value == ord("a") else "a"), []
    if kind == "IN":
        return one_of(value), []
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        text, pieces = samples(value[2])
        return text * max(value[0], 1), [*pieces, text]
    if kind == "BRANCH":
        branches = [samples(each) for each in value[1]]
        return branches[0][0], [piece for text, pieces in branches for piece in (text, *pieces)]
    if kind == "SUBPATTERN":
        return samples(value[3])
    if kind == "ATOMIC_GROUP":
        return samples(value)
    if kind in ("ASSERT", "ASSERT_NOT"):
        return "", samples(value[1])[1]
    return ("a" if kind == "ANY" else ""), []


def one_of(kinds: Any) -> str:
    """A sign of a set such as ``[a-z ]``."""
    tried = "a0 -/.'_\n\t&X" if str(kinds[0][0]) == "NEGATE" else None
    if tried:
        made = re.compile(f"[^{''.join(map(as_set, kinds[1:]))}]")
        return next((sign for sign in tried if made.match(sign)), "\u00e9")
    kind, value = str(kinds[0][0]), kinds[0][1]
    if kind == "LITERAL":
        return chr(value)
    return chr(value[0]) if kind == "RANGE" else {"CATEGORY_SPACE": " ", "CATEGORY_DIGIT": "0"}.get(str(value), "a")


def as_set(part: Any) -> str:
    kind, value = str(part[0]), part[1]
    if kind == "LITERAL":
        return re.escape(chr(value))
    if kind == "RANGE":
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return {"CATEGORY_SPACE": r"\s", "CATEGORY_DIGIT": r"\d", "CATEGORY_WORD": r"\w"}.get(str(value), r"\W")


def worst(pattern: re.Pattern[Any]) -> Iterator[Callable[[int], Any]]:
    """Functions from a size to texts of that size: a piece of what ``pattern`` matches over and over, then a break."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    _, pieces = samples(_parser.parse(source, pattern.flags & ~re.LOCALE))
    pieces += [f"{piece} " for piece in dict.fromkeys(pieces) if piece]
    short = [piece for piece in pieces if 0 < len(piece) < 40]
    starts = dict.fromkeys(["", *short[:1], *short[-1:]])
    for piece in dict.fromkeys(piece for piece in pieces if 0 < len(piece) < 60):
        for start in starts:
            yield made_of(pattern, start, piece)


def made_of(pattern: re.Pattern[Any], start: str, piece: str) -> Callable[[int], list[Any]]:
    def made(size: int) -> list[Any]:
        body = start + piece * (size // len(piece) + 1)
        texts = [body[: size + len(start)] + end for end in BROKEN]
        is_text = isinstance(pattern.pattern, str)
        return texts if is_text else [text.encode("latin-1", "replace") for text in texts]

    return made


def seconds(pattern: re.Pattern[Any], texts: list[Any], is_searched: bool) -> float:
    """The processor time that it takes to look in ``texts`` for all that ``pattern`` matches, or at their beginning."""
    start = time.process_time()
    for text in texts:
        pattern.fullmatch(text)
        pattern.match(text)
        for _ in pattern.finditer(text) if is_searched else ():
            pass
    return time.process_time() - start


def grows_with_the_square(pattern: re.Pattern[Any], made: Callable[[int], list[Any]], is_searched: bool = True) -> bool:
    small, large = map(made, SIZES)
    for _ in range(TRIES):
        quick = seconds(pattern, small, is_searched)
        if quick > HOPELESS:
            continue
        slow = seconds(pattern, large, is_searched)
        if slow < TOO_SHORT or slow <= ALLOWED * max(quick, 1e-5):
            return False
    return True


@pytest.mark.parametrize(("name", "pattern"), [pytest.param(*each, id=each[0]) for each in patterns()])
def test_no_text_keeps_a_pattern_busy_without_end(name: str, pattern: re.Pattern[Any]) -> None:
    is_searched = name not in AT_ONE_PLACE
    slow = (made(60)[0] for made in worst(pattern) if grows_with_the_square(pattern, made, is_searched))

    assert next(slow, None) is None


@pytest.mark.parametrize("source", [r"<x [^>]*>y", r"/A(?>(?:[^E/]++|/)*)E", r"x\s*\s*b", r"\s+$"])
def test_a_pattern_that_goes_back_without_end_is_told(source: str) -> None:
    pattern = re.compile(source)

    assert any(grows_with_the_square(pattern, made) for made in worst(pattern))
