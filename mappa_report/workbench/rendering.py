"""Pages out of the templates beside this module."""

from __future__ import annotations

from datetime import datetime
from functools import cache

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse

from mappa_report.problems.masking import masked
from mappa_report.wording.numbers import counted, format_date
from mappa_report.workbench.keeping import undo_now
from mappa_report.workbench.navigation import entries
from mappa_report.workbench.reports import Report
from mappa_report.workbench.seen import seen_on
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.door import MAX_FILE, Located, exists, read
from mappa_report.workspace.workspace import PACKAGE

_HERE = PACKAGE / "workbench"


def own_file(folder: str, name: str) -> bytes | None:
    """What the file ``name`` holds that comes with the workbench in ``folder``; None where there is none."""
    at = Located(_HERE / folder / name, _HERE / folder, name)
    return read(at, MAX_FILE) if exists(at) else None


def page(request: Request, template: str, status: int = 200, **words: object) -> HTMLResponse:
    """The page that ``template`` makes of ``words``, and where it refuses a form, of what was typed ``again``."""
    report, again = words.get("report"), getattr(request.state, "typed", {}) if status >= 400 else {}
    of_report: dict[str, object] = {"navigation": (), "seen": None}
    if isinstance(report, Report):
        of_report = {"navigation": [*entries(report, request.url.path)], "seen": seen_on(report, request.url.path)}
    return HTMLResponse(
        fragment(request, template, has_failed=status >= 400, again=again, **of_report, **words), status
    )


def fragment(request: Request, template: str, **words: object) -> str:
    """What ``template`` makes of ``words``, for a page or to be put into one."""
    made = _environment().get_template(f"{template}.html.j2")
    return made.render(words, w=WORDS, workspace=request.app.state.workspace, path=request.url.path)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        loader=jinja2.FunctionLoader(_template),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(date=format_date, masked=masked, counted=counted, moment=_moment, day_of=_day_of)
    environment.globals.update(undo_now=undo_now, words_of=WORDS)
    return environment


def _moment(moment: datetime) -> str:
    """A day and time as the clock of this machine has it."""
    here = moment.astimezone()
    return f"{format_date(here.date())}, {here:%H:%M:%S}"


def _day_of(words: str) -> str:
    """The day and time that a Word file gives as ``words``."""
    from mappa_report.review.listing import day_of  # only a page about reviewers' files has a use for it

    return day_of(words)


def _template(name: str) -> str | None:
    data = own_file("templates", name)
    return None if data is None else data.decode()
