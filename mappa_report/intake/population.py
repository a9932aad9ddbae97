"""What a year's rate was worked out on: read out of ``area.yaml``, and written into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from mappa_report.checks.area.check import check_area
from mappa_report.importing.sheets.cells import Cell
from mappa_report.importing.sheets.values import read_cell
from mappa_report.intake.population_edit import entry_of, with_population
from mappa_report.model.figure import Figure, FigureType
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import MAX_BYTES, read_text
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.nodes import MapNode
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located, read
from mappa_report.workspace.output_files import create_files
from mappa_report.workspace.workspace import AREAS, Workspace

KEYS = ("aged", "mid_year", "released", "count", "census")
"""What an entry says, in the order in which it is written."""

_BOM = b"\xef\xbb\xbf"


class AreaFile(Struct, frozen=True):
    """The ``area.yaml`` of the area with the key ``slug``: its bytes, and what it says of ``year``."""

    slug: str
    year: str
    at: Located
    data: bytes
    source: Source
    texts: Mapping[str, str]


def area_file(workspace: Workspace, slug: str, year: str, problems: list[Problem]) -> AreaFile | None:
    """The file as it is now; None after Problems."""
    at = workspace.own(AREAS, slug, "area.yaml")
    source = read_text(at, problems)
    node = read_yaml(source, problems) if source else None
    if source is None or not isinstance(node, MapNode):
        return None
    entry = entry_of(node, year)
    return AreaFile(slug, year, at, read(at, MAX_BYTES), source, {key: entry.get(key, "") for key in KEYS})


def write_population(file: AreaFile, texts: Mapping[str, str]) -> Sequence[Problem]:
    """Write ``texts`` into the entry of ``file`` for its year, whole or not at all; a blank one says nothing.

    The Problems are why nothing was written: among them is what a check would say of the file.
    """
    values = {key: " ".join(texts.get(key, "").split()) for key in KEYS}
    values["count"] = _plain_count(values["count"])
    text = with_population(file.source.text, file.year, values)
    if text is None:
        message = "this file is written in a way in which no population can be put into it"
        hint = "write each entry of  populations:  on a line of its own, as `mappa-report new` does."
        on_page = "it has been edited by hand: ask whoever did so to put it right."
        return (Problem("not-written", message, Place(Source(file.at.name)), hint=hint, on_page=on_page),)
    problems: list[Problem] = []
    node = read_yaml(Source(file.at.name, text), problems)
    if node is not None:
        check_area(node, file.slug, problems)
    if any(problem.is_error for problem in problems):
        return redacted(problems)
    mark = _BOM if file.data.startswith(_BOM) else b""
    return create_files({file.at: mark + text.encode()}, {file.at: file.data}).problems


def _plain_count(text: str) -> str:
    """A number as people write it, such as 1,576,100, without what sets off its thousands."""
    match read_cell(Cell(text), FigureType.COUNT, {}):
        case Figure(value=int(count)):
            return str(count)
    return text
