"""The problems of a report, listed in its proof for those who read the report and not its files."""

from collections.abc import Iterator, Mapping, Sequence

from mappa_report.compose.filling import Filler
from mappa_report.compose.gaps import is_without_text
from mappa_report.document.blocks import Block, BulletList, Heading, Paragraph
from mappa_report.document.inlines import Text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import FigureState, Path
from mappa_report.problems.problem import Problem, Severity

_MAX_PER_FILE = 30
"""The most problems of one file that are listed; a check shows all."""

_KINDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.INFO: "For information"}


def open_problems(report: AnnualReport, problems: Sequence[Problem], filler: Filler) -> Iterator[Block]:
    """A heading and a list for each file, in the order of the check, without problems that are only gaps."""
    others = [problem for problem in problems if not _is_gap(problem, report)]
    if not others:
        yield paragraph("None besides what is missing, as told above." if problems else "None.")
    titles = {section.place.file: section.title for section in report.sections}
    names = _names_of_figures(report, filler)
    for number, file in enumerate(dict.fromkeys(problem.place.file for problem in others)):
        texts = [_problem_text(problem, names) for problem in others if problem.place.file == file]
        words = f"{titles[file]}: {file.rpartition('/')[2]}" if file in titles else f"In {file}"
        more = len(texts) - _MAX_PER_FILE
        yield Heading(2, (Text(words),), f"_in-{number}")
        items = [*texts[:_MAX_PER_FILE], *([f"And {more} more."] if more > 0 else [])]
        yield BulletList(tuple((paragraph(item),) for item in items))
    if others and len(others) < len(problems):
        yield paragraph("Besides these there is what is missing, as told above.")


def _is_gap(problem: Problem, report: AnnualReport) -> bool:
    """True for a problem that only says that a figure, a text or a section is missing."""
    match problem.code:
        case "missing":
            figures = report.statistics.figures.items()
            gaps = (path for path, figure in figures if figure.state is FigureState.MISSING)
            return bool(problem.record) and any(path[: len(problem.record)] == problem.record for path in gaps)
        case "section-empty":
            return any(section.place.file == problem.place.file for section in filter(is_without_text, report.sections))
        case "section-required":
            return True
        case _:
            return False


def _names_of_figures(report: AnnualReport, filler: Filler) -> Mapping[Path, str]:
    """By path, the words by which a reader of the report finds each figure, row and table."""
    names: dict[Path, str] = {}
    for table in report.edition.form.tables:
        title = f"“{filler.words(table.title)}”"
        for path, row, column in table.slots():
            in_row = f"{title}, row “{filler.words(row.label)}”"
            if table.key:
                names[(table.key,)] = title
            if column:
                names[path[:-1]] = in_row
            names[path] = f"{in_row}, column “{filler.words(column.label)}”" if column else in_row
    return names


def _problem_text(problem: Problem, names: Mapping[Path, str]) -> str:
    kind, line = _KINDS[problem.severity], f"line {problem.place.line}" if problem.place.line else ""
    name = names.get(problem.record, "")
    message = _without_keys(problem) if name else problem.message
    severity_and_line = ", ".join(filter(None, (kind, line)))
    label = f" ({problem.label})" if problem.label else ""
    return f"{severity_and_line}{f', in {name}' if name else ''}: {message}{label} [{problem.code}]"


def _without_keys(problem: Problem) -> str:
    """The message without the keys of the figure at its start, as its name stands before it."""
    key_names = ", ".join(key.replace("_", " ") for key in problem.record)
    for keys in (key_names, problem.record[-1]):
        rest = problem.message.removeprefix(keys)
        if rest != problem.message and rest[:1] in " :":
            return rest.lstrip(" :")
    return problem.message


def paragraph(words: str) -> Paragraph:
    """``words`` alone."""
    return Paragraph((Text(words),))
