"""``mappa-report build``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.printing import (
    PROBLEMS,
    counted,
    current_workspace,
    exit_code,
    for_each_report,
    is_everything,
    print_problems,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mappa_report.pipeline import Built
    from mappa_report.problem import Problem
    from mappa_report.workspace import Workspace


def _formats(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    from mappa_report.writers import EXTENSIONS

    names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
    unknown = [name for name in names if name not in EXTENSIONS]
    if unknown or not names:
        raise click.BadParameter(f"choose from {', '.join(EXTENSIONS)}, with commas between them.")
    return names


@click.command()
@click.argument("area", required=False, shell_complete=areas_with_reports)
@click.argument("year", required=False, shell_complete=years_of_area)
@click.option("--all", "everything", is_flag=True, help="Build every year of every area.")
@click.option("--to", "formats", default="docx,pdf,html", show_default=True, callback=_formats,
              help="The formats to make, with commas between them; text is an outline for review.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=None,
              help="The folder to put areas and years into.  [default: build]")  # fmt: skip
def build(area: str | None, year: str | None, everything: bool, formats: tuple[str, ...], out: Path | None) -> None:
    """Check a report, and make it as DOCX, PDF and HTML.

    The files of AREA for YEAR are put into build/AREA/YEAR. If there is an error, nothing is written. Files that
    are up to date are left as they are.

    \b
    Examples:
        mappa-report build kent 2023
        mappa-report build kent 2023 --to pdf
        mappa-report build --all --out proofs
    """
    workspace = current_workspace()
    out = out or workspace.root / "build"
    created = _source_date()
    if is_everything(everything, area, year):
        _build_all(workspace, formats, out, created)
    else:
        _build_one(workspace, str(area), str(year), formats, out, created)


def _build_one(
    workspace: Workspace, area: str, year: str, formats: Sequence[str], out: Path, created: int | None
) -> None:
    """Build one report, and end in a line of counts."""
    from mappa_report.pipeline import build_report

    built = build_report(workspace, area, year, formats, out, created)
    _say_files(built)
    _print_grave(built.problems)
    code = exit_code(built.problems)
    counts = f"{counted(built.problems, built.waived)}." if built.problems or built.waived else "No problems."
    is_nothing_made = code and not (built.written or built.unchanged)
    last = "Nothing was written." if is_nothing_made else _pointer(built.problems)
    click.echo(f"{counts} {last}".rstrip())
    sys.exit(code)


def _build_all(workspace: Workspace, formats: Sequence[str], out: Path, created: int | None) -> None:
    """Build every area and year, and end in a line for each."""
    from mappa_report.pipeline import build_report

    built = for_each_report(
        workspace, "Building", lambda area, year: build_report(workspace, area, year, formats, out, created)
    )
    _print_grave([problem for _, _, each in built for problem in each.problems])
    for area, year, each in built:
        state = "failed" if exit_code(each.problems) else "written" if each.written else "unchanged"
        click.echo(f"{area:<24} {year}  {state:<9}  {counted(each.problems, each.waived)}")
    failures = sum(bool(exit_code(each.problems)) for _, _, each in built)
    click.echo(f"{len(built)} reports, {failures} failed. The files are in {shown(out)}.")
    sys.exit(PROBLEMS if failures else 0)


def _print_grave(problems: Sequence[Problem]) -> None:
    """Errors and warnings, each once. What is for information is advice, and a check is the time for that."""
    from mappa_report.problem import Severity

    print_problems([problem for problem in dict.fromkeys(problems) if problem.severity is not Severity.INFO])


def _pointer(problems: Sequence[Problem]) -> str:
    """Where to read what is only counted here."""
    from mappa_report.problem import Severity

    has_info = any(problem.severity is Severity.INFO for problem in problems)
    return "`mappa-report check` tells what is for information." if has_info else ""


def _source_date() -> int | None:
    """SOURCE_DATE_EPOCH, the seconds since 1970 that a reproducible build is dated with, if it is set."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    if not text.isdecimal() or len(text) > 11:
        raise click.UsageError("SOURCE_DATE_EPOCH is not a whole number of seconds since 1970.")
    return int(text)


def _say_files(built: Built) -> None:
    for path in built.written:
        click.echo(f"wrote {shown(path)}")
    for path in built.unchanged:
        click.echo(f"unchanged {shown(path)}")
