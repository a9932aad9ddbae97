"""``mappa-report review``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mappa_report.commands.choosing import agreed_changes, named_changes, numbers_named
from mappa_report.commands.completion import areas_with_reports, years_of_area
from mappa_report.commands.printing import finish, print_account, relative_path, required_workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mappa_report.problems.problem import Problem
    from mappa_report.review.applying import Outcome
    from mappa_report.review.changes import Change
    from mappa_report.review.identity import Identity
    from mappa_report.review.session import Session
    from mappa_report.review.store import KeptComment
    from mappa_report.workspace.workspace import Workspace

_MOST_FILES = 50
_NOTHING = "Nothing was written."


@click.command("review")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--area", shell_complete=areas_with_reports, help="The area, where a file does not say its proof.")
@click.option("--year", shell_complete=years_of_area, help="The year, likewise.")
@click.option("--proof", "number", type=click.IntRange(1, 999_999), help="The number of the proof, likewise.")
@click.option("--apply", "applies", is_flag=True, help="Put changes into the sections: you are asked of each.")
@click.option("--accept", default="", metavar="3,5-9", help="Which changes to put in, without being asked.")
@click.option("--all", "everything", is_flag=True, help="All changes but conflicts and sections taken out or emptied.")
@click.option("--done", default="", metavar="1,4", help="Comments that have been seen to.")
@click.option("--decline", default="", metavar="2", help="Comments that are not followed; say why with --reason.")
@click.option("--reason", default="", help="Why comments are declined.")
def review(
    files: tuple[Path, ...],
    area: str | None,
    year: str | None,
    number: int | None,
    applies: bool,
    accept: str,
    everything: bool,
    done: str,
    decline: str,
    reason: str,
) -> None:
    """Read what reviewers sent back: changes and comments in the Word files of a proof.

    All changes are listed by section and paragraph, with who made them and when, tracked or not. Edits to national
    text, to tables and to figures are set aside, with the reason. Files of several reviewers are taken together.
    Nothing is written unless --apply, --done or --decline asks for it.

    \b
    Examples:
        mappa-report review kent-chair.docx kent-police.docx
        mappa-report review kent-chair.docx --apply --accept 3,5-9
        mappa-report review kent-chair.docx --done 1,2 --decline 3 --reason "The figure is that of the return."
    """
    from mappa_report.review.session import review_session

    _refuse_misuse(files, applies, accept, everything, decline, reason)
    workspace = required_workspace()
    problems: list[Problem] = []
    sent = _sent(files, problems)
    named = _named(workspace, area, year, number, problems)
    session = None if problems else review_session(workspace, sent, named, problems)
    if session is None:
        finish(problems, if_failed=_NOTHING)
    comments = _comments(workspace, session)
    settled = _settled(comments, done, decline, reason)
    accepted = named_changes(session.changes, accept)
    fates = _list(workspace, session, comments)
    if applies and everything:
        from mappa_report.rounds.putting_in import left_out_of_all

        left_out = left_out_of_all(session.changes, fates)
        problems += _apply(workspace, session, [each for each in session.changes if each not in left_out], left_out)
    elif applies:
        problems += _apply(workspace, session, accepted if accept else agreed_changes(session.changes, fates), {})
    if not problems and (applies or done or decline) and settled:
        problems += _keep(workspace, session, settled)
    if problems:
        finish(problems, if_failed=_NOTHING)


def _refuse_misuse(
    files: Sequence[Path], applies: bool, accept: str, everything: bool, decline: str, reason: str
) -> None:
    if len(files) > _MOST_FILES:
        raise click.UsageError(f"these are {len(files)} files: review at most {_MOST_FILES} at a time.")
    if (accept or everything) and not applies:
        raise click.UsageError("--accept and --all say what --apply puts in: add --apply.")
    if accept and everything:
        raise click.UsageError("give --accept with numbers, or --all, not both.")
    if bool(decline) != bool(reason.strip()):
        raise click.UsageError("--decline says which comments are not followed, and --reason why: give both.")
    if applies and not (accept or everything) and not sys.stdin.isatty():
        raise click.UsageError("nobody can be asked here: say which changes with --accept 3,5-9, or --all.")


def _sent(paths: Iterable[Path], problems: list[Problem]) -> list[tuple[str, bytes]]:
    from mappa_report.importing.sent_file import MAX_BYTES
    from mappa_report.workspace.door import named_file, read
    from mappa_report.workspace.refusals import FileRefused

    sent: list[tuple[str, bytes]] = []
    for path in paths:
        name = relative_path(path)
        try:
            sent.append((name, read(named_file(path, name), MAX_BYTES)))
        except FileRefused as refused:
            problems.append(refused.problem)
    return sent


def _named(
    workspace: Workspace, area: str | None, year: str | None, number: int | None, problems: list[Problem]
) -> Identity | None:
    """The proof that the options name; None where they name none, or after a Problem."""
    from mappa_report.assembly.naming import find_area_year
    from mappa_report.review.identity import Identity

    if area is None and year is None and number is None:
        return None
    if area is None or year is None or number is None:
        raise click.UsageError("--area, --year and --proof name a proof together: give all three, or none.")
    found = find_area_year(workspace, area, year, problems)
    return Identity(found[0], str(found[1]), number) if found else None


def _comments(workspace: Workspace, session: Session) -> tuple[KeptComment, ...]:
    from mappa_report.review.store import comments_kept, with_read

    known = comments_kept(workspace, session.proof)
    return with_read(known, session.files, session.kept.paragraphs)


def _list(workspace: Workspace, session: Session, comments: Sequence[KeptComment]) -> dict[int, Outcome]:
    """Print all that the files say. Gives what would become of each change by its number."""
    from mappa_report.review.listing import change_lines, comment_lines
    from mappa_report.review.store import with_read
    from mappa_report.review.streams import streams_of
    from mappa_report.rounds.putting_in import fates_of
    from mappa_report.wording.numbers import counted

    kept = session.kept.paragraphs
    proof, sent = session.proof, len(with_read((), session.files, kept))
    earlier = len(comments) - sent
    before = f", and {counted(earlier, 'comment')} of files that were read before" if earlier else ""
    fates = fates_of(workspace, session)
    print_account(
        [
            f"{proof.area} {proof.year}, proof {proof.number}: {counted(len(session.changes), 'change')} and "
            f"{counted(sent, 'comment')} in {counted(len(session.files), 'file')}{before}.",
            *session.told,
            *change_lines(session.changes, kept, streams_of(kept), fates),
            *(("", "Comments") if comments else ()),
            *comment_lines(comments),
        ]
    )
    return fates


def _apply(
    workspace: Workspace, session: Session, chosen: Sequence[Change], left_out: dict[Change, str]
) -> tuple[Problem, ...]:
    """Write ``chosen`` into the sections, and say what became of each, and of those ``left_out``."""
    from mappa_report.rounds.putting_in import put_in

    made = put_in(workspace, session, chosen)
    if not made.problems:
        told = {**made.told} | {change.number: why for change, why in left_out.items()}
        print_account(["", *(f"{number:>4}  {words}" for number, words in sorted(told.items()))])
        print_account(f"wrote {name}" for name in made.written)
        print_account(f"deleted {name}" for name in made.deleted)
    return made.problems


def _settled(comments: Sequence[KeptComment], done: str, decline: str, reason: str) -> Sequence[KeptComment]:
    from mappa_report.review.store import State, settled

    for words, state, why in ((done, State.DONE, ""), (decline, State.DECLINED, " ".join(reason.split()))):
        if words:
            comments = settled(comments, sorted(numbers_named(words, len(comments), "comment")), state, why)
    return comments


def _keep(workspace: Workspace, session: Session, comments: Sequence[KeptComment]) -> tuple[Problem, ...]:
    from mappa_report.review.listing import open_count
    from mappa_report.review.store import comments_file
    from mappa_report.wording.numbers import counted
    from mappa_report.workspace.output_files import write_files

    written = write_files(comments_file(workspace, session.proof, comments))
    for at in written.changed:
        click.echo(f"wrote {at.name}: {counted(open_count(comments), 'comment')} open")
    return written.problems
