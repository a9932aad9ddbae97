"""The first page in a folder that is no workspace yet, and what makes it one."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.scaffold.workspace_files import make_workspace
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.rendering import page
from mappa_report.workspace.workspace import Workspace


def start_page(request: Request, problems: tuple[Problem, ...] = ()) -> Response:
    """The page that asks whether the folder is to become a workspace."""
    return page(request, "start", 422 if problems else 200, problems=problems)


@with_form
def make(request: Request, form: FormData) -> Response:
    """Make the folder a workspace, and go to its reports. One that is made already stays as it is."""
    workspace: Workspace = request.app.state.workspace
    made = make_workspace(workspace.root, has_example="example" in form)
    return start_page(request, redacted(made.problems)) if made.problems else RedirectResponse("/", 303)
