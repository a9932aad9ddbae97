"""The words that a report prints from YAML: who signs, corrections, pictures of the brand, the imprint.

They are no Markdown, so placeholders in them would print as they are written.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.checks.narrative import Passage
from mappa_report.document.bounds import MAX_WORD_LENGTH
from mappa_report.document.input_files import AreaYearFiles, MarkdownPage
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import MapNode, Node, TextNode, maps_at, node_at, text_at
from mappa_report.source.prose import Piece, Prose
from mappa_report.wording.numbers import format_date

OPENING = re.compile(r"\{\{|\{%|\{#")
"""What begins a placeholder here, or something else in the templates of other programs."""
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_OF_IMPRINT = ("publisher", "contact", "telephone", "address", "licence")
_OF_AUTHOR = ("name", "role", "organisation")


class PrintedValue(Struct, frozen=True):
    """The words at ``key``. ``is_told`` is true where another check tells of placeholders in them.

    ``is_due`` is true for when the next report is due.
    """

    key: str
    node: TextNode
    is_told: bool = False
    is_due: bool = False

    @property
    def passage(self) -> Passage:
        """Its words as the checks of language read them."""
        return Passage(Prose((Piece(self.node.text, self.node.place),)))


def printed_values(raw: AreaYearFiles, year: ReportingYear) -> tuple[PrintedValue, ...]:
    """All that the report for ``year`` prints of the YAML in ``raw``, as far as it has words at the right places."""
    values = [*_of_heads(raw.pages), *_of_corrections(raw.corrections), *_of_area(raw.area, year)]
    return tuple(value for value in values if value.node.text.strip())


def _of_heads(pages: Iterable[MarkdownPage]) -> Iterator[PrintedValue]:
    for head in (page.head for page in pages):
        if isinstance(head, MapNode):
            yield from values_at(head, ("role", "organisation"), is_told=True)
            for signatory in maps_at(head, "signed"):
                yield from values_at(signatory, _OF_AUTHOR)
                yield from values_at(signatory.values.get("photograph"), ("alternative",))


def _of_corrections(corrections: Node | None) -> Iterator[PrintedValue]:
    if corrections:
        listed = MapNode({"corrections": corrections}, {}, corrections.place)
        for item in maps_at(listed, "corrections"):
            yield from values_at(item, ("note",))


def _of_area(area: Node | None, year: ReportingYear) -> Iterator[PrintedValue]:
    brand = node_at(area, ("brand",)) if area else None
    if isinstance(brand, MapNode):
        for picture in (brand.values.get("logo"), brand.values.get("cover"), *maps_at(brand, "logos")):
            yield from values_at(picture, ("alternative",))
    imprint = node_at(area, ("imprint",)) if area else None
    if isinstance(imprint, MapNode):
        yield from values_at(imprint, _OF_IMPRINT)
        due = imprint.values.get("next")
        for written in due.values if isinstance(due, MapNode) else ():
            if written.strip() in (str(year), year.label):
                yield from (replace(value, is_due=True) for value in values_at(due, (written,)))


def values_at(holder: Node | None, keys: Iterable[str], is_told: bool = False) -> Iterator[PrintedValue]:
    """The words at each of ``keys`` of ``holder``, where that is a map and has them."""
    for key in keys if isinstance(holder, MapNode) else ():
        if node := text_at(holder, key):  # type: ignore[arg-type]
            yield PrintedValue(key, node, is_told)


def check_due(values: Iterable[PrintedValue], year: ReportingYear) -> Iterator[Problem]:
    """A warning where the report after that for ``year`` is said to be due before ``year`` has ended."""
    for value in values:
        named = [int(number) for number in _YEAR.findall(value.node.text)] if value.is_due else []
        if named and max(named) < year.ends_in:
            message = f"the next report can't be due in {max(named)}, before {format_date(year.end)}"
            following = ReportingYear(year.ends_in + 1)
            hint = f"say when the report for {following.label} comes, as in October {following}."
            yield Problem(
                "date-outside-year", message, value.node.place, Severity.WARNING, record=(value.key,), hint=hint
            )


def check_values(values: Iterable[PrintedValue]) -> Iterator[Problem]:
    """An error for each of ``values`` with a placeholder, or with a word that no line can hold."""
    for value in values:
        if OPENING.search(value.node.text) and not value.is_told:
            yield with_placeholder(value.key, value.node)
        longest = max(map(len, value.node.text.split()), default=0)
        if longest > MAX_WORD_LENGTH:
            message, hint = f"a word of {longest:,} letters stands here", "put spaces into it, or remove it."
            yield Problem("badly-written", message, value.node.place, record=(value.key,), hint=hint)


def with_placeholder(key: str, node: TextNode, where: str = "in the text of sections alone") -> Problem:
    """The error that the words at ``key`` have a placeholder in them, and ``where`` else one is filled in."""
    message = f"{key} has a placeholder in it"
    hint = f"write the words out; placeholders are filled in {where}."
    return Problem("placeholder-syntax", message, node.place, record=(key,), hint=hint)
