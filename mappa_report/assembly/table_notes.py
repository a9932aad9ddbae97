"""What waivers say below the tables of a report."""

from collections.abc import Sequence

from msgspec.structs import replace

from mappa_report.checks.printed_words import check_printed_words
from mappa_report.model.annual_report import AnnualReport
from mappa_report.problems.problem import Problem, Waived
from mappa_report.readers.markdown_reader import read_inline


def with_table_notes(report: AnnualReport, waived: Sequence[Waived], problems: list[Problem]) -> AnnualReport:
    """``report`` with the words that the waivers of ``waived`` have printed below its tables."""
    return replace(report, table_notes=check_printed_words(waived, report, read_inline, problems))
