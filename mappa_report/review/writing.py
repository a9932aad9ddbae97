"""The sections with changes in them on the disk: each file whole, old or new."""

from __future__ import annotations

from collections.abc import Mapping

from mappa_report.problems.problem import Problem
from mappa_report.review.applying import Applied
from mappa_report.workspace.door import Located
from mappa_report.workspace.output_files import write_files
from mappa_report.workspace.removing import remove_files
from mappa_report.workspace.workspace import Workspace


def write_sections(workspace: Workspace, applied: Applied, record: Mapping[Located, bytes]) -> tuple[Problem, ...]:
    """Write the texts that have changed and the ``record`` of it, then delete the sections that go.

    The record comes last: what it says was put in is in the files. After a Problem no section was deleted.
    """
    texts = {workspace.own(*name.split("/")): text.encode() for name, text in applied.texts.items()}
    problems = write_files({**texts, **record} if texts else {}).problems
    gone = [workspace.own(*name.split("/")) for name in applied.deleted]
    return problems or remove_files(gone)
