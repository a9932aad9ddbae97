"""The few figures at the front of the report."""

from __future__ import annotations

from collections.abc import Iterator

from mappa_report.compose.filling import Filler
from mappa_report.document import Block, Heading, KeyFigure, KeyFigures
from mappa_report.model.annual_report import AnnualReport
from mappa_report.wording.numbers import number


def key_figures(report: AnnualReport, filler: Filler) -> Iterator[Block]:
    """A heading and the figures that the edition names, if any of them is a number."""
    named = report.edition.key_figures
    if named is None:
        return
    figures = report.statistics.figures
    made = tuple(
        KeyFigure(number(value), filler.inlines(entry.words))
        for entry in named.figures
        if (value := figures[entry.path].value) is not None
    )
    if made:
        yield Heading(1, filler.inlines(named.title))
        yield KeyFigures(made)
