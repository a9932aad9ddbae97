"""``mappa-report new``."""

import sys

import click

from mappa_report.commands.completion import all_areas, years_of_area
from mappa_report.commands.printing import finish, required_workspace


@click.command()
@click.argument("area", shell_complete=all_areas)
@click.argument("year")
@click.option(
    "--from",
    "origin",
    metavar="YEAR",
    shell_complete=years_of_area,
    help="Carry forward the sections of an earlier year: heads, not text.",
)
@click.option(
    "--provisional",
    is_flag=True,
    help="Where no edition covers YEAR, begin one as a copy of the newest, without a question.",
)
def new(area: str, year: str, origin: str | None, provisional: bool) -> None:
    """Start a report: its figures and sections to fill in.

    Lays out AREA for YEAR: every figure of the form as a commented blank, and the usual sections.

    Where no edition covers YEAR yet, it asks whether to begin a provisional one, as a copy of the newest.

    Nothing that exists is overwritten.

    \b
    Examples:
        mappa-report new norfolk 2023
        mappa-report new kent 2024 --from 2023
        mappa-report new kent 2024 --from 2023 --provisional
    """
    from mappa_report.scaffold.year_files import make_year
    from mappa_report.workspace.workspace import BOILERPLATE

    def may_begin(of_year: int, nearest: str) -> bool:
        return provisional or _wants_edition(of_year, nearest)

    started = make_year(required_workspace(), area, year, origin, may_begin)
    for path in started.files:
        click.echo(f"made {path}")
    next_step = "Next: fill in the figures and the sections, then run mappa-report check."
    if begun := next((path for path in started.files if path.startswith(f"{BOILERPLATE}/")), ""):
        folder = "/".join(begun.split("/")[:2])
        next_step += f" The edition in {folder} is provisional: put right there what the year's official text changes."
    finish(started.problems, next_step if started.files else "")


def _wants_edition(year: int, nearest: str) -> bool:
    """The answer to one question; no where nobody can be asked, as in a script."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    question = f"No edition covers the year {year}. Begin a provisional one, as a copy of {nearest}?"
    return click.confirm(question, default=True, err=True)
