"""The points of a sheet in the order of their weight: what identifies a person or contradicts a figure comes first."""

from collections.abc import Iterable, Iterator
from enum import IntEnum

from msgspec import Struct

from mappa_report.compose.gaps import gaps_of, is_without_text, sections_required
from mappa_report.compose.proofs.context import ProofContext
from mappa_report.compose.proofs.figures import FigureChange
from mappa_report.compose.proofs.places import Places, counted, line
from mappa_report.compose.proofs.problem_words import is_gap, problem_in_words
from mappa_report.compose.proofs.sections import SectionNews
from mappa_report.document.inlines import Inlines
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import FigureState
from mappa_report.problems.codes import FAMILY_OF
from mappa_report.problems.problem import Problem, Severity

_TOLD_BESIDE_LAST_YEAR = frozenset(
    "change-beyond-chance figure-blank section-dropped text-unchanged unchanged-figure not-returned".split()
)
"""Problems that the sheet tells in words of its own, from the figures and sections themselves."""

_MOST_ALIKE = 3
"""Figures changed since the last proof, or sections, that have a point each."""


class Weight(IntEnum):
    """What a point is about, weightiest first."""

    PERSON = 0
    CHANGED = 1
    CONTRADICTION = 2
    ERROR = 3
    MISSING = 4
    DOUBT = 5
    LAST_YEAR = 6
    SECTIONS = 7
    WARNING = 8
    STYLE = 9
    REMARK = 10


class Point(Struct, frozen=True):
    """One thing that the chair should know, in a line."""

    weight: Weight
    words: Inlines


def points_of(
    report: AnnualReport,
    context: ProofContext,
    places: Places,
    changed: Iterable[FigureChange],
    changes: Iterable[FigureChange],
    news: Iterable[SectionNews],
) -> list[Point]:
    """All points there are, weightiest first: figures ``changed`` since the last proof, ``changes`` since last year."""
    points = [
        *_of_problems(report, context, places),
        *_of_changed(sorted(changed, key=lambda change: -change.size)),
        *_of_gaps(report, context, places),
        *(Point(Weight.LAST_YEAR, change.sentence) for change in changes if change.is_far and not change.is_missing),
        *_of_sections([each.in_short for each in news if each.in_short]),
    ]
    return sorted(points, key=lambda point: point.weight)


def _of_changed(changes: list[FigureChange]) -> Iterator[Point]:
    """A point for each of the largest, as the chair has seen another number; and one for all that are left."""
    for change in changes[:_MOST_ALIKE]:
        yield Point(Weight.CHANGED, line("Changed since the last proof: ", change.sentence))
    if len(changes) > _MOST_ALIKE:
        others = counted(len(changes) - _MOST_ALIKE, "other figure")
        yield Point(Weight.CHANGED, line(f"Changed since the last proof: {others}, listed on the next pages."))


def _of_sections(news: list[Inlines]) -> Iterator[Point]:
    """A point for each, or where they are many one for all."""
    if len(news) > _MOST_ALIKE:
        words = f"{len(news)} sections were dropped or have last year’s very words. They are listed on the next pages."
        yield Point(Weight.SECTIONS, line(words))
    else:
        yield from (Point(Weight.SECTIONS, words) for words in news)


def _of_problems(report: AnnualReport, context: ProofContext, places: Places) -> Iterator[Point]:
    for problem in context.problems:
        if not is_gap(problem, report) and problem.code not in _TOLD_BESIDE_LAST_YEAR:
            yield Point(_weight(problem), problem_in_words(problem, places))


def _weight(problem: Problem) -> Weight:
    family = FAMILY_OF[problem.code]
    if problem.is_private or (family == "people" and problem.severity is not Severity.INFO):
        return Weight.PERSON
    if family in ("totals", "between-tables", "sentences") and problem.severity is not Severity.INFO:
        return Weight.CONTRADICTION if problem.is_error else Weight.DOUBT
    if problem.severity is not Severity.WARNING:
        return Weight.ERROR if problem.is_error else Weight.REMARK
    return Weight.STYLE if family == "words" else Weight.WARNING


def _of_gaps(report: AnnualReport, context: ProofContext, places: Places) -> Iterator[Point]:
    for gaps in gaps_of(report, places.filler, FigureState.MISSING):
        path = next(
            path
            for table in report.edition.form.tables
            if places.filler.words(table.title) == gaps.title
            for path, _, _ in table.slots()
        )
        yield Point(Weight.MISSING, line(f"{counted(gaps.count, 'figure')} missing in ", places.table(path), "."))
    for section in filter(is_without_text, report.sections):
        yield Point(Weight.MISSING, line(places.section(section.place.file), " has no text yet."))
    if not any(problem.code == "head-missing" for problem in context.problems):
        needed = (words[:1].lower() + words[1:] for words in sections_required(report))
        yield from (Point(Weight.MISSING, line(f"Missing: {words}.")) for words in needed)
