"""The workbench's pages on one screen: which address leads to which."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mappa_report.workbench.guard import MOST_SENT
from mappa_report.workbench.handed import Handed
from mappa_report.workbench.jobs import Jobs
from mappa_report.workbench.keeping import KeepVersions
from mappa_report.workbench.kept_reads import KeepReads
from mappa_report.workbench.later import Pages
from mappa_report.workbench.rendering import own_file, page
from mappa_report.workbench.sent import Sent
from mappa_report.workbench.typed_again import typed_again
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import Workspace

areas = Pages("areas")
build = Pages("build")
changes = Pages("changes")
comments = Pages("comments")
editions = Pages("editions")
figures = Pages("figures")
forget = Pages("forget")
incoming = Pages("incoming")
owed = Pages("owed")
preview = Pages("preview")
problems = Pages("problems")
proofs = Pages("proofs")
published = Pages("published")
rate = Pages("rate")
publishing = Pages("publishing")
returned = Pages("returned")
section = Pages("section")
section_details = Pages("section_details")
section_editor = Pages("section_editor")
section_pictures = Pages("section_pictures")
sections = Pages("sections")
start = Pages("start")
unplaced = Pages("unplaced")
versions = Pages("versions")
year = Pages("year")

_TOO_LARGE = 413
_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


def make_app(workspace: Workspace) -> Starlette:
    """The workbench of ``workspace``. Whoever serves it puts the guard round it, and says how it ends."""
    report = "/reports/{area}/{year}"
    app = Starlette(
        routes=[
            Route("/", areas.show),
            Route("/start", start.make, methods=["POST"]),
            Route("/begin", areas.begin, methods=["POST"]),
            Route("/published", published.show),
            Route("/published", published.read, methods=["POST"]),
            Route("/published/take", published.take, methods=["POST"]),
            Route("/returned", returned.show),
            Route("/returned", returned.look, methods=["POST"]),
            Route("/editions", editions.show),
            Route("/editions", editions.read, methods=["POST"]),
            Route("/editions/take", editions.take, methods=["POST"]),
            Route("/editions/follow", editions.follow, methods=["POST"]),
            Route("/editions/let", editions.let, methods=["POST"]),
            Route("/editions/confirm", editions.confirm, methods=["POST"]),
            Route(report, year.show),
            Route(f"{report}/figures", figures.show),
            Route(f"{report}/figures", figures.save, methods=["POST"]),
            Route(f"{report}/figures/check", figures.check_typed, methods=["POST"]),
            Route(f"{report}/figures/paste", figures.place_pasted, methods=["POST"]),
            Route(f"{report}/rate", rate.show),
            Route(f"{report}/rate", rate.save, methods=["POST"]),
            Route(f"{report}/figures/save", figures.save_typed, methods=["POST"]),
            Route(f"{report}/sections", sections.show),
            Route(f"{report}/sections/move", sections.move, methods=["POST"]),
            Route(f"{report}/sections/number", sections.number, methods=["POST"]),
            Route(f"{report}/sections/order", sections.order, methods=["POST"]),
            Route(f"{report}/sections/add", sections.add, methods=["POST"]),
            Route(f"{report}/sections/contributed", sections.contribute, methods=["POST"]),
            Route(f"{report}/sections/{{section}}/details", section_details.show),
            Route(f"{report}/sections/{{section}}/details", section_details.save, methods=["POST"]),
            Route(f"{report}/sections/{{section}}/remove", section_details.remove, methods=["POST"]),
            Route(f"{report}/sections/{{section}}", section.show),
            Route(f"{report}/sections/{{section}}", section.save, methods=["POST"]),
            Route(f"{report}/sections/{{section}}/check", section_editor.check, methods=["POST"]),
            Route(f"{report}/sections/{{section}}/save", section_editor.save, methods=["POST"]),
            Route(f"{report}/sections/{{section}}/pictures", section_pictures.take, methods=["POST"]),
            Route(f"{report}/sections/{{section}}/pictures/{{picture:path}}", section_pictures.show),
            Route(f"{report}/unplaced", unplaced.show),
            Route(f"{report}/unplaced", unplaced.settle, methods=["POST"]),
            Route(f"{report}/problems", problems.show),
            Route(f"{report}/problems/mend", problems.put_right, methods=["POST"]),
            Route(f"{report}/problems/stand", problems.stand, methods=["POST"]),
            Route(f"{report}/preview", preview.show),
            Route(f"{report}/preview/report", preview.report),
            Route(f"{report}/preview/pages", preview.pages),
            Route(f"{report}/preview/pages", preview.make_pages, methods=["POST"]),
            Route(f"{report}/preview/pages/{{number:int}}.png", preview.page_picture),
            Route(f"{report}/incoming", incoming.show),
            Route(f"{report}/incoming/return.xlsx", incoming.template),
            Route(f"{report}/incoming/figures", incoming.read_figures, methods=["POST"]),
            Route(f"{report}/incoming/figures/take", incoming.take_figures, methods=["POST"]),
            Route(f"{report}/incoming/sections", incoming.take_sections, methods=["POST"]),
            Route(f"{report}/owed", owed.show),
            Route(f"{report}/owed", owed.add, methods=["POST"]),
            Route(f"{report}/owed/mail", owed.ask),
            Route(f"{report}/owed/{{number:int}}", owed.show_one),
            Route(f"{report}/owed/{{number:int}}", owed.change, methods=["POST"]),
            Route(f"{report}/proofs", proofs.show),
            Route(f"{report}/proofs/{{number:int}}/mail/{{format}}", proofs.mail),
            Route(f"{report}/proofs", proofs.make, methods=["POST"]),
            Route(f"{report}/proofs/sign", publishing.sign, methods=["POST"]),
            Route(f"{report}/proofs/publish", publishing.publish, methods=["POST"]),
            Route(f"{report}/proofs/correct", publishing.correct, methods=["POST"]),
            Route(f"{report}/forget", forget.show),
            Route(f"{report}/forget", forget.remove, methods=["POST"]),
            Route(f"{report}/comments", comments.show),
            Route(f"{report}/comments", comments.read, methods=["POST"]),
            Route(f"{report}/comments/apply", comments.apply, methods=["POST"]),
            Route(f"{report}/comments/settle", comments.settle, methods=["POST"]),
            Route(f"{report}/changes", changes.show),
            Route(f"{report}/versions", versions.show_all),
            Route(f"{report}/versions", versions.bring, methods=["POST"]),
            Route(f"{report}/versions/{{file:path}}", versions.show),
            Route(f"{report}/build", build.show),
            Route(f"{report}/build", build.build, methods=["POST"]),
            Route(f"{report}/files/{{file}}", build.file),
            Route("/static/{file}", _static),
            Route("/end", _end, methods=["POST"]),
        ],
        exception_handlers={HTTPException: _refused, FileRefused: _file_refused, Exception: _fault},
        middleware=[Middleware(KeepVersions), Middleware(KeepReads, workspace)],
        max_body_size=MOST_SENT,
    )
    app.state.workspace = workspace
    app.state.sent = Sent()
    app.state.handed = Handed()
    app.state.jobs = Jobs()
    return app


def _static(request: Request) -> Response:
    name = request.path_params["file"]
    kind = _TYPES.get(name.rpartition(".")[2])
    data = own_file("static", name) if kind and name.replace(".", "").replace("-", "").isalnum() else None
    if data is None:
        raise HTTPException(404, WORDS["missing.page"])
    return Response(data, media_type=kind)


def _end(request: Request) -> Response:
    request.app.state.end()
    return page(request, "end")


async def _refused(request: Request, refused: Exception) -> Response:
    assert isinstance(refused, HTTPException)
    if request.url.path == "/favicon.ico":
        return Response(status_code=404)
    # What Starlette itself says is in English alone, and for programmers.
    own = refused.detail if refused.detail in WORDS.values() else ""
    told = own or WORDS["refused.size" if refused.status_code == _TOO_LARGE else "missing.page"]
    return _message(request, refused.status_code, WORDS["error.title"], told)


async def _file_refused(request: Request, refused: Exception) -> Response:
    assert isinstance(refused, FileRefused)
    from mappa_report.problems.privacy import redacted

    (problem,) = redacted([refused.problem])
    return page(request, "problem", 409, problem=problem, typed=typed_again(request))


async def _fault(request: Request, fault: Exception) -> Response:
    from mappa_report.problems.fault_log import Fault, report_fault

    told = report_fault(Fault.of(fault))
    return _message(request, 500, WORDS["fault.title"], f"{WORDS['fault']} {told}")


def _message(request: Request, status: int, title: str, text: str) -> Response:
    return page(request, "message", status, title=title, text=text, typed=typed_again(request))
