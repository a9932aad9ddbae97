"""Forty-two areas to publish: the reports that ship, each made a little different, and their words in Markdown."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from benchmarks.as_markdown import as_markdown
from benchmarks.rounds import ROOT
from mappa_report.assembly.history import history_of
from mappa_report.assembly.register import read_register
from mappa_report.compose.report_document import compose_report
from mappa_report.pipeline import check_report
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.nodes import TextNode, node_at
from mappa_report.source.place import Source
from mappa_report.workspace.workspace import Workspace

AREAS = 42
EDITED = "kent", "2023"
STEM = "-".join(EDITED)
"""The name of the Markdown file with the words of the report that is edited."""

_FIGURES = (
    ("managed", "level_2", "category_1"),
    *(("eligible", row, column) for row in ("level_1", "total") for column in ("category_1", "total")),
)
"""Figures that charts show, and the sums that the second is in. The first is left alone where the return adds it up."""


@dataclass(frozen=True)
class Place:
    """Where things are for one run: a workspace of 42 area-years, and the same words in Markdown."""

    workspace: Path
    markdown: Path


def prepare(folder: Path) -> Place:
    """The reports that ship, in turn, under the names of the areas of the register. The one to edit is as it ships.

    No two have the same words or charts: what a program works out for one report can't be had again for another.
    """
    place = Place(folder / "workspace", folder / "markdown")
    place.markdown.mkdir(parents=True)
    program = Workspace(ROOT)
    samples = sorted(program.reports(), key=lambda report: report[:2] != (EDITED[0], int(EDITED[1])))
    register = read_register(program, [])
    others = sorted(register.keys() - {EDITED[0]})
    for number, slug in enumerate([EDITED[0], *others][:AREAS]):
        area, year = samples[number % len(samples)]
        _copy(ROOT / "areas" / area, place.workspace / "areas" / slug, str(year))
        if number:
            _make_different(place.workspace / "areas" / slug, str(year), register[slug].name, number)
    for area, year in Workspace(place.workspace).reports():
        _write_markdown(place, area, str(year))
    return place


def _copy(source: Path, target: Path, year: str) -> None:
    target.mkdir(parents=True)
    for path in source.iterdir():
        if path.is_file():
            shutil.copy(path, target)
    shutil.copytree(source / year, target / year)


def _make_different(folder: Path, year: str, name: str, number: int) -> None:
    """Give the copy its own name, a sentence of its own in each section, and ``number`` more people in its charts."""
    about = folder / "area.yaml"
    about.write_text(re.sub(r"^name:.*$", f"name: {name}", about.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    for section in (folder / year / "sections").glob("*.md"):
        section.write_text(section.read_text("utf-8") + f"\nThis is so in {name} as elsewhere.\n", "utf-8")
    statistics = folder / year / "statistics.yaml"
    statistics.write_text(_with_more(statistics.read_text("utf-8"), number), "utf-8")


def _with_more(text: str, number: int) -> str:
    root = read_yaml(Source("statistics.yaml", text), [])
    assert root is not None
    found = [node_at(root, path) for path in _FIGURES]
    is_summed = node_at(root, ("managed", "total", "total")) is not None
    lines = text.splitlines()
    for node in found[is_summed:]:
        if isinstance(node, TextNode) and node.text.isdecimal():
            line, start = node.place.line - 1, node.place.column - 1
            lines[line] = f"{lines[line][:start]}{int(node.text) + number}{lines[line][start + len(node.text) :]}"
    return "\n".join(lines) + "\n"


def _write_markdown(place: Place, area: str, year: str) -> None:
    workspace = Workspace(place.workspace)
    checked = check_report(workspace, area, year)
    if checked.report is None:
        told = "\n".join(problem.message for problem in checked.problems)
        raise SystemExit(f"{area} {year} can't be built: see mappa-report check\n{told}")
    report = replace(checked.report, history=history_of(workspace, checked.report, []))
    words = as_markdown(compose_report(report, digest=""))
    (place.markdown / f"{area}-{year}.md").write_text(words, "utf-8")
