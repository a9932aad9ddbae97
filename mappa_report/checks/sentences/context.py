"""Mentions that a number takes over from elsewhere: from its sentence, the one before, or the heading above."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.sentence import Reading
from mappa_report.checks.sentences.vocabulary import Axis

Slot = tuple[int, Axis]


def slots(mentions: Sequence[Mention]) -> frozenset[Slot]:
    """The tables, by number, and their axes for which ``mentions`` name rows or columns."""
    return frozenset(
        (index, axis) for mention in mentions for index, (axis, _) in mention.named.items() if axis is not Axis.TABLE
    )


def complementary(own: Sequence[Mention], carried: Sequence[Mention]) -> tuple[Mention, ...]:
    """Those of ``carried`` that complement ``own``: they name an axis, series or time that ``own`` does not."""
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


class Evidence(Struct, frozen=True):
    """The mentions that may say what a number counts: its own for certain, those carried over, and later ones."""

    own: tuple[Mention, ...]
    carried: tuple[Mention, ...]
    later: tuple[Mention, ...]
    context: Context

    def combinations(self, reading: Reading) -> Iterable[tuple[Mention, ...]]:
        """Each combination of mentions under which ``reading`` can be interpreted, most likely first, each once."""
        wider = (*self.own, *(mention for mention in reading.far if mention not in self.own))
        before, heading = self.context.before, self.context.heading
        further = ((), self.carried, self.later, before, heading, (*self.carried, *heading))
        fitting = (*self.own, *complementary(self.own, reading.far))
        return dict.fromkeys(
            (*some, *complementary(some, more)) for some in (self.own, wider, fitting) for more in further
        )
