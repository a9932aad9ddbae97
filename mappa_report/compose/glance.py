"""The year at a glance: key figures, what became of them, one chart, and the way to the tables."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from mappa_report.compose.changes import ChangeWords
from mappa_report.compose.filling import Filler
from mappa_report.compose.glance_chart import glance_chart
from mappa_report.compose.glance_sentences import SentenceMaker
from mappa_report.compose.key_figures import Changed, changed_figures, shown_figures, words_of_year_before
from mappa_report.compose.tables import key_of
from mappa_report.document.blocks import Block, BulletList, Heading, Paragraph, ParagraphRole, Table
from mappa_report.document.inlines import Inline, Link, Text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.key_figures import KeyFigures
from mappa_report.wording.expression import ExpressionError

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
    yield from _summed_up(report, named, changed, told, filler)
    chart = glance_chart(report, named.chart, told, filler) if named.chart else None
    if chart:
        yield chart
    yield from _way_to(tables, report, named, filler)


def _summed_up(
    report: AnnualReport, named: KeyFigures, changed: Sequence[Changed], told: ChangeWords | None, filler: Filler
) -> Iterator[Block]:
    """The sentences as a list, on this year alone where there are few on changes; and a note on these."""
    maker = SentenceMaker(named, changed, told, filler.words(report.edition.terms["and"])) if told else None
    sentences = [*maker.sentences()] if maker else []
    sentences += [*_on_this_year(named, filler)][: max(0, _SENTENCES - len(sentences))]
    if sentences:
        yield BulletList(tuple((Paragraph((Text(words),)),) for words in sentences))
    for note in maker.note() if maker else ():
        yield Paragraph((Text(note),), ParagraphRole.NOTE)


def _on_this_year(named: KeyFigures, filler: Filler) -> Iterator[str]:
    """The edition's sentences on this year alone: those that the report has all the numbers for."""
    for sentence in named.says:
        try:
            yield replace(filler, gap="").words(sentence)
        except ExpressionError:
            continue


def _way_to(
    tables: Mapping[str, Table], report: AnnualReport, named: KeyFigures, filler: Filler
) -> Iterator[Paragraph]:
    """A line of links to the tables that the figures stand in, each with its number."""
    paths = {figure.path for figure in named.figures}
    links: list[Inline] = []
    for table in report.edition.form.tables:
        made = tables.get(key_of(table))
        if made and made.caption and any(path in paths for path, _, _ in table.slots()):
            links += [Text("; " if links else " "), Link((Text(made.caption.name),), f"#{made.anchor}", has_page=True)]
    if links and named.tables:
        yield Paragraph((*filler.inlines(named.tables), *links, Text(".")), ParagraphRole.NOTE)
