"""Reports typed out for tests, and the returns that they print, both as the importer gives them.

A line between bars is a row of a table whose cells have borders, as in Word; in a report without any, tables are
laid out by blanks, as plain texts have them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from mappa_report.assembly.editions import load_edition
from mappa_report.document.blocks import Column, Paragraph, Row, Table
from mappa_report.document.inlines import Inlines, Text
from mappa_report.importing.figures import Figures, find_figures
from mappa_report.importing.finished import Piece
from mappa_report.importing.lines import lines_of
from mappa_report.importing.text import read_text
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.figure import Path as FigurePath
from mappa_report.model.form import Form, Line
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT

CORPUS = ROOT.parent / "shared" / "corpus"
WORKSPACE = Workspace(ROOT)
Return = dict[FigurePath, Any]
_WRITTEN = {FigureState.NOT_APPLICABLE: "n/a", FigureState.SUPPRESSED: "c"}


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The pieces of a typed report."""
    if "\n|" not in text:
        return read_text(text.encode(), "report.txt").pieces
    pieces: list[Piece] = []
    rows: list[list[str]] = []
    for number, line in enumerate((*text.splitlines(), ""), 1):
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip()[1:-1].split("|")])
            continue
        if rows:
            pieces.append(Piece(_table(rows), f"line {number - len(rows)}"))
            rows = []
        if line.strip():
            pieces.append(Piece(Paragraph((Text(line.strip()),)), f"line {number}"))
    return tuple(pieces)


def _table(rows: list[list[str]]) -> Table:
    most = max(map(len, rows))
    head, *others = ([_inlines(cell) for cell in row] + [()] * (most - len(row)) for row in rows)
    return Table(tuple(map(Column, head)), tuple(Row(tuple(row)) for row in others))


def _inlines(words: str) -> Inlines:
    return (Text(words),) if words else ()


def form_of(year: int, units: Mapping[str, str]) -> Form:
    """The form of the edition of ``year``, with an area's ``units``."""
    edition = load_edition(WORKSPACE, str(year), [])
    assert edition is not None
    return edition.form.with_units(tuple(Line(key, (Text(name),)) for key, name in units.items()))


def figures_in(text: str, year: int, units: Mapping[str, str] | None = None) -> Figures:
    """The figures of the return of ``year`` in the typed report ``text``."""
    return find_figures(form_of(year, units or {}), year, lines_of(pieces_of(text)))


def return_of(path: Path) -> tuple[Return, dict[str, str], int]:
    """The return in the YAML file at ``path``, the area's units where it names them, and the year."""
    tree = yaml.safe_load(path.read_text("utf-8"))
    year, units = int(tree.pop("edition")), tree.pop("units", {})
    tree.pop("published", None)
    return dict(_leaves(tree, ())), units, year


def _leaves(tree: Mapping[str, Any], path: FigurePath) -> list[tuple[FigurePath, Any]]:
    leaves: list[tuple[FigurePath, Any]] = []
    for key, value in tree.items():
        leaves += _leaves(value, (*path, key)) if isinstance(value, dict) else [((*path, key), value)]
    return leaves


def written(figure: Figure) -> Any:
    """``figure`` as a return writes it."""
    return figure.value if figure.is_number else _WRITTEN.get(figure.state)


def differences(found: Figures, expected: Return) -> list[str]:
    """What is wrong, missing or more than it should be in ``found``, a line for each."""
    told = []
    for path in dict.fromkeys((*expected, *found.located)):
        name = ".".join(path)
        located = found.located.get(path)
        if located is None:
            told.append(f"{name}: missing")
        elif path not in expected:
            if written(located.figure) is not None:
                told.append(f"{name}: {written(located.figure)}, which is not in the report")
        elif written(located.figure) != expected[path]:
            told.append(f"{name}: {written(located.figure)} for {expected[path]}")
    return told
