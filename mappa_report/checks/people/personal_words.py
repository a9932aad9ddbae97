"""``people.yaml`` into PersonalWords."""

from msgspec.structs import fields

from mappa_report.checks.schemas.lists import PEOPLE
from mappa_report.checks.shape import check_shape
from mappa_report.model.people import PersonalWords
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, Node, string_at


def check_personal_words(node: Node | None, problems: list[Problem]) -> PersonalWords:
    """The words that ``node`` gives; none at all after Problems."""
    if node is None or not check_shape(node, PEOPLE, "people.yaml", problems) or not isinstance(node, MapNode):
        return PersonalWords()
    return PersonalWords(**{field.name: _listed(string_at(node, field.name)) for field in fields(PersonalWords)})


def _listed(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(",") if phrase.strip(" *"))
