"""Whether a report is of another area than the one it should come in for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

from mappa_report.assembly.register import RegisteredArea, read_register
from mappa_report.importing.lines import Line
from mappa_report.model.area import Area
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.workspace import Workspace

_FRONT = 15
"""Lines at the beginning among which the cover stands."""
_SHORT = 20
"""Words of a title; longer lines are sentences, and may well speak of a neighbour."""
_THROUGHOUT = 5
"""How often an area is named in a report of its own, at least; a neighbour is not."""
_REPORT = re.compile(r"\b(?:report|mappa)\b", re.IGNORECASE)


def of_other_area(workspace: Workspace, area: Area, title: str, lines: Sequence[Line], name: str) -> Problem | None:
    """The Problem with the report ``lines`` of the file ``name`` if its title, or all of it, names another area.

    None where it names several there, or ``area`` as often as the other.
    """
    register = read_register(workspace, [])
    slugs = _slugs_by_name(register, area)
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(slugs, key=len, reverse=True)))})\b")
    everywhere = _counted((line.text for line in lines), named, slugs)
    titles = [title, *(line.text for line in lines[:_FRONT] if _is_title(line.text, slugs))]
    likely = _counted(titles, named, slugs) or {key for key, count in everywhere.items() if count >= _THROUGHOUT}
    if len(likely) != 1:
        return None
    (slug,) = likely
    if slug == area.slug or everywhere[area.slug] >= max(1, everywhere[slug]):
        return None
    other = register[slug]
    hint = f"give the report of {area.name}, or --area {other.slug}."
    message = f"this is the report of {other.name}, and that of {area.name} was asked for"
    on_page = f"give the report of {area.name}, or choose {other.name}."
    return Problem("other-area", message, Place(Source(name)), hint=hint, on_page=on_page)


def _is_title(text: str, names: Container[str]) -> bool:
    return len(text.split()) <= _SHORT and (bool(_REPORT.search(text)) or _plain(text) in names)


def _slugs_by_name(register: Mapping[str, RegisteredArea], area: Area) -> dict[str, str]:
    """The folder of each area by its names, in small letters; a name that ``area`` has is its own."""
    slugs = {_plain(name): each.slug for each in register.values() for name in (each.name, *each.known_as)}
    return slugs | {_plain(name): area.slug for name in (area.name, *area.known_as)}


def _counted(texts: Iterable[str], named: re.Pattern[str], slugs: Mapping[str, str]) -> Counter[str]:
    return Counter(slugs[found] for text in texts for found in named.findall(_plain(text)))


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("&", " and ").split())
