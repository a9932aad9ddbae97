"""One year at a glance: what is done, what is missing, what the check says, and one next step."""

from collections.abc import Iterator

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import FigureState
from mappa_report.pipeline import CheckResult, check_report
from mappa_report.status.state import text_state
from mappa_report.workbench.build_files import built_files
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.door import is_file
from mappa_report.workspace.workspace import AREAS, UNPLACED


class Task(Struct, frozen=True):
    """A part of the work: where it is done, and how far it has come."""

    title: str
    address: str
    state: str
    is_done: bool


def show(request: Request) -> Response:
    """The year's page."""
    return year_page(request, report_of(request))


def year_page(request: Request, report: Report, told: str = "", status: int = 200) -> Response:
    """The page of ``report``, which begins with what has just been done: a name of ``WORDS``."""
    checked = check_report(report.workspace, report.area, str(report.year))
    tasks = list(_tasks(report, checked.assembled)) if checked.assembled else []
    return page(
        request,
        "year",
        status,
        report=report,
        name=checked.assembled.area.name if checked.assembled else report.area,
        tasks=tasks,
        next_step=_next_step(tasks, checked),
        problems=checked.problems,
        can_be_shown=checked.report is not None,
        files=built_files(report),
        told=told,
        has_unplaced=is_file(report.workspace.own(AREAS, report.area, str(report.year), UNPLACED)),
    )


def _tasks(report: Report, assembled: AnnualReport) -> Iterator[Task]:
    figures = assembled.statistics.figures.values()
    to_come = sum(figure.state is FigureState.MISSING for figure in figures)
    said = WORDS["year.figures.open"].format(count=to_come, all=len(figures)) if to_come else WORDS["year.figures.done"]
    yield Task(WORDS["year.figures"], f"{report.path}/figures", said, not to_come)
    for section in assembled.sections:
        state = text_state((section,))
        file = section.place.file.rpartition("/")[2]
        yield Task(section.title, f"{report.path}/sections/{file}", WORDS[f"year.section.{state}"], state == "written")


def _next_step(tasks: list[Task], checked: CheckResult) -> tuple[str, str]:
    """What to do now, in words, and where."""
    for place, task in enumerate(tasks):
        if not task.is_done:
            return (task.state if place == 0 else WORDS["next.section"].format(title=task.title)), task.address
    if any(problem.is_error for problem in checked.problems):
        return WORDS["next.errors"], "#problems"
    return WORDS["next.proof"], "#publish"
