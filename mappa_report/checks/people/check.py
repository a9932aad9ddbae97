"""What in a report as it prints could identify somebody: cases with too much detail, and withheld figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mappa_report.checks.narrative import Passage
from mappa_report.checks.people.cases import check_cases
from mappa_report.checks.people.withheld import check_withheld
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.people import PersonalWords
from mappa_report.problems.problem import Problem


def check_people(report: AnnualReport, narrative: Sequence[Passage], words: PersonalWords) -> Iterator[Problem]:
    """A private Problem for each case with too much detail in ``report``, and for each withheld figure.

    Other personal details are looked for in the files themselves, whether or not they make a report.
    """
    yield from check_cases(report, words)
    yield from check_withheld(report, narrative)
