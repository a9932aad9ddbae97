"""``mappa-report build --all``: every report there is, in as many processes as there are processors."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, NoReturn

import click

from mappa_report.assembly.naming import misnamed_folders
from mappa_report.building.batch import TaskResult, run_tasks
from mappa_report.building.plan import BuildResult, Plan
from mappa_report.commands.printing import (
    can_redraw,
    counts_text,
    exit_code,
    print_errors_and_warnings,
    relative_path,
    reports_text,
)
from mappa_report.exit_codes import OUR_FAULT, PROBLEMS
from mappa_report.interrupts import stop_interrupted
from mappa_report.problems.fault_log import report_fault
from mappa_report.workspace.door import file_size, files_below
from mappa_report.workspace.read_cache import caching_reads
from mappa_report.workspace.workspace import AREAS, Workspace

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from mappa_report.building.request import BuildRequest, Report

    Outcome = TaskResult[Report, BuildResult]

_FAILED = "failed"


def build_all(request: BuildRequest) -> NoReturn:
    """Build every area and year, tell what is wrong with them, and end in a line for each."""
    reports: list[Report] = [(area, str(year)) for area, year in request.workspace.reports()]
    outcomes: dict[Report, Outcome] = {}
    try:
        with caching_reads():
            for outcome in _outcomes(request, reports):
                outcomes[outcome.piece] = outcome
    except KeyboardInterrupt as stop:
        up_to_date = sum(_state(outcome.result) != _FAILED for outcome in outcomes.values())
        click.echo(f"\n{up_to_date} of {len(reports)} reports are up to date, each with all of its files.", err=True)
        stop_interrupted(stop, "The files of the others are as they were.")
    _print_outcomes([outcomes[report] for report in reports], request)


def _outcomes(request: BuildRequest, reports: Sequence[Report]) -> Iterator[Outcome]:
    """The outcome of each report as it comes: first the unchanged ones, which take no time, then the largest."""
    due: list[Report] = []
    for report in reports:
        plan = Plan.of(request, *report)
        unchanged = plan.cached_result() if plan else None
        if plan and unchanged:
            plan.sweep()
            yield TaskResult(report, unchanged)
        else:
            due.append(report)
    due.sort(key=lambda report: -_size(request.workspace, report))
    with _progress(len(due)) as progress:
        for outcome in run_tasks(partial(_build, request), due, progress.begun):
            reported = _with_lost_problem(outcome)
            progress.done(reported)
            yield reported


def _build(request: BuildRequest, report: Report) -> BuildResult:
    from mappa_report.pipeline import build_report

    return build_report(request, *report)


def _with_lost_problem(outcome: Outcome) -> Outcome:
    """``outcome``, but with a Problem as its result if the process that built the report was ended."""
    if not outcome.is_lost:
        return outcome
    from mappa_report.problems.problem import Problem
    from mappa_report.source.place import Place, Source

    area, year = outcome.piece
    message = "the system ended the process that built this report, and the one that tried again"
    hint = (
        "most often memory has run out: close other programs, then build it on its own with "
        f"`mappa-report build {area} {year}`."
    )
    return TaskResult(
        outcome.piece,
        BuildResult((Problem("process-ended", message, Place(Source(f"{AREAS}/{area}/{year}")), hint=hint),)),
    )


def _size(workspace: Workspace, report: Report) -> int:
    """Bytes of what a report is made from, by which to guess how long it takes."""
    folder = workspace.locate(AREAS, *report)
    return sum(file_size(at) for _, at in files_below(folder)) if folder else 0


def _print_outcomes(outcomes: Sequence[Outcome], request: BuildRequest) -> NoReturn:
    results = [outcome.result for outcome in outcomes if outcome.result]
    print_errors_and_warnings(
        [*misnamed_folders(request.workspace), *(problem for each in results for problem in each.problems)]
    )
    states = [_state(outcome.result) for outcome in outcomes]
    for outcome, state in zip(outcomes, states, strict=True):
        area, year = outcome.piece
        each = outcome.result
        counts = counts_text(each.problems, each.waived) if each else "a fault of the program's own"
        click.echo(f"{area:<24} {year}  {state:<9}  {counts}")
    has_files = any(each.written or each.unchanged for each in results)
    last = f"The files are in {relative_path(request.out)}." if has_files else "Nothing was written."
    for reason in dict.fromkeys(each.engine_reason for each in results if each.engine_reason):
        click.echo(reason)
    click.echo(f"{reports_text(len(states))}, {states.count(_FAILED)} failed. {last}")
    faults = [outcome.fault for outcome in outcomes if outcome.fault]
    if faults:
        click.echo(report_fault(faults[0]), err=True)
        sys.exit(OUR_FAULT)
    sys.exit(PROBLEMS if any(exit_code(each.problems) for each in results) else 0)


def _state(result: BuildResult | None) -> str:
    """Of a report with errors no file is made, or not each."""
    if result is None or exit_code(result.problems):
        return _FAILED
    return "written" if result.written else "unchanged"


class _Progress:
    """On a terminal a bar, with what is at work and how many have failed; elsewhere a line for each that is done."""

    def __init__(self, total: int, bar: ProgressBar[object] | None) -> None:
        self.total = total
        self.bar = bar
        self.at_work: list[str] = []
        self.finished = 0
        self.failures = 0

    def begun(self, report: Report) -> None:
        """Somebody has started on ``report``."""
        self.at_work.append(" ".join(report))
        self._show(0)

    def done(self, outcome: Outcome) -> None:
        """A report has come to its end, whatever that is."""
        name, state = " ".join(outcome.piece), _state(outcome.result)
        self.at_work.remove(name)
        self.finished += 1
        self.failures += state == _FAILED
        with suppress(BrokenPipeError):  # nobody may read this any more, but the reports are wanted
            if self.bar is None:
                click.echo(f"{self.finished} of {self.total}: {name} {state}", err=True)
            self._show(1)

    def _show(self, steps: int) -> None:
        if self.bar is not None:
            failed = [f"{self.failures} failed"] if self.failures else []
            self.bar.update(steps, ", ".join([*self.at_work, *failed]))


def _at_work(names: object) -> str:
    return str(names or "")


@contextmanager
def _progress(total: int) -> Iterator[_Progress]:
    if not (can_redraw() and total):
        yield _Progress(total, None)
        return
    with click.progressbar(length=total, label="Building", file=sys.stderr, item_show_func=_at_work) as bar:
        yield _Progress(total, bar)
