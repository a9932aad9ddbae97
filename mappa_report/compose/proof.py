"""The proof: the report marked as a draft, behind a sheet that tells the board's chair what still needs a look.

Its words are the program's own, in English, as no edition knows of proofs.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.compose.comparison import comparison_table, figures_alone
from mappa_report.compose.filling import Filler
from mappa_report.compose.gaps import TableGaps, gaps_of, is_without_text, sections_required, usual_sections_left_out
from mappa_report.compose.open_problems import open_problems, paragraph
from mappa_report.compose.printable import printable
from mappa_report.compose.report_document import compose_report
from mappa_report.compose.tables import Numbering
from mappa_report.document.blocks import Block, BulletList, Heading, Paragraph, ParagraphRole
from mappa_report.document.document import Document, Draft
from mappa_report.document.inlines import Text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import FigureState
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem, Severity, Waived
from mappa_report.wording.facts import gather_facts
from mappa_report.wording.numbers import format_date
from mappa_report.wording.standing import standing_sentences

GAP = "[missing]"
"""Stands for what is still to come: a figure in a sentence, or the text of a section."""

_SECTION = re.compile(r"/sections/[^/]+\.md$")
_MARK = "DRAFT"
_NOTICE = "Draft for review. Not for publication."
_LANGUAGE = "en-GB"
_KINDS = {Severity.ERROR: ("error",), Severity.WARNING: ("warning",), Severity.INFO: ("remark", " for information")}


class ProofContext(Struct, frozen=True):
    """What a check found of the report, and what somebody waived. ``inputs`` is a digest of all it was made from."""

    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...]
    inputs: str


def compose_proof(report: AnnualReport, context: ProofContext, digest: str, created: int | None = None) -> Document:
    """The Document of ``report``, complete or not, as a draft; ``digest`` is that of its national text."""
    document = compose_report(report, digest, created, gap=GAP)
    title = f"Draft for review: {document.title}"
    sheet = tuple(_sheet(report, context, document, created))
    furniture = replace(document.furniture, running_header=f"{_NOTICE} {document.furniture.running_header}")
    return printable(replace(document, furniture=furniture, draft=Draft(_MARK, _NOTICE, title, _LANGUAGE, sheet)))


def _sheet(report: AnnualReport, context: ProofContext, document: Document, created: int | None) -> Iterator[Block]:
    filler = Filler(gather_facts(report.area, report.year, report.statistics.figures), gap=GAP)
    yield paragraph(
        f"This is a draft of the {document.title}, for the Chair of the {report.area.board} to review. "
        "It is not for publication. The report itself begins after this sheet."
    )
    yield paragraph(_status(context))
    yield paragraph(" ".join(standing_sentences(report.edition)))
    yield Heading(1, (Text("Still missing"),), "_missing")
    yield from _missing(report, context, filler)
    yield Heading(1, (Text("Open problems"),), "_problems")
    yield from open_problems(report, context.problems, filler)
    yield Heading(1, (Text("Figures beside last year’s"),), "_figures")
    yield from _figures(report, context, filler)
    blank = [*gaps_of(report, filler, FigureState.NOT_RETURNED)]
    if blank:
        yield Heading(1, (Text("Not returned"),), "_not-returned")
        yield paragraph("No figure was given for these, and the report says so.")
        yield _by_table(blank)
    if context.waived:
        yield Heading(1, (Text("Waived"),), "_waived")
        yield paragraph("Somebody has looked at these, and let them stand.")
        yield _bullet_list(map(_waived, context.waived))
    yield Paragraph((Text(_identity(context, report, created)),), ParagraphRole.NOTE)


def _status(context: ProofContext) -> str:
    """A sentence or two on what the check found, and whether the report can be published."""
    severities = [problem.severity for problem in context.problems]
    counts = [_counted(count, *words) for kind, words in _KINDS.items() if (count := severities.count(kind))]
    if not counts:
        waived = f" but {_counted(len(context.waived), 'problem')} that somebody has waived" if context.waived else ""
        return f"The check of it found {'nothing' if waived else 'no problems'}{waived}."
    finding = f"The check of it found {' and '.join([', '.join(counts[:-1]), counts[-1]] if counts[1:] else counts)}"
    waived = f", besides {len(context.waived)} waived" if context.waived else ""
    if Severity.ERROR in severities:
        return f"{finding}{waived}. The report can’t be published until every error has been put right."
    return f"{finding}{waived}. None of this keeps the report from being published."


def _figures(report: AnnualReport, context: ProofContext, filler: Filler) -> Iterator[Block]:
    """The table of this year's figures and last year's, or of this year's alone, with the reason."""
    words = report.edition.comparison
    if words is None:
        yield paragraph(f"The edition {report.edition.key} does not say which figures to set beside last year’s.")
        return
    table = comparison_table(report, filler, Numbering(report.edition, filler))
    if table is None:
        yield paragraph(_reason_without_comparison(report, context))
        table = figures_alone(report, words, filler)
    yield replace(table, caption=None, anchor="")


def _reason_without_comparison(report: AnnualReport, context: ProofContext) -> str:
    year_before = ReportingYear(report.year.ends_in - 1)
    problems = (*context.problems, *(each.problem for each in context.waived))
    if any(problem.code == "last-year-not-compared" for problem in problems):
        return f"The return of {year_before.label} can’t be read, so this year’s figures stand alone."
    if report.history.in_year(year_before):
        return f"The return of {year_before.label} has none of these figures, so this year’s stand alone."
    return f"There is no return of {year_before.label} here, so this year’s figures stand alone."


def _missing(report: AnnualReport, context: ProofContext, filler: Filler) -> Iterator[Block]:
    unread = [*_unread_sections(report, context)]
    # No section is said to be missing while one can't be read that might be it.
    sections = [f"{file.rpartition('/')[2]} can’t be read" for file in unread] or [*sections_required(report)]
    sections += [f"{section.title}: no text yet" for section in report.sections if is_without_text(section)]
    missing = [*gaps_of(report, filler, FigureState.MISSING)]
    usual = [] if unread else [*usual_sections_left_out(report)]
    if sections:
        yield paragraph("Sections:")
        yield _bullet_list(sections)
    if missing:
        yield paragraph(f"{_counted(sum(gaps.count for gaps in missing), 'figure')}:")
        yield _by_table(missing)
    if not (sections or missing):
        yield paragraph("Nothing that the report has to have.")
    if usual:
        yield paragraph("Most reports also have these sections, though this one need not:")
        yield _bullet_list(usual)


def _unread_sections(report: AnnualReport, context: ProofContext) -> Iterable[str]:
    """The files of sections in which too much is wrong for them to stand in the report."""
    read = {section.place.file for section in report.sections}
    faulty = (problem.place.file for problem in context.problems if problem.is_error)
    return dict.fromkeys(file for file in faulty if _SECTION.search(file) and file not in read)


def _waived(waived: Waived) -> str:
    waiver = waived.waiver
    return (
        f"{waived.problem.place}: {waived.problem.message} [{waived.problem.code}]. "
        f"Waived by {waiver.who}, {format_date(waiver.date)}: {waiver.reason}"
    )


def _identity(context: ProofContext, report: AnnualReport, created: int | None) -> str:
    """The note that identifies this draft: a part of the digest of its inputs, and the date if the build has one."""
    made = f", made on {format_date(datetime.fromtimestamp(created, UTC).date())}" if created is not None else ""
    return f"Draft {context.inputs[:12]}{made}, with the national text of the edition {report.edition.key}."


def _bullet_list(items: Iterable[str]) -> BulletList:
    return BulletList(tuple((paragraph(item),) for item in items))


def _by_table(gaps: Iterable[TableGaps]) -> BulletList:
    """An item for each table, and in it one for each figure."""
    return BulletList(tuple((paragraph(each.title), _bullet_list(each.named)) for each in gaps))


def _counted(count: int, noun: str, after: str = "") -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}{after}"
