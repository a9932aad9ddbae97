"""AnnualReport: everything that one area's report for one year is made from."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from mappa_report.model.area import Area, Population
from mappa_report.model.correction import Correction
from mappa_report.model.edition import Edition
from mappa_report.model.figure import Figure, Path
from mappa_report.model.history import History, PastReturn
from mappa_report.model.section import Section
from mappa_report.model.table_note import TableNote
from mappa_report.model.year import ReportingYear


class StatisticalReturn(Struct, frozen=True):
    """All the Figures of one area and year: one for each path that the edition's form asks for."""

    figures: Mapping[Path, Figure]


class AnnualReport(Struct, frozen=True):
    """A report whose parts have been read and whose shapes have been checked.

    ``published`` is the day on which it was, None while it is still in the making. ``last_year`` is the
    return of the year before, if the area has one, with those figures alone that this year's has too, on the same
    basis. ``history`` has the returns of all earlier years, once a build has read them. ``omitted`` names the entries
    of the edition's outline that the area does without. ``corrections`` are what was put right after it was published.
    ``table_notes`` are what the area has to say below tables of its return.
    """

    area: Area
    year: ReportingYear
    edition: Edition
    statistics: StatisticalReturn
    sections: tuple[Section, ...]
    published: date | None = None
    last_year: PastReturn | None = None
    history: History = field(default_factory=History)
    omitted: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    table_notes: tuple[TableNote, ...] = ()

    @property
    def population(self) -> Population | None:
        """The base of this year's rate, if the area gives one."""
        return self.area.populations.get(self.year.ends_in)
