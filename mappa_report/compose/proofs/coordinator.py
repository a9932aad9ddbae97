"""The page for the coordinator, the last of the sheet: problems with file, line and code, and what is waived."""

from collections.abc import Iterator, Sequence

from mappa_report.compose.proofs.context import ProofContext
from mappa_report.compose.proofs.places import Places, paragraph
from mappa_report.compose.proofs.problem_words import is_gap, label_in_brackets, without_keys
from mappa_report.document.blocks import Block, BulletList, Heading
from mappa_report.document.inlines import Text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.problems.problem import Problem, Severity, Waived
from mappa_report.wording.numbers import format_date

_MAX_PER_FILE = 30
"""The most problems of one file that are listed; a check shows all."""

_KINDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.INFO: "For information"}


def coordinators_page(report: AnnualReport, context: ProofContext, places: Places) -> Iterator[Block]:
    """All that a check tells, for whoever keeps the files, and which proof and national text this is."""
    yield Heading(1, (Text("For the coordinator"),), "_coordinator")
    yield paragraph("The Chair need not read this page. It says where in the files each point stands.")
    yield from _open_problems(report, context.problems, places)
    if context.waived:
        yield Heading(2, (Text("Waived"),), "_waived")
        yield _listed([_waived(each) for each in context.waived])
    yield paragraph(f"{context.identity}, with the national text of the edition {report.edition.key}.")


def _open_problems(report: AnnualReport, problems: Sequence[Problem], places: Places) -> Iterator[Block]:
    """A heading and a list for each file, in the order of the check, without problems that are only gaps."""
    others = [problem for problem in problems if not is_gap(problem, report)]
    if not others:
        yield paragraph("A check finds nothing besides what is missing." if problems else "A check finds no problems.")
    for number, file in enumerate(dict.fromkeys(problem.place.file for problem in others)):
        texts = [_problem_text(problem, places) for problem in others if problem.place.file == file]
        title = places.section_title(file)
        words = f"{title}: {file.rpartition('/')[2]}" if title else f"In {file}"
        more = len(texts) - _MAX_PER_FILE
        yield Heading(2, (Text(words),), f"_in-{number}")
        yield _listed([*texts[:_MAX_PER_FILE], *([f"And {more} more."] if more > 0 else [])])


def _problem_text(problem: Problem, places: Places) -> str:
    kind, line = _KINDS[problem.severity], f"line {problem.place.line}" if problem.place.line else ""
    title, figure = places.table_title(problem.record), places.name(problem.record)
    name = f"in “{title}”" + (f", {figure}" if figure else "") if title else ""
    message = without_keys(problem) if name else problem.message
    return f"{', '.join(filter(None, (kind, line, name)))}: {message}{label_in_brackets(problem)} [{problem.code}]"


def _waived(waived: Waived) -> str:
    waiver = waived.waiver
    return (
        f"{waived.problem.place}: {waived.problem.message} [{waived.problem.code}]. "
        f"Waived by {waiver.who}, {format_date(waiver.date)}: {waiver.reason}"
    )


def _listed(items: Sequence[str]) -> BulletList:
    return BulletList(tuple((paragraph(item),) for item in items))
