"""``mappa-report import-statistics``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.finished_file import is_standard_input
from mappa_report.commands.printing import (
    NOTHING_WRITTEN,
    before_anything_is_written,
    counts_text,
    finish,
    print_account,
    print_problems,
    relative_path,
    required_workspace,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mappa_report.intake.statistics import Intake
    from mappa_report.problems.problem import Problem
    from mappa_report.workspace.workspace import Workspace

_MOST_TOLD = 10


@click.command("import-statistics")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--area", required=True, shell_complete=areas_with_reports, help="The area whose figures these are.")
@click.option("--year", required=True, shell_complete=years_of_area, help="The year that they are of.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def import_statistics(file: Path, area: str, year: str, yes: bool) -> None:
    """Take figures from a spreadsheet into a year's statistics.yaml.

    FILE is an XLSX, ODS or CSV: what `data` has made, its template filled in, or the tables laid out as in the report,
    on one worksheet or many. Labels need not be word for word; it is said which was taken for which.

    What would change is shown first. Then it asks, or writes at once with --yes; all else in statistics.yaml stays as
    you have typed it.

    \b
    Examples:
        mappa-report import-statistics return.xlsx --area kent --year 2024
        mappa-report import-statistics return.csv --area kent --year 2024 --yes
    """
    from mappa_report.intake.account import account_of
    from mappa_report.intake.statistics import intake_of

    if is_standard_input(file):
        raise click.UsageError("import-statistics reads no standard input: save it as a file, and name that.")
    workspace = required_workspace()
    problems: list[Problem] = []
    with before_anything_is_written():
        intake = intake_of(workspace, area, year, relative_path(file), _bytes(file), problems)
    if intake is None:
        finish(problems, if_failed=NOTHING_WRITTEN)
    print_problems(problems)
    print_account(account_of(intake))
    click.echo()
    if not intake.differences.changes:
        click.echo("The return has all of this already: there is nothing to write.")
    elif yes or _agreed(intake):
        _write(workspace, intake, area, year)
    else:
        click.echo(f"{NOTHING_WRITTEN} To write this, run the same command with --yes.")


def _bytes(file: Path) -> bytes:
    from mappa_report.importing.sheets.reader import MAX_BYTES
    from mappa_report.workspace.door import named_file, read

    return read(named_file(file, relative_path(file)), MAX_BYTES)


def _agreed(intake: Intake) -> bool:
    """Whether somebody at a terminal says yes. Where nobody can be asked, nobody has."""
    if not sys.stdin.isatty():
        return False
    return click.confirm(f"Write this to {intake.target.at.name}?")


def _write(workspace: Workspace, intake: Intake, area: str, year: str) -> None:
    from mappa_report.intake.statistics import write
    from mappa_report.pipeline import check_report

    problems = write(intake)
    if problems:
        finish(problems, if_failed=NOTHING_WRITTEN)
    click.echo(f"wrote {intake.target.at.name}")
    _tell_of_check(check_report(workspace, area, year).problems, area, year)


def _tell_of_check(problems: Sequence[Problem], area: str, year: str) -> None:
    """What a check says now: how much, and each error in a line."""
    errors = [problem for problem in problems if problem.is_error]
    for problem in errors[:_MOST_TOLD]:
        click.echo(f"  {problem.place}  {' › '.join(problem.record)}: {problem.message} [{problem.code}]")
    if len(errors) > _MOST_TOLD:
        click.echo(f"  and {len(errors) - _MOST_TOLD} more errors")
    counts = f"{counts_text(problems)}" if problems else "no problems"
    more = f" `mappa-report check {area} {year}` tells all of it." if problems else ""
    click.echo(f"A check now finds {counts}.{more}")
