"""``text``, ``adopted`` and ``confirmed`` of an edition into its Standing, and the warnings that follow from them."""

from collections.abc import Callable, Iterator
from datetime import date

from mappa_report.checks.unknown import unknown_value
from mappa_report.checks.values import read_date
from mappa_report.model.edition import Edition
from mappa_report.model.standing import Adoption, Confirmation, Standing
from mappa_report.model.words_digest import words_digest
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import MapNode, Node, TextNode, required_text, string_at, strings_at, text_at, texts_at
from mappa_report.source.place import Place
from mappa_report.source.suggest import suggestion
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
        check_confirmation(confirmed, problems),
        _adoption(adopted, node.key_places[ADOPTED], problems) if isinstance(adopted, MapNode) else None,
    )


def check_confirmation(
    node: Node | None, problems: list[Problem], read_day: Callable[[TextNode, list[Problem]], date | None] = read_date
) -> Confirmation | None:
    """The day and the role that ``node`` gives, of whoever has said something; None where it gives none."""
    day = read_day(required_text(node, "date"), problems) if isinstance(node, MapNode) else None
    return Confirmation(day, string_at(node, "by")) if isinstance(node, MapNode) and day else None


def _adoption(node: MapNode, place: Place, problems: list[Problem]) -> Adoption | None:
    day = read_date(required_text(node, "date"), problems)
    if day is None:
        return None
    digest = text_at(node, "digest")
    place = digest.place if digest else place
    return Adoption(string_at(node, "from"), day, place, strings_at(node, "kept"), digest.text if digest else "")


def check_kept(node: MapNode, edition: Edition) -> Iterator[Problem]:
    """An error for each text that edition.yaml at ``node`` says was kept, and that ``edition`` does not have."""
    known = [f"passages/{key}" for key in edition.passages]
    known += [f"definitions/{entry.key}" for entry in edition.definitions]
    adopted = node.values.get(ADOPTED)
    for name in texts_at(adopted, "kept") if isinstance(adopted, MapNode) else ():
        if name.text not in known:
            message = f"this edition has no text {name.text:.60}"
            yield unknown_value(message, name, suggestion(name.text, known))


def check_adopted(edition: Edition) -> Iterator[Problem]:
    """A warning for adopted words that are no longer as they were adopted."""
    adopted = edition.standing.adopted
    if adopted and adopted.digest and adopted.digest != words_digest(edition):
        message = f"the national text has been changed since it was adopted from {adopted.source}"
        hint = (
            "put the words back, or adopt the edition anew; where the change is the nation's own, take  digest  out, "
            "and say in  from  where it is from."
        )
        yield Problem("adopted-changed", message, adopted.place, Severity.WARNING, hint=hint)


def check_provisional(edition: Edition) -> Iterator[Problem]:
    """A warning for an edition that nobody has confirmed."""
    if edition.standing.is_provisional:
        hint = (
            "once the national team has, add  confirmed: {date: 2024-09-30, by: their role}  with its day to this file."
        )
        message = f"the edition {edition.key} is provisional: {PROVISIONAL}"
        on_page = "once the national team has, say who has on the page of the national text and form."
        yield Problem(
            "edition-provisional", message, edition.standing.place, Severity.WARNING, hint=hint, on_page=on_page
        )
