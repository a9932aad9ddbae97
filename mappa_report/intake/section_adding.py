"""A section to be written: its file with a head and no text, behind those that are there."""

from __future__ import annotations

from collections.abc import Sequence

from mappa_report.intake.section_names import STEP, last_number, usual_slot
from mappa_report.intake.slug import slug_of
from mappa_report.model.edition import Edition
from mappa_report.model.section import Author
from mappa_report.problems.problem import Problem
from mappa_report.scaffold.blanks import section_file
from mappa_report.workspace.door import Located
from mappa_report.workspace.output_files import create_files


def add_section(
    folder: Located, names: Sequence[str], edition: Edition, title: str, kind: str, author: Author
) -> tuple[str, tuple[Problem, ...]]:
    """Lay out a section of ``kind`` in ``folder``, which has files with these ``names``.

    Gives the name of its file, and the Problems that kept it from being made.
    """
    last = last_number(names)
    name = f"{last - last % STEP + STEP}-{slug_of(title)}.md"
    usual = next((each for each in edition.usual_sections if (each.kind, each.title) == (kind, title)), None)
    slot = usual_slot(edition, kind)
    text = section_file(title, kind, slot, (author,), False, usual.advice if usual else "")
    return name, create_files({folder.inside(name): text.encode()}).problems
