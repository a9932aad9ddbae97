"""The sections with changes in them on the disk: each file whole, old or new."""

from __future__ import annotations

from mappa_report.problems.problem import Problem
from mappa_report.review.applying import Applied
from mappa_report.workspace.output_files import write_files
from mappa_report.workspace.removing import remove_files
from mappa_report.workspace.workspace import Workspace


def write_sections(workspace: Workspace, applied: Applied) -> tuple[Problem, ...]:
    """Write the texts that have changed, then delete the sections that go. After a Problem none was deleted."""
    texts = {workspace.own(*name.split("/")): text.encode() for name, text in applied.texts.items()}
    problems = write_files(texts).problems
    gone = [workspace.own(*name.split("/")) for name in applied.deleted]
    return problems or remove_files(gone)
