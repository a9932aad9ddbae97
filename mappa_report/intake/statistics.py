"""Figures from a spreadsheet into a ``statistics.yaml``: what would change, and then the file itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.importing.sheets.figures import figures_of
from mappa_report.importing.sheets.reading import SheetReading, Wanted
from mappa_report.intake.differences import Differences, differences
from mappa_report.intake.target import Target, target_of
from mappa_report.intake.yaml_edit import with_values
from mappa_report.model.figure import Path
from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.source.place import Place, Source
from mappa_report.wording.facts import gather_facts
from mappa_report.workspace.door import read
from mappa_report.workspace.output_files import create_files
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import Workspace

_BOM = b"\xef\xbb\xbf"


class Intake(Struct, frozen=True):
    """What a spreadsheet, which people call ``name``, would change in the return ``target``; nothing is written yet."""

    name: str
    target: Target
    reading: SheetReading
    differences: Differences

    def only(self, paths: Collection[Path]) -> Intake:
        """The same with those changes alone that are at ``paths``."""
        chosen = tuple(change for change in self.differences.changes if change.path in paths)
        return replace(self, differences=replace(self.differences, changes=chosen))


def intake_of(
    workspace: Workspace, area: str, year: str, name: str, data: bytes, problems: list[Problem]
) -> Intake | None:
    """What the spreadsheet ``data`` would change in the return of ``area`` for ``year``.

    None after Problems, with the workspace, with the return or with the spreadsheet: then nothing may be written.
    """
    target = target_of(workspace, area, year, problems)
    if target is None:
        return None
    wanted = Wanted(target.area.slug, target.area.name, target.year.ends_in, target.area.known_as)
    try:
        reading = figures_of(name, data, target.form, wanted)
    except FileRefused as refused:
        problems.append(refused.problem)
        return None
    problems += reading.problems
    if any(problem.is_error for problem in reading.problems):
        return None
    incoming = {path: each.figure for path, each in reading.figures.items()}
    return Intake(name, target, reading, differences(target, incoming))


def write(intake: Intake) -> Sequence[Problem]:
    """Write the changes into the file of the return, whole or not at all. The Problems are why it was not written."""
    return write_values(intake.target, {change.path: change.after for change in intake.differences.changes})


def write_values(target: Target, values: Mapping[Path, str | None]) -> Sequence[Problem]:
    """Write ``values`` into the file of ``target``, which must be as it was read, whole or not at all.

    A figure whose value is None is still to come. The Problems are why the file was not written.
    """
    data = data_with(target, values)
    if data is None:
        return (_stuck(target),)
    try:
        is_as_read = read(target.at, MAX_BYTES) == target.data
    except FileRefused as refused:
        return (refused.problem,)
    if not is_as_read:
        message = "this file has been changed since it was read"
        hint = "run the command again: it shows what would change in the file as it is now."
        return (Problem("not-written", message, Place(Source(target.at.name)), hint=hint),)
    return create_files({target.at: data}, {target.at: target.data}).problems


def data_with(target: Target, values: Mapping[Path, str | None]) -> bytes | None:
    """The bytes of the file of ``target`` with ``values`` in it; None where it is written in a way that takes none."""
    text = with_values(target.source.text, values, target.form, gather_facts(target.area, target.year, {}))
    mark = _BOM if target.data.startswith(_BOM) else b""
    return None if text is None else mark + text.encode()


def _stuck(target: Target) -> Problem:
    message = "this file is written in a way in which no figures can be put into it"
    hint = "lay its figures out as `mappa-report new` does, one on each line, or type these figures into it yourself."
    on_page = "it has been edited by hand: bring an earlier version back, then take these figures."
    return Problem("not-written", message, Place(Source(target.at.name)), hint=hint, on_page=on_page)
