"""A finished file as what an edition can take over of it; nothing is written yet."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from mappa_report.assembly.editions import load_edition, named_edition
from mappa_report.importing.adopting import (
    Adopted,
    Official,
    Slots,
    adopted_wording,
    match_pieces,
    official_pieces,
    units_of_base,
)
from mappa_report.importing.figures import Figures, find_figures, is_two_reports
from mappa_report.importing.finished import Finished
from mappa_report.importing.lines import lines_of
from mappa_report.importing.markdown.normal_runs import TooLong
from mappa_report.importing.national import Digest, load_digest, own_lines
from mappa_report.importing.readers import read_finished
from mappa_report.intake.adoption.dating import OfArea, area_of_file, year_of_edition, year_of_file
from mappa_report.intake.refused import refuse_if_too_long, refuse_if_welsh
from mappa_report.model.edition import Edition
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import Workspace

_SOME = 5


class AdoptionWish(Struct, frozen=True):
    """That the edition ``key`` be made from ``origin``, in the wording of the file ``name``."""

    key: str
    origin: str
    name: str


class Taken(Struct, frozen=True):
    """What the file of ``wish`` has for an edition made from ``base``: the units ``adopted``, and the rest told.

    ``years`` are those of the new edition, and ``year`` the one whose days stand in the file.
    """

    wish: AdoptionWish
    base: Edition
    years: tuple[int, ...]
    year: ReportingYear
    area: OfArea
    finished: Finished
    figures: Figures
    official: Official
    adopted: tuple[Adopted, ...]
    digest: Digest | None


def take_wording(workspace: Workspace, wish: AdoptionWish, data: bytes, problems: list[Problem]) -> Taken | None:
    """The official wording in the file ``data``; None after Problems, with the names or with the file."""
    base = named_edition(workspace, wish.origin, problems)
    if base is None:
        return None
    try:
        finished = read_finished(data, wish.name)
        refuse_if_too_long(finished, wish.name)
        refuse_if_welsh(finished, wish.name)
    except FileRefused as refused:
        problems.append(refused.problem)
        return None
    return _taken(workspace, wish, base, finished, problems)


def _taken(
    workspace: Workspace, wish: AdoptionWish, base: Edition, finished: Finished, problems: list[Problem]
) -> Taken | None:
    lines = lines_of(finished.pieces)
    years = year_of_edition(wish.key, base)
    editions = [each for key in workspace.editions() if (each := load_edition(workspace, key, []))]
    if is_two_reports(editions, lines, ()):
        hint = "divide it into one file for each year, and give that of the edition's year."
        problems.append(Problem("report-year", "this file has the whole returns of two years", _at(wish), hint=hint))
        return None
    year = year_of_file(finished, lines, years, wish.name, problems)
    if year is None:
        return None
    area = area_of_file(workspace, lines, year)
    figures = find_figures(base.form.with_units(area.units), year.ends_in, lines)
    digests = [digest for each in workspace.editions() if (digest := load_digest(workspace, each))]
    units = units_of_base(base)
    official = official_pieces(finished.pieces, lines, figures, digests, units, names_area=bool(area.names))
    refused = _in_own_words(editions, finished, official, wish) or _nothing_official(official, wish)
    if refused:
        problems.append(refused)
        return None
    matches = match_pieces(finished.pieces, official.numbers, units)
    slots = Slots(year, area.names, _printed(figures))
    try:
        adopted = adopted_wording(finished.pieces, matches, units, slots)
    except TooLong:
        hint = "divide it in the file, or type its words into the edition."
        problems.append(Problem("file-too-large", "a passage is longer than a page may be", _at(wish), hint=hint))
        return None
    digest = load_digest(workspace, base.key)
    return Taken(wish, base, years, year, area, finished, figures, official, adopted, digest)


def _printed(figures: Figures) -> dict[str, str]:
    """By the name that a placeholder has for it, each figure of the file as digits."""
    return {
        ".".join(("figures", *path)): str(each.figure.value)
        for path, each in figures.located.items()
        if each.figure.is_number
    }


def _at(wish: AdoptionWish) -> Place:
    return Place(Source(wish.name))


def _in_own_words(
    editions: Sequence[Edition], finished: Finished, official: Official, wish: AdoptionWish
) -> Problem | None:
    """The Problem with a report that has more in an edition's own words than in official ones."""
    counts = {each.key: own_lines(each, finished.pieces) for each in editions if each.standing.adopted is None}
    most = max(counts.values(), default=0)
    if most < _SOME or most < len(official.numbers):
        return None
    newest = max(key for key, count in counts.items() if count == most)
    hint = "give a report as it was published, or the national team's template."
    message = f"this report is in the words of the edition {newest}, which are not the official ones"
    return Problem("no-official-text", message, _at(wish), hint=hint)


def _nothing_official(official: Official, wish: AdoptionWish) -> Problem | None:
    if official.numbers:
        return None
    hint = "give a published report, or the national team's template, of a year near that of the edition."
    message = "no official text that an edition knows stands in this file"
    return Problem("no-official-text", message, _at(wish), hint=hint)
