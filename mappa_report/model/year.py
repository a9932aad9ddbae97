"""ReportingYear: the twelve months that a report covers."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class ReportingYear(Struct, frozen=True):
    """The year from 1 April to 31 March, known by the calendar year in which it ends.

    The period, and the snapshot of the caseload on its last day, are those of section 326(5) of the Criminal
    Justice Act 2003.
    """

    ends_in: int

    @property
    def start(self) -> date:
        """1 April, the first day covered."""
        return date(self.ends_in - 1, 4, 1)

    @property
    def end(self) -> date:
        """31 March, the last day covered."""
        return date(self.ends_in, 3, 31)

    @property
    def snapshot(self) -> date:
        """The day on which people managed under MAPPA are counted: the last of the year."""
        return self.end

    @property
    def label(self) -> str:
        """The two calendar years, as in "2022–23"."""
        return f"{self.ends_in - 1}–{self.ends_in % 100:02}"

    def __str__(self) -> str:
        return str(self.ends_in)

    def __lt__(self, other: ReportingYear) -> bool:
        return self.ends_in < other.ends_in
