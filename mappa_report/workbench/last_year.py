"""Last year's figures, as they stand beside those of this year."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.assembly.history import read_breaks, read_past_return
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.change import Change, change_since
from mappa_report.model.figure import Path
from mappa_report.model.history import PastReturn
from mappa_report.model.year import ReportingYear
from mappa_report.scaffold.blanks import label_text
from mappa_report.wording.facts import gather_facts
from mappa_report.wording.numbers import format_change, format_number
from mappa_report.workspace.workspace import Workspace


class LastYear(Struct, frozen=True):
    """The return of the year before that of ``report``, whose history holds what keeps them from being compared."""

    past: PastReturn
    report: AnnualReport

    def figure(self, path: Path) -> str:
        """The number of last year; empty where there was none."""
        then = self._change(path).then
        return "" if then is None or then.value is None else format_number(then.value)

    def change(self, path: Path) -> str:
        """How much more or less there is this year, with its sign; empty where that can't be said, or yet."""
        change = self._change(path)
        is_known = change.now.value is not None and change.then is not None and change.then.value is not None
        return format_change(change.difference) if is_known and not self._reason(change) else ""

    def reasons(self) -> tuple[str, ...]:
        """Why figures are not compared with last year's, each reason once."""
        reasons = (self._reason(self._change(path)) for path in self.report.edition.form.types)
        return tuple(dict.fromkeys(filter(None, reasons)))

    def _change(self, path: Path) -> Change:
        return change_since(self.past, self.report, path)

    def _reason(self, change: Change) -> str:
        words = self.report.edition.comparison
        if change.basis is None or words is None:
            return change.because
        return label_text(words.other_bases[change.basis], gather_facts(self.report.area, self.report.year, {}))


def last_year_of(workspace: Workspace, report: AnnualReport | None) -> LastYear | None:
    """What stands beside the figures of ``report``; None where the area made no return in the year before."""
    if report is None:
        return None
    past = read_past_return(workspace, report, ReportingYear(report.year.ends_in - 1), [])
    listed = read_breaks(workspace, []) if past else None
    return LastYear(past, replace(report, history=replace(listed, returns=(past,)))) if past and listed else None
