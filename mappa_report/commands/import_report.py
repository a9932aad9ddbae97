"""``mappa-report import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.finished_file import STANDARD_INPUT, bytes_of
from mappa_report.commands.printing import (
    NOTHING_WRITTEN,
    before_anything_is_written,
    counts_text,
    finish,
    print_account,
    relative_path,
    required_workspace,
)

if TYPE_CHECKING:
    from mappa_report.problems.problem import Problem


@click.command("import")
@click.argument("report", metavar="REPORT", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--area", required=True, shell_complete=areas_with_reports, help="The area whose report this is.")
@click.option("--year", shell_complete=years_of_area, help="The year that it is of; else the report says it.")
@click.option("--keep-national", is_flag=True, help="Keep the national text too, as sections.")
@click.option("--replace", is_flag=True, help="Take the place of a report of that year which is there already.")
def import_report(report: Path, area: str, year: str | None, keep_national: bool, replace: bool) -> None:
    """Bring a published report into a year of its area: figures, sections and pictures.

    REPORT is a Word file, a PDF, a web page or a plain text, or - for what comes in on standard input. The national
    text is left out: it comes from the edition. What could not be placed is kept beside the report in unplaced.md,
    with the reasons.

    \b
    Examples:
        mappa-report import report-2015.docx --area kent --year 2015
        mappa-report import report-2015.docx --area kent --replace
    """
    from mappa_report.intake.dated import Wish
    from mappa_report.intake.report import report_intake
    from mappa_report.intake.report_account import account_of_report
    from mappa_report.intake.report_files import report_files
    from mappa_report.intake.report_writing import write_report
    from mappa_report.pipeline import check_report

    workspace = required_workspace()
    problems: list[Problem] = []
    name = "standard input" if str(report) == STANDARD_INPUT else relative_path(report)
    with before_anything_is_written():
        intake = report_intake(workspace, area, Wish(year, keep_national), name, bytes_of(report), problems)
        made = report_files(intake) if intake else None
    if intake is None or made is None:
        finish(problems, if_failed=NOTHING_WRITTEN)
    created = write_report(workspace, intake, made, replaces=replace)
    if created.problems:
        finish(created.problems, if_failed=NOTHING_WRITTEN)
    for file in created.files:
        click.echo(f"wrote {file}")
    click.echo()
    print_account(account_of_report(intake, made.told))
    checked = check_report(workspace, intake.registered.slug, str(intake.year)).problems
    more = f"; `mappa-report check {intake.registered.slug} {intake.year}` tells all of it." if checked else ""
    click.echo(f"check     {counts_text(checked) if checked else 'no problems'}{more}")
