"""All reports of the workspace, and the beginning of another."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mappa_report.assembly.register import read_register
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.scaffold.year_files import make_year
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.pages.start import start_page
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, refuse_without_workspace
from mappa_report.workspace.workspace import Workspace, year_number


def show(request: Request) -> Response:
    """The reports there are, the newest first, and the register to choose an area from."""
    refuse_without_workspace(request.app.state.workspace)
    return _page(request) if request.app.state.workspace.is_made else start_page(request)


@with_form
def begin(request: Request, form: FormData) -> Response:
    """Lay out the report that the form asks for, and go there."""
    area, year, origin = (str(form.get(name, "")).strip() for name in ("area", "year", "from"))
    workspace: Workspace = request.app.state.workspace
    asked: list[tuple[int, str]] = []

    def may_begin(uncovered: int, nearest: str) -> bool:
        """Whether the form says so; what it was asked for is kept for the page to ask."""
        asked.append((uncovered, nearest))
        return "provisional" in form

    started = make_year(workspace, area, year, origin or None, may_begin)
    number = year_number(year)
    if started.problems or number is None:
        typed = {"area": area, "year": year, "from": origin}
        return _page(request, redacted(started.problems), typed, next(iter(asked), None))
    return RedirectResponse(Report(workspace, area, number).path, 303)


def _page(
    request: Request,
    problems: tuple[Problem, ...] = (),
    typed: dict[str, str] | None = None,
    nearest: tuple[int, str] | None = None,
) -> Response:
    """The page; ``nearest`` is a year that no edition covers, with the edition that could be copied for it."""
    workspace: Workspace = request.app.state.workspace
    register = read_register(workspace, [])
    own = [each for each in workspace.reports() if workspace.has_own_year(*each)]
    ordered = [Report(workspace, *each) for each in sorted(own, key=lambda each: (each[0], -each[1]))]
    reports = [
        (register[each.area].name if each.area in register else each.area, each.years, each.path) for each in ordered
    ]
    areas = sorted((each.name, each.slug) for each in register.values())
    words = {"area": "", "year": "", "from": ""} | (typed or {})
    status = 422 if problems else 200
    return page(request, "areas", status, reports=reports, areas=areas, problems=problems, typed=words, nearest=nearest)
