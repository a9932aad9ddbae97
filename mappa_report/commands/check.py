"""``mappa-report check``."""

from __future__ import annotations

import sys

import click

from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.printing import current_workspace, exit_code, finish


@click.command()
@click.argument("area", shell_complete=areas_with_reports)
@click.argument("year", shell_complete=years_of_area)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to print problems: for people or for programs.")  # fmt: skip
def check(area: str, year: str, style: str) -> None:
    """Say everything that is wrong with a report.

    Checks the figures and sections of AREA for YEAR.

    Exits with 0 if a report can be built, 1 if there are errors.

    \b
    Examples:
        mappa-report check kent 2023
        mappa-report check kent 2023 --format json
    """
    from mappa_report.pipeline import check_report

    problems = check_report(current_workspace(), area, year).problems
    if style == "json":
        from mappa_report.show_problems import as_json

        click.echo(as_json(problems))
        sys.exit(exit_code(problems))
    finish(problems, "A report can be built.")
