"""A year's folder to fill in: every figure of the form as a commented blank, and the usual sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mappa_report.checks.edition import check_edition
from mappa_report.compose.filling import Filler
from mappa_report.model.area import Area
from mappa_report.model.edition import Edition, UsualSection
from mappa_report.model.form import FormTable, Line
from mappa_report.model.year import ReportingYear
from mappa_report.naming import read_year
from mappa_report.output_files import store
from mappa_report.problem import Place, Problem, Source
from mappa_report.readers.edition_reader import read_edition
from mappa_report.readers.markdown_reader import read_inline
from mappa_report.wording.facts import gather_facts
from mappa_report.workspace import AREAS, Workspace, slug


@dataclass(frozen=True)
class Started:
    """The files made, by the names that people know them by, and what stood in the way."""

    made: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def make_year(workspace: Workspace, area: str, year: str) -> Started:
    """Lay out ``areas/<area>/<year>`` from the edition that covers the year. A folder that exists is left alone."""
    found: list[Problem] = []
    name = slug(area)
    reporting_year = read_year(year, found)
    if name is None:
        hint = "use the area's name in letters, such as west-midlands."
        found.append(Problem("no-such-area", f"{area[:60]} is no area's name", Place(Source(AREAS)), hint=hint))
    if found or name is None or reporting_year is None:
        return Started(problems=tuple(found))
    folder = workspace.own(AREAS, name, str(reporting_year))
    if folder.path.exists():
        hint = f"go on with it, or move it away first; `mappa-report check {name} {reporting_year}` says what is open."
        message = "this report has been started already"
        return Started(problems=(Problem("exists", message, Place(Source(folder.name)), hint=hint),))
    edition = _edition_for(workspace, reporting_year, found)
    if edition is None:
        return Started(problems=tuple(found))
    return _write(workspace, name, reporting_year, edition)


def _edition_for(workspace: Workspace, year: ReportingYear, found: list[Problem]) -> Edition | None:
    """The edition that covers ``year``, else a Problem that names the nearest."""
    editions = []
    for key in workspace.editions():
        edition = check_edition(read_edition(workspace, key, found), read_inline, found)
        if edition and year.ends_in in edition.years:
            return edition
        editions += [edition] if edition else []
    distance = {edition.key: min(abs(other - year.ends_in) for other in edition.years) for edition in editions}
    if distance:
        nearest = min(distance, key=lambda key: distance[key])
        hint = f"the nearest is {nearest}; copy its folder under boilerplate, and give it this year."
        message = f"no edition covers the year {year}"
        found.append(Problem("edition-year", message, Place(Source("boilerplate")), hint=hint))
    return None


def _write(workspace: Workspace, name: str, year: ReportingYear, edition: Edition) -> Started:
    files = {(AREAS, name, str(year), *parts): text for parts, text in _year_files(name, year, edition)}
    if workspace.locate(AREAS, name, "area.yaml") is None:
        files[AREAS, name, "area.yaml"] = _area_file(name, year)
    located = {workspace.own(*parts): text.encode() for parts, text in files.items()}
    problems = tuple(store({at.path: data for at, data in located.items()}))
    return Started(() if problems else tuple(sorted(at.name for at in located)), problems)


def _year_files(name: str, year: ReportingYear, edition: Edition) -> Iterator[tuple[tuple[str, ...], str]]:
    yield ("statistics.yaml",), statistics_file(name, year, edition)
    for section in edition.usual_sections:
        yield ("sections", section.file), _section_file(section)


def statistics_file(name: str, year: ReportingYear, edition: Edition) -> str:
    """A ``statistics.yaml`` in which every figure that the form asks for stands as a comment, ready for its number."""
    area = Area(name, name, name, (), "", {})
    filler = Filler(gather_facts(area, year, {}))
    lines = [
        f"# {name}, {year.label}. Take away the # before a name and write its number after the colon.",
        "# 0: there were none.  Nothing after the colon: not returned.  n/a: the form says that it does not apply.",
        "# Totals may be left out: they are then worked out. Those that are given are checked.",
        f'edition: "{edition.key}"',
    ]
    for table in edition.form.tables:
        lines += ["", f"# {filler.words(table.title)}", *_table_lines(table, filler)]
    return "\n".join(lines) + "\n"


def _table_lines(table: FormTable, filler: Filler) -> Iterator[str]:
    """The names of groups as they are, and each figure behind a # that keeps its place when it is taken away."""
    indent = "  " if table.key else ""
    if table.key:
        yield f"{table.key}:"
    for row in table.rows:
        if not table.columns:
            yield indent + _blank(table, row, None, filler)
            continue
        yield f"{indent}{row.key}:"
        for column in table.columns:
            yield f"{indent}  {_blank(table, row, column, filler)}"


def _blank(table: FormTable, row: Line, column: Line | None, filler: Filler) -> str:
    line = column or row
    if reason := table.inapplicable.get(table.path(row, column)):
        return f"{line.key}: n/a  # {reason}"
    return f"#{line.key}:  # {filler.words(line.label)}"


def _section_file(section: UsualSection) -> str:
    return f"""\
---
title: {section.title}
kind: {section.kind}
place: {section.slot}
role: {section.role}
organisation:
# {section.advice}
# Write below the second line of dashes. An empty line begins a new paragraph, ## a heading, - an item of a list.
---
"""


def _area_file(name: str, year: ReportingYear) -> str:
    spoken = name.replace("-", " ").title()
    return f"""\
name: {spoken}
board: {spoken} Strategic Management Board
forces: [{spoken} Police]
nation: England  # or Wales
# What each published rate was worked out on: the estimate's year, the ages, the day it was released, and the people.
populations:
  - rate_year: {year}
    mid_year: {year.ends_in - 1}
    aged: ten and over
    released: {year.ends_in - 1}-12-21  # correct this
    count:
"""
