"""``mappa-report audit``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mappa_report.commands.printing import finish, relative_path

if TYPE_CHECKING:
    from mappa_report.problems.problem import Problem


def _auditable(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[Path, ...]:
    from mappa_report.audit import AUDITED

    paths = tuple(map(Path, value))
    unknown = [path for path in paths if path.suffix.lower() not in AUDITED]
    if unknown:
        raise click.BadParameter(f"{unknown[0]} is no {', '.join(AUDITED)} file.")
    return paths


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", callback=_auditable, type=click.Path())
def audit(files: tuple[Path, ...]) -> None:
    """Say what in a DOCX, PDF or HTML keeps people out.

    Looks at what screen readers and keyboards follow: title, language, headings, tables, pictures, links and lists.
    Any FILE will do, whatever it was made with. A build does the same with what it writes.

    Exits with 0 if all is well, 1 if there are errors.

    \b
    Examples:
        mappa-report audit build/kent/2023/*.pdf
        mappa-report audit last-year.docx last-year.pdf
    """
    problems: list[Problem] = []
    for path in files:
        problems += _audit(path)
    finish(problems)


def _audit(path: Path) -> list[Problem]:
    from mappa_report.audit import MAX_BYTES, audit_file
    from mappa_report.workspace.door import named_file, read
    from mappa_report.workspace.refusals import FileRefused

    try:
        data = read(named_file(path, relative_path(path)), MAX_BYTES)
    except FileRefused as refused:
        return [refused.problem]
    return [*audit_file(relative_path(path), data)]
