"""``mappa-report build AREA YEAR --watch``: build, and again whenever a file that bears on the report is saved."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Iterable
from time import perf_counter
from typing import TYPE_CHECKING, NoReturn

import click

from mappa_report.commands.printing import print_build_result
from mappa_report.exit_codes import PROBLEMS
from mappa_report.problems.fault_log import Fault, report_fault

if TYPE_CHECKING:
    from mappa_report.building.plan import BuildResult
    from mappa_report.building.request import BuildRequest, Report


def build_and_watch(request: BuildRequest, report: Report) -> NoReturn:
    """Build ``report`` and go on building it, until an interrupt, or until the workspace or all it watches is gone."""
    from mappa_report.assembly.register import area_named
    from mappa_report.building.watching import WorkspaceGone, changes_in, folders_of
    from mappa_report.pipeline import build_report

    first = build_report(request, *report)
    print_build_result(first)
    area = area_named(request.workspace, report[0]) or ""
    if not folders_of(request.workspace, area):
        raise click.UsageError("there is nothing here to watch: this folder has no areas in it.")
    load_formats(request)
    gc.collect()
    gc.freeze()  # what is loaded stays: no later search for garbage has to look through it
    click.echo("Watching for changes. Press Ctrl+C to stop.", err=True)
    try:
        build_on_changes(request, report, first, changes_in(request.workspace, area, request.out))
    except WorkspaceGone:
        click.echo(
            "Stopped watching: the workspace is no longer where it was. Go where it is, and start again.", err=True
        )
        sys.exit(PROBLEMS)
    except KeyboardInterrupt:
        click.echo(err=True)
    click.echo("Stopped watching.", err=True)
    sys.exit(0)


def build_on_changes(
    request: BuildRequest, report: Report, last: BuildResult | None, changes: Iterable[object]
) -> None:
    """Build ``report`` at each of ``changes``, and tell what it came to where that isn't what ``last`` did.

    What goes wrong is told, and the next change is waited for. The files of the last build stay until then.
    """
    from mappa_report.pipeline import build_report

    for _ in changes:
        begun = perf_counter()
        try:
            result = build_report(request, *report)
        except Exception as fault:
            last = None
            click.echo(report_fault(Fault.of(fault)), err=True)
            continue
        if result.written or last is None or result.problems != last.problems:
            print_build_result(result)
            done = "Built" if result.written else "Checked"
            click.echo(f"{done} in {perf_counter() - begun:.1f} s. Watching for changes.\n", err=True)
        last = result
        gc.collect()  # now, when nobody waits for it


def load_formats(request: BuildRequest) -> None:
    """Load what the formats need: the first change then waits as short a time as any other."""
    from mappa_report.building.engine import WEASYPRINT, choose_pdf_engine
    from mappa_report.writers import FormatFault, LibraryMissing, writer_for

    engine = choose_pdf_engine(request.workspace, request.pdf_engine).name
    for name in request.formats:
        writer_for(name, engine)
    if "pdf" not in request.formats:
        return
    with contextlib.suppress(LibraryMissing, FormatFault):  # a build tells of these
        if engine == WEASYPRINT:
            from mappa_report.writers.weasyprint.writer import load_weasyprint

            load_weasyprint()
        else:
            from mappa_report.writers.typst.engine import load_engine

            load_engine(request.workspace.template)
