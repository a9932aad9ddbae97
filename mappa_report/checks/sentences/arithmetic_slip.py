"""A slip in the arithmetic of one sentence."""

from __future__ import annotations

from msgspec import Struct

from mappa_report.checks.sentences.numbers import Number
from mappa_report.checks.sentences.sentence import Sentence


class ArithmeticSlip(Struct, frozen=True):
    """A ``number`` that disagrees with the others of its sentence: they make ``expected``, by this ``arithmetic``."""

    sentence: Sentence
    number: Number
    expected: str
    arithmetic: str
