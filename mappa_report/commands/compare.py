"""``mappa-report compare``."""

import sys

import click

from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.printing import counts_text, print_problems, required_workspace
from mappa_report.exit_codes import PROBLEMS


@click.command()
@click.argument("area", shell_complete=areas_with_reports)
@click.argument("year", shell_complete=years_of_area)
@click.argument("earlier", metavar="[YEAR]", required=False, shell_complete=years_of_area)
def compare(area: str, year: str, earlier: str | None) -> None:
    """Set a year's main figures beside an earlier year's.

    Tells in sentences and a table what has changed in AREA's figures for the first YEAR since the second, or since the
    year before. Where what is counted has changed between the two, the figures are not compared, and the reason is
    given.

    \b
    Examples:
        mappa-report compare kent 2024
        mappa-report compare kent 2024 2023
    """
    from mappa_report.comparing import compare as compared
    from mappa_report.document.show import as_text
    from mappa_report.pipeline import check_report
    from mappa_report.problems.problem import Problem

    workspace = required_workspace()
    checked = check_report(workspace, area, year)
    if checked.assembled is None:
        print_problems(checked.problems)
        click.echo(f"{counts_text(checked.problems)}. Nothing can be compared.")
        sys.exit(PROBLEMS)
    problems: list[Problem] = []
    blocks = compared(workspace, checked.assembled, earlier, problems)
    if not blocks:
        print_problems(problems)
        click.echo("Nothing was compared.")
        sys.exit(PROBLEMS)
    click.echo(as_text(blocks))
    if any(problem.is_error for problem in checked.problems):
        click.echo(f"\nThe report has errors: `mappa-report check {area} {year}` tells which.")
