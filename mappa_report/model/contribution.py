"""Contribution: what somebody owes to a report, and how far it has come."""

from datetime import date
from pathlib import PurePosixPath

from msgspec import Struct

from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.section import Section
from mappa_report.source.place import Place

STATISTICS = "statistics"
"""What stands for the figures where a contribution names its section."""


class Contribution(Struct, frozen=True):
    """What ``name``, an agency or a role, owes: ``section`` is a section's file without ``.md``, or a kind of section.

    The days are those on which it was asked for, is due, came in and was agreed; None for what has not been. ``place``
    is where it stands.
    """

    name: str
    section: str
    place: Place
    address: str = ""
    asked: date | None = None
    due: date | None = None
    received: date | None = None
    agreed: date | None = None

    @property
    def state(self) -> str:
        """How far it has come: ``awaited`` while nobody has been asked, then ``asked``, ``received``, ``agreed``."""
        steps = (("agreed", self.agreed), ("received", self.received), ("asked", self.asked))
        return next((name for name, day in steps if day), "awaited")

    @property
    def part(self) -> str:
        """What is owed, in words, while no section says what it is called."""
        words = "figures" if self.section == STATISTICS else self.section.lstrip("0123456789").replace("-", " ").strip()
        return words[:1].upper() + words[1:]

    @property
    def is_outstanding(self) -> bool:
        """Whether it has not come in."""
        return not (self.received or self.agreed)

    def is_late(self, today: date) -> bool:
        """Whether it should have come in before ``today``, and has not."""
        return bool(self.due and self.due < today and self.is_outstanding)


def file_of(section: Section) -> str:
    """The name of the file that ``section`` stands in, without ``.md``."""
    return PurePosixPath(section.place.file).stem


def owed(contribution: Contribution, report: AnnualReport) -> tuple[Section, ...]:
    """The sections of ``report`` that ``contribution`` is of; none where they are still to come, or for figures.

    A kind stands for one to come, and once it is there for what its head gives to whoever owes it.
    """
    wanted = contribution.section
    if wanted == STATISTICS:
        return ()
    return tuple(
        each
        for each in report.sections
        if file_of(each) == wanted or (each.kind == wanted and folded(contribution.name) in _bodies(each))
    )


def _bodies(section: Section) -> list[str]:
    """The roles and organisations that the head of ``section`` names, and its title where it names no organisation."""
    organisations = [each.organisation for each in section.authors if each.organisation]
    return [folded(words) for words in (*(each.role for each in section.authors), *(organisations or [section.title]))]


def folded(name: str) -> str:
    """``name``, of whoever owes something, so that it is the same however it is spaced and whatever its capitals."""
    return " ".join(name.split()).casefold()
