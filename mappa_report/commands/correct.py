"""``mappa-report correct``."""

from datetime import date

import click

from mappa_report.commands.build import source_day
from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.printing import named_report, required_workspace


def _note(_: click.Context, __: click.Parameter, value: str) -> str:
    from mappa_report.signing.correcting import MAX_NOTE, correction_note

    words = correction_note(value)
    if words is None:
        raise click.BadParameter(f"say what was put right, in at most {MAX_NOTE} letters.")
    return words


@click.command()
@click.argument("area", shell_complete=areas_with_reports)
@click.argument("year", shell_complete=years_of_area)
@click.option("--note", required=True, callback=_note, help="What was put right, as readers of the report are told.")
def correct(area: str, year: str, note: str) -> None:
    """Begin to correct a report that has been published.

    The day and the note are put into corrections.yaml, and the report prints them first of all. Then change what is
    wrong, make a proof, and have it signed off: its sheet shows only what differs from the proof that was published.

    \b
    Example:
        mappa-report correct kent 2023 --note "The number of people at Level 3 was given as 12. It is 21."
    """
    from mappa_report.signing.correcting import begin_correction
    from mappa_report.wording.numbers import format_date

    workspace = required_workspace()
    slug, number = named_report(workspace, area, year)
    begun = begin_correction(workspace, slug, number, note, source_day() or date.today())
    click.echo(f"A correction of what was published on {format_date(begun.published)} has begun.")
    click.echo(f"Its note stands in {begun.note_file}, and the report prints it; {begun.record_file} records it.")
    click.echo(f"Next: change what is wrong, then mappa-report proof {slug} {number}")
