"""Changes of a review put into the sections: what would become of each, which of them all are, and the writing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from mappa_report.problems.problem import Problem
from mappa_report.review.applying import Fate, Outcome, apply, standings
from mappa_report.review.changes import Change, ChangeKind
from mappa_report.review.session import Session, section_texts
from mappa_report.review.store import changes_done, done_file
from mappa_report.review.writing import write_sections
from mappa_report.workspace.workspace import Workspace

_TOLD = {Fate.APPLIED: "put in", Fate.DONE: "done before"}


class PutIn(Struct, frozen=True):
    """In words what became of each change, by its number; the files that were written and deleted.

    With ``problems``, nothing was written.
    """

    told: Mapping[int, str]
    written: tuple[str, ...]
    deleted: tuple[str, ...]
    problems: tuple[Problem, ...]


def fates_of(workspace: Workspace, session: Session) -> dict[int, Outcome]:
    """What would become of each change of ``session``, by its number."""
    texts = section_texts(workspace, session.proof, session.kept)
    return standings(session.changes, session.kept, texts, changes_done(workspace, session.proof))


def left_out_of_all(changes: Sequence[Change], fates: Mapping[int, Outcome]) -> dict[Change, str]:
    """Those that are not put in with all others though they could be, each with the reason."""
    left: dict[Change, str] = {}
    for change in changes:
        if fates[change.number].fate is not Fate.APPLIED:
            continue
        if change.conflicts:
            left[change] = f"not put in: conflict with {', '.join(map(str, change.conflicts))}"
        elif change.kind is ChangeKind.SECTION:
            left[change] = "not taken out: a section goes only when its number is named"
        elif change.is_by_number:
            left[change] = "not put in: a section loses its title or all its text only when the number is named"
    return left


def conflicting(chosen: Sequence[Change]) -> tuple[int, int] | None:
    """The numbers of two of ``chosen`` that are about the same words; None where there are none."""
    numbers = {change.number for change in chosen}
    both = next((change for change in chosen if numbers & {*change.conflicts}), None)
    return (both.number, min(numbers & {*both.conflicts})) if both else None


def put_in(workspace: Workspace, session: Session, chosen: Sequence[Change]) -> PutIn:
    """Put ``chosen`` into the sections, each file whole or not at all."""
    done = changes_done(workspace, session.proof)
    made = apply(chosen, session.kept, section_texts(workspace, session.proof, session.kept), done)
    numbers = {outcome.number for outcome in made.outcomes if outcome.fate is Fate.APPLIED}
    record = done_file(workspace, session.proof, done | {each.key for each in chosen if each.number in numbers})
    problems = write_sections(workspace, made, record)
    if problems:
        return PutIn({}, (), (), tuple(problems))
    told = {each.number: _TOLD.get(each.fate) or f"set aside: {each.reason}" for each in made.outcomes}
    return PutIn(told, tuple(sorted(made.texts)), made.deleted, ())
