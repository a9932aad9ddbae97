"""A report that comes in as files: its return, its sections with their pictures, and what could not be placed."""

from __future__ import annotations

from msgspec import Struct

from mappa_report.importing.finished import Told
from mappa_report.importing.markdown.normal import normal
from mappa_report.importing.markdown.normal_runs import TooLong
from mappa_report.importing.markdown.writer import write_markdown
from mappa_report.importing.sections import FoundSection
from mappa_report.intake.differences import as_written
from mappa_report.intake.report import ReportIntake
from mappa_report.intake.room import ReportRoom
from mappa_report.intake.slug import slug_of
from mappa_report.intake.unplaced import unplaced_file
from mappa_report.intake.yaml_edit import with_values
from mappa_report.problems.problem import Problem
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.scaffold.blanks import correction_entry, one_line, section_head, statistics_file
from mappa_report.source.nodes import TextNode, node_at
from mappa_report.source.place import Place, Source
from mappa_report.wording.facts import gather_facts
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import CORRECTIONS, OUTLINE, RETURN, UNPLACED

_STEP = 10


class ReportFiles(Struct, frozen=True):
    """``files`` by their names in the year's folder, and what of the sections is not as it was in the file."""

    files: dict[str, bytes]
    told: tuple[Told, ...]


def report_files(intake: ReportIntake) -> ReportFiles:
    """Every file that ``intake`` becomes. Raises FileRefused where a check could not read all of its sections."""
    files = {RETURN: _return_file(intake).encode()}
    told = list(intake.finished.told)
    for number, section in enumerate(intake.sections, 1):
        stem = f"{number * _STEP}-{slug_of(section.title)}"
        try:
            made = normal(section.pieces)
        except TooLong:
            message = f"a paragraph, list or table of “{section.title:.60}” is longer than a section may be"
            hint = "divide it in the file, or leave out what a reader of the report need not know."
            place = Place(Source(intake.name))
            raise FileRefused(Problem("file-too-large", message, place, hint=hint)) from None
        told += made.told
        markdown = write_markdown(made.blocks, f"{stem}-picture")
        files[f"sections/{stem}.md"] = _section_file(section, markdown.text).encode()
        files |= {f"sections/{name}": picture.data for name, picture in markdown.pictures.items()}
    ReportRoom().take(intake.name, {name: data for name, data in files.items() if name.startswith("sections/")})
    if intake.corrections:
        files[CORRECTIONS] = "".join(map(correction_entry, intake.corrections)).encode()
    if intake.order:
        files[OUTLINE] = f"order: [{', '.join(intake.order)}]\n".encode()
    files[UNPLACED] = unplaced_file(intake, told).encode()
    return ReportFiles(files, tuple(told))


def _return_file(intake: ReportIntake) -> str:
    """The return as ``new`` lays it out, with the figures that were found, and a remark at those that are doubtful."""
    facts = gather_facts(intake.area, intake.year, {})
    blank = statistics_file(intake.area, intake.year, intake.edition)
    located = {path: each for path, each in intake.figures.located.items() if path not in intake.form.inapplicable}
    values = {path: as_written(each.figure) for path, each in located.items()}
    text = with_values(blank, values, intake.form, facts)
    assert text is not None, "what is laid out by us takes every value"
    node = read_yaml(Source("return", text), [])
    lines = text.split("\n")
    for path, each in located.items():
        written = node_at(node, path) if each.doubt and node else None
        if isinstance(written, TextNode):
            lines[written.place.line - 1] += f"  # doubtful, {each.where}: {one_line(each.doubt)}"
    return "\n".join(lines)


def _section_file(section: FoundSection, text: str) -> str:
    more = ["illustrative: true"] if section.is_illustrative else []
    more += [f"# {one_line(guess)}" for guess in section.guesses]
    return section_head(section.title, section.kind, section.slot, section.authors, section.is_signed, more) + text
