"""``corrections.yaml`` into Corrections."""

from collections.abc import Iterator

from mappa_report.checks.schemas.area import CORRECTIONS
from mappa_report.checks.shape import check_shape
from mappa_report.checks.values import read_date
from mappa_report.model.correction import Correction
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, Node, maps_at, required_text, string_at

_LIST = "corrections"


def check_corrections(node: Node, problems: list[Problem]) -> tuple[Correction, ...]:
    """The corrections that ``node`` lists, in its order; none after Problems with the shape of the list."""
    listed = MapNode({_LIST: node}, {_LIST: node.place}, node.place)
    if not check_shape(listed, CORRECTIONS, "corrections.yaml", problems):
        return ()
    return tuple(_corrections(listed, problems))


def _corrections(listed: MapNode, problems: list[Problem]) -> Iterator[Correction]:
    for item in maps_at(listed, _LIST):
        day = read_date(required_text(item, "date"), problems)
        if day:
            yield Correction(day, " ".join(string_at(item, "note").split()))
