"""The parts of a year's work, how far each has come, and which comes next."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from mappa_report.model.section import Section
from mappa_report.status.state import Status, text_state
from mappa_report.wording.numbers import counted, format_date
from mappa_report.workbench.reports import Report
from mappa_report.workbench.words import WORDS


class Task(Struct, frozen=True):
    """A part of the work: what it is, where it is done, how far it has come, and what to do to have it done."""

    title: str
    address: str
    state: str
    is_done: bool
    to_do: str


class Tasks(Struct, frozen=True):
    """Tasks that belong together, under a heading."""

    title: str
    tasks: tuple[Task, ...]


def tasks_of(report: Report, status: Status, sections: Sequence[Section]) -> tuple[Tasks, ...]:
    """All that is to be done for ``report``, in the order of the work."""
    return (
        Tasks(WORDS["tasks.write"], (_figures(report, status), *(_section(report, each) for each in sections))),
        Tasks(WORDS["tasks.agree"], (_problems(report, status), _proof(report, status), _sign_off(report, status))),
        Tasks(WORDS["tasks.publish"], (_publication(report, status),)),
    )


def next_step(groups: Sequence[Tasks]) -> tuple[str, str] | None:
    """What to do now, in words, and where; None once all is done."""
    to_do = (task for group in groups for task in group.tasks if not task.is_done)
    return next(((task.to_do, task.address) for task in to_do), None)


def _figures(report: Report, status: Status) -> Task:
    count = status.figures_to_come
    said = WORDS["year.figures.open"].format(count=count, all=status.figures) if count else WORDS["year.figures.done"]
    to_do = WORDS["next.figures"].format(count=counted(count, "figure"))
    return Task(WORDS["year.figures"], f"{report.path}/figures", said, not count, to_do)


def _section(report: Report, section: Section) -> Task:
    state = text_state((section,))
    address = f"{report.path}/sections/{section.place.file.rpartition('/')[2]}"
    to_do = WORDS["next.section"].format(title=section.title)
    return Task(section.title, address, WORDS[f"year.section.{state}"], state == "written", to_do)


def _problems(report: Report, status: Status) -> Task:
    problems = status.problems
    counts = (("error", problems.errors), ("warning", problems.warnings))
    said = ", ".join(counted(number, each) for each, number in counts if number)
    address = f"{report.path}/problems"
    to_do = WORDS["next.errors" if problems.errors else "next.warnings"]
    return Task(WORDS["tasks.problems"], address, said or WORDS["tasks.none"], not said, to_do)


def _proof(report: Report, status: Status) -> Task:
    proof, address = status.proof, f"{report.path}/proofs"
    if proof is None and status.is_final:  # `forget` has removed them
        return Task(WORDS["proofs.title"], address, WORDS["tasks.proof.kept"], True, "")
    if proof is None:
        return Task(WORDS["proofs.title"], address, WORDS["tasks.proof.none"], False, WORDS["next.proof"])
    said = WORDS["tasks.proof"].format(number=proof.number, day=format_date(proof.made))
    is_done = status.is_final or not proof.is_stale
    to_do = WORDS["next.proof.again"].format(number=proof.number)
    return Task(WORDS["proofs.title"], address, said if is_done else WORDS["tasks.changed"], is_done, to_do)


def _sign_off(report: Report, status: Status) -> Task:
    signed, address = status.sign_off, f"{report.path}/proofs#sign"
    if signed is None:
        return Task(WORDS["tasks.sign"], address, WORDS["tasks.not_yet"], False, WORDS["next.sign"])
    said = WORDS["tasks.signed"].format(role=signed.role, day=format_date(signed.day))
    is_done = status.is_final or not signed.is_stale
    return Task(WORDS["tasks.sign"], address, said if is_done else WORDS["tasks.changed"], is_done, WORDS["next.sign"])


def _publication(report: Report, status: Status) -> Task:
    address, day = f"{report.path}/proofs#publish", status.published
    if status.is_corrected:
        return Task(WORDS["proofs.publish"], address, WORDS["tasks.corrected"], False, WORDS["next.publish"])
    said = WORDS["proofs.published_on"].format(day=format_date(day)) if day else WORDS["tasks.not_yet"]
    return Task(WORDS["proofs.publish"], address, said, day is not None, WORDS["next.publish"])
