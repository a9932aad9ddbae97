"""The nearest known name to a misspelt one."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Up to ``most`` of ``known`` that ``name`` may have been meant for, best first."""
    by_folded = {_normalized(candidate): candidate for candidate in known}
    matches = get_close_matches(_normalized(name)[:100], list(by_folded), n=most, cutoff=0.6)
    return [by_folded[match] for match in matches]


def did_you_mean(name: str, known: Iterable[str], most: int = 1, otherwise: str = "") -> str:
    """A hint that offers up to ``most`` of ``known``, the nearest; where none is near, ``otherwise`` or them all."""
    names = list(known)
    if close := nearest(name, names, most):
        return f"did you mean {' or '.join(close)}?"
    return otherwise or (f"known here: {', '.join(names)}." if names else "there is nothing to name here: take it out.")


def _normalized(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")
