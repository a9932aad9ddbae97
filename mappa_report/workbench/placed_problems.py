"""What a check says of a section, each at its place in the editor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from mappa_report.editing import nodes
from mappa_report.editing.drafts import Draft
from mappa_report.editing.head import HeadField, field_of, head_fields
from mappa_report.editing.offers import Offer
from mappa_report.editing.placing import Placing, Range, runs_in
from mappa_report.editing.remedies import remedy_content
from mappa_report.problems.masking import masked
from mappa_report.problems.problem import Problem
from mappa_report.source.edits import Edit

_RENAMED = {"start": "from", "end": "to"}


class Remedy(Struct, frozen=True):
    """What puts a problem right: its range becomes ``content``."""

    label: str
    content: tuple[nodes.Inline, ...]


class PlacedProblem(Struct, frozen=True, rename=_RENAMED):
    """A problem with its range. ``field`` names a line of the head."""

    code: str
    severity: str
    message: str
    label: str
    notes: tuple[str, ...]
    hint: str
    block: int | None = None
    box: int = 0
    start: int = 0
    end: int = 0
    field: str | None = None
    remedies: tuple[Remedy, ...] = ()


class PlacedOffer(Struct, frozen=True, rename=_RENAMED):
    """A number that can become the placeholder ``source``, which prints ``value``."""

    block: int
    box: int
    start: int
    end: int
    source: str
    value: str
    label: str


def placed_offers(offers: Iterable[Offer], draft: Draft) -> list[PlacedOffer]:
    """``offers``, each at its place in ``draft``; none where the editor has no such place."""
    placing = Placing(draft.page, draft.shown, draft.at)
    ranges = ((placing.range_of(offer.place), offer.figure) for offer in offers)
    return [
        PlacedOffer(at.block, at.box, at.start, at.end, figure.source, figure.value, figure.label)
        for at, figure in ranges
        if at.block is not None
    ]


def placed(problems: Iterable[Problem], draft: Draft) -> list[PlacedProblem]:
    """Those of ``problems`` that are about ``draft``, each at its place there; one with a remedy where that goes."""
    page = draft.page
    placing = Placing(page, draft.shown, draft.at)
    fields = head_fields(page.text, None)
    return [_placed(each, draft, placing, fields) for each in problems if each.place.file == page.source.name]


def unplaced(problems: Sequence[Problem]) -> list[PlacedProblem]:
    """``problems`` that keep something from being done, at no place."""
    return [_at(each, Range()) for each in problems]


def _placed(problem: Problem, draft: Draft, placing: Placing, fields: Sequence[HeadField]) -> PlacedProblem:
    edit = problem.edits[0] if len(problem.edits) == 1 else None
    if edit and edit.place.file == draft.page.source.name:
        at = placing.range_of(edit.place)
        if remedies := _remedies(edit, at, draft):
            return _at(problem, at, remedies=remedies)
    at = placing.range_of(problem.place)
    is_in_head = at.block is None and problem.place.line < draft.page.body_line
    name = problem.record[-1] if problem.record else ""
    return _at(problem, at, field_of(name, fields, problem.place) if is_in_head else None)


def _remedies(edit: Edit, at: Range, draft: Draft) -> tuple[Remedy, ...]:
    if at.block is None:
        return ()
    runs = runs_in(draft.shown[at.block])
    if at.box >= len(runs):  # a block that the editor keeps as it is has no words of its own to put right
        return ()
    content = remedy_content(edit.text, runs[at.box], at.start)
    return () if content is None else (Remedy(masked(edit.label), content),)


def _at(problem: Problem, at: Range, field: str | None = None, remedies: tuple[Remedy, ...] = ()) -> PlacedProblem:
    message, label, hint = map(masked, (problem.message, problem.label, problem.page_hint))
    told = problem.code, problem.severity.value, message, label, tuple(map(masked, problem.notes)), hint
    return PlacedProblem(*told, at.block, at.box, at.start, at.end, field, remedies)
