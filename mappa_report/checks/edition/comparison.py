"""``comparison:`` of an edition into a Comparison."""

from collections.abc import Iterator

from mappa_report.checks.edition.form import ReadInline, figure_named, words_at
from mappa_report.checks.edition.size import compared_that_fit
from mappa_report.document.inlines import Inlines
from mappa_report.model.area import Basis
from mappa_report.model.comparison import OTHER, ComparedFigure, Comparison, Gap, Outcome, PluralForms
from mappa_report.model.figure import CellWording
from mappa_report.model.form import Form
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, required_map, required_text, string_at

_YEAR = "the earlier year"
_WORDS = ("title", "table", "figure", "change", "percent", "in_percent", "under_one", "nearly_all")


def check_comparison(
    node: MapNode, form: Form | None, read_inline: ReadInline, problems: list[Problem]
) -> Comparison | None:
    """The Comparison of the edition.yaml that ``node`` is; None where it has none, or after Problems."""
    group = node.values.get("comparison")
    if not isinstance(group, MapNode) or form is None:
        return None
    return _Checker(group, form, read_inline, problems).comparison()


class _Checker:
    def __init__(self, node: MapNode, form: Form, read_inline: ReadInline, problems: list[Problem]) -> None:
        self.node = node
        self.form = form
        self.read_inline = read_inline
        self.problems = problems

    def comparison(self) -> Comparison:
        return Comparison(
            **{key: self.words(self.node, key) for key in _WORDS},
            other_bases={basis: self.words(self.node, f"other_{basis.value}") for basis in Basis},
            cells={gap: self.cell(gap) for gap in Gap},
            endings=dict(self.endings()),
            figures=tuple(self.figures()),
            break_again=self.words(required_map(self.node, "endings"), "break_again"),
        )

    def endings(self) -> Iterator[tuple[Outcome, Inlines]]:
        """Those that there are words for."""
        group = required_map(self.node, "endings")
        yield from ((outcome, words) for outcome in Outcome if (words := self.words(group, outcome.value)))

    def figures(self) -> Iterator[ComparedFigure]:
        for item in compared_that_fit(self.node, self.problems):
            path = figure_named(required_text(item, "figure"), self.form, "compared", self.problems)
            if path:
                label, year_before, since = (self.words(item, key) for key in ("label", "year_before", "since"))
                yield ComparedFigure(path, label, self.sentences(item), year_before, since)

    def sentences(self, item: MapNode) -> PluralForms:
        """What a sentence says of the figure. It needs words for every number, and for the earlier year."""
        group = item.values.get("said")
        if not isinstance(group, MapNode):
            return {}
        wanted = [(group, OTHER, "any other number"), (item, "year_before", _YEAR), (item, "since", _YEAR)]
        for holder, key, purpose in wanted:
            if not string_at(holder, key).strip():
                message = f"the sentence of this figure has no words for {purpose}"
                self.problems.append(Problem("missing", message, group.place, hint=f"add  {key}:  with the words."))
        return {key: self.words(group, key) for key in group.values}

    def cell(self, gap: Gap) -> CellWording:
        cells = required_map(required_map(self.node, "cells"), gap.value)
        return CellWording(string_at(cells, "prints"), string_at(cells, "meaning"))

    def words(self, node: MapNode, key: str) -> Inlines:
        return words_at(node, key, self.read_inline, self.problems)
