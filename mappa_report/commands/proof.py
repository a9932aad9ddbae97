"""``mappa-report proof``."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mappa_report.building.request import USUAL_FORMATS
from mappa_report.commands.build import source_date
from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.folders import NewFolder, out_folder
from mappa_report.commands.git_commit import commit, git_option, prepared
from mappa_report.commands.printing import exit_code, formats_among, print_build_result, required_workspace
from mappa_report.model.settings import MAX_HANDLING, PDF_ENGINES

if TYPE_CHECKING:
    from mappa_report.proofs.request import ProofRequest, ProofResult
    from mappa_report.workspace.git import Repository
    from mappa_report.workspace.workspace import Workspace


def _formats(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    from mappa_report.writers import EXTENSIONS

    return () if value is None else formats_among(EXTENSIONS, value)


def _handling(_: click.Context, __: click.Parameter, value: str) -> str:
    if len(value) > MAX_HANDLING or not value.isprintable():
        raise click.BadParameter(f"say it in one line of at most {MAX_HANDLING} letters.")
    return value.strip()


def _day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    try:
        return (value and date.fromisoformat(value)) or None
    except ValueError:
        raise click.BadParameter("give a day as year, month and day, such as 2023-09-15.") from None


@click.command()
@click.argument("area", shell_complete=areas_with_reports)
@click.argument("year", shell_complete=years_of_area)
@click.option("--to", "formats", default=None, callback=_formats,
              help="The formats to make, with commas between them.  [default: docx,pdf,html]")  # fmt: skip
@click.option("--out", type=NewFolder(), default=None, callback=out_folder,
              help="The folder to put areas and years into.  [default: build]")  # fmt: skip
@click.option("--handling", default="", callback=_handling, metavar="WORDS",
              help="How the proof may be passed on: stands on every page.")  # fmt: skip
@click.option("--reply-by", callback=_day, default=None, metavar="DATE",
              help="The day until which the chair is asked for a decision, such as 2023-09-15.")  # fmt: skip
@click.option("--pdf-engine", type=click.Choice(PDF_ENGINES), default=None,
              help="What sets the PDF.  [default: typst, or weasyprint for styles of the workspace's own]")  # fmt: skip
@click.option("--anyway", is_flag=True, help="Make a new proof though nothing has changed since the last.")
@click.option("--again", type=click.IntRange(1, 999_999), default=None, metavar="N",
              help="Make the files of proof N once more, from its record.")  # fmt: skip
@git_option
def proof(
    area: str,
    year: str,
    formats: tuple[str, ...],
    out: Path | None,
    handling: str,
    reply_by: date | None,
    pdf_engine: str | None,
    anyway: bool,
    again: int | None,
    with_git: bool,
) -> None:
    """Make the next proof of a report, for the board's chair to decide by.

    A proof is marked on every page with its number, its day and how it may be passed on. Before the report stands a
    sheet: what is to be decided, what has changed since the last proof, what is odd beside last year, and what is
    missing. It is made even while there are errors, and this still exits with 1 then.

    What a proof was is kept in areas/AREA/YEAR/proofs/N, so that its files, in build/AREA/YEAR, can be made again.

    \b
    Examples:
        mappa-report proof kent 2023 --reply-by 2023-09-15
        mappa-report proof kent 2023 --handling "Draft: for the board alone"
        mappa-report proof kent 2023 --again 2
        mappa-report proof kent 2023 --git
    """
    from mappa_report.proofs.request import ProofRequest
    from mappa_report.workspace.workspace import BUILD

    if again and (handling or reply_by or pdf_engine or anyway or with_git):
        raise click.UsageError("a proof that is made again is as it was: give --again with --to and --out alone.")
    workspace, created = required_workspace(), source_date()
    today = date.today() if created is None else datetime.fromtimestamp(created, UTC).date()
    request = ProofRequest(
        workspace, formats or (() if again else USUAL_FORMATS), out or workspace.root / BUILD, today, created,
        handling, reply_by, pdf_engine or "", anyway,
    )  # fmt: skip
    named = _named(workspace, area, year)
    repository = _repository(workspace, *named) if with_git and named else None
    result = _again(request, named, f"{area} {year}", again) if again else _next(request, area, year, named)
    for sentence in result.told:
        click.echo(sentence)
    print_build_result(result.built)
    code = _commit(workspace, *named, result.number, repository) if named and repository and result.number else 0
    sys.exit(code or exit_code(result.built.problems))


def _named(workspace: "Workspace", area: str, year: str) -> tuple[str, int] | None:
    """The area and year that somebody typed, if they can be any report's; if not, that is told in its place."""
    from mappa_report.assembly.register import area_named
    from mappa_report.workspace.workspace import year_number

    name, number = area_named(workspace, area), year_number(year)
    return (name, number) if name and number else None


def _repository(workspace: "Workspace", area: str, year: int) -> "Repository":
    """Where the next proof is to be committed."""
    from mappa_report.proofs.record import RECORD, next_number, proofs_folder

    number = next_number(workspace, area, year)
    at = proofs_folder(workspace, area, year).inside(str(number), RECORD)
    return prepared(workspace, at.name, f"{area}-{year}-proof-{number}")


def _commit(workspace: "Workspace", area: str, year: int, number: int, repository: "Repository") -> int:
    from mappa_report.proofs.record import files_of_proof

    files = files_of_proof(workspace, area, year, number)
    return commit(
        repository, files, f"Proof {number} of the report of {area} for {year}", f"{area}-{year}-proof-{number}"
    )


def _next(request: "ProofRequest", area: str, year: str, named: tuple[str, int] | None) -> "ProofResult":
    from mappa_report.proofs.making import make_proof
    from mappa_report.rounds.next_proof import keep_paragraphs, next_proof

    if named is None:
        return make_proof(request, area, year, keep_paragraphs)  # which says what is wrong with the names
    workspace, (name, number) = request.workspace, named
    is_packaged = name in workspace.areas() and number in workspace.years(name)
    if is_packaged and not workspace.has_own_year(name, number):
        raise click.UsageError(
            f"{name} {number} comes with the program and is none of this workspace's reports, and a proof is kept "
            f"with its report. For Kent's in a workspace of its own, type mappa-report init in an empty folder."
        )
    return next_proof(request, name, number)


def _again(request: "ProofRequest", named: tuple[str, int] | None, typed: str, number: int) -> "ProofResult":
    from mappa_report.proofs.again import make_again
    from mappa_report.proofs.record import proof_numbers, read_record

    numbers = proof_numbers(request.workspace, *named) if named else []
    if named is None or number not in numbers:
        has = f"those there are: {', '.join(map(str, numbers))}." if numbers else "it has none yet."
        raise click.UsageError(f"there is no record of proof {number} of {typed}; {has}")
    return make_again(request, read_record(request.workspace, *named, number))
