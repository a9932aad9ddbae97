"""How sure it is that a number is meant for a figure that it disagrees with."""

from __future__ import annotations

from msgspec.structs import replace

from mappa_report.checks.sentences.agreement import is_misspelt
from mappa_report.checks.sentences.bindings import Bindings
from mappa_report.checks.sentences.interpretation import Judgement, Verdict
from mappa_report.checks.sentences.numbers import NumberKind
from mappa_report.checks.sentences.sentence import Counts, Reading, Sentence
from mappa_report.checks.sentences.times import Time


def is_sure(sentence: Sentence, reading: Reading, judgement: Judgement, bound: Bindings) -> bool:
    """True where nothing but this area and this year is spoken of, and it is plain that a figure of theirs is meant.

    It is where the year or its last day is named, or where the number looks like a slip: it is last year's figure, or
    has the digits of this year's in another order.
    """
    is_one_year = bound.times.compared is None and set(bound.times.of.values()) <= {None, Time.THIS}
    is_named = reading.number.kind is NumberKind.RATE or reading.counts is Counts.KNOWN
    is_named |= any(not mention.is_when for mention in reading.near)
    is_dated = Time.THIS in bound.times.of.values() or any(mention.is_when for mention in sentence.mentions)
    meant = judgement.interpretation
    is_one_year &= not sentence.asides
    is_slip = judgement.verdict is Verdict.STALE or (meant is not None and is_misspelt(reading.number, meant.value))
    return is_one_year and not bound.is_of_several_places and is_named and (is_dated or is_slip)


def outside(sentence: Sentence, low: int, high: int, judgement: Judgement) -> Judgement | None:
    """``judgement`` on the upper end of a range, unless the figure lies in it."""
    ends = [sentence.readings[at].number.value for at in (low, high)]
    is_named = judgement.interpretation and any(mention.is_when for mention in sentence.mentions)
    if not is_named or not judgement.interpretation or ends[0] <= judgement.interpretation.value <= ends[1]:
        return None
    return replace(judgement, is_certain=False)
