"""The nearest known name to a misspelt one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from heapq import nsmallest
from itertools import pairwise

from msgspec import Struct

from mappa_report.source.edits import Edit, edits_at, edits_of_value
from mappa_report.source.nodes import TextNode
from mappa_report.source.place import Place

_MAX_LENGTH = 100
_FEW = 60
"""As many names are held against another letter by letter, and listed where none is near."""
_LIKELIEST = 20
"""Of more names, as many are held against another letter by letter."""

_SURE = 0.75
"""How like a name has to be to the one that was written, from 0 to 1, to be put in its place unasked."""
_AHEAD = 0.1
"""By how much it has to be more like it than any other name."""

_MAX_COMPARED = 400_000
"""Names that are held against others for a report or an edition, a search counted as a hundred; then none is near."""
_SEARCH = 100

_left: ContextVar[int | None] = ContextVar("names that may still be compared", default=None)


@contextmanager
def comparing_within_bounds() -> Iterator[None]:
    """In here no more than _MAX_COMPARED names are compared: of thousands that are misspelt nobody needs all hints."""
    token = _left.set(_MAX_COMPARED)
    try:
        yield
    finally:
        _left.reset(token)


def nearest(name: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Up to ``most`` of ``known`` that ``name`` may have been meant for, best first."""
    names = tuple(known)
    left = _left.get()
    if left is not None:
        if left < 0:
            return []
        _left.set(left - len(names) - _SEARCH)
    from difflib import get_close_matches  # only what is misspelt has a use for it

    by_folded = _by_folded(names)
    folded = _normalized(name)[:_MAX_LENGTH]
    matches = get_close_matches(folded, _likeliest(folded, by_folded), n=most, cutoff=0.6)
    return [by_folded[match] for match in matches]


class Suggestion(Struct, frozen=True):
    """What may have been meant by a misspelt name: in words for a hint, and ``name`` where only one can be meant."""

    hint: str
    name: str = ""

    def edits(self, place: Place, written: str) -> tuple[Edit, ...]:
        """That name in place of the one ``written`` at ``place``, if it alone can be meant."""
        return edits_at(place, written, self.name) if self.name else ()

    def edits_of(self, node: TextNode) -> tuple[Edit, ...]:
        """The same for a value of YAML."""
        return edits_of_value(node, self.name) if self.name else ()


def suggestion(name: str, known: Iterable[str], most: int = 1, otherwise: str = "") -> Suggestion:
    """What ``did_you_mean`` says, with the name if it is by far the nearest, so that it can be put in unasked."""
    names = list(known)
    return Suggestion(did_you_mean(name, names, most, otherwise), _meant(name, names))


def _meant(name: str, known: Sequence[str]) -> str:
    """The one of ``known`` that ``name`` is surely a slip of; empty where others come near too."""
    close = nearest(name, known, 2)
    likeness = [_likeness(name, each) for each in close]
    is_sure = bool(close) and likeness[0] >= _SURE and (len(close) == 1 or likeness[0] - likeness[1] >= _AHEAD)
    return close[0] if is_sure else ""


def _likeness(name: str, other: str) -> float:
    from difflib import SequenceMatcher

    # As get_close_matches has it, which holds each of those known against the name.
    return SequenceMatcher(None, _normalized(other), _normalized(name)[:_MAX_LENGTH]).ratio()


def did_you_mean(name: str, known: Iterable[str], most: int = 1, otherwise: str = "") -> str:
    """A hint that offers up to ``most`` of ``known``, the nearest; where none is near, ``otherwise`` or them all."""
    names = list(known)
    if close := nearest(name, names, most):
        return f"did you mean {' or '.join(close)}?"
    return otherwise or (f"known here: {_listed(names)}." if names else "there is nothing to name here: take it out.")


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _FEW
    return ", ".join(names[:_FEW]) + (f" and {more:,} more" if more > 0 else "")


def _likeliest(name: str, known: Mapping[str, str]) -> Sequence[str]:
    """``known``, or of many those whose pairs of letters differ least from those of ``name``: to compare takes long."""
    if len(known) <= _FEW:
        return list(known)
    wanted = _pairs(name)
    return nsmallest(_LIKELIEST, known, key=lambda each: len(wanted ^ _pairs(each)))


@lru_cache(maxsize=8)
def _by_folded(known: tuple[str, ...]) -> Mapping[str, str]:
    return {_normalized(candidate): candidate for candidate in known}


@lru_cache(maxsize=5_000)
def _pairs(name: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(name)))


def _normalized(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")
