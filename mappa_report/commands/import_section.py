"""``mappa-report import-section``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.finished_file import is_standard_input
from mappa_report.commands.printing import (
    NOTHING_WRITTEN,
    before_anything_is_written,
    counts_text,
    finish,
    print_account,
    print_errors_and_warnings,
    relative_path,
    required_workspace,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mappa_report.intake.contributions import Sent
    from mappa_report.problems.problem import Problem
    from mappa_report.workspace.door import Located
    from mappa_report.workspace.workspace import Workspace

_MOST_FILES = 100
"""A report has room for as many sections."""


@click.command("import-section")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--area", required=True, shell_complete=areas_with_reports, help="The area whose report it is for.")
@click.option("--year", required=True, shell_complete=years_of_area, help="The year of that report.")
@click.option("--kind", required=True, help="The kind of section, such as agency-perspective.")
@click.option("--title", default="", help="The section's title, where the file's own is not meant. For one file.")
@click.option("--role", default="", help="The role of who wrote it, such as Detective Inspector. Never a name.")
@click.option("--organisation", default="", help="The body that it is a role in, such as Kent Police.")
def import_section(
    files: tuple[Path, ...], area: str, year: str, kind: str, title: str, role: str, organisation: str
) -> None:
    """Bring in what partners have sent as sections of a report.

    FILE is a Word file (.docx), an OpenDocument text (.odt), an RTF, a plain text or an e-mail (.eml), or a folder of
    them, taken in the order of their names without the workspace's own. Each becomes a section of its own behind those
    that are there, with its pictures beside it; a form from status --request fills its own file, where that has no
    text. What could not be taken over as it was is told: tracked changes,
    comments, text boxes, running heads.

    No text is overwritten; all files are written, or none.

    \b
    Examples:
        mappa-report import-section police.docx --area kent --year 2024 --kind agency-perspective
        mappa-report import-section contributions --area kent --year 2024 --kind agency-perspective
    """
    from mappa_report.intake.contribution_account import account_of
    from mappa_report.intake.contributions import Wanted, contributions_of, sections_folder, write
    from mappa_report.model.section import Author

    if unprintable := next((words for words in (kind, title, role, organisation) if not words.isprintable()), ""):
        raise click.UsageError(f"{unprintable!a:.60} has a character that can't be printed: type it anew.")
    if any(map(is_standard_input, files)):
        raise click.UsageError("import-section reads no standard input: save it as a file, and name that.")
    workspace = required_workspace()
    problems: list[Problem] = []
    with before_anything_is_written():
        folder = sections_folder(workspace, area, year, kind, problems)
        sent = list(_sent(workspace, files, problems))
    if title and len(sent) > 1:
        raise click.UsageError(f"--title is for one file, and these are {len(sent)}: leave it out.")
    if folder is None:
        finish(problems, if_failed=NOTHING_WRITTEN)
    wanted = Wanted(kind, " ".join(title.split()), Author(" ".join(role.split()), " ".join(organisation.split())))
    contributions = contributions_of(folder, sent, wanted, problems)
    problems += () if problems else write(contributions)
    if problems:
        finish(problems, if_failed=NOTHING_WRITTEN)
    for contribution in contributions.each:
        print_account(account_of(contribution))
    _tell_of_check(workspace, area, year, [at.name for each in contributions.each for at in each.files])


def _sent(workspace: Workspace, paths: Sequence[Path], problems: list[Problem]) -> Iterator[Sent]:
    """The files that ``paths`` name, and those in folders among them; what can't be read is a Problem."""
    from mappa_report.importing.sent_file import MAX_BYTES
    from mappa_report.intake.contributions import Sent
    from mappa_report.workspace.door import read
    from mappa_report.workspace.refusals import FileRefused

    named = [at for path in paths for at in _files(workspace, path, problems)]
    if len(named) > _MOST_FILES:
        raise click.UsageError(f"these are {len(named)} files, and a report has room for {_MOST_FILES} sections.")
    for at in named:
        try:
            yield Sent(at.name, read(at, MAX_BYTES))
        except FileRefused as refused:
            problems.append(refused.problem)


def _files(workspace: Workspace, path: Path, problems: list[Problem]) -> list[Located]:
    from mappa_report.intake.sent_folder import contributions_in
    from mappa_report.workspace.door import is_folder, named_file
    from mappa_report.workspace.refusals import FileRefused

    at = named_file(path, relative_path(path))
    try:
        if not is_folder(at):
            return [at]
        files = contributions_in(workspace, at)
    except FileRefused as refused:
        problems.append(refused.problem)
        return []
    if not files:
        told = "the workspace's own files are none, and folders within it are not looked into."
        raise click.UsageError(f"the folder {at.name} has no contribution in it: {told}")
    return files


def _tell_of_check(workspace: Workspace, area: str, year: str, names: Sequence[str]) -> None:
    """What a check says of the sections ``names``: errors and warnings in full, and how much there is in all."""
    from mappa_report.pipeline import check_report

    problems = [each for each in check_report(workspace, area, year).problems if each.place.source.name in names]
    click.echo()
    print_errors_and_warnings(problems)
    what = "it" if len(names) == 1 else "them"
    counts = counts_text(problems) if problems else "no problems"
    click.echo(f"A check finds {counts} in {what}. `mappa-report check {area} {year}` tells of the whole report.")
