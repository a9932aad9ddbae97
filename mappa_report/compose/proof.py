"""The proof: the report marked as a draft, behind a sheet that tells the board's chair what still needs a look.

Its words are the program's own, in English, as no edition knows of proofs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from mappa_report.compose.comparison import comparison_table
from mappa_report.compose.filling import Filler
from mappa_report.compose.gaps import figures_of, gaps_of, sections_to_come
from mappa_report.compose.report_document import compose_report
from mappa_report.compose.tables import Numbering
from mappa_report.document import Block, BulletList, Document, Draft, Heading, Paragraph, ParagraphRole, Text
from mappa_report.frozen import frozen
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import FigureState
from mappa_report.model.waiver import Waived
from mappa_report.model.year import ReportingYear
from mappa_report.problem import Problem, Severity
from mappa_report.wording.facts import gather_facts
from mappa_report.wording.numbers import long_date

GAP = "[missing]"
"""Stands in a sentence for a figure that is still to come."""

_MARK = "DRAFT"
_NOTICE = "Draft for review. Not for publication."
_LANGUAGE = "en-GB"
_MOST_TOLD = 30
"""Problems of one file that are told; a check tells of all."""

_KINDS = {
    Severity.ERROR: ("Error", "error", "errors"),
    Severity.WARNING: ("Warning", "warning", "warnings"),
    Severity.INFO: ("For information", "remark for information", "remarks for information"),
}


@frozen
class Review:
    """What a check found of the report, and what somebody waived. ``inputs`` is a digest of all it was made from."""

    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...]
    inputs: str


def compose_proof(report: AnnualReport, review: Review, digest: str, created: int | None = None) -> Document:
    """The Document of ``report``, complete or not, as a draft; ``digest`` is that of its national text."""
    document = compose_report(report, digest, created, gap=GAP)
    title = f"Draft for review: {document.title}"
    sheet = tuple(_sheet(report, review, document, created))
    furniture = replace(document.furniture, running_header=f"{_NOTICE} {document.furniture.running_header}")
    return replace(document, furniture=furniture, draft=Draft(_MARK, _NOTICE, title, _LANGUAGE, sheet))


def _sheet(report: AnnualReport, review: Review, document: Document, created: int | None) -> Iterator[Block]:
    filler = Filler(gather_facts(report.area, report.year, report.statistics.figures), gap=GAP)
    yield _paragraph(
        f"This is a draft of the {document.title}, for the Chair of the {report.area.board} to review. "
        "It is not for publication. The report itself begins after this sheet."
    )
    yield _paragraph(_standing(review))
    yield Heading(1, (Text("Figures beside last year’s"),), "_figures")
    yield from _figures(report, filler)
    yield Heading(1, (Text("Still missing"),), "_missing")
    yield from _missing(report, filler)
    yield Heading(1, (Text("Open problems"),), "_problems")
    yield from _problems(report, review.problems)
    if review.waived:
        yield Heading(1, (Text("Waived"),), "_waived")
        yield _paragraph("Somebody has looked at these, and let them stand.")
        yield _listed(map(_waived, review.waived))
    yield Paragraph((Text(_identity(review, report, created)),), ParagraphRole.NOTE)


def _standing(review: Review) -> str:
    """How far the report is from being published, in a sentence or two."""
    severities = [problem.severity for problem in review.problems]
    told = [
        f"{severities.count(kind)} {one if severities.count(kind) == 1 else several}"
        for kind, (_, one, several) in _KINDS.items()
        if kind in severities
    ]
    if not told:
        return "The check of it found nothing amiss."
    found = f"The check of it found {' and '.join([', '.join(told[:-1]), told[-1]] if told[1:] else told)}."
    if Severity.ERROR in severities:
        return f"{found} The report can’t be published until every error has been put right."
    return f"{found} None of this keeps the report from being published."


def _figures(report: AnnualReport, filler: Filler) -> Iterator[Block]:
    before = ReportingYear(report.year.ends_in - 1)
    table = comparison_table(report, filler, Numbering(report.edition, filler))
    if table:
        yield replace(table, caption=None, anchor="")
    elif report.edition.comparison:
        yield _paragraph(f"There is no return of {before.label} here that this year’s figures could be set beside.")
    else:
        yield _paragraph(f"The edition {report.edition.key} does not say which figures to set beside last year’s.")


def _missing(report: AnnualReport, filler: Filler) -> Iterator[Block]:
    to_come = [*sections_to_come(report)]
    missing = [*gaps_of(report, filler, FigureState.MISSING)]
    blank = [*gaps_of(report, filler, FigureState.NOT_RETURNED)]
    if to_come:
        yield _paragraph("Sections:")
        yield _listed(to_come)
    if missing:
        yield _paragraph(f"Figures, {figures_of(report, FigureState.MISSING)} in all:")
        yield _listed(missing)
    if not (to_come or missing):
        yield _paragraph("No section and no figure is missing.")
    if blank:
        yield _paragraph("Not returned, and printed as such:")
        yield _listed(blank)


def _problems(report: AnnualReport, problems: Sequence[Problem]) -> Iterator[Block]:
    """File by file, in the order of the check."""
    files = dict.fromkeys(problem.place.file for problem in problems)
    titles = {section.place.file: section.title for section in report.sections}
    for file in files:
        concerned = [problem for problem in problems if problem.place.file == file]
        name = file.rpartition("/")[2]
        words = f"{titles.get(file, 'File')}: {name}" if file in titles else f"In {file}"
        yield Heading(2, (Text(words),), f"_in-{list(files).index(file)}")
        more = len(concerned) - _MOST_TOLD
        yield _listed([*map(_told, concerned[:_MOST_TOLD]), *([f"And {more} more."] if more > 0 else [])])
    if not files:
        yield _paragraph("None.")


def _told(problem: Problem) -> str:
    line = f", line {problem.place.line}" if problem.place.line else ""
    return f"{_KINDS[problem.severity][0]}{line}: {problem.message} [{problem.code}]"


def _waived(waived: Waived) -> str:
    waiver = waived.waiver
    return (
        f"{waived.problem.place}: {waived.problem.message} [{waived.problem.code}]. "
        f"Waived by {waiver.who}, {long_date(waiver.date)}: {waiver.reason}"
    )


def _identity(review: Review, report: AnnualReport, created: int | None) -> str:
    """What tells this draft from every other: a part of the digest, and its date where a build is dated."""
    made = f", made on {long_date(datetime.fromtimestamp(created, UTC).date())}" if created is not None else ""
    return f"Draft {review.inputs[:12]}{made}, with the national text of the edition {report.edition.key}."


def _paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def _listed(items: Iterable[str]) -> BulletList:
    return BulletList(tuple((_paragraph(item),) for item in items))
