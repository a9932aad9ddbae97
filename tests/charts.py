"""The tiny workspace with charts: its edition defines two, and as many years have a return as a test wants."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from mappa_report.assembly.history import history_of
from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import Chart, Table
from mappa_report.document.document import Document
from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem
from mappa_report.workspace.workspace import Workspace

WORDS = """\
words:
  figures_in: See
  scale: Another scale than {{ other }}.
  years: "{{ first.year }} to {{ last.year }}"
  missing: "Nothing for {{ missing }}."
  break: "Break {{ number }}"
  breaks: Years on either side of a break can’t be compared.
  because: "Break {{ number }}: {{ because }}."
  not_known: "Break {{ number }}: nobody knows; {{ because }}."
  mark: "[b{{ number }}]"
  marked: "[b{{ number }}]: a break follows: {{ because }}."
  marked_not_known: "[b{{ number }}]: perhaps a break follows; {{ because }}."
  rose: "{{ name }} rose from {{ first.figure }} in {{ first.year }} to {{ last.figure }} in {{ last.year }}"
  fell: "{{ name }} fell from {{ first.figure }} in {{ first.year }} to {{ last.figure }} in {{ last.year }}"
  same: "{{ name }} stayed at {{ last.figure }}"
  varied: "{{ name }} was between {{ lowest.figure }} and {{ highest.figure }} since {{ first.year }}"
  longest: "Longest is {{ first }}, then {{ others }}."
  alike: All are as long.
  columns: "Highest in {{ highest }}, lowest in {{ lowest }}."
  columns_before: "Up to {{ last.year }} highest in {{ highest }}, lowest in {{ lowest }}."
not_asked: {prints: –, meaning: not asked for}
"""

CHARTS = """\
charts:
  people-by-distance:
    title: People on {{ year.snapshot | date }} by distance
    table: people
    bars: {red: Red, blue: Blue}
    rows: [near, far]
    findings: {red: "Red were {{ share }} of {{ all }}, {{ most }} in {{ year.label }}"}
  people-over-the-years:
    title: People over the years
    stub: 31 March
    series:
      - {figure: people.total.red, label: Red, name: Red people}
      - {figure: people.total.blue, label: Blue, name: Blue people}
"""

ENTRIES = "  - chart: people-by-distance\n  - chart: people-over-the-years\n"

RETURN = """\
edition: tiny
people:
  near: {{red: {red}, blue: {blue}}}
  far: {{red: {far}, blue: n/a}}
orders: {{first: 1, second: 1}}
reviews: 1
share: 1.5
"""


def lay_charts(root: Path, charts: str = CHARTS, years: str = "2001, 2023", entries: str = ENTRIES) -> None:
    """Give the tiny edition in ``root`` its charts, behind the tables of its return."""
    folder = root / "boilerplate" / "tiny"
    (folder / "charts.yaml").write_text(WORDS + charts, "utf-8")
    edition = folder / "edition.yaml"
    text = edition.read_text("utf-8").replace("  - statistics: all\n", f"  - statistics: all\n{entries}")
    edition.write_text(text.replace("years: [2023]", f"years: [{years}]"), "utf-8")


def lay_return(root: Path, year: int, red: object, blue: object, far: object = 0) -> None:
    """A return of Testshire's for ``year``, with so many near and red, near and blue, and ``far``."""
    folder = root / "areas" / "testshire" / str(year)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "statistics.yaml").write_text(RETURN.format(red=red, blue=blue, far=far), "utf-8")


def lay_plain_section(root: Path) -> None:
    """An introduction that names no figure, for a return without them."""
    section = root / "areas" / "testshire" / "2023" / "sections" / "10-introduction.md"
    head, _, _ = section.read_text("utf-8").rpartition("---\n")
    section.write_text(f"{head}---\nPeople were looked after.\n", "utf-8")


def composed(root: Path) -> Document:
    """Testshire's report of 2023, with all returns before it."""
    workspace = Workspace(root)
    checked = check_report(workspace, "testshire", "2023")
    assert checked.report, checked.problems
    problems: list[Problem] = []
    return compose_report(replace(checked.report, history=history_of(workspace, checked.report, problems)), digest="")


def charts_of(document: Document) -> list[Chart]:
    return [block for block in document.blocks if isinstance(block, Chart)]


def table_over_years(document: Document) -> Table:
    """The last table, as the outline ends with the charts over the years."""
    return [block for block in document.blocks if isinstance(block, Table)][-1]
