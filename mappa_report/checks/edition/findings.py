"""Sentences with placeholders that are filled in while a chart is made: they name what there is, or are refused."""

from mappa_report.checks.edition.form import ReadInline
from mappa_report.document.inlines import Inlines
from mappa_report.document.walk import placeholders_in
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import TextNode
from mappa_report.wording.expression import ExpressionError, evaluate
from mappa_report.wording.facts import Facts, facts_of_year

KNOWN_TO_FINDINGS: Facts = {
    "area": {"name": ""},
    **facts_of_year(ReportingYear(2000)),
    **dict.fromkeys(("most", "all", "share"), ""),
}
"""What the finding of a bar can name."""


def checked_words(node: TextNode, facts: Facts, read_inline: ReadInline, problems: list[Problem]) -> Inlines:
    """The words at ``node``, which may name what ``facts`` have; none after a Problem."""
    return known_words(read_inline(node, problems), facts, problems, Severity.ERROR)


def known_words(words: Inlines, facts: Facts, problems: list[Problem], severity: Severity) -> Inlines:
    """``words``, which may name what ``facts`` have; none after a Problem of that ``severity``."""
    for placeholder in placeholders_in(words):
        try:
            evaluate(placeholder.expression, facts)
        except ExpressionError as error:
            place, edits = placeholder.place, error.edits(placeholder.place)
            problems.append(Problem(error.code, error.message, place, severity, hint=error.hint, edits=edits))
            return ()
    return words
