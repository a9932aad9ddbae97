"""The corrections of a report from their file."""

from mappa_report.checks.corrections import check_corrections
from mappa_report.model.correction import Correction
from mappa_report.problems.problem import Problem
from mappa_report.readers.edition_reader import read_yaml_file
from mappa_report.workspace.door import Located


def load_corrections(at: Located, problems: list[Problem]) -> tuple[Correction, ...]:
    """The corrections that the file ``at`` lists; none after Problems."""
    node = read_yaml_file(at, at.name, problems)
    return check_corrections(node, problems) if node else ()
