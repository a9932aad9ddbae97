"""The figures of a report as open data: told as they are published, and written beside its files."""

from __future__ import annotations

from msgspec.structs import replace

from mappa_report.assembly.editions import edition_digest
from mappa_report.assembly.history import history_of
from mappa_report.opendata.dataset import Dataset
from mappa_report.opendata.publish import FORMATS, checked_dataset, files_of_return
from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.wording.expression import ExpressionError
from mappa_report.workspace.output_files import write_files
from mappa_report.workspace.workspace import AREAS, BUILD, DATA_FILES, Workspace


def read_dataset(
    workspace: Workspace, area: str, year: str, created: int | None
) -> tuple[Dataset | None, list[Problem]]:
    """What is to be published of a report, or None where it has errors or can't be told; and all that was found."""
    checked = check_report(workspace, area, year)
    report = checked.report
    if report is None:
        return None, list(checked.problems)
    report = replace(report, history=history_of(workspace, report, []))  # a check has told what is wrong with it
    pinned = workspace.pinned_to(report.area.slug, str(report.year))
    digest = edition_digest(pinned, report.edition.key)
    try:
        return checked_dataset(report, digest, created), list(checked.problems)
    except ExpressionError as error:  # words that stand in data alone; the other reports can be told all the same
        place = Place(Source(f"{AREAS}/{report.area.slug}/{report.year}"))
        return None, [*checked.problems, Problem(error.code, error.message, place, hint=error.hint)]


def write_open_data(workspace: Workspace, area: str, year: int) -> tuple[Problem, ...]:
    """Write the figures into ``build`` in every format there is. The errors are why nothing was written."""
    dataset, problems = read_dataset(workspace, area, str(year), None)
    if dataset is None:
        return tuple(each for each in problems if each.is_error)
    stem = f"{area}-{DATA_FILES}-{year}"
    made = files_of_return(dataset, FORMATS)
    return write_files(
        {workspace.own(BUILD, area, str(year), f"{stem}.{name}"): data for name, data in made.items()}
    ).problems
