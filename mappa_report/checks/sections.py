"""Section files into Sections: a head that the edition knows, and something to read below it."""

import re
from collections.abc import Iterable, Iterator

from mappa_report.checks.schemas.area import SECTION_HEAD
from mappa_report.checks.shape import check_shape
from mappa_report.checks.values import read_truth
from mappa_report.document.input_files import MarkdownPage
from mappa_report.model.edition import Edition
from mappa_report.model.section import Author, Section
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import MapNode, TextNode, maps_at, string_at
from mappa_report.source.place import Place
from mappa_report.source.prose import Piece, Prose, ProseKind
from mappa_report.source.suggest import did_you_mean

_OPENING = re.compile(r"\{\{|\{%|\{#")


def check_sections(pages: Iterable[MarkdownPage], edition: Edition, problems: list[Problem]) -> tuple[Section, ...]:
    """The Sections that ``pages`` make, in their order, without those that lack what a Section needs."""
    sections = (check_section(page, edition, problems) for page in pages)
    return tuple(section for section in sections if section)


def check_section(page: MarkdownPage, edition: Edition, problems: list[Problem]) -> Section | None:
    """The Section that ``page`` makes; None if its head lacks what a Section needs.

    An unknown kind or place is a Problem, but still makes a Section.
    """
    head, start = page.head, Place(page.source)
    if head is None:
        hint = "begin the file with a line ---, then title, kind, place and role, then another line ---."
        problems.append(Problem("head-missing", "this section has no head", start, hint=hint))
        return None
    if not check_shape(head, SECTION_HEAD, "the head of a section", problems) or not isinstance(head, MapNode):
        return None
    values = {key: value for key, value in head.values.items() if isinstance(value, TextNode)}
    _check_known(values["kind"], "kind", edition.kinds, problems)
    _check_known(values["place"], "place", edition.slots, problems)
    illustrative = read_truth(values.get("illustrative"), problems)
    for key, value in values.items():
        if _OPENING.search(value.text):
            message = f"{key} has a placeholder in it"
            hint = "write the words out; placeholders are filled in below the head."
            problems.append(Problem("placeholder-syntax", message, value.place, record=(key,), hint=hint))
    if not page.blocks and all(problem.place.source != page.source for problem in problems):
        hint = "write the section, or remove the file."
        problems.append(Problem("section-empty", "this section has no text", start, Severity.WARNING, hint=hint))
    authors = tuple(_authors(head))
    if not authors:
        hint = "add a line  role: ...  to the head, or  signed:  with a list of roles and organisations."
        problems.append(Problem("missing", "role is missing", start, record=("role",), hint=hint))
        return None
    return Section(
        title=values["title"].text,
        kind=values["kind"].text,
        slot=values["place"].text,
        authors=authors,
        is_signed="signed" in head.values,
        is_illustrative=illustrative,
        blocks=page.blocks,
        place=values["title"].place,
        prose=(Prose((Piece(values["title"].text, values["title"].place),), ProseKind.HEADING), *page.prose),
    )


def _authors(head: MapNode) -> Iterator[Author]:
    """Those who sign, or else the one author."""
    signed = maps_at(head, "signed")
    for each in signed or (head,):
        if string_at(each, "role").strip():
            yield Author(string_at(each, "role"), string_at(each, "organisation"))


def _check_known(node: TextNode, key: str, known: tuple[str, ...], problems: list[Problem]) -> None:
    if node.text in known:
        return
    message = f"this edition has no {key} {node.text!s:.40}"
    problems.append(Problem("unknown-value", message, node.place, record=(key,), hint=did_you_mean(node.text, known)))
