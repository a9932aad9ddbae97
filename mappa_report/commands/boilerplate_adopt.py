"""``mappa-report boilerplate adopt``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from mappa_report.commands.completion import editions
from mappa_report.commands.editing import painted_edit
from mappa_report.commands.finished_file import STANDARD_INPUT, bytes_of
from mappa_report.commands.printing import finish, print_account, print_problems, required_workspace
from mappa_report.exit_codes import PROBLEMS

if TYPE_CHECKING:
    from mappa_report.intake.adoption.making import MadeEdition
    from mappa_report.intake.adoption.taking import AdoptionWish
    from mappa_report.model.edition import Edition
    from mappa_report.problems.problem import Problem
    from mappa_report.wording.edits import EditKind

_NOTHING = "Nothing was written."


@click.command()
@click.argument("report", metavar="REPORT", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--as", "key", required=True, help="The name of the new edition, which may begin with its year.")
@click.option("--from", "origin", required=True, shell_complete=editions,
              help="The edition whose form, order and passages it follows.")  # fmt: skip
@click.option("--replace", is_flag=True, help="Take the place of an edition of that name in this workspace.")
def adopt(report: Path, key: str, origin: str, replace: bool) -> None:
    """Take the official wording from a published report, or the national team's template, into an edition.

    REPORT is a Word file, a PDF, a web page or a plain text, or - for what comes in on standard input. Its official
    text is matched with the passages and definitions of the edition that --from names; days, years, shares and names
    of areas become placeholders. Where there is an adopted edition of that name already, nothing is written, and what
    the two files say in different words is shown.

    \b
    Examples:
        mappa-report boilerplate adopt kent-2023.docx --as 2023-official --from 2023
        mappa-report boilerplate adopt norfolk-2023.pdf --as 2023-official --from 2023
    """
    from datetime import date

    from mappa_report.changes.show import as_list
    from mappa_report.intake.adoption.account import account_of_adoption
    from mappa_report.intake.adoption.comparing import wording_changes
    from mappa_report.intake.adoption.making import make_edition
    from mappa_report.intake.adoption.taking import AdoptionWish, take_wording
    from mappa_report.intake.adoption.writing import adopted_before, check_wish, write_edition

    workspace = required_workspace()
    name = "standard input" if str(report) == STANDARD_INPUT else report.name
    wish = AdoptionWish(key, origin, name)
    problems: list[Problem] = [*check_wish(workspace, wish, replaces=replace)]
    taken = None if problems else take_wording(workspace, wish, bytes_of(report), problems)
    made = make_edition(workspace, taken, date.today(), problems) if taken else None
    if taken is None or made is None:
        finish(problems, if_failed=_NOTHING)
    before = adopted_before(workspace, wish)
    if before and not replace:
        _compare(before, made, wish)
    created = write_edition(workspace, wish, made)
    if created.problems:
        finish(created.problems, if_failed=_NOTHING)
    print_problems(problems)
    click.echo(as_list(origin, key, wording_changes(taken.base, made.edition), _painted()))
    print_account(account_of_adoption(taken, made))
    click.echo(f"\nwrote boilerplate/{key}, {len(created.files)} files")
    click.echo(
        f"Next: read it with `mappa-report boilerplate show {key}`. A report follows it whose statistics.yaml says"
    )
    click.echo(f'  edition: "{key}"')
    click.echo("It is provisional until its edition.yaml says who has confirmed it.")


def _compare(before: Edition, made: MadeEdition, wish: AdoptionWish) -> NoReturn:
    """Show where the file says it in other words than the edition that was adopted before, and end."""
    from mappa_report.changes.show import as_list
    from mappa_report.intake.adoption.comparing import differences, in_one_only
    from mappa_report.wording.numbers import format_date

    adopted = before.standing.adopted
    assert adopted, "it is an adopted one"
    changes = differences(before, made.edition)
    click.echo(f"The edition {wish.key} was adopted from {adopted.source}, on {format_date(adopted.date)} already.")
    for text in in_one_only(before, made.edition):
        click.echo(f"Only one of the two files has {text}.")
    if not changes:
        click.echo(f"{wish.name} says the same, word for word. {_NOTHING}")
        sys.exit(0)
    click.echo(as_list(adopted.source, wish.name, changes, _painted()))
    click.echo(f"Where they differ, one of them has been edited by hand, or is another version. {_NOTHING}")
    click.echo("To settle it, look at a third area's report. To take this file's wording instead, add --replace.")
    sys.exit(PROBLEMS)


def _painted() -> Callable[[EditKind, str], str]:
    """Changed words as a terminal shows them, with dots for what in a file that somebody sent may be private."""
    from mappa_report.problems.masking import masked

    paint = painted_edit()
    return lambda kind, words: paint(kind, masked("".join(sign if sign.isprintable() else " " for sign in words)))
