"""What is carried over from words before a number, in its sentence, in the one before, and in the heading above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.sentence import Reading
from mappa_report.checks.sentences.vocabulary import Axis

Slot = tuple[int, Axis]


def slots(mentions: Sequence[Mention]) -> frozenset[Slot]:
    """Which axes of which tables ``mentions`` settle."""
    return frozenset(
        (index, axis) for mention in mentions for index, (axis, _) in mention.named.items() if axis is not Axis.TABLE
    )


def added(own: Sequence[Mention], carried: Sequence[Mention]) -> tuple[Mention, ...]:
    """Those of ``carried`` that say what ``own`` leaves open."""
    taken = slots(own)
    has_time = any(mention.is_when for mention in own)
    series = {mention.series for mention in own if mention.series}
    return tuple(
        mention
        for mention in carried
        if mention.named
        and mention.series not in series
        and taken.isdisjoint(slots([mention]))
        and not (mention.is_when and has_time)
    )


class Context(Struct, frozen=True):
    """Mentions that stand before a sentence: those of the sentence before, and those of the heading or title."""

    before: tuple[Mention, ...] = ()
    heading: tuple[Mention, ...] = ()


class Bearings(Struct, frozen=True):
    """All that may tell what a number is: what is surely its own, and what words before and after it lend."""

    own: tuple[Mention, ...]
    carried: tuple[Mention, ...]
    later: tuple[Mention, ...]
    context: Context

    def choices(self, reading: Reading) -> Iterable[tuple[Mention, ...]]:
        """Every way to put these together, each once."""
        wider = (*self.own, *(mention for mention in reading.far if mention not in self.own))
        before, heading = self.context.before, self.context.heading
        further = ((), self.carried, self.later, before, heading, (*self.carried, *heading))
        fitting = (*self.own, *added(self.own, reading.far))
        return dict.fromkeys((*some, *added(some, more)) for some in (self.own, wider, fitting) for more in further)
