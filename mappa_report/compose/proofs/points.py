"""The points of a sheet in the order of their weight: what identifies a person or contradicts a figure comes first."""

from collections.abc import Iterable, Iterator, Sequence, Set
from enum import IntEnum
from itertools import islice

from msgspec import Struct

from mappa_report.compose.gaps import gaps_of, is_without_text, sections_required
from mappa_report.compose.proofs.account import edited_in_short, titled
from mappa_report.compose.proofs.context import ProofContext
from mappa_report.compose.proofs.figures import FigureChange
from mappa_report.compose.proofs.places import Places, line
from mappa_report.compose.proofs.problem_words import is_gap, problem_in_words
from mappa_report.compose.proofs.sections import News, SectionNews
from mappa_report.compose.proofs.texts import SectionChange
from mappa_report.document.inlines import Inlines
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import FigureState
from mappa_report.problems.codes import FAMILY_OF
from mappa_report.problems.masking import DOT, masked
from mappa_report.problems.problem import Problem, Severity
from mappa_report.wording.numbers import counted

_TOLD_BESIDE_LAST_YEAR = frozenset(
    "change-beyond-chance figure-blank section-dropped unchanged-figure not-returned".split()
)
"""Problems that the sheet tells in words of its own, from the figures and sections themselves."""

_MOST_ALIKE = 3
"""Figures changed since the last proof that have a point each."""

_MOST_NAMED = 5
"""Sections that are named in one point."""


class Weight(IntEnum):
    """What a point is about, weightiest first."""

    PERSON = 0
    SENTENCE = 1
    CHANGED = 2
    CONTRADICTION = 3
    ERROR = 4
    MISSING = 5
    DOUBT = 6
    LAST_YEAR = 7
    SECTIONS = 8
    WARNING = 9
    STYLE = 10
    REMARK = 11
    TEXT = 12


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
    news: Sequence[SectionNews],
) -> list[Point]:
    """All points there are, weightiest first: figures ``changed`` since the last proof, ``changes`` since last year."""
    points = [
        *_of_problems(report, context, places, {each.file for each in news if each.news is News.SAME}),
        *_of_changed(sorted(changed, key=lambda change: -change.size)),
        *_of_gaps(report, context, places),
        *(Point(Weight.LAST_YEAR, change.sentence) for change in changes if change.is_far and not change.is_missing),
        *_of_sections([each for each in news if not each.is_let_stand]),
    ]
    return sorted(points, key=lambda point: point.weight)


def points_of_text(changes: Iterable[SectionChange]) -> Iterator[Point]:
    """A point for each paragraph that was changed, added or deleted in a section that stood before, in order.

    None quotes what would show who somebody is.
    """
    for change in changes:
        for edit in change.edits if change.before and change.after else ():
            is_told = not edit.is_moved or (edit.after and edit.before != edit.after)
            if is_told and DOT not in masked(f"{edit.before}\n{edit.after}"):
                yield Point(Weight.TEXT, line("Changed: ", titled(change), ": ", edited_in_short(edit)))


def _of_changed(changes: list[FigureChange]) -> Iterator[Point]:
    """A point for each of the largest, as the chair has seen another number; and one for all that are left."""
    shown = len(changes) if len(changes) == _MOST_ALIKE + 1 else _MOST_ALIKE
    for change in changes[:shown]:
        yield Point(Weight.CHANGED, line("Changed: ", change.sentence))
    if len(changes) > shown:
        others = counted(len(changes) - shown, "other figure")
        yield Point(Weight.CHANGED, line(f"Changed: {others}, listed on the next pages."))


def _of_sections(news: Sequence[SectionNews]) -> Iterator[Point]:
    """A point for those that were dropped, and one for those with last year's words, each section named."""
    for kind, verb in ((News.DROPPED, "Dropped since last year"), (News.SAME, "Word for word as last year")):
        titles = [each.title for each in news if each.news is kind]
        shown = titles[:_MOST_NAMED]
        named = (part for title in shown for part in (", ", title))
        more = f" and {len(titles) - _MOST_NAMED} more" if len(titles) > _MOST_NAMED else ""
        if titles:
            yield Point(Weight.SECTIONS, line(f"{verb}: ", *islice(named, 1, None), f"{more}."))


def _of_problems(report: AnnualReport, context: ProofContext, places: Places, same: Set[str]) -> Iterator[Point]:
    """A point for all of a kind in a section, but for what is told otherwise, as it is of the files in ``same``."""
    alike: dict[object, list[Problem]] = {}
    for problem in context.problems:
        is_told = problem.code == "text-unchanged" and problem.place.file in same
        if not (is_told or is_gap(problem, report) or problem.code in _TOLD_BESIDE_LAST_YEAR):
            is_in_section = bool(places.section(problem.place.file))
            alike.setdefault((problem.code, problem.place.file) if is_in_section else problem, []).append(problem)
    for first, *others in alike.values():
        more = f" And {len(others)} more like it there." if others else ""
        yield Point(_weight(first), line(problem_in_words(first, places), more))


def _weight(problem: Problem) -> Weight:
    family = FAMILY_OF[problem.code]
    if problem.is_private or (family == "people" and problem.severity is not Severity.INFO):
        return Weight.PERSON
    if family == "sentences" and problem.is_error:
        return Weight.SENTENCE
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
