"""``area.yaml`` into an Area."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from mappa_report.checks.area.brand import check_brand
from mappa_report.checks.edition.size import MAX_UNITS
from mappa_report.checks.schemas.area import AREA
from mappa_report.checks.shape import check_shape
from mappa_report.checks.values import read_date, read_whole, read_year
from mappa_report.document.blocks import Picture
from mappa_report.document.inlines import Text
from mappa_report.model.area import Area, Population
from mappa_report.model.form import Line
from mappa_report.model.imprint import IMPRINT_NAMES
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import (
    MapNode,
    Node,
    TextNode,
    maps_at,
    required_text,
    string_at,
    strings_at,
    text_at,
)


def check_area(
    node: Node, slug: str, problems: list[Problem], pictures: Mapping[str, Picture] = MappingProxyType({})
) -> Area | None:
    """The Area that ``node`` describes; None after Problems. ``pictures`` are those of its brand that could be read."""
    if not check_shape(node, AREA, "area.yaml", problems) or not isinstance(node, MapNode):
        return None
    before = len(problems)
    area = Area(
        slug=slug,
        name=string_at(node, "name"),
        board=string_at(node, "board"),
        forces=strings_at(node, "forces"),
        nation=string_at(node, "nation"),
        populations=_populations(node, problems),
        units=_units(node, problems),
        brand=check_brand(node, pictures, problems),
        known_as=strings_at(node, "known_as"),
        imprint=dict(_imprint(node)),
        next_reports=_next_reports(node, problems),
    )
    return area if len(problems) == before else None


def _populations(node: MapNode, problems: list[Problem]) -> dict[int, Population]:
    populations: dict[int, Population] = {}
    for item in maps_at(node, "populations"):
        year = read_year(required_text(item, "rate_year"), problems)
        population = _population(item, problems)
        if year in populations:
            message = f"the population for {year} is given twice"
            place = item.key_places["rate_year"]
            problems.append(Problem("duplicate-key", message, place, hint="keep one entry for each year."))
        elif year and population:
            populations[year] = population
    return populations


def _population(item: MapNode, problems: list[Problem]) -> Population | None:
    mid_year, released, count, census = (_written(item, key) for key in ("mid_year", "released", "count", "census"))
    before = len(problems)
    population = Population(
        mid_year=read_year(mid_year, problems) if mid_year else None,
        aged=string_at(item, "aged"),
        released=read_date(released, problems) if released else None,
        count=read_whole(count, problems) if count else None,
        place=item.key_places["rate_year"],
        given_census=read_year(census, problems) if census else None,
    )
    if count and population.count == 0:
        hint = "write how many people of those ages there are, or leave it empty."
        problems.append(Problem("badly-written", "a population of 0 has no rate", count.place, hint=hint))
    return population if len(problems) == before else None


def _written(item: MapNode, key: str) -> TextNode | None:
    value = text_at(item, key)
    return value if value and not value.is_blank else None


def _imprint(node: MapNode) -> Iterator[tuple[str, str]]:
    """What the area says of itself for the imprint; a name with nothing behind it is left out."""
    group = node.values.get("imprint")
    for name in IMPRINT_NAMES if isinstance(group, MapNode) else ():
        if words := string_at(group, name).strip():  # type: ignore[arg-type]
            yield name, words


def _next_reports(node: MapNode, problems: list[Problem]) -> dict[int, str]:
    """When the report after that of each year is due."""
    group = node.values.get("imprint")
    due = group.values.get("next") if isinstance(group, MapNode) else None
    read: dict[int, str] = {}
    for written in due.values if isinstance(due, MapNode) else ():
        year = read_year(TextNode(written, due.key_places[written]), problems)  # type: ignore[union-attr]
        words = string_at(due, written).strip()  # type: ignore[arg-type]
        if year and words:
            read[year] = words
    return read


def _units(node: MapNode, problems: list[Problem]) -> dict[int, tuple[Line, ...]]:
    """The area's districts by year, in the order in which they print."""
    by_year = node.values.get("units")
    units: dict[int, tuple[Line, ...]] = {}
    for written, names in by_year.values.items() if isinstance(by_year, MapNode) else ():
        year = read_year(TextNode(written, by_year.key_places[written]), problems)  # type: ignore[union-attr]
        if isinstance(names, MapNode) and len(names.values) > MAX_UNITS:
            message = f"{len(names.values)} units are listed here, where {MAX_UNITS} are the most"
            hint = "list the districts that the form asks for, and no more."
            problems.append(Problem("file-too-large", message, names.place, hint=hint))
        elif year and isinstance(names, MapNode):
            units[year] = tuple(Line(key, (Text(string_at(names, key)),)) for key in names.values)
    return units
