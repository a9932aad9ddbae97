"""What a check says of a section, each at its place in the editor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from mappa_report.editing import nodes
from mappa_report.editing.drafts import Draft
from mappa_report.editing.head import field_of, head_fields
from mappa_report.editing.offers import Offer
from mappa_report.editing.placing import Placing
from mappa_report.problems.masking import masked
from mappa_report.problems.problem import Problem

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
    """Those of ``problems`` that are about ``draft``, each at its place there."""
    page = draft.page
    placing = Placing(page, draft.shown, draft.at)
    fields = head_fields(page.text, None)
    made = []
    for each in problems:
        if each.place.file != page.source.name:
            continue
        at = placing.range_of(each.place)
        is_in_head = at.block is None and each.place.line < page.body_line
        field = field_of(each.record[-1] if each.record else "", fields, each.place) if is_in_head else None
        told = _told(each)
        made.append(PlacedProblem(*told, block=at.block, box=at.box, start=at.start, end=at.end, field=field))
    return made


def unplaced(problems: Sequence[Problem]) -> list[PlacedProblem]:
    """``problems`` that keep something from being done, at no place."""
    return [PlacedProblem(*_told(each)) for each in problems]


def _told(problem: Problem) -> tuple[str, str, str, str, tuple[str, ...], str]:
    message, label, hint = map(masked, (problem.message, problem.label, problem.hint))
    return problem.code, problem.severity.value, message, label, tuple(map(masked, problem.notes)), hint
