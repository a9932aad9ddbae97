"""Section files into Sections: a head that the edition knows, and something to read below it."""

import re
from collections.abc import Iterable, Iterator, Mapping

from mappa_report.checks.printed_values import OPENING, with_placeholder
from mappa_report.checks.schemas.area import SECTION_HEAD
from mappa_report.checks.shape import check_shape
from mappa_report.checks.unknown import unknown_value
from mappa_report.checks.values import read_truth
from mappa_report.document.blocks import Picture
from mappa_report.document.input_files import MarkdownPage
from mappa_report.model.edition import Edition
from mappa_report.model.section import Author, Section
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import MapNode, TextNode, maps_at, string_at
from mappa_report.source.place import Place
from mappa_report.source.prose import Piece, Prose, ProseKind
from mappa_report.source.suggest import suggestion

_MARKED = re.compile(
    r"(?<!\w)\*{1,3}(?=\w)[^*]{1,200}\*{1,3}(?!\w)|(?<!\w)__?(?=\w)[^_]{1,200}__?(?!\w)|\]\(|\A#{1,6}\s"
)


def check_sections(pages: Iterable[MarkdownPage], edition: Edition, problems: list[Problem]) -> tuple[Section, ...]:
    """The Sections that ``pages`` make, in their order; those that lack what a Section needs are not whole."""
    return tuple(check_section(page, edition, problems) for page in pages)


def check_section(page: MarkdownPage, edition: Edition, problems: list[Problem]) -> Section:
    """The Section that ``page`` makes; one that is not whole after Problems with its head.

    An unknown kind or place is a Problem, but still makes a whole Section.
    """
    head, start = page.head, Place(page.source)
    is_sound = head is not None and check_shape(head, SECTION_HEAD, "the head of a section", problems)
    if head is None and not page.has_unread_head:
        hint = "begin the file with a line ---, then title, kind, place and role, then another line ---."
        on_page = "say what the section is, who wrote it and where it stands, on the page of its details."
        problems.append(Problem("head-missing", "this section has no head", start, hint=hint, on_page=on_page))
    head = head if isinstance(head, MapNode) else MapNode({}, {}, start)
    values = {key: value for key, value in head.values.items() if isinstance(value, TextNode)}
    _check_values(values, edition, problems)
    if is_sound and not page.blocks and all(problem.place.source != page.source for problem in problems):
        hint = "write the section, or remove the file."
        message, on_page = "this section has no text", "write the section, or take it out of the report."
        problems.append(Problem("section-empty", message, start, Severity.WARNING, hint=hint, on_page=on_page))
    problems += _markup(head)
    authors = tuple(_authors(head, page.photographs))
    if is_sound and not authors:
        hint = "add a line  role: ...  to the head, or  signed:  with a list of roles and organisations."
        on_page = "say in which role somebody wrote it."
        problems.append(Problem("missing", "role is missing", start, record=("role",), hint=hint, on_page=on_page))
    title = values.get("title", TextNode("", start))
    return Section(
        title=title.text,
        kind=string_at(head, "kind"),
        slot=string_at(head, "place") if is_sound and authors else "",
        authors=authors,
        is_signed="signed" in head.values,
        is_illustrative=read_truth(values.get("illustrative"), problems if is_sound else []),
        blocks=page.blocks,
        place=title.place,
        prose=(Prose((Piece(title.text, title.place),), ProseKind.HEADING), *page.prose),
    )


def _check_values(values: Mapping[str, TextNode], edition: Edition, problems: list[Problem]) -> None:
    for key, known in (("kind", edition.kinds), ("place", edition.slots)):
        if key in values and not values[key].is_blank:
            _check_known(values[key], key, known, problems)
    for key, value in values.items():
        if OPENING.search(value.text):
            problems.append(with_placeholder(key, value, "below the head"))


def _markup(head: MapNode) -> Iterator[Problem]:
    """A warning for each value of the ``head`` that has signs of Markdown, which print there as they stand."""
    for values in (head, *maps_at(head, "signed")):
        for key in ("title", "name", "role", "organisation"):
            value = values.values.get(key)
            if isinstance(value, TextNode) and _MARKED.search(value.text):
                message = f"{key} has signs of Markdown in it, and they print as they stand"
                hint = "take the signs out: only the text below the head has marked words and links."
                yield Problem("markup-not-read", message, value.place, Severity.WARNING, record=(key,), hint=hint)


def _authors(head: MapNode, photographs: Mapping[str, Picture]) -> Iterator[Author]:
    """Those who sign, or else the one author."""
    signed = maps_at(head, "signed")
    for each in signed or (head,):
        if string_at(each, "role").strip():
            name = string_at(each, "name").strip() if signed else ""
            named = each.values.get("photograph")
            photograph = photographs.get(string_at(named, "file")) if isinstance(named, MapNode) else None
            yield Author(string_at(each, "role"), string_at(each, "organisation"), name, photograph)


def _check_known(node: TextNode, key: str, known: tuple[str, ...], problems: list[Problem]) -> None:
    if node.text in known:
        return
    message = f"this edition has no {key} {node.text!s:.40}"
    problems.append(unknown_value(message, node, suggestion(node.text, known), record=(key,)))
