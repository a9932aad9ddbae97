"""EarlierReturn: the return of the year before, as far as this year's figures can be held against it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from mappa_report.model.area import Population
from mappa_report.model.figure import Figure, Path
from mappa_report.model.form import Form
from mappa_report.model.year import ReportingYear


class EarlierReturn(Struct, frozen=True):
    """The return of ``year``. ``figures`` are only those that this year's return has too, on the same basis.

    ``form`` is the one that it was made with; ``population`` what its rate was worked out on, if the area gives it.
    """

    year: ReportingYear
    form: Form
    figures: Mapping[Path, Figure]
    population: Population | None = None
