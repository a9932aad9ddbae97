"""The return that figures are to go into: its file as it was typed, its form, and the figures that it has."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from mappa_report.assembly.naming import find_area_year
from mappa_report.assembly.register import with_other_names
from mappa_report.checks.statistics import check_return
from mappa_report.model.area import Area
from mappa_report.model.edition import Edition
from mappa_report.model.figure import Figure, Path
from mappa_report.model.form import Form
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.readers.area_reader import STATISTICS
from mappa_report.readers.text_file import MAX_BYTES, read_text
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.scaffold.schema_files import area_as_known, edition_of_year, only_a_sample
from mappa_report.source.nodes import Node
from mappa_report.source.place import Source
from mappa_report.workspace.door import Located, read
from mappa_report.workspace.workspace import AREAS, Workspace


class Target(Struct, frozen=True):
    """The return of ``area`` for ``year``. ``data`` are the bytes of its file, which ``source`` has as text.

    ``figures`` has one for every path of ``form``, totals that were left out worked out.
    """

    area: Area
    year: ReportingYear
    edition: Edition
    form: Form
    at: Located
    data: bytes
    source: Source
    node: Node
    figures: Mapping[Path, Figure]

    @property
    def typed(self) -> Mapping[Path, Figure]:
        """The figures that stand in the file, totals that were worked out apart."""
        return {path: figure for path, figure in self.figures.items() if figure.place}


def target_of(workspace: Workspace, area: str, year: str, problems: list[Problem]) -> Target | None:
    """The return of ``area`` for ``year``, both as somebody typed them; None after Problems, as where none is begun."""
    named = find_area_year(workspace, area, year, problems)
    if named is None:
        return None
    slug, reporting_year = named
    if not workspace.has_own_year(slug, str(reporting_year)):
        problems.append(only_a_sample(slug, reporting_year))
        return None
    edition = edition_of_year(workspace, slug, reporting_year, problems)
    at = workspace.own(AREAS, slug, str(reporting_year), STATISTICS)
    source = read_text(at, problems)
    node = read_yaml(source, problems) if source else None
    if edition is None or source is None or node is None or any(problem.is_error for problem in problems):
        return None
    known = with_other_names(workspace, area_as_known(workspace, slug), [])
    form = edition.form.with_units(known.units.get(reporting_year.ends_in, ()))
    # What is wrong with the figures that are there is for a check to say: these may be what mends it.
    figures = check_return(node, form, []).figures
    return Target(known, reporting_year, edition, form, at, read(at, MAX_BYTES), source, node, figures)
