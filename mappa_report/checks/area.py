"""``area.yaml`` into an Area."""

from __future__ import annotations

from mappa_report.checks.schemas import AREA
from mappa_report.checks.shape import check_shape
from mappa_report.checks.values import read_date, read_whole
from mappa_report.model.area import Area, Population
from mappa_report.placed import MapNode, Node, TextNode, maps_at, text_at, texts_at, words_at
from mappa_report.problem import Problem


def check_area(node: Node, slug: str, found: list[Problem]) -> Area | None:
    """The Area that ``node`` describes; None after Problems."""
    if not check_shape(node, AREA, "area.yaml", found) or not isinstance(node, MapNode):
        return None
    return Area(
        slug=slug,
        name=words_at(node, "name"),
        board=words_at(node, "board"),
        forces=tuple(force.text for force in texts_at(node, "forces")),
        nation=words_at(node, "nation"),
        populations=_populations(node, found),
    )


def _populations(node: MapNode, found: list[Problem]) -> dict[int, Population]:
    populations: dict[int, Population] = {}
    for item in maps_at(node, "populations"):
        year = read_whole(_required(item, "rate_year"), found)
        population = _population(item, found)
        if year in populations:
            message = f"the population for {year} is given twice"
            place = item.key_places["rate_year"]
            found.append(Problem("duplicate-key", message, place, hint="keep one entry for each year."))
        elif year and population:
            populations[year] = population
    return populations


def _population(item: MapNode, found: list[Problem]) -> Population | None:
    mid_year = read_whole(_required(item, "mid_year"), found)
    released = read_date(_required(item, "released"), found)
    count = text_at(item, "count")
    people = read_whole(count, found) if count and not count.is_blank else None
    return Population(mid_year, words_at(item, "aged"), released, people) if mid_year and released else None


def _required(item: MapNode, key: str) -> TextNode:
    value = text_at(item, key)
    assert value, "the schema requires it"
    return value
