"""What may be said in words of a change since an earlier year: its percentage, and why there is none."""

from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.compose.filling import Filler
from mappa_report.document.inlines import Inlines
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.change import Change, change_since
from mappa_report.model.comparison import APART, WITHOUT_NUMBER, Comparison, Outcome
from mappa_report.model.figure import Path
from mappa_report.model.history import PastReturn
from mappa_report.wording.facts import facts_of_change
from mappa_report.wording.numbers import format_number, format_percentage


class ChangeWords(Struct, frozen=True):
    """Tells changes of ``report`` since ``past`` by the edition's words for them, and fills in words about them."""

    past: PastReturn
    report: AnnualReport
    words: Comparison
    filler: Filler

    def change(self, path: Path) -> Change:
        """The figure at ``path``, and the same figure of the earlier year."""
        return change_since(self.past, self.report, path)

    def filled(self, content: Inlines, words: dict[str, str]) -> str:
        """``content``, which may name the earlier year and what ``words`` has."""
        facts = facts_of_change(self.filler.facts, self.past.year, words)
        return replace(self.filler, facts=facts).words(content)

    def told(self, change: Change, in_percent: Inlines) -> dict[str, str]:
        """What words about ``change`` can name; what they have in place of a percentage that may not be given is blank.

        Nothing of figures that are no numbers.
        """
        then = change.then.value if change.then else None
        if change.now.value is None or then is None:
            return {}
        words = {"now": format_number(change.now.value), "then": format_number(then)}
        words |= {"change": format_number(change.size), "percent": self.percent(change), "because": self.reason(change)}
        words["in_percent"] = self.filled(in_percent, words) if words["percent"] else ""
        return words

    def percent(self, change: Change) -> str:
        """The change in per cent without its sign; empty where none may be given."""
        if not change.base:
            return ""
        share = format_percentage(change.size, change.base, 0)
        if change.difference and share == format_percentage(0, change.base, 0):
            return self.filler.words(self.words.under_one)
        is_nearly_all = change.outcome is Outcome.FALL and share == format_percentage(1, 1, 0)
        return self.filler.words(self.words.nearly_all) if is_nearly_all else share

    def reason(self, change: Change) -> str:
        """Why the two figures are not compared; empty where they are."""
        return change.because or (self.filler.words(self.words.other_bases[change.basis]) if change.basis else "")


def ending_of(outcome: Outcome, endings: Collection[Outcome]) -> Outcome:
    """The one of ``endings`` that tells ``outcome``: the plainest of its like, where it has none of its own."""
    plainest = Outcome.BREAK if outcome in APART else Outcome.UNKNOWN if outcome in WITHOUT_NUMBER else outcome
    return outcome if outcome in endings else plainest
