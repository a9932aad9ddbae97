"""Where two people have changed the same words: both shown beside what was there, and a choice for each place."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.intake.merging import Clash, clashes_in, combined, settled
from mappa_report.intake.section_saving import plain
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report
from mappa_report.workbench.shown_changes import Piece, marked_words
from mappa_report.workbench.words import WORDS

_CHOICES = ("mine", "theirs", "both", "own")


class Asked(Struct, frozen=True):
    """A clash of ``mine`` and ``theirs``, both made of ``was``; ``choices`` has what was said of each place.

    ``text`` is the whole text by these, where something was said of every place.
    """

    was: str
    mine: str
    theirs: str
    choices: tuple[tuple[str, str], ...] = ()
    text: str | None = None


class PlaceView(Struct, frozen=True):
    """A place: what each made of it, with marks against what was there, and the choice made so far."""

    was: str
    mine: tuple[Piece, ...]
    theirs: tuple[Piece, ...]
    chosen: str
    own: str


def asked_in(form: FormData) -> Asked:
    """What a page of a clash has sent. What is no choice is none."""
    was, mine, theirs = (plain(str(form.get(name, ""))) for name in ("was", "text", "theirs"))
    parts = combined(was, mine, theirs)
    clashes = clashes_in(parts)
    choices = tuple((str(form.get(f"take-{n}", "")), str(form.get(f"own-{n}", ""))) for n in range(1, len(clashes) + 1))
    is_complete = all(choice in _CHOICES for choice, _ in choices)
    taken = [_taken(clash, *choice) for clash, choice in zip(clashes, choices, strict=True)] if is_complete else []
    return Asked(was, mine, theirs, choices, settled(parts, taken) if is_complete else None)


def _taken(clash: Clash, choice: str, own: str) -> str:
    texts: Mapping[str, str] = {"mine": clash.mine, "theirs": clash.theirs, "both": clash.both}
    return texts[choice] if choice in texts else clash.with_words(plain(own))


def clash_page(request: Request, report: Report, file: str, asked: Asked) -> Response:
    """The page on which somebody says what should stand in each place."""
    clashes = clashes_in(combined(plain(asked.was), plain(asked.mine), asked.theirs))
    choices = asked.choices or tuple(("", clash.mine.strip()) for clash in clashes)
    places = [_place(clash, *choice) for clash, choice in zip(clashes, choices, strict=True)]
    wrong = WORDS["clash.choose"] if asked.choices else ""
    return page(request, "clash", 409, report=report, file=file, asked=asked, places=places, wrong=wrong)


def _place(clash: Clash, chosen: str, own: str) -> PlaceView:
    was = clash.was.strip()
    mine, theirs = (marked_words(was, each.strip()) if each.strip() else () for each in (clash.mine, clash.theirs))
    return PlaceView(was, mine, theirs, chosen, own)
