"""What binds each number of a sentence: its role, the year it is of, whose it is, and the changes it takes part in."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from mappa_report.checks.sentences.changes import Change, changes_in
from mappa_report.checks.sentences.line import Line, Role, line_of, ranges_in, roles_of
from mappa_report.checks.sentences.places import Places
from mappa_report.checks.sentences.sentence import Sentence
from mappa_report.checks.sentences.times import Times, times_of


class Bindings(Struct, frozen=True, dict=True):
    """All that binds the numbers of ``sentence`` in a report on the year that ``ends_in`` names.

    Each number is known by its place among the readings. Nothing is searched for before it is asked for.
    """

    sentence: Sentence
    places: Places
    ends_in: int

    @cached_property
    def line(self) -> Line:
        """The sentence as a Line."""
        return line_of(self.sentence)

    @cached_property
    def roles(self) -> Mapping[int, Role]:
        """The roles of the numbers that are no plain figures."""
        return roles_of(self.line)

    @cached_property
    def times(self) -> Times:
        """The year that each number is of."""
        return times_of(self.line, self.roles, self.ends_in)

    @cached_property
    def ranges(self) -> Mapping[int, int]:
        """The lower end for the upper one of each range that may be held against a figure."""
        return ranges_in(self.line)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changes that the sentence tells."""
        return tuple(changes_in(self.line, self.roles))

    @cached_property
    def _whose(self) -> tuple[frozenset[int], bool]:
        return self.places.elsewhere(self.sentence, self.line)

    @property
    def elsewhere(self) -> frozenset[int]:
        """The numbers of another place."""
        return self._whose[0]

    @property
    def is_of_several_places(self) -> bool:
        """True where any other place is spoken of."""
        return self._whose[1]

    @cached_property
    def set_aside(self) -> frozenset[int]:
        """The numbers that are no figure of this area: of another place, the size of a change, an end of a range."""
        no_figures = (
            number
            for number, role in self.roles.items()
            if role is Role.SIZE or (role is Role.RANGE and number not in self.ranges)
        )
        # "Of Kent and Essex, 12 and 9 respectively": which is whose is not read.
        is_unclear = self.is_of_several_places and "respectively" in self.line.words
        every = frozenset(range(len(self.line.readings))) if is_unclear else frozenset()
        return self.elsewhere | frozenset(no_figures) | every
