"""History: the returns that an area made in earlier years, and what keeps their figures from being compared."""

from collections.abc import Mapping

from msgspec import Struct, field

from mappa_report.model.area import Population
from mappa_report.model.figure import Figure, Path
from mappa_report.model.form import Form
from mappa_report.model.series import SeriesBreak
from mappa_report.model.year import ReportingYear


class PastReturn(Struct, frozen=True):
    """The return of ``year``, made with ``form``. ``figures`` are those in which nothing was found wrong.

    ``population`` is what its rate was worked out on, if the area gives it. Where ``figures`` are cut down to those
    that a later return can be compared with, ``returned`` are all that it asks for as well, on whatever basis.
    """

    year: ReportingYear
    form: Form
    figures: Mapping[Path, Figure]
    population: Population | None = None
    returned: Mapping[Path, Figure] = field(default_factory=dict)


class History(Struct, frozen=True):
    """``returns`` of earlier years, oldest first; ``breaks`` in series; ``names`` that forms gave to one figure.

    Each of ``names`` lists the paths under which the same figure stands in different forms.
    """

    returns: tuple[PastReturn, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()
    names: tuple[tuple[Path, ...], ...] = ()

    def in_year(self, year: ReportingYear) -> PastReturn | None:
        """The return of ``year``, if there is one."""
        return next((each for each in self.returns if each.year == year), None)

    def names_of(self, path: Path) -> tuple[Path, ...]:
        """Every path under which the figure at ``path`` stands in some form, ``path`` itself first."""
        others = (each for names in self.names if path in names for each in names)
        return tuple(dict.fromkeys((path, *others)))

    def figure(self, past: PastReturn, path: Path) -> Figure | None:
        """The figure that this year's form has at ``path``, as ``past`` has it; None where it has none."""
        return next((past.figures[name] for name in self.names_of(path) if name in past.figures), None)

    def breaks_between(self, path: Path, one: ReportingYear, other: ReportingYear) -> tuple[SeriesBreak, ...]:
        """Every break that keeps the figure at ``path`` from being compared between the two years."""
        names = self.names_of(path)
        return tuple(
            each for each in self.breaks if each.separates(one, other) and any(each.concerns(name) for name in names)
        )

    def break_between(self, path: Path, one: ReportingYear, other: ReportingYear) -> SeriesBreak | None:
        """The first break that keeps the figure at ``path`` from being compared between the two years.

        One that is known goes before one that is not.
        """
        return min(self.breaks_between(path, one, other), key=lambda each: not each.is_known, default=None)
