"""``mappa-report doctor``."""

import sys

import click

from mappa_report.commands.printing import current_workspace
from mappa_report.exit_codes import PROBLEMS


@click.command()
def doctor() -> None:
    """Say what is missing, and what to type.

    \b
    Example:
        mappa-report doctor
    """
    from mappa_report.doctor import examine

    findings = examine(current_workspace())
    for finding in findings:
        mark = click.style("ok     ", fg="green") if finding.is_well else click.style("missing", fg="red")
        click.echo(f"{mark}  {finding.name}: {finding.detail}")
        if finding.remedy:
            click.echo(f"         {finding.remedy}")
    missing = sum(not finding.is_well for finding in findings)
    click.echo("Everything is in order." if not missing else f"{missing} to mend.")
    sys.exit(PROBLEMS if missing else 0)
