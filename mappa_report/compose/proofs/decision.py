"""The top of the sheet: what is asked and by when, where to answer, what an answer means, and the counts."""

from collections.abc import Iterator

from mappa_report.compose.proofs.context import ProofContext
from mappa_report.compose.proofs.places import counted, paragraph
from mappa_report.document.blocks import Block, Column, Heading, Row, Table
from mappa_report.document.document import Document
from mappa_report.document.inlines import Text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.problems.problem import Severity
from mappa_report.wording.numbers import format_date

_KINDS = {Severity.ERROR: ("error",), Severity.WARNING: ("warning",), Severity.INFO: ("remark", " for information")}

_ANSWERS = (
    ("Decision (strike out two)", "Agreed / Agreed with these changes / Not agreed"),
    ("Changes, or where they are", "\N{NO-BREAK SPACE}"),
    ("Name, role and date", "\N{NO-BREAK SPACE}"),
)


def decision(report: AnnualReport, context: ProofContext, document: Document) -> Iterator[Block]:
    """A sentence that asks, a table to answer in, what signing means, and how much the check found."""
    yield Heading(1, (Text("Your decision"),), "_decision")
    by = f" Please answer by {format_date(context.reply_by)}." if context.reply_by else ""
    yield paragraph(
        f"The Chair of the {report.area.board} is asked: may the {document.title} be published as it stands in this "
        f"proof?{by}"
    )
    rows = tuple(Row(((Text(name),), (Text(words),))) for name, words in _ANSWERS)
    columns = (Column((Text("To fill in"),)), Column((Text("Answer"),)))
    yield Table(columns, rows, has_row_headers=True, summary="A form with three lines to fill in.")
    yield paragraph(
        "“Agreed” says, for the Board, that the figures and text of this proof may be published. That holds for proof "
        f"{context.number} alone: what is changed after it has to be shown to you again. {_status(context)}"
    )


def _status(context: ProofContext) -> str:
    """A sentence or two on what the check found, and whether the report can be published."""
    severities = [problem.severity for problem in context.problems]
    counts = [counted(count, *words) for kind, words in _KINDS.items() if (count := severities.count(kind))]
    if not counts:
        waived = f" but {counted(len(context.waived), 'problem')} that somebody has waived" if context.waived else ""
        return f"The check of it found {'nothing' if waived else 'no problems'}{waived}."
    finding = f"The check of it found {' and '.join([', '.join(counts[:-1]), counts[-1]] if counts[1:] else counts)}"
    waived = f", besides {len(context.waived)} waived" if context.waived else ""
    if Severity.ERROR in severities:
        return f"{finding}{waived}. The report can’t be published until every error has been put right."
    return f"{finding}{waived}. None of this keeps the report from being published."
