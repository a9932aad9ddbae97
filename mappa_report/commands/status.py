"""``mappa-report status``."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from mappa_report.commands.build import source_date, source_day
from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.folders import NewFolder, out_folder
from mappa_report.commands.printing import (
    NOTHING_WRITTEN,
    finish,
    for_each_report,
    named_report,
    print_account,
    relative_path,
    required_workspace,
    wants_all,
)
from mappa_report.exit_codes import PROBLEMS

if TYPE_CHECKING:
    from mappa_report.document.blocks import Blocks
    from mappa_report.status.state import Status
    from mappa_report.workspace.workspace import Workspace


@click.command()
@click.argument("area", required=False, shell_complete=areas_with_reports)
@click.argument("year", required=False, shell_complete=years_of_area)
@click.option("--all", "everything", is_flag=True, help="A line for every year of every area.")
@click.option("--format", "style", type=click.Choice(["text", "json", "html"]), default="text",
              show_default=True, help="As text, for programs, or as a page to send round.")  # fmt: skip
@click.option("--request", "asked", default="", metavar="NAME",
              help="Write an e-mail that asks NAME of contributors.yaml for what is owed.")  # fmt: skip
@click.option("--to", "out", type=NewFolder(), default=None, callback=out_folder,
              help="The folder to put the e-mail into.  [default: build/AREA/YEAR]")  # fmt: skip
def status(area: str | None, year: str | None, everything: bool, style: str, asked: str, out: Path | None) -> None:
    """Say how far a report has come, and who owes what.

    Sets the sections of AREA for YEAR beside contributors.yaml in the year's folder, and counts the figures that are to
    come and the problems; then the last proof, and who has signed. A page goes to the folder build.

    With --request comes an e-mail instead, to be looked at and sent by you: what is asked, by when, last year's text,
    and for each section a Word form, which import-section reads back. Nothing is sent.

    \b
    Examples:
        mappa-report status kent 2023
        mappa-report status kent 2023 --format html
        mappa-report status kent 2023 --request "Kent Police"
        mappa-report status --all
    """
    workspace = required_workspace()
    if asked or out:
        if everything or style != "text" or not asked:
            raise click.UsageError("give AREA, YEAR and --request NAME, with --to alone.")
        _request(workspace, *named_report(workspace, str(area), str(year)), asked, out)
    if wants_all(everything, area, year):
        each = [one for _, _, one in for_each_report(workspace, "Reading", lambda *named: _one(workspace, *named))]
        _print_all(workspace, [one for one in each if one], style)
        sys.exit(0 if all(each) else PROBLEMS)
    _print_one(workspace, str(area), str(year), style)


def _request(workspace: Workspace, area: str, year: int, name: str, out: Path | None) -> NoReturn:
    from mappa_report.intake.slug import slug_of
    from mappa_report.pipeline import check_report
    from mappa_report.problems.privacy import redacted
    from mappa_report.problems.problem import Problem
    from mappa_report.status.asking import owed_by, request_to
    from mappa_report.status.mail import as_eml, is_address
    from mappa_report.workspace.door import Located
    from mappa_report.workspace.output_files import write_files
    from mappa_report.workspace.workspace import BUILD, output_root

    checked = check_report(workspace, area, str(year))
    problems: list[Problem] = []
    report = checked.assembled
    owed = owed_by(workspace, report, name, problems) if report else ()
    mail = request_to(workspace, report, owed, problems) if report and owed else None
    if mail is None:
        finish(redacted(problems) if report else checked.problems, if_failed=NOTHING_WRITTEN)
    created = source_date()
    written = datetime.now(UTC) if created is None else datetime.fromtimestamp(created, UTC)
    folder = out or workspace.root / BUILD / area / str(year)
    path = folder / f"{area}-{year}-request-{slug_of(owed[0].name)}.eml"
    at = Located(path, output_root(workspace, out or workspace.root / BUILD), workspace.name(path))
    failed = write_files({at: as_eml(mail, written)}).problems
    if not failed:
        print_account([f"wrote {relative_path(path)}"])
    to = "" if is_address(mail.address) else " It has no address, as contributors.yaml gives none that mail can go to."
    finish(failed, f"Nothing was sent: open it, look it over and send it.{to}", NOTHING_WRITTEN)


def _today() -> date:
    return source_day() or date.today()


def _one(workspace: Workspace, area: str, year: str) -> Status | None:
    """The status of a report; None, and a line of why, where too little of it can be read."""
    from mappa_report.pipeline import check_report
    from mappa_report.problems.masking import masked
    from mappa_report.status.state import status_of
    from mappa_report.workspace.refusals import FileRefused

    why = f"`mappa-report check {area} {year}` tells why."
    try:
        found = status_of(workspace, area, int(year), check_report(workspace, area, year), _today())
    except FileRefused as refused:
        found, why = None, f"{refused.problem.place.file}: {refused.problem.message}; {refused.problem.hint}"
    if found is None:
        click.echo(masked(f"{area} {year} can't be read: {why}"), err=True)
    return found


def _print_all(workspace: Workspace, statuses: list[Status], style: str) -> None:
    from mappa_report.status.shown import all_blocks

    if style == "json":
        _print_json(statuses)
    else:
        _print_blocks(workspace, "MAPPA annual reports", all_blocks(statuses), style, ("status.html",))


def _print_one(workspace: Workspace, area: str, year: str, style: str) -> None:
    from mappa_report.assembly.naming import find_area_year
    from mappa_report.pipeline import check_report
    from mappa_report.problems.problem import Problem
    from mappa_report.status.shown import status_blocks, title_of
    from mappa_report.status.state import status_of

    problems: list[Problem] = []
    named = find_area_year(workspace, area, year, problems)
    if named is None:
        finish(problems, if_failed="Nothing is told.")
    slug, number = named[0], named[1].ends_in
    checked = check_report(workspace, slug, str(number))
    found = status_of(workspace, slug, number, checked, _today())
    if found is None:
        finish(checked.problems, if_failed="Too little can be read to say how far the report has come.")
    if style == "json":
        _print_json(found)
        return
    file = (slug, str(number), f"{slug}-status-{number}.html")
    _print_blocks(workspace, title_of(found), status_blocks(found), style, file)


def _print_json(value: object) -> None:
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def _print_blocks(workspace: Workspace, title: str, blocks: Blocks, style: str, file: tuple[str, ...]) -> None:
    from mappa_report.document.show import as_text

    if style == "html":
        _write_page(workspace, title, blocks, file)
    print_account([title, "", *as_text(blocks).splitlines()] if blocks else [])


def _write_page(workspace: Workspace, title: str, blocks: Blocks, file: tuple[str, ...]) -> NoReturn:
    from mappa_report.building.formats import write_formats
    from mappa_report.problems.privacy import redacted
    from mappa_report.status.shown import page_of
    from mappa_report.workspace.output_files import write_files
    from mappa_report.workspace.workspace import BUILD

    at = workspace.own(BUILD, *file)
    files, problems = write_formats(page_of(title, blocks, _today()), {"html": at.path}, "typst", workspace)
    written = write_files({at: files[at.path]} if files else {})
    for changed in written.changed:
        click.echo(f"wrote {relative_path(changed.path)}")
    finish(redacted([*problems, *written.problems]))
