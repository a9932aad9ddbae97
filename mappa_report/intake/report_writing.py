"""A report that comes in, written whole or not at all."""

from __future__ import annotations

from mappa_report.intake.report import ReportIntake
from mappa_report.intake.report_files import ReportFiles
from mappa_report.problems.problem import Problem
from mappa_report.scaffold.year_files import files_of_year
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import exists
from mappa_report.workspace.output_files import CreatedFiles, create_files
from mappa_report.workspace.replacing import replace_folder
from mappa_report.workspace.workspace import AREAS, Workspace


def write_report(workspace: Workspace, intake: ReportIntake, made: ReportFiles, *, replaces: bool) -> CreatedFiles:
    """Write the files of ``intake``; with ``replaces`` in place of a year that is there, which else is a Problem."""
    folder = workspace.own(AREAS, intake.registered.slug, str(intake.year))
    files = files_of_year(workspace, intake.registered, intake.year, intake.edition, made.files)
    if not exists(folder):
        return create_files(intake.begun | files)
    if not replaces:
        hint = "with --replace the report that comes in takes its place; or move it away first."
        message = "this report has been started already"
        on_page = "go on with it; figures and sections that have come in are taken on its pages."
        problem = Problem("exists", message, Place(Source(folder.name)), hint=hint, on_page=on_page)
        return CreatedFiles(problems=(problem,))
    if not intake.figures.located:
        return CreatedFiles(problems=(_without_figures(intake),))
    of_year = {at: data for at, data in files.items() if at.path.is_relative_to(folder.path)}
    others = {at: data for at, data in files.items() if at not in of_year}
    if intake.begun or others:
        created = create_files(intake.begun | others)
        if created.problems:
            return created
    return replace_folder(folder, of_year)


def _without_figures(intake: ReportIntake) -> Problem:
    hint = "move the report that is there away first, if this file is to take its place all the same."
    message = "no figure of the form was found in this file, so it does not replace the report that is there"
    return Problem("not-a-report", message, Place(Source(intake.name)), hint=hint)
