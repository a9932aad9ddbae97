"""``mappa-report boilerplate``: the national text and the form of the return, edition by edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mappa_report.commands.boilerplate_adopt import adopt
from mappa_report.commands.completion import editions
from mappa_report.commands.editing import painted_edit
from mappa_report.commands.printing import current_workspace, exit_code, finish, required_workspace

if TYPE_CHECKING:
    from mappa_report.changes.editions import Unit
    from mappa_report.model.edition import Edition

_DIGITS = 12


@click.group()
def boilerplate() -> None:
    """Look at the national text of each year, begin another, and adopt the official wording.

    \b
    Examples:
        mappa-report boilerplate list
        mappa-report boilerplate show 2023 visor
        mappa-report boilerplate diff 2019 2023
        mappa-report boilerplate new 2024 --from 2023
        mappa-report boilerplate adopt kent-2023.docx --as 2023-official --from 2023
    """


boilerplate.add_command(adopt)


@boilerplate.command("list")
def list_editions() -> None:
    """List the editions: years, digest, whether confirmed, whose text, and where each comes from."""
    from mappa_report.assembly.editions import edition_digest, edition_origin, load_edition
    from mappa_report.problems.problem import Problem
    from mappa_report.wording.standing import standing_label

    workspace = current_workspace()
    problems: list[Problem] = []
    for key in workspace.editions():
        edition = load_edition(workspace, key, problems)
        years = ", ".join(map(str, edition.years)) if edition else "can't be read"
        digest = edition_digest(workspace, key)[:_DIGITS]
        standing = standing_label(edition) if edition else ""
        click.echo(f"{key:<12} {years:<24} {digest}  {standing:<25} from {edition_origin(workspace, key)}")
    if problems:
        finish(problems)


@boilerplate.command()
@click.argument("edition", shell_complete=editions)
@click.argument("passage", required=False)
def show(edition: str, passage: str | None) -> None:
    """Print the text of EDITION, or of one PASSAGE or definition of it.

    \b
    Examples:
        mappa-report boilerplate show 2023
        mappa-report boilerplate show 2023 visor
    """
    from mappa_report.assembly.editions import named_edition
    from mappa_report.changes.editions import units_of
    from mappa_report.problems.problem import Problem
    from mappa_report.source.suggest import did_you_mean

    problems: list[Problem] = []
    known = named_edition(current_workspace(), edition, problems)
    if known is None:
        finish(problems)
    units = units_of(known)
    chosen = [unit for unit in units if passage in (None, unit.key)]
    if not chosen:
        keys = list(dict.fromkeys(unit.key for unit in units))
        raise click.UsageError(f"the edition {edition} has no {passage}; {did_you_mean(str(passage), keys)}")
    click.echo("\n\n".join("\n".join([_named(unit, known), *unit.paragraphs]) for unit in chosen))


def _named(unit: Unit, edition: Edition) -> str:
    """What a text is called, and that it was not adopted with the others."""
    adopted = edition.standing.adopted
    is_kept = adopted is not None and f"{unit.kind.value}s/{unit.key}" in adopted.kept
    return f"{unit.name}  [{unit.key}]{'  (not adopted)' if is_kept else ''}"


@boilerplate.command()
@click.argument("old", shell_complete=editions)
@click.argument("new", shell_complete=editions)
@click.option("--format", "style", type=click.Choice(["text", "html"]), default="text", show_default=True,
              help="For the terminal, or as a web page.")  # fmt: skip
def diff(old: str, new: str, style: str) -> None:
    """Tell what changed from the edition OLD to NEW, passage by passage and word by word.

    \b
    Examples:
        mappa-report boilerplate diff 2019 2023
        mappa-report boilerplate diff 2019 2023 --format html > changes.html
    """
    from mappa_report.assembly.editions import named_edition
    from mappa_report.changes.editions import compare_editions
    from mappa_report.changes.show import as_list, as_page
    from mappa_report.problems.problem import Problem

    workspace = current_workspace()
    problems: list[Problem] = []
    before, after = (named_edition(workspace, key, problems) for key in (old, new))
    if before is None or after is None:
        finish(problems)
    changes = compare_editions(before, after)
    if style == "html":
        click.echo(as_page(old, new, changes))
    else:
        click.echo(as_list(old, new, changes, painted_edit()), nl=False)


@boilerplate.command("new")
@click.argument("edition")
@click.option("--from", "origin", required=True, shell_complete=editions, help="The edition to copy.")
def new_edition(edition: str, origin: str) -> None:
    """Begin EDITION as a copy of another, in boilerplate/EDITION, to be edited there.

    \b
    Example:
        mappa-report boilerplate new 2024 --from 2023
    """
    from mappa_report.scaffold.edition_files import begin_edition
    from mappa_report.workspace.workspace import year_number

    begun = begin_edition(required_workspace(), edition, origin)
    for name in begun.files:
        click.echo(f"made {name}")
    if exit_code(begun.problems):
        finish(begun.problems)
    years = "" if year_number(edition) else f"give its years in boilerplate/{edition}/edition.yaml, then "
    compare = f"mappa-report boilerplate diff {origin} {edition}"
    click.echo(f"Next: {years}edit what differs in boilerplate/{edition}; {compare}")
    click.echo("It is provisional until its edition.yaml says who has confirmed it.")
