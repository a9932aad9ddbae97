"""The ``printed`` words of waivers into notes below the tables whose figures they are about."""

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from mappa_report.document.inlines import Inlines
from mappa_report.document.walk import placeholders_in
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import Path
from mappa_report.model.table_note import TableNote
from mappa_report.problems.problem import Problem, Severity, Waived, Waiver
from mappa_report.source.nodes import TextNode
from mappa_report.source.prose import Piece, Prose
from mappa_report.wording.expression import ExpressionError, evaluate
from mappa_report.wording.facts import gather_facts

_PIECE = re.compile(r"\{\{(?P<expression>[^{}]*)\}\}|(?>(?:[^{]|\{(?!\{))+)|\{\{")
"""A placeholder, or words between two; or what would begin one that never ends."""

ReadInline = Callable[[TextNode, list[Problem]], Inlines]


def check_printed_words(
    waived: Sequence[Waived], report: AnnualReport, read_inline: ReadInline, problems: list[Problem]
) -> tuple[TableNote, ...]:
    """A note for each table of ``report`` and each waiver with words to print that took a problem of its figures.

    The same words stand below a table once, whoever says them. Problems are told of words that are about no table,
    and of placeholders in them that can't be filled in.
    """
    figures: dict[Waiver, list[Path]] = {}
    for each in waived:
        if each.waiver.printed:
            figures.setdefault(each.waiver, []).append(each.problem.record)
    notes: dict[tuple[str, str], TableNote] = {}
    for waiver, records in figures.items():
        assert waiver.printed
        on_tables = [*_on_tables(report, records)]
        if not on_tables:
            problems.append(_on_no_table(waiver.printed))
            continue
        words = read_inline(waiver.printed, problems)
        problems += _unfilled(words, report)
        for table, figure in on_tables:
            notes.setdefault((table, waiver.printed.text), TableNote(figure, words, _prose(waiver.printed)))
    return tuple(notes.values())


def _on_tables(report: AnnualReport, records: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """The first of ``records`` in each table of the form, with what tells that table from every other."""
    for number, table in enumerate(report.edition.form.tables):
        paths = {path for path, _, _ in table.slots()}
        yield from [(str(number), record) for record in records if record in paths][:1]


def _prose(node: TextNode) -> Prose:
    """The words of ``node``, each placeholder a piece of its own."""
    pieces = []
    for match in _PIECE.finditer(node.text):
        at = replace(node.place, column=node.place.column + match.start(), length=len(match[0]))
        is_there = node.place.source.line(at.line).startswith(match[0], at.column - 1)
        # Words that are folded over several lines are all said to stand where the first do.
        pieces.append(Piece(match[0], at if is_there else node.place, (match["expression"] or "").strip()))
    return Prose(tuple(pieces))


def _on_no_table(words: TextNode) -> Problem:
    message = "these words are printed nowhere, since what is waived here is no figure of a table"
    hint = "take out  printed:  and what stands behind it, and say in a section what readers should know."
    return Problem("waiver-not-printed", message, words.place, Severity.WARNING, hint=hint)


def _unfilled(words: Inlines, report: AnnualReport) -> Iterator[Problem]:
    facts = gather_facts(report.area, report.year, report.statistics.figures)
    for placeholder in placeholders_in(words):
        try:
            evaluate(placeholder.expression, facts)
        except ExpressionError as error:
            # That a figure is missing is told once, where it should stand.
            if error.code != "placeholder-missing":
                place = placeholder.place
                yield Problem(error.code, error.message, place, hint=error.hint, edits=error.edits(place))
