"""Partners' files taken in as sections, from whichever page they are given on."""

from __future__ import annotations

from msgspec import Struct
from starlette.datastructures import FormData

from mappa_report.intake import contributions
from mappa_report.intake.contribution_account import account_of
from mappa_report.intake.contributions import Sent, Wanted, contributions_of, sections_folder
from mappa_report.model.section import Author
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.workbench.forms import files_in
from mappa_report.workbench.reports import Report
from mappa_report.workbench.words import WORDS


class Contributed(Struct, frozen=True):
    """What became of the files: an account of each, or what is wrong with them, and then nothing was written."""

    account: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    wrong: str = ""

    @property
    def has_failed(self) -> bool:
        """Whether nothing was written."""
        return bool(self.wrong or self.problems)


def take_contributions(report: Report, form: FormData) -> Contributed:
    """Make each file that a partner sent in ``form`` a section of its own."""
    sent = files_in(form, "contributions")
    kind, role, organisation = (" ".join(str(form.get(each, "")).split()) for each in ("kind", "role", "organisation"))
    if not sent:
        return Contributed(wrong=WORDS["comments.no_file"])
    if not kind:
        return Contributed(wrong=WORDS["kind.none"])
    problems: list[Problem] = []
    folder = sections_folder(report.workspace, report.area, str(report.year), kind, problems)
    if folder is None:
        return Contributed(problems=redacted(problems))
    given = [Sent(name, data) for name, data in sent]
    made = contributions_of(folder, given, Wanted(kind, "", Author(role, organisation)), problems)
    problems += () if problems else contributions.write(made)
    if problems:
        return Contributed(problems=redacted(problems))
    return Contributed(tuple(line for each in made.each for line in account_of(each)))
