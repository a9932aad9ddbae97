"""``text``, ``adopted`` and ``confirmed`` of an edition into its Standing, and the warning for a provisional one."""

from collections.abc import Iterator
from datetime import date

from mappa_report.checks.values import read_date
from mappa_report.model.edition import Edition
from mappa_report.model.standing import Adoption, Confirmation, Standing
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import MapNode, required_text, string_at
from mappa_report.wording.standing import PROVISIONAL

ADOPTED = "adopted"
"""The value of ``text`` for official wording, and the group that says where that was taken from."""


def check_standing(node: MapNode, problems: list[Problem]) -> Standing:
    """The Standing that the edition.yaml at ``node`` gives; what is wrong with it is left out after a Problem."""
    confirmed, adopted = (node.values.get(key) for key in ("confirmed", ADOPTED))
    place = node.key_places.get("confirmed", node.key_places["edition"])
    is_adopted = string_at(node, "text") == ADOPTED
    if is_adopted and not isinstance(adopted, MapNode):
        hint = "add  adopted: {from: what the wording was taken from, date: the day, such as 2024-09-30}."
        message = "the text is adopted, and nothing says from where"
        problems.append(Problem("missing", message, node.key_places["text"], hint=hint))
    if isinstance(adopted, MapNode) and not is_adopted:
        hint = "write  text: adopted  if the wording is the official one; else take this group out."
        message = "a source is given for official wording, and the text is not said to be adopted"
        problems.append(Problem("unknown-value", message, node.key_places[ADOPTED], hint=hint))
    return Standing(
        place,
        Confirmation(day, string_at(confirmed, "by"))
        if isinstance(confirmed, MapNode) and (day := _day(confirmed, problems))
        else None,
        Adoption(string_at(adopted, "from"), day)
        if isinstance(adopted, MapNode) and (day := _day(adopted, problems))
        else None,
    )


def _day(node: MapNode, problems: list[Problem]) -> date | None:
    return read_date(required_text(node, "date"), problems)


def check_provisional(edition: Edition) -> Iterator[Problem]:
    """A warning for an edition that nobody has confirmed."""
    if edition.standing.is_provisional:
        hint = (
            "once the national team has, add  confirmed: {date: 2024-09-30, by: their role}  with its day to this file."
        )
        message = f"the edition {edition.key} is provisional: {PROVISIONAL}"
        yield Problem("edition-provisional", message, edition.standing.place, Severity.WARNING, hint=hint)
