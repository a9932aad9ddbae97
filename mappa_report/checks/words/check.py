"""The words of a report against the vocabulary: what is out of date, misspelt, left over or never explained."""

from collections.abc import Callable, Iterable, Iterator

from mappa_report.checks.narrative import Passage
from mappa_report.checks.words.abbreviations import check_abbreviations
from mappa_report.checks.words.acts import check_acts
from mappa_report.checks.words.areas import check_other_areas
from mappa_report.checks.words.dates import check_dates
from mappa_report.checks.words.doubled import check_doubled
from mappa_report.checks.words.phrases import Reading
from mappa_report.checks.words.retired import check_retired
from mappa_report.checks.words.unwanted_phrases import check_leftovers, check_relative_dates, check_spellings
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.area import Area
from mappa_report.model.words import Vocabulary
from mappa_report.problems.problem import Problem
from mappa_report.source.prose import ProseKind


def check_words(
    report: AnnualReport, narrative: Iterable[Passage], vocabulary: Vocabulary, areas: Callable[[], Iterable[str]]
) -> Iterator[Problem]:
    """Every Problem with the words of ``report``. ``areas`` gives the names of all areas, and is called only if needed.

    Quotations are searched for leftovers only. Terms, dates and areas are checked in an area's own sections alone:
    the national text keeps old names of categories, and speaks of the whole country.
    """
    last = report.last_year
    readings = [Reading(passage) for passage in narrative]
    unquoted = [reading for reading in readings if reading.passage.prose.kind is not ProseKind.QUOTATION]
    own = [reading for reading in unquoted if reading.passage.section]
    problems = [
        *check_leftovers(readings, vocabulary),
        *check_spellings(unquoted, vocabulary),
        *check_acts(unquoted, vocabulary),
        *check_retired(own, vocabulary, report.year),
        *check_relative_dates(own, vocabulary, report.year),
        *check_dates(own, vocabulary, report.year, last.returned.values() if last else ()),
        *check_doubled(readings, vocabulary),
        *check_other_areas(own, vocabulary, report.area, areas),
    ]
    reported = {problem.place for problem in problems}
    yield from problems
    yield from check_abbreviations(report, own, vocabulary, reported)


def check_words_of_values(
    passages: Iterable[Passage], vocabulary: Vocabulary, area: Area, areas: Callable[[], Iterable[str]]
) -> Iterator[Problem]:
    """What is left over, or another area's, in the words of YAML that the report of ``area`` prints."""
    readings = [Reading(passage) for passage in passages]
    yield from check_leftovers(readings, vocabulary)
    yield from check_other_areas(readings, vocabulary, area, areas)
