"""A number that does not follow from others of its sentence."""

from __future__ import annotations

from msgspec import Struct

from mappa_report.checks.sentences.numbers import Number
from mappa_report.checks.sentences.sentence import Sentence


class Slip(Struct, frozen=True):
    """A number that does not follow from others of its sentence; ``made`` is what they make, ``sum`` how."""

    sentence: Sentence
    number: Number
    made: str
    sum: str
