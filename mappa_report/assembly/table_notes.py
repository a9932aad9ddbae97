"""What waivers say below the tables of a report."""

from collections.abc import Sequence

from msgspec.structs import replace

from mappa_report.assembly.families import check_narrative
from mappa_report.checks.narrative import narrative_of
from mappa_report.checks.printed_words import check_printed_words
from mappa_report.model.annual_report import AnnualReport
from mappa_report.problems.problem import Problem, Waived
from mappa_report.readers.markdown_reader import read_inline
from mappa_report.workspace.workspace import Workspace


def with_table_notes(
    workspace: Workspace, report: AnnualReport, waived: Sequence[Waived], problems: list[Problem]
) -> AnnualReport:
    """``report`` with the words that the waivers of ``waived`` have printed below its tables.

    They are held to what the sections of a report are held to.
    """
    notes = check_printed_words(waived, report, read_inline, problems)
    noted = replace(report, table_notes=notes)
    files = {each.waiver.place.file for each in waived}
    problems += (each for each in check_narrative(workspace, noted, narrative_of(noted)) if each.place.file in files)
    return noted
