"""What the rate of a year was worked out on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.intake.population import KEYS, area_file, write_population
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.workbench.days import typed_day
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.words import WORDS

_WAS = "was:"


def show(request: Request) -> Response:
    """What the area says of it."""
    return _page(request, report_of(request))


@with_form
def save(request: Request, form: FormData) -> Response:
    """Write what was typed, unless the area has said otherwise meanwhile, or a check would call it an error."""
    report = report_of(request)
    typed, was = ({key: str(form.get(before + key, "")).strip() for key in KEYS} for before in ("", _WAS))
    day, _ = typed_day(typed["released"])
    typed["released"] = day.isoformat() if day else typed["released"]
    problems: list[Problem] = []
    file = area_file(report.workspace, report.area, str(report.year), problems)
    if file is None:
        return _page(request, report, problems)
    if typed != file.texts and was != file.texts:
        return _page(request, report, wrong=WORDS["rate.changed"])
    failed = write_population(file, typed) if typed != file.texts else ()
    return _page(request, report, failed, typed=typed if failed else None, told="" if failed else WORDS["rate.saved"])


def _page(
    request: Request,
    report: Report,
    problems: Sequence[Problem] = (),
    *,
    typed: Mapping[str, str] | None = None,
    wrong: str = "",
    told: str = "",
) -> Response:
    unread: list[Problem] = []
    file = area_file(report.workspace, report.area, str(report.year), unread)
    was = file.texts if file else {}
    failed = redacted([*problems, *([] if problems else unread)])
    return page(
        request,
        "rate",
        422 if wrong or failed else 200,
        report=report,
        keys=KEYS if file else (),
        texts=typed or was,
        was=was,
        problems=failed,
        wrong=wrong,
        told=told,
    )
