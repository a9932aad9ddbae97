"""Who could be known from a report: personal details, cases that tell too much, figures that are withheld."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mappa_report.checks.narrative import Passage
from mappa_report.checks.people.cases import check_cases
from mappa_report.checks.people.details import check_details
from mappa_report.checks.people.withheld import check_withheld
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.people import PersonalWords
from mappa_report.problem import Problem
from mappa_report.raw import MarkdownPage


def check_people(
    report: AnnualReport, pages: Iterable[MarkdownPage], narrative: Sequence[Passage], words: PersonalWords
) -> Iterator[Problem]:
    """A private Problem for whatever would identify somebody in ``report``, whose sections come from ``pages``."""
    for page in pages:
        yield from check_details(page, words)
    yield from check_cases(report, words)
    yield from check_withheld(report, narrative)
