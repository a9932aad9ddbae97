"""The ``imprint`` of ``edition.yaml``: what every report ends with, about itself."""

from mappa_report.checks.edition.form import ReadInline
from mappa_report.document.inlines import Inlines
from mappa_report.model.imprint import IMPRINT_NAMES, Imprint, ImprintLine
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, maps_at, required_text, string_at, texts_at


def check_imprint(node: MapNode, read_inline: ReadInline, problems: list[Problem]) -> Imprint | None:
    """The imprint of the edition.yaml that ``node`` is; None where it has none."""
    group = node.values.get("imprint")
    if not isinstance(group, MapNode):
        return None

    def words(holder: MapNode, key: str) -> Inlines:
        return read_inline(required_text(holder, key), problems)

    lines = (
        ImprintLine(words(item, "about"), tuple(read_inline(each, problems) for each in texts_at(item, "says")))
        for item in maps_at(group, "lines")
    )
    usual = group.values.get("usual")
    said = {name: string_at(usual, name) for name in IMPRINT_NAMES} if isinstance(usual, MapNode) else {}
    known = {name: text for name, text in said.items() if text.strip()}
    return Imprint(words(group, "title"), words(group, "illustrative"), tuple(lines), known)
