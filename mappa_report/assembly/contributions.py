"""Who owes what to a report: ``contributors.yaml`` read and checked. No report is made from it."""

from msgspec.structs import replace

from mappa_report.assembly.families import details_in
from mappa_report.checks.contributors import check_contributors
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.contribution import Contribution, file_of
from mappa_report.problems.problem import Problem, Severity
from mappa_report.readers.area_reader import read_contributors
from mappa_report.workspace.workspace import Workspace

_HINT = (
    "name an agency or a role; an address for e-mail stands after address, and nothing else of a person in this list."
)


def contributions_to(
    workspace: Workspace, area: str, year: int, report: AnnualReport | None, problems: list[Problem]
) -> tuple[Contribution, ...]:
    """What is owed to a report, in the order of its file; nothing where there is none.

    Problems are warnings, with dots for all that is private. ``report`` tells which sections there may be; where it is
    None, too little can be read to know.
    """
    told: list[Problem] = []
    node = read_contributors(workspace, area, str(year), told)
    details = [*details_in(workspace, node, told)]
    told = [problem for problem in told if problem.code != "file-empty"]  # as `new` lays it out, it is all remarks
    files = [file_of(section) for section in report.sections] if report else []
    known = dict.fromkeys([*files, *report.edition.kinds]) if report else {}
    contributions = check_contributors(node, known, told) if node else ()
    told += (replace(each, hint=_HINT) for each in details if not _is_address(each, contributions))
    if told:
        from mappa_report.problems.privacy import redacted  # takes a while to load, and most checks find nothing

        # As no report is made from the list, nothing in it keeps one from being built.
        problems += redacted([replace(problem, severity=Severity.WARNING) for problem in told])
    return contributions


def _is_address(problem: Problem, contributions: tuple[Contribution, ...]) -> bool:
    """Whether ``problem`` tells of an address that stands where the list asks for one."""
    place = problem.place
    words = place.source.line(place.line)[place.column - 1 :][: place.length]
    return problem.code == "e-mail-address" and words in [each.address for each in contributions]
