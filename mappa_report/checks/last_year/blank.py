"""Figures that are blank, and that the area returned the year before."""

from collections.abc import Iterator

from mappa_report.checks.figure_words import name_of
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import FigureState
from mappa_report.model.form import FormTable
from mappa_report.problems.problem import Problem, Severity

_MAX_NAMED = 3


def check_blank(report: AnnualReport) -> Iterator[Problem]:
    """A warning for each table with such figures. One that is blank throughout is told as not returned."""
    for table in report.edition.form.tables:
        yield from _in_table(report, table)


def _in_table(report: AnnualReport, table: FormTable) -> Iterator[Problem]:
    figures, last = report.statistics.figures, report.last_year
    paths = [path for path, _, _ in table.slots() if path not in table.inapplicable]
    blank = [path for path in paths if figures[path].state is FigureState.NOT_RETURNED and figures[path].place]
    then = {path: last.returned[path] for path in blank if last and path in last.returned}
    lost = [path for path, figure in then.items() if figure.is_number]
    if not (last and lost) or (len(paths) > 1 and len(blank) == len(paths)):
        return
    names = "; ".join(f"{name_of(path)}, {then[path].value:,} in {last.year.label}" for path in lost[:_MAX_NAMED])
    more = f", and {len(lost) - _MAX_NAMED} more" if len(lost) > _MAX_NAMED else ""
    are_blank = "is blank, and was returned" if len(lost) == 1 else "are blank, and were returned"
    place = figures[lost[0]].place
    assert place
    yield Problem(
        "figure-blank",
        f"{name_of(lost[0]) if len(lost) == 1 else f'{len(lost)} figures'} {are_blank} for {last.year.label}",
        place,
        Severity.WARNING,
        record=lost[0],
        notes=(f"{names}{more}",),
        hint="write the number, 0 if there were none; leave it if this year none was returned.",
    )
