"""The figures of the return, each typed in its place in the tables of the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.intake.pasted import Pasted, pasted_at
from mappa_report.intake.target import target_of
from mappa_report.intake.typed import NO_NUMBERS, Typed
from mappa_report.workbench.figure_tables import CellView
from mappa_report.workbench.figures_view import FiguresView, saved, view_of, view_with
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.json_bodies import answer, refusal, with_json
from mappa_report.workbench.rendering import fragment, page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.refusals import FileRefused

_WAS = "was:"
"""What stands before the name of a field that says what its cell showed."""


class _Cells(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in each cell, by its name."""

    cells: Annotated[dict[str, Typed], Meta(max_length=5000)]


class _Block(Struct, frozen=True, forbid_unknown_fields=True):
    """Lines of cells with tabs between them, and the name of the cell from which on they were pasted."""

    at: str
    text: Annotated[str, Meta(max_length=200_000)]


class _Placed(Struct, frozen=True):
    """What each cell is to show, by its name, and what is to be said of the rest."""

    cells: dict[str, str]
    said: str


class _Cell(Struct, frozen=True):
    """What the file says of a cell, or would say; what is said beside it, and whether that is wrong, or not taken."""

    text: str
    beside: str
    is_wrong: bool
    is_refused: bool


class _Answer(Struct, frozen=True):
    """Every cell by its name, what is said above the tables, and how things stand, in a sentence."""

    cells: dict[str, _Cell]
    above: str
    state: str
    slips: str


def show(request: Request) -> Response:
    """The figures as the file has them, with what the check says of each."""
    report = report_of(request)
    return _page(request, report, view_of(report), is_saved=False)


@with_form
def save(request: Request, form: FormData) -> Response:
    """Write what was changed, and say of each figure that was not taken why."""
    report = report_of(request)
    sent = {name: Typed(str(form.get(f"{_WAS}{name}", "")), str(now)) for name, now in form.items()}
    view = saved(report, sent)
    return _page(request, report, view, is_saved=not (view.refused or view.told))


@with_json(_Cells)
def check_typed(request: Request, sent: _Cells) -> Response:
    """What would be said of the figures with what is being typed; nothing is written."""
    return _answer(request, view_with(report_of(request), sent.cells))


@with_json(_Cells)
def save_typed(request: Request, sent: _Cells) -> Response:
    """The same, once what can be taken has been written."""
    return _answer(request, saved(report_of(request), sent.cells))


@with_json(_Block)
def place_pasted(request: Request, sent: _Block) -> Response:
    """Where a block of cells goes; nothing is written."""
    report = report_of(request)
    target = target_of(report.workspace, report.area, str(report.year), [])
    path = tuple(sent.at.split("."))
    if target is None or path not in target.form.types:
        return refusal("refused.json")
    try:
        pasted = pasted_at(target, path, sent.text)
    except FileRefused as refused:
        return answer(_Placed({}, refused.problem.message))
    cells = {".".join(path): text for path, text in pasted.texts.items()}
    return answer(_Placed(cells, " ".join(_said(pasted))))


def _said(pasted: Pasted) -> Iterator[str]:
    """What became of a block, in sentences."""
    yield WORDS["figures.pasted"].format(count=len(pasted.texts))
    if pasted.by_headings:
        yield WORDS["figures.pasted.headings"]
    if pasted.has_words:
        yield WORDS["figures.pasted.words"]
    if pasted.rows_over:
        yield WORDS["figures.pasted.rows"].format(count=pasted.rows_over)
    if pasted.columns_over:
        yield WORDS["figures.pasted.columns"].format(count=pasted.columns_over)


def _page(request: Request, report: Report, view: FiguresView, is_saved: bool) -> Response:
    status = 422 if view.refused or view.told else 200
    return page(
        request, "figures", status, report=report, view=view, is_live=False, is_saved=is_saved, no_numbers=NO_NUMBERS
    )


def _answer(request: Request, view: FiguresView) -> Response:
    cells = {cell.name: _cell(request, cell) for cell in view.cells}
    slips = sum(cell.is_wrong for cell in view.cells)
    return answer(
        _Answer(
            cells,
            fragment(request, "figures_above", view=view, is_live=True),
            WORDS["figures.state.refused" if view.refused or view.told else "figures.state.saved"],
            WORDS["figures.state.slips"].format(count=slips) if slips else WORDS["figures.state.right"],
        )
    )


def _cell(request: Request, cell: CellView) -> _Cell:
    beside = fragment(request, "figure_beside", cell=cell)
    return _Cell(cell.was, beside, cell.is_wrong, cell.refused is not None)
