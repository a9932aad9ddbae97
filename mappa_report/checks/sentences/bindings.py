"""What binds each number of a sentence: its role, the year it is of, whose it is, and the changes it takes part in."""

from collections.abc import Mapping

from msgspec import Struct

from mappa_report.checks.sentences.changes import Change, changes_in
from mappa_report.checks.sentences.line import Line, line_of
from mappa_report.checks.sentences.places import Places
from mappa_report.checks.sentences.roles import Role, ranges_in, roles_of
from mappa_report.checks.sentences.sentence import Sentence
from mappa_report.checks.sentences.times import Times, times_of


class Bindings(Struct, frozen=True):
    """All that binds the numbers of one sentence, each by its place among its readings.

    ``ranges`` gives the lower end for the upper one of a range that may be held against a figure.
    """

    line: Line
    roles: Mapping[int, Role]
    times: Times
    elsewhere: frozenset[int]
    ranges: Mapping[int, int]
    changes: tuple[Change, ...]
    is_of_several_places: bool

    @property
    def set_aside(self) -> frozenset[int]:
        """The numbers that are no figure of this area: of another place, the size of a change, an end of a range."""
        no_figures = (
            number
            for number, role in self.roles.items()
            if role is Role.SIZE or (role is Role.RANGE and number not in self.ranges)
        )
        # "Of Kent and Essex, 12 and 9 respectively": which is whose is not read.
        is_unclear = self.is_of_several_places and " respectively " in self.line.text
        every = frozenset(range(len(self.line.readings))) if is_unclear else frozenset()
        return self.elsewhere | frozenset(no_figures) | every


def bindings_of(sentence: Sentence, places: Places, ends_in: int) -> Bindings:
    """The Bindings of ``sentence`` in a report on the year that ``ends_in`` names."""
    line = line_of(sentence)
    roles = roles_of(line)
    elsewhere, is_of_several = places.elsewhere(sentence, line)
    times = times_of(line, roles, ends_in)
    return Bindings(line, roles, times, elsewhere, ranges_in(line), tuple(changes_in(line, roles)), is_of_several)
