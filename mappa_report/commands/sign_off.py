"""``mappa-report sign-off``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mappa_report.commands.build import source_day
from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.git_commit import commit, git_option, prepared
from mappa_report.commands.printing import named_report, relative_path, required_workspace

if TYPE_CHECKING:
    from mappa_report.signing.records import Evidence
    from mappa_report.workspace.door import Located
    from mappa_report.workspace.git import Repository
    from mappa_report.workspace.workspace import Workspace

_MAX_EVIDENCE = 64 * 1024 * 1024


def _words(_: click.Context, __: click.Parameter, value: str) -> str:
    from mappa_report.signing.sign_off import MAX_WORDS, name_or_role

    words = name_or_role(value)
    if words is None:
        raise click.BadParameter(f"give it in words, in one line of at most {MAX_WORDS} letters.")
    return words


@click.command("sign-off")
@click.argument("area", shell_complete=areas_with_reports)
@click.argument("year", shell_complete=years_of_area)
@click.option("--name", required=True, callback=_words, help="Who signs, as they write their name.")
@click.option("--role", required=True, callback=_words, help="In which role, such as SMB chair.")
@click.option("--proof", type=click.IntRange(1, 999_999), default=None, metavar="N",
              help="The proof that was read and agreed to.  [default: the last]")  # fmt: skip
@click.option("--evidence", type=click.Path(path_type=Path), default=None, metavar="FILE",
              help="What shows the agreement, such as the signed sheet: its digest is recorded.")  # fmt: skip
@git_option
def sign_off(
    area: str, year: str, name: str, role: str, proof: int | None, evidence: Path | None, with_git: bool
) -> None:
    """Record that somebody has agreed to a proof, so that the report can be published.

    Signing says: I have read this proof and agree to its publication. The record names every file that the proof was
    made from, with its digest. If one has changed since, the proof can't be signed. What is signed is published with
    mappa-report build AREA YEAR --final.

    \b
    Examples:
        mappa-report sign-off kent 2023 --name "A. Chair" --role "SMB chair"
        mappa-report sign-off kent 2023 --name "A. Chair" --role "SMB chair" --proof 3 --evidence sheet.pdf
    """
    from mappa_report.signing.sign_off import Signer
    from mappa_report.signing.sign_off import sign_off as record
    from mappa_report.wording.numbers import format_date

    workspace = required_workspace()
    slug, number = named_report(workspace, area, year)
    repository = _repository(workspace, slug, number) if with_git else None
    shown = _evidence(evidence) if evidence else None
    today = source_day() or date.today()
    signed = record(workspace, slug, number, Signer(name, role, today, shown), proof)
    click.echo(f"Proof {signed.proof} of {slug} {number} is signed off by {name}, {role}, on {format_date(today)}.")
    click.echo(f"Recorded in areas/{slug}/{number}/signoffs/{signed.number:04}.json: {signed.means}")
    if repository:
        tag, at = _tagged(workspace, slug, number, signed.number)
        code = commit(repository, [at], f"Sign-off of proof {signed.proof} of {slug} {number}", tag)
        if code:
            sys.exit(code)
    click.echo(f"Next: mappa-report build {slug} {number} --final")


def _repository(workspace: Workspace, area: str, year: int) -> Repository:
    from mappa_report.signing.records import read_records

    tag, at = _tagged(workspace, area, year, read_records(workspace, area, year).next_number)
    return prepared(workspace, at.name, tag)


def _tagged(workspace: Workspace, area: str, year: int, number: int) -> tuple[str, Located]:
    """The tag of the record with that number, and its file."""
    from mappa_report.signing.records import record_file

    return f"{area}-{year}-sign-off-{number}", record_file(workspace, area, year, number)


def _evidence(file: Path) -> Evidence:
    from mappa_report.signing.sign_off import evidence_of
    from mappa_report.workspace.door import named_file, read

    data = read(named_file(file, relative_path(file)), _MAX_EVIDENCE)
    if not data:
        raise click.BadParameter("this file is empty, and shows no agreement.", param_hint="'--evidence'")
    return evidence_of(file.name, data)
