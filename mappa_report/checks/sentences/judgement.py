"""Judgements: what is said of a number in a sentence, and how sure that is."""

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.checks.sentences.interpretation import Interpretation


class Verdict(Enum):
    """What is wrong with a number: it differs for certain, or perhaps, is last year's, in no return, or suppressed."""

    CONTRADICTS = "contradicts"
    DOUBTFUL = "doubtful"
    STALE = "stale"
    UNMATCHED = "unmatched"
    SUPPRESSED = "suppressed"


class Judgement(Struct, frozen=True):
    """The verdict on a number, and how it was interpreted. ``is_certain`` if its words allow no other reading."""

    verdict: Verdict
    interpretation: Interpretation | None = None
    is_certain: bool = False
    is_of_last_year: bool = False


def doubted(judgement: Judgement) -> Judgement:
    """``judgement`` as one that may be mistaken."""
    verdict = Verdict.DOUBTFUL if judgement.verdict is Verdict.CONTRADICTS else judgement.verdict
    return replace(judgement, verdict=verdict, is_certain=False)
