"""Which of the changes and comments of a review somebody names, or agrees to when asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mappa_report.review.applying import Outcome
    from mappa_report.review.changes import Change

_RANGE = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?", re.ASCII)


def named_changes(changes: Sequence[Change], accept: str) -> list[Change]:
    """The changes whose numbers ``accept`` names. Raises wrong usage where two of them are in conflict."""
    from mappa_report.rounds.putting_in import conflicting

    numbers = numbers_named(accept, len(changes), "change") if accept else set()
    named = [change for change in changes if change.number in numbers]
    if both := conflicting(named):
        one, other = both
        message = f"{one} and {other} are about the same words, or put others in at one place: name one of them now."
        raise click.UsageError(message)
    return named


def agreed_changes(changes: Sequence[Change], fates: dict[int, Outcome]) -> list[Change]:
    """Those that somebody at the terminal says yes to; nothing is asked of what is in conflict with one of them."""
    from mappa_report.review.applying import Fate

    chosen: dict[int, Change] = {}
    for change in changes:
        is_open = fates[change.number].fate is Fate.APPLIED and chosen.keys().isdisjoint(change.conflicts)
        if is_open and click.confirm(f"Put in {change.number}?", default=False):
            chosen[change.number] = change
    return [*chosen.values()]


def numbers_named(words: str, most: int, noun: str) -> set[int]:
    """The numbers in ``words``, such as 3,5-9, of things called ``noun`` that are numbered from 1 to ``most``."""
    numbers: set[int] = set()
    for part in words.split(","):
        match = _RANGE.fullmatch(part.strip())
        first = int(match[1]) if match else 0
        last = int(match[2] or match[1]) if match else 0
        if not 0 < first <= last <= most:
            there_are = f"they are numbered from 1 to {most}" if most else "there are none"
            raise click.UsageError(f"{part.strip()!a:.40} names no {noun}: {there_are}.")
        numbers |= {*range(first, last + 1)}
    return numbers
