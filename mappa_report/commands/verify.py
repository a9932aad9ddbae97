"""``mappa-report verify``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.printing import named_report, print_account, relative_path, required_workspace
from mappa_report.exit_codes import PROBLEMS

if TYPE_CHECKING:
    from mappa_report.workspace.workspace import Workspace


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("area", required=False, shell_complete=areas_with_reports)
@click.argument("year", required=False, shell_complete=years_of_area)
def verify(file: Path, area: str | None, year: str | None) -> None:
    """Tell whether FILE, a DOCX, PDF or HTML, is what was signed and published.

    It is held against what the workspace has recorded: of AREA and YEAR, or of all its reports. The same bytes are the
    same file, and only then does it exit with 0. Of other bytes it says whether their words are those that were
    published; what is drawn over them may not be.

    \b
    Examples:
        mappa-report verify kent-mappa-annual-report-2023.pdf
        mappa-report verify report.docx kent 2023
    """
    from mappa_report.importing.sent_file import MAX_BYTES
    from mappa_report.signing.verifying import Verdict, sentences_of
    from mappa_report.signing.verifying import verify as held_against
    from mappa_report.workspace.door import named_file, read

    if bool(area) != bool(year):
        raise click.UsageError("give both AREA and YEAR, or neither.")
    workspace = required_workspace()
    reports = [named_report(workspace, area, year)] if area and year else _reports(workspace)
    name = relative_path(file)
    verified = held_against(workspace, read(named_file(file, name), MAX_BYTES), name, reports)
    print_account(sentences_of(name, verified))
    sys.exit(0 if verified.verdict is Verdict.SAME else PROBLEMS)


def _reports(workspace: Workspace) -> list[tuple[str, int]]:
    return [each for each in workspace.reports() if workspace.has_own_year(*each)]
