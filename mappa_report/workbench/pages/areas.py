"""All reports of the workspace, and the beginning of another."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mappa_report.assembly.register import read_register
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.scaffold.year_files import make_year
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report
from mappa_report.workspace.workspace import Workspace, year_number


def show(request: Request) -> Response:
    """The reports there are, the newest first, and the register to choose an area from."""
    return _page(request)


@with_form
def begin(request: Request, form: FormData) -> Response:
    """Lay out the report that the form asks for, and go there."""
    area, year, origin = (str(form.get(name, "")).strip() for name in ("area", "year", "from"))
    workspace: Workspace = request.app.state.workspace
    started = make_year(workspace, area, year, origin or None)
    number = year_number(year)
    if started.problems or number is None:
        return _page(request, redacted(started.problems), {"area": area, "year": year, "from": origin})
    return RedirectResponse(Report(workspace, area, number).path, 303)


def _page(request: Request, problems: tuple[Problem, ...] = (), typed: dict[str, str] | None = None) -> Response:
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
    return page(request, "areas", status, reports=reports, areas=areas, problems=problems, typed=words)
