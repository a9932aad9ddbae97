"""Clauses that are put in between: what stands after ", in every sense," belongs to what stands before it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import Number
from mappa_report.checks.sentences.tokens import Token
from mappa_report.checks.sentences.words import STOPS

_LONGEST = 14
_NO_ASIDE = frozenset("and or but while whereas who whom which compared against unlike including plus".split())
_GOING_ON = STOPS | frozenset("fall fell belong took take make made".split())
_NOT_ON = frozenset("and or but while whereas with plus compared against which who whom this that it they we".split())


def asides_in(tokens: Sequence[Token], numbers: Iterable[Number], mentions: Sequence[Mention]) -> frozenset[int]:
    """Every token of a stretch between two commas, with them, that has no number and names nothing but a time.

    What follows has to go on with what stood before: "ten people, on that day, were in row 2". A number that is
    itself put in between, as in "all but a few, 12, were", goes on likewise.
    """
    commas = [at for at, token in enumerate(tokens) if token.stem == ","]
    counted = {at for number in numbers for at in range(number.start, number.last + 1)}
    named = {at for one in mentions if not one.is_when for at in range(one.first, one.last + 1)}
    inside: set[int] = set()
    for start, end in pairwise(commas):
        words = range(start + 1, end)
        if start in inside or end + 1 >= len(tokens) or not 0 < len(words) <= _LONGEST:
            continue
        goes_on = tokens[end + 1].stem in _GOING_ON and tokens[end + 1].stem not in _NOT_ON
        is_number = len(counted.intersection(words)) > 0 and len(set(words) - counted) < 2 and start < min(counted, default=0) + 2
        is_bare = tokens[start + 1].stem not in _NO_ASIDE and not any(at in counted or at in named for at in words)
        if goes_on and is_number:
            inside.add(end)
        elif goes_on and is_bare and start - 1 >= 0:
            inside.update(range(start, end + 1))
    return frozenset(inside)
