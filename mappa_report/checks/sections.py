"""Section files into Sections: a head that the edition knows, and something to read below it."""

from __future__ import annotations

from collections.abc import Iterable

from mappa_report.checks.schemas import SECTION_HEAD
from mappa_report.checks.shape import check_shape
from mappa_report.checks.values import read_truth
from mappa_report.model.edition import Edition
from mappa_report.model.section import Section
from mappa_report.placed import MapNode, TextNode
from mappa_report.problem import Place, Problem, Severity
from mappa_report.raw import MarkdownPage
from mappa_report.suggest import did_you_mean


def check_sections(pages: Iterable[MarkdownPage], edition: Edition, found: list[Problem]) -> tuple[Section, ...]:
    """The Sections that ``pages`` make, in their order; one with Problems is left out."""
    sections = (check_section(page, edition, found) for page in pages)
    return tuple(section for section in sections if section)


def check_section(page: MarkdownPage, edition: Edition, found: list[Problem]) -> Section | None:
    """The Section that ``page`` makes; None after Problems."""
    head, start = page.head, Place(page.source)
    if head is None:
        hint = "begin the file with a line ---, then title, kind, place and role, then another line ---."
        found.append(Problem("head-missing", "this section has no head", start, hint=hint))
        return None
    if not check_shape(head, SECTION_HEAD, "the head of a section", found) or not isinstance(head, MapNode):
        return None
    values = {key: value for key, value in head.values.items() if isinstance(value, TextNode)}
    knows_kind = _is_known(values["kind"], "kind", edition.kinds, found)
    knows_place = _is_known(values["place"], "place", edition.slots, found)
    illustrative = read_truth(values.get("illustrative"), found)
    if not page.blocks:
        hint = "write the section, or remove the file."
        found.append(Problem("section-empty", "this section has no text", start, Severity.WARNING, hint=hint))
    if not (knows_kind and knows_place):
        return None
    organisation = values.get("organisation")
    return Section(
        title=values["title"].text,
        kind=values["kind"].text,
        slot=values["place"].text,
        role=values["role"].text,
        organisation=organisation.text if organisation else "",
        is_illustrative=illustrative,
        blocks=page.blocks,
        place=values["title"].place,
    )


def _is_known(node: TextNode, key: str, known: tuple[str, ...], found: list[Problem]) -> bool:
    if node.text in known:
        return True
    message = f"this edition has no {key} {node.text!s:.40}"
    found.append(Problem("unknown-value", message, node.place, record=(key,), hint=did_you_mean(node.text, known)))
    return False
