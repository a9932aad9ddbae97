"""``contributors.yaml`` into Contributions."""

import re
from collections.abc import Collection, Iterator

from mappa_report.checks.schemas.area import CONTRIBUTORS
from mappa_report.checks.shape import check_shape
from mappa_report.checks.unknown import unknown_value
from mappa_report.checks.values import read_date, read_past_date
from mappa_report.model.contribution import STATISTICS, Contribution
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, Node, TextNode, maps_at, required_text, string_at
from mappa_report.source.suggest import nearest, suggestion

_LIST = "contributors"
_FILE = re.compile(r"([0-9]{1,9})-[^\W_]+(?:-[^\W_]+){0,40}")
_DAYS = {"asked": read_past_date, "due": read_date, "received": read_past_date, "agreed": read_past_date}


def check_contributors(node: Node, sections: Collection[str], problems: list[Problem]) -> tuple[Contribution, ...]:
    """What ``node`` lists, in its order; none after Problems with the shape of the list.

    ``sections`` are the names by which a section may be owed. Where there are none, nothing is known of the report.
    """
    listed = MapNode({_LIST: node}, {_LIST: node.place}, node.place)
    if not check_shape(listed, CONTRIBUTORS, "contributors.yaml", problems):
        return ()
    return tuple(_contributions(listed, sections, problems))


def _contributions(listed: MapNode, sections: Collection[str], problems: list[Problem]) -> Iterator[Contribution]:
    for item in maps_at(listed, _LIST):
        section = required_text(item, "section")
        name = _in_print(section.text).removesuffix(".md")
        if sections and name != STATISTICS and name not in sections and not _is_to_come(name, sections):
            problems.append(_unknown(section, name, sections))
        days = {key: read(node, problems) for key, read in _DAYS.items() if (node := _given(item, key))}
        yield Contribution(
            name=_in_print(string_at(item, "name")),
            section=name,
            place=item.place,
            address=_in_print(string_at(item, "address")),
            **days,
        )


def _in_print(words: str) -> str:
    """``words`` on one line, without signs that no file of ours can hold: names stand in e-mails and in their forms."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())


def _given(item: MapNode, key: str) -> TextNode | None:
    """The day at ``key``; None where it is left out, or blank because it has not come yet."""
    node = item.values.get(key)
    return node if isinstance(node, TextNode) and not node.is_blank else None


def _is_to_come(name: str, sections: Collection[str]) -> bool:
    """Whether ``name`` is that of a file which is still to be made, and no slip for one that has its number."""
    match = _FILE.fullmatch(name)
    return match is not None and not nearest(name, [each for each in sections if each.startswith(f"{match[1]}-")])


def _unknown(section: TextNode, name: str, sections: Collection[str]) -> Problem:
    known = (STATISTICS, *sections)
    meant = suggestion(name, known, most=3, otherwise=f"choose from {', '.join(known)}.")
    message = f"{name[:60]} is no section of this report, nor a kind of section"
    return unknown_value(message, section, meant)
