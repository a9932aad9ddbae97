"""The year at a glance: key figures, what became of them, one chart, and the way to the tables."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from mappa_report.compose.filling import Filler
from mappa_report.compose.glance_chart import glance_chart
from mappa_report.compose.glance_sentences import SentenceMaker
from mappa_report.compose.key_figures import changed_figures, shown_figures, words_of_year_before
from mappa_report.compose.tables import key_of
from mappa_report.document.blocks import Block, BulletList, Heading, Paragraph, ParagraphRole, Table
from mappa_report.document.inlines import Inline, Inlines, Link, Text
from mappa_report.document.walk import placeholders_in
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import Path
from mappa_report.model.key_figures import KeyFigures
from mappa_report.wording.expression import ExpressionError, figures_of

_SENTENCES = 3
"""How many there are at least, if the year itself has enough to say."""


def at_a_glance(report: AnnualReport, filler: Filler, tables: Mapping[str, Table]) -> Iterator[Block]:
    """All of it; nothing where no key figure is a number. ``tables`` are those of the return, by their keys."""
    named = report.edition.key_figures
    if named is None:
        return
    told = words_of_year_before(report, named, filler)
    changed = changed_figures(named, told)
    figures = shown_figures(report, named, changed, told, filler)
    if figures is None:
        return
    yield Heading(1, filler.inlines(named.title))
    yield figures
    maker = SentenceMaker(named, changed, told, filler.words(report.edition.terms["and"])) if told else None
    on_changes = [*maker.sentences()] if maker else []
    on_this_year = [*_on_this_year(named, filler)][: max(0, _SENTENCES - len(on_changes))]
    yield from _listed([*on_changes, *map(filler.words, on_this_year)])
    for note in maker.note() if maker else ():
        yield Paragraph((Text(note),), ParagraphRole.NOTE)
    chart = glance_chart(report, named.chart, told, filler) if named.chart else None
    if chart:
        yield chart
    paths = {figure.path for figure in named.figures} | {*_figures_in(on_this_year)}
    paths |= {figure.path for figure in named.chart.figures} if chart and named.chart else set()
    yield from _way_to(paths, tables, report, named, filler)


def _on_this_year(named: KeyFigures, filler: Filler) -> Iterator[Inlines]:
    """The edition's sentences on this year alone: those that the report has all the numbers for."""
    for sentence in named.says:
        try:
            replace(filler, gap="").inlines(sentence)
        except ExpressionError:
            continue
        yield sentence


def _listed(sentences: Sequence[str]) -> Iterator[BulletList]:
    if sentences:
        yield BulletList(tuple((Paragraph((Text(words),)),) for words in sentences))


def _figures_in(sentences: Sequence[Inlines]) -> Iterator[Path]:
    """The figures that ``sentences`` name."""
    for sentence in sentences:
        for placeholder in placeholders_in(sentence):
            yield from figures_of(placeholder.expression)


def _way_to(
    paths: Collection[Path], tables: Mapping[str, Table], report: AnnualReport, named: KeyFigures, filler: Filler
) -> Iterator[Paragraph]:
    """A line of links to the tables in which the figures at ``paths`` stand, each with its number."""
    links: list[Inline] = []
    for table in report.edition.form.tables:
        made = tables.get(key_of(table))
        if made and made.caption and any(path in paths for path, _, _ in table.slots()):
            links += [Text("; " if links else " "), Link((Text(made.caption.name),), f"#{made.anchor}", has_page=True)]
    if links and named.tables:
        yield Paragraph((*filler.inlines(named.tables), *links, Text(".")), ParagraphRole.NOTE)
