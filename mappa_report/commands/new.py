"""``mappa-report new``."""

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
def new(area: str, year: str, origin: str | None) -> None:
    """Start a report: its figures and sections to fill in.

    Lays out AREA for YEAR: every figure of the form as a commented blank, and the usual sections.

    Nothing that exists is overwritten.

    \b
    Examples:
        mappa-report new norfolk 2023
        mappa-report new kent 2024 --from 2023
    """
    from mappa_report.scaffold.year_files import make_year

    started = make_year(required_workspace(), area, year, origin)
    for path in started.files:
        click.echo(f"made {path}")
    finish(
        started.problems,
        "Next: fill in the figures and the sections, then run mappa-report check." if started.files else "",
    )
