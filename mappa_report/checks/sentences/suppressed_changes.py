"""Suppressed figures that a sentence gives away by how they changed: with the other year's, they can be worked out."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from mappa_report.checks.sentences.bindings import Bindings
from mappa_report.checks.sentences.candidates import (
    Candidate,
    Returns,
    candidates_for,
    is_rate,
    is_suppressed,
    rates,
    value_of,
)
from mappa_report.checks.sentences.changes import Claim, factors_in, size_claimed
from mappa_report.checks.sentences.interpretation import Interpretation, Judgement, Verdict
from mappa_report.checks.sentences.line import DIRECTIONS, Role
from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import Number, NumberKind
from mappa_report.checks.sentences.own_tables import is_plain
from mappa_report.checks.sentences.sentence import Sentence
from mappa_report.checks.sentences.strictness import Plainness, plainness
from mappa_report.checks.sentences.times import Time
from mappa_report.checks.sentences.tokens import stem
from mappa_report.model.figure import Path

_PERFECT = frozenset(map(stem, "have has had been".split()))


class _Hidden(Struct, frozen=True):
    paths: tuple[Path, ...]
    is_of_last_year: bool


def suppressed_changes(sentence: Sentence, bound: Bindings, returns: Returns) -> Iterator[tuple[Number, Judgement]]:
    """Each size of a change since last year in ``sentence`` that gives away a figure which is suppressed in one year.

    It is told only where no other word of its clause may narrow down what is counted, and where it is no change of
    another figure that the same words may mean.
    """
    sizes = list(_sizes(sentence, bound, returns))
    is_named = any(not mention.is_when for mention in sentence.mentions)
    is_to_last = bound.times.compared in (None, Time.LAST) and not bound.is_of_several_places
    if not (sizes and is_named and is_to_last):
        return
    has_earlier = Role.EARLIER in bound.roles.values()
    for claim in sizes:
        candidates = [*_candidates(_mentions_of(claim, sentence, is_one=len(sizes) == 1), bound, returns)]
        hidden = next((each for one in candidates if (each := _hidden(one, returns, has_earlier))), None)
        if hidden and not any(_fits(claim, one, returns) for one in candidates):
            meant = Interpretation(hidden.paths, claim.number.value)
            yield claim.number, Judgement(Verdict.SUPPRESSED, meant, is_of_last_year=hidden.is_of_last_year)


def _sizes(sentence: Sentence, bound: Bindings, returns: Returns) -> Iterator[Claim]:
    # "Row 2 has fallen by 4": nothing but that is said, whatever "has" may narrow elsewhere.
    is_bare = is_plain(sentence.tokens, sentence.mentions, returns, DIRECTIONS | _PERFECT)
    for at, role in bound.roles.items():
        reading = sentence.readings[at]
        if role is Role.SIZE and (is_bare or plainness(sentence, reading, returns) is Plainness.PLAIN):
            yield size_claimed(bound.line, at, NumberKind.COUNT)
    if all(plainness(sentence, reading, returns) is Plainness.PLAIN for reading in sentence.readings):
        yield from factors_in(bound.line)


def _mentions_of(claim: Claim, sentence: Sentence, is_one: bool) -> tuple[Mention, ...]:
    """What is named near ``claim``; of the only one, whatever is named."""
    near = sentence.readings[claim.size].near if claim.size is not None else ()
    is_named = any(not mention.is_when for mention in near)
    return near if is_named else sentence.mentions if is_one else ()


def _candidates(mentions: Sequence[Mention], bound: Bindings, returns: Returns) -> Iterator[Candidate]:
    if "rate" in bound.line.words:
        yield from rates(returns.vocabulary)
        return
    # "Row 2 fell by 4 over the year": the year is that of the change, and not only when people were counted.
    untimed = tuple(mention for mention in mentions if not mention.is_when)
    for named in (mentions, untimed):
        yield from (one for one in candidates_for(named, returns.vocabulary) if not is_rate(one))


def _hidden(candidate: Candidate, returns: Returns, has_earlier: bool) -> _Hidden | None:
    """The figures of ``candidate``, where one year's are suppressed and the other's known, from there or the words."""
    paths = candidate.paths()
    before, now = (value_of(paths, figures) for figures in (returns.last_figures, returns.figures))
    if is_suppressed(paths, returns.figures) and (before is not None or has_earlier):
        return _Hidden(paths, is_of_last_year=False)
    if is_suppressed(paths, returns.last_figures) and now is not None:
        return _Hidden(paths, is_of_last_year=True)
    return None


def _fits(claim: Claim, candidate: Candidate, returns: Returns) -> bool:
    """True where ``claim`` is right of figures that nothing hides."""
    paths = candidate.paths()
    before, now = (value_of(paths, figures) for figures in (returns.last_figures, returns.figures))
    return before is not None and now is not None and claim.holds(Fraction(before), Fraction(now))
