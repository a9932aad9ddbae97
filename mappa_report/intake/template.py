"""The workbook that goes out to be filled in, for an area and year that need not be begun."""

from __future__ import annotations

from msgspec.structs import replace

from mappa_report.assembly.editions import edition_for
from mappa_report.assembly.naming import read_year
from mappa_report.intake.target import target_of
from mappa_report.model.area import Area
from mappa_report.opendata.template import Template, template_of
from mappa_report.problems.problem import Problem
from mappa_report.scaffold.schema_files import area_as_known
from mappa_report.scaffold.year_files import registered_area
from mappa_report.workspace.workspace import Workspace


def blank_template(workspace: Workspace, area: str, year: str, problems: list[Problem]) -> Template | None:
    """The form for ``area`` and ``year``, both as somebody typed them, with the figures that its return has.

    None after Problems: with the names, the edition, or a return that is there and can't be read.
    """
    registered = registered_area(workspace, area, problems)
    reporting_year = read_year(year, problems)
    if registered is None or reporting_year is None:
        return None
    if workspace.has_own_year(registered.slug, str(reporting_year)):
        target = target_of(workspace, registered.slug, str(reporting_year), problems)
        if target is None:
            return None
        edition = replace(target.edition, form=target.form)
        return template_of(target.area, reporting_year, edition, target.typed)
    covering = edition_for(workspace, reporting_year.ends_in, problems)
    if covering is None:
        return None
    known: Area = area_as_known(workspace, registered.slug, registered.name)
    form = covering.form.with_units(known.units.get(reporting_year.ends_in, ()))
    return template_of(known, reporting_year, replace(covering, form=form), {})
