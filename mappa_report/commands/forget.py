"""``mappa-report forget``."""

import click

from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.printing import named_report, required_workspace


@click.command()
@click.argument("area", shell_complete=areas_with_reports)
@click.argument("year", shell_complete=years_of_area)
@click.option("--yes", is_flag=True, help="Remove what is listed. Nothing brings it back.")
def forget(area: str, year: str, yes: bool) -> None:
    """List what a published report no longer needs, and with --yes remove it.

    Proofs and what came back of them, earlier versions that the workbench kept, contributors.yaml and unplaced.md hold
    personal data. What was signed and published stays, with its digests. A report that is not published, or is being
    corrected, is left alone.

    \b
    Examples:
        mappa-report forget kent 2023
        mappa-report forget kent 2023 --yes
    """
    from mappa_report.status.forgetting import no_longer_needed
    from mappa_report.workspace.removing import remove_whole

    workspace = required_workspace()
    slug, number = named_report(workspace, area, year)
    listed = no_longer_needed(workspace, slug, number)
    if listed is None:
        raise click.UsageError(
            f"{slug} {number} is not published, or is being corrected, so it needs all that it has: nothing is removed."
        )
    for at in listed:
        if yes:
            remove_whole(at)
        click.echo(f"{'removed' if yes else 'no longer needed:'} {at.name}")
    if not listed:
        click.echo("Nothing is left that it does not need.")
    elif not yes:
        click.echo(f"Nothing was removed. To remove them: mappa-report forget {slug} {number} --yes")
