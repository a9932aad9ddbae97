"""The top of the sheet: what is asked and by when, what keeps it from being published, and where to answer."""

from collections.abc import Iterator, Sequence

from mappa_report.compose.hindrances import Hindrance
from mappa_report.compose.proofs.context import ProofContext
from mappa_report.compose.proofs.places import line, listed, paragraph, some_of
from mappa_report.document.blocks import Block, Column, Heading, Row, Table
from mappa_report.document.document import Document
from mappa_report.document.inlines import Inlines, Strong, Text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.problems.problem import Severity
from mappa_report.wording.numbers import counted, format_date

_KINDS = {Severity.ERROR: ("error",), Severity.WARNING: ("warning",), Severity.INFO: ("remark", " for information")}

_ANSWERS = (
    ("Decision (strike out two)", "Agreed / Agreed with these changes / Not agreed"),
    ("Changes, or where they are", "\N{NO-BREAK SPACE}"),
    ("Name, role and date", "\N{NO-BREAK SPACE}"),
)


def decision(
    report: AnnualReport, context: ProofContext, document: Document, hinder: Sequence[Hindrance]
) -> Iterator[Block]:
    """A sentence that asks, whether the report can be published, what signing means, and a table to answer in."""
    yield Heading(1, (Text("Your decision"),), "_decision")
    by = f" Please answer by {format_date(context.reply_by)}." if context.reply_by else ""
    which = f"corrected {document.title}" if context.is_correction else document.title
    instead = ", in place of the one that was published" if context.is_correction else ""
    yield paragraph(
        f"The Chair of the {report.area.board} is asked: may the {which} be published as it stands in this "
        f"proof{instead}?{by}"
    )
    yield paragraph(f"{_finding(context)} ", *_whether_publishable(context, hinder))
    yield paragraph(
        "“Agreed” says, for the Board, that the figures and text of this proof may be published. That holds for proof "
        f"{context.number} alone: what is changed after it has to be shown to you again."
    )
    rows = tuple(Row(((Text(name),), (Text(words),))) for name, words in _ANSWERS)
    columns = (Column((Text("To fill in"),)), Column((Text("Answer"),)))
    yield Table(columns, rows, has_row_headers=True, summary="A form with three lines to fill in.")


def _finding(context: ProofContext) -> str:
    """A sentence on what the check found."""
    severities = [problem.severity for problem in context.problems]
    counts = tuple(counted(count, *words) for kind, words in _KINDS.items() if (count := severities.count(kind)))
    if not counts:
        waived = f" but {counted(len(context.waived), 'problem')} that somebody has waived" if context.waived else ""
        return f"Its check found {'nothing' if waived else 'no problems'}{waived}."
    waived = f", besides {len(context.waived)} waived" if context.waived else ""
    return f"Its check found {listed(counts)}{waived}."


def _whether_publishable(context: ProofContext, hinder: Sequence[Hindrance]) -> tuple[Inlines, ...]:
    """A sentence with all that has to be done before the report can be published, each kind of thing once."""
    has_errors = any(problem.is_error for problem in context.problems)
    conditions: tuple[str, ...] = ("every error has been put right",) if has_errors else ()
    conditions += tuple(
        f"{until}{_names([each.named for each in hinder if each.until == until and each.named])}"
        for until in dict.fromkeys(each.until for each in hinder)
    )
    if not conditions:
        return (line("Once it is agreed to, it can be published."),)
    answer = Strong((Text("It can’t be published yet, even if it is agreed to:"),))
    return (answer,), line(f" not until {listed(conditions, '; ')}.")


def _names(names: Sequence[str]) -> str:
    return f" ({some_of(names)})" if names else ""
