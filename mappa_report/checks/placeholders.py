"""Every placeholder, in sections and in the national text, names a value that can be printed."""

import re
from collections.abc import Iterator

from mappa_report.document.inlines import Inlines
from mappa_report.document.walk import inlines_of, placeholders_in
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import FigureType
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.wording.expression import ExpressionError, evaluate
from mappa_report.wording.facts import Facts, facts_of_change, facts_of_imprint, gather_facts
from mappa_report.workspace.workspace import AREAS

_SAID_ELSEWHERE = ("placeholder-missing", "population-missing")
"""What is wrong with figures and populations is said once, where they are given, and not at each placeholder."""

_NEEDED = ("mid_year", "aged", "released")
"""What the text may say of a population. Its count is for checks alone."""
_ON_PAGE = "fill in what the rate was worked out on, as the note that comes with the rate has it."
_PUT_IN = "take it out, and put the figure in its place."
_AS_DATE = " (a day is written as 2022-12-21)"


def check_placeholders(report: AnnualReport) -> Iterator[Problem]:
    """A Problem for each placeholder of ``report`` that can't be filled in."""
    lacks_population, has_rate = False, _has_rate(report)
    for content, facts, is_passage in _everything_with_facts(report):
        for placeholder in placeholders_in(content):
            try:
                evaluate(placeholder.expression, facts)
            except ExpressionError as error:
                lacks_population |= error.code == "population-missing" and (has_rate or not is_passage)
                # A blank that the form allows stops no report: a national passage goes without the sentence.
                is_left_out = is_passage and error.code == "placeholder-no-number"
                if error.code not in _SAID_ELSEWHERE and not is_left_out:
                    yield _problem(error, placeholder.place)
    if lacks_population:
        yield _no_population(report)
    yield from _in_imprint(report)


def _in_imprint(report: AnnualReport) -> Iterator[Problem]:
    """A Problem for each placeholder of the imprint that names nothing. What it names may be unknown."""
    imprint = report.edition.imprint
    if imprint is None:
        return
    facts = {
        **gather_facts(report.area, report.year, report.statistics.figures),
        **facts_of_imprint(report.area, report.year, imprint.usual),
    }
    for sentence in imprint.sentences:
        for placeholder in placeholders_in(sentence):
            try:
                evaluate(placeholder.expression, facts)
            except ExpressionError as error:
                if error.code != "population-missing":
                    yield _problem(error, placeholder.place)


def _problem(error: ExpressionError, place: Place) -> Problem:
    on_page = _PUT_IN if "{{" in error.hint else ""
    return Problem(error.code, error.message, place, hint=error.hint, edits=error.edits(place), on_page=on_page)


def _has_rate(report: AnnualReport) -> bool:
    """Whether a rate was returned: without one, the passages that need its population are left out."""
    types, figures = report.edition.form.types, report.statistics.figures
    return any(kind is FigureType.RATE and figures[path].value is not None for path, kind in types.items())


def _no_population(report: AnnualReport) -> Problem:
    """One Problem for all placeholders that need a population which area.yaml does not give, or not whole."""
    year, entry = report.year, report.population
    message = f"the text needs the population that the rate of {year} was worked out on"
    if entry and entry.place:
        blank = [key for key in _NEEDED if not getattr(entry, key)]
        hint = f"fill in {' and '.join(blank)} for {year}, as the note that comes with the rate has it{_AS_DATE}."
        place = _line_of(entry.place, blank[0])
        return Problem("population-missing", message, place, record=("populations",), hint=hint, on_page=_ON_PAGE)
    line = f"- {{rate_year: {year}, mid_year: , aged: ten and over, released: , count: }}"
    where = "below  populations:  in area.yaml, as far in as those there"
    if not report.area.populations:
        where = "at the end of area.yaml, with  populations:  above it if that is nowhere there yet"
    hint = (
        f"put this line {where}:  {line}  and fill in mid_year, "
        "aged and released, such as 2022-12-21, as the note that comes with the rate has them; count may stay empty."
    )
    place = Place(Source(f"{AREAS}/{report.area.slug}/area.yaml"))
    return Problem("population-missing", message, place, record=("populations",), hint=hint, on_page=_ON_PAGE)


def _line_of(entry: Place, key: str) -> Place:
    """Where ``key`` stands in the entry that begins at ``entry``; that place itself where it has none."""
    for number in range(entry.line, min(entry.line + 8, len(entry.source.lines) + 1)):
        line = entry.source.line(number)
        if number > entry.line and line.lstrip().startswith("-"):
            break
        if match := re.search(rf"\b{key}\s*:", line):
            return Place(entry.source, number, match.start() + 1, len(key))
    return entry


def _everything_with_facts(report: AnnualReport) -> Iterator[tuple[Inlines, Facts, bool]]:
    """All text, each with what it may name, and whether it is a passage: the words of changes may name more."""
    facts = gather_facts(report.area, report.year, report.statistics.figures)
    yield from ((content, facts, False) for content in _everything(report))
    yield from ((content, facts, True) for content in _passages(report))
    facts = facts_of_change(facts, report.year, {})
    if comparison := report.edition.comparison:
        yield from ((content, facts, False) for content in comparison.words)
    if named := report.edition.key_figures:
        yield from ((content, facts, False) for content in named.words_of_changes)


def _passages(report: AnnualReport) -> Iterator[Inlines]:
    """The paragraphs and the like of the national text."""
    for passage in report.edition.passages.values():
        yield from inlines_of(passage.blocks)
    for definition in report.edition.definitions:
        yield from inlines_of(definition.blocks)


def _everything(report: AnnualReport) -> Iterator[Inlines]:
    """All text that the report could print, national and local."""
    for section in report.sections:
        yield from inlines_of(section.blocks)
    edition = report.edition
    yield from edition.terms.values()
    yield from edition.cover_lines
    yield from (passage.title for passage in edition.passages.values())
    yield from (definition.term for definition in edition.definitions)
    if edition.key_figures:
        yield from edition.key_figures.words
    yield from edition.charts.printed
    for table in edition.form.tables:
        yield from (table.title, table.stub, table.value_heading)
        yield from (line.label for line in (*table.rows, *table.columns))
