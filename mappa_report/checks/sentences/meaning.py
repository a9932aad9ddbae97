"""What a number would have to be, for what its words may mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from mappa_report.checks.sentences.candidates import Chosen, Figures, chosen_by, is_rate, rates, value_of
from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import Sort
from mappa_report.checks.sentences.vocabulary import Axis, Vocabulary
from mappa_report.model.figure import Path

_SCALE = {Sort.PERCENTAGE: 100, Sort.FRACTION: 1}


class Meant(Struct, frozen=True):
    """What a number may be: the figures at ``paths``, as a share of those at ``whole`` if it is one."""

    paths: tuple[Path, ...]
    value: Fraction
    whole: tuple[Path, ...] = ()


def meant_by(mentions: Sequence[Mention], sort: Sort, vocabulary: Vocabulary, figures: Figures) -> Iterator[Meant]:
    """Everything that a number of ``sort`` may be where ``mentions`` name it, most likely first."""
    if sort is Sort.RATE:
        for chosen in rates(vocabulary):
            yield from _counts(chosen, figures)
        return
    for chosen in chosen_by(mentions, vocabulary):
        if not is_rate(chosen):
            yield from _counts(chosen, figures) if sort is Sort.COUNT else _shares(chosen, figures, _SCALE[sort])


def shares_of(
    part: Sequence[Mention], whole: Sequence[Mention], sort: Sort, vocabulary: Vocabulary, figures: Figures
) -> Iterator[Meant]:
    """What ``part`` may be as a share of ``whole``, each of them in the other's table if it can be."""
    wholes = chosen_by(whole, vocabulary)
    for chosen in chosen_by(part, vocabulary):
        held = value_of(chosen.paths(), figures)
        near = [each for each in wholes if each.table is chosen.table] or wholes
        for paths in (each.paths() for each in near):
            of = value_of(paths, figures)
            if held is not None and of and held <= of:
                yield Meant(chosen.paths(), Fraction(held) / Fraction(of) * _SCALE[sort], paths)


def in_figures(meant: Meant, sort: Sort, figures: Figures) -> Fraction | None:
    """The value of ``meant`` in other figures; None where they don't have it."""
    part = value_of(meant.paths, figures)
    if part is None or not meant.whole:
        return None if part is None else Fraction(part)
    whole = value_of(meant.whole, figures)
    return Fraction(part) / Fraction(whole) * _SCALE[sort] if whole else None


def _counts(chosen: Chosen, figures: Figures) -> Iterator[Meant]:
    paths = chosen.paths()
    value = value_of(paths, figures)
    if value is not None:
        yield Meant(paths, Fraction(value))


def _shares(chosen: Chosen, figures: Figures, scale: int) -> Iterator[Meant]:
    """``chosen`` as a share of each whole that it is a part of."""
    part = value_of(chosen.paths(), figures)
    if part is None or not chosen.is_part:
        return
    wholes = [chosen.whole(axis) for axis in (Axis.ROW, Axis.COLUMN)]
    wholes.append(wholes[0].whole(Axis.COLUMN))
    for whole in wholes:
        of = value_of(whole.paths(), figures) if whole != chosen else None
        if of:
            yield Meant(chosen.paths(), Fraction(part) / Fraction(of) * scale, whole.paths())
