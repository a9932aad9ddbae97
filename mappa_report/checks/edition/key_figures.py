"""The ``key_figures`` of ``edition.yaml``: the few figures at the front of a report, which its form must ask for."""

from collections.abc import Iterator

from mappa_report.checks.edition.form import ReadInline, figure_named
from mappa_report.model.edition import KeyFigure, KeyFigures
from mappa_report.model.form import Form
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, maps_at, text_at


def check_key_figures(node: MapNode, form: Form, read_inline: ReadInline, problems: list[Problem]) -> KeyFigures | None:
    """The figures that the edition at ``node`` sets at the front; None where it names none."""
    group = node.values.get("key_figures")
    title = text_at(group, "title") if isinstance(group, MapNode) else None
    if title is None or not isinstance(group, MapNode):
        return None
    return KeyFigures(read_inline(title, problems), tuple(_figures(group, form, read_inline, problems)))


def _figures(group: MapNode, form: Form, read_inline: ReadInline, problems: list[Problem]) -> Iterator[KeyFigure]:
    for item in maps_at(group, "figures"):
        name, words = text_at(item, "figure"), text_at(item, "words")
        if name and words and (path := figure_named(name, form, "set at the front", problems)):
            yield KeyFigure(path, read_inline(words, problems))
