"""The sheet before a proof. Its first page is enough to decide by; what it rests on follows."""

from collections.abc import Iterator, Sequence
from itertools import islice

from mappa_report.compose.filling import Filler
from mappa_report.compose.hindrances import hindrances
from mappa_report.compose.printable import printable
from mappa_report.compose.proofs.account import account_of_changes
from mappa_report.compose.proofs.context import AnsweredComment, ProofContext
from mappa_report.compose.proofs.coordinator import coordinators_page
from mappa_report.compose.proofs.decision import decision
from mappa_report.compose.proofs.figures import (
    FigureChange,
    changes_since_last_year,
    changes_since_proof,
    counted_otherwise,
    not_told,
    past_return,
)
from mappa_report.compose.proofs.first_page import MOST_ON_FIRST_PAGE, how_many_fit, room_below, weightiest
from mappa_report.compose.proofs.looks import look_changes
from mappa_report.compose.proofs.missing import missing
from mappa_report.compose.proofs.places import Places, bullets, line, paragraph
from mappa_report.compose.proofs.points import Point, points_of, points_of_text
from mappa_report.compose.proofs.problem_words import problem_in_words
from mappa_report.compose.proofs.sections import SectionNews, section_news
from mappa_report.compose.proofs.since_last import since_in_short, since_last_proof
from mappa_report.compose.proofs.texts import SectionChange, text_changes
from mappa_report.document.blocks import Block, Heading
from mappa_report.document.document import Document
from mappa_report.document.inlines import Text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Waived
from mappa_report.wording.numbers import format_date
from mappa_report.workspace.workspace import AREAS

_LONGEST_COMMENT = 300

_MOST_POINTS = 100
"""The most points that are listed besides; the coordinator's page has all."""


def sheet_of(report: AnnualReport, context: ProofContext, document: Document, filler: Filler) -> Iterator[Block]:
    """The blocks of the sheet before ``document``."""
    places = Places(report, document, filler)
    printed = printable(document)  # as the last proof was
    texts = text_changes(context.last.document, printed) if context.last else []
    changed = changes_since_proof(report, context.last, places) if context.last else []
    looks = look_changes(context.last.document, printed, texts, is_told=bool(changed or texts)) if context.last else []
    since = since_last_proof(context, changed, texts, looks)
    folder = f"{AREAS}/{report.area.slug}/{report.year}"
    hinder = [*hindrances(report, context.problems, context.contributions, context.is_own_text_let, folder)]
    first = [*decision(report, context, document, hinder)]
    yield from first
    if context.is_correction:
        yield from _corrected(report, context, since, places)
    else:
        in_short = [*since_in_short(context, changed, texts, looks)]
        yield from _in_full(report, context, changed, texts, in_short, since, places, room_below(first, in_short))
    yield from _account(texts)
    yield from coordinators_page(report, context, places)


def _corrected(report: AnnualReport, context: ProofContext, since: Iterator[Block], places: Places) -> Iterator[Block]:
    """What differs from the report that was published, and what the check tells: the rest was agreed to already."""
    yield Heading(1, (Text("What is corrected"),), "_corrected")
    if report.corrections:
        yield bullets(line(f"{format_date(each.date)}: {each.note}") for each in report.corrections)
    else:
        yield paragraph("Nothing is said yet of what is corrected.")
    yield from since
    points = points_of(report, context, places, (), (), ())
    if points:
        yield Heading(1, (Text("What matters most"),), "_points")
        yield from weightiest(points, MOST_ON_FIRST_PAGE)
        yield from _other_points(points, MOST_ON_FIRST_PAGE)


def _in_full(
    report: AnnualReport,
    context: ProofContext,
    changed: Sequence[FigureChange],
    texts: Sequence[SectionChange],
    in_short: Sequence[Block],
    since: Iterator[Block],
    places: Places,
    room: int,
) -> Iterator[Block]:
    figures = changes_since_last_year(report, places)
    news = section_news(report, context, places)
    points = points_of(report, context, places, changed, figures, news)
    yield Heading(1, (Text("What matters most"),), "_points")
    yield from in_short
    count = how_many_fit(points, room) if points else 0
    if not points:
        yield paragraph(_nothing_stands_out(report))
        room -= 1
    free = [*points_of_text(texts)][: MOST_ON_FIRST_PAGE - count] if count >= len(points) else []
    shown = how_many_fit([*points, *free], room) if points or free else 0
    if shown:
        yield from weightiest([*points, *free[: max(0, shown - len(points))]], shown)
    yield from since
    yield from _comments(context)
    yield from _beside_last_year(report, figures, news, places)
    yield Heading(1, (Text("What is missing, and who owes it"),), "_missing")
    yield from missing(report, context, places)
    yield from _other_points(points, count)
    yield Heading(1, (Text("What was let stand, and why"),), "_let-stand")
    yield from _let_stand(context.waived, places)


def _nothing_stands_out(report: AnnualReport) -> str:
    if past_return(report) is None:
        return f"The check found no problem. {_not_compared(report)}"
    return "The check found no problem, and no figure is far from last year’s."


def _not_compared(report: AnnualReport) -> str:
    year = ReportingYear(report.year.ends_in - 1).label
    return f"There is no return of {year} here, or it can’t be read, so no figure is compared with last year’s."


def _comments(context: ProofContext) -> Iterator[Block]:
    """What became of comments on earlier proofs, those that are open first; nothing where there were none."""
    if context.comments:
        yield Heading(1, (Text("What became of comments on earlier proofs"),), "_comments")
        yield bullets(line(_answered(each)) for each in sorted(context.comments, key=lambda each: not each.is_open))


def _answered(comment: AnsweredComment) -> str:
    words = comment.text if len(comment.text) <= _LONGEST_COMMENT else f"{comment.text[:_LONGEST_COMMENT]} …"
    where = f" on “{comment.title}”" if comment.title else ""
    return f"{comment.author or 'A reviewer'}, proof {comment.proof}{where}: “{words}”. {comment.outcome}"


def _beside_last_year(
    report: AnnualReport, figures: Sequence[FigureChange], news: Sequence[SectionNews], places: Places
) -> Iterator[Block]:
    yield Heading(1, (Text("What is odd beside last year"),), "_last-year")
    if past_return(report) is None:
        yield paragraph(_not_compared(report))
    else:
        yield from _told("Figures that have gone", [each for each in figures if each.is_gone], "_gone")
        yield from _told("Figures, the largest changes first", [each for each in figures if not each.is_gone], "_moved")
        otherwise = counted_otherwise(report, places)
        if otherwise:
            yield Heading(2, (Text("Figures counted otherwise than last year"),), "_otherwise")
        for reason, told in otherwise.items():
            yield paragraph(f"They can’t be compared: {reason}.")
            yield bullets(told)
        yield Heading(2, (Text("All other figures"),), "_others")
        yield bullets(not_told(report, places))
    if news:
        yield Heading(2, (Text("Sections"),), "_sections")
        yield bullets(each.words for each in news)


def _told(title: str, changes: Sequence[FigureChange], anchor: str) -> Iterator[Block]:
    if changes:
        yield Heading(2, (Text(title),), anchor)
        yield bullets(each.sentence for each in changes)


def _other_points(points: Sequence[Point], first: int) -> Iterator[Block]:
    others = points[first:]
    if others:
        yield Heading(1, (Text("Further points"),), "_further")
        yield bullets(point.words for point in islice(others, _MOST_POINTS))
        if len(others) > _MOST_POINTS:
            yield paragraph(f"And {len(others) - _MOST_POINTS} more.")


def _let_stand(waived: Sequence[Waived], places: Places) -> Iterator[Block]:
    if not waived:
        yield paragraph("Nothing.")
        return
    yield paragraph("Somebody has looked at these, and let them stand.")
    yield bullets(
        line(problem_in_words(each.problem, places), f" Let stand by {each.waiver.who}, "
             f"{format_date(each.waiver.date)}: {each.waiver.reason}")
        for each in waived
    )  # fmt: skip


def _account(texts: Sequence[SectionChange]) -> Iterator[Block]:
    if texts:
        yield Heading(1, (Text("Every change to the text, word by word"),), "_account")
        yield paragraph("What stands in brackets was deleted from the last proof, or has been added since.")
        yield from account_of_changes(texts)
