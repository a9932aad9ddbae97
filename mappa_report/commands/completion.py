"""What the shell offers when somebody presses Tab: areas, years, editions and codes of problems."""

import click

from mappa_report.commands.printing import current_workspace


def areas_with_reports(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """Areas that have a report to check or build."""
    return [area for area in current_workspace().areas() if area.startswith(incomplete.lower())]


def all_areas(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """Every area of the register."""
    from mappa_report.assembly.register import read_register

    return [area for area in read_register(current_workspace(), []) if area.startswith(incomplete.lower())]


def years_of_area(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """The years of the area that has been typed already."""
    # After an option, click has not yet told the arguments apart.
    area = ctx.params.get("area") or next(iter(ctx.args), "")
    years = map(str, current_workspace().years(str(area)))
    return [year for year in years if year.startswith(incomplete)]


def editions(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """The editions of the national text."""
    return [key for key in current_workspace().editions() if key.startswith(incomplete)]


def problem_codes(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """The codes of all problems."""
    from mappa_report.problems.codes import CODES

    return [code for code in CODES if code.startswith(incomplete.lower())]
