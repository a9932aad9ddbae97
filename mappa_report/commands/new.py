"""``mappa-report new``."""

from __future__ import annotations

import click

from mappa_report.commands.printing import current_workspace, finish


@click.command()
@click.argument("area")
@click.argument("year")
def new(area: str, year: str) -> None:
    """Start a report: its figures and sections to fill in.

    Lays out AREA for YEAR: every figure of the form as a commented blank, and the usual sections.

    Nothing that exists is overwritten.

    \b
    Example:
        mappa-report new norfolk 2023
    """
    from mappa_report.scaffold.year_files import make_year

    started = make_year(current_workspace(), area, year)
    for path in started.made:
        click.echo(f"made {path}")
    finish(
        started.problems,
        "Next: fill in the figures and the sections, then run mappa-report check." if started.made else "",
    )
