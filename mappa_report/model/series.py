"""SeriesBreak: a change in what is counted, or how, across which the figures of two years can't be compared."""

from collections.abc import Iterable

from msgspec import Struct

from mappa_report.model.figure import Path
from mappa_report.model.year import ReportingYear

ANY_KEY = "*"
"""In a pattern, any one key."""


class SeriesBreak(Struct, frozen=True):
    """The figures at ``patterns`` were counted one way up to ``last_before`` and another from ``first_after`` on.

    The years between, if there are any, were counted partly the one way and partly the other, or nobody knows how:
    they compare with no year. A pattern also stands for every figure below it. Unless ``is_known``, nobody has shown
    that the figures of the two sides can't be compared, nor that they can.
    """

    last_before: ReportingYear
    first_after: ReportingYear
    patterns: tuple[Path, ...]
    because: str
    is_known: bool = True

    def concerns(self, path: Path) -> bool:
        """True if the figure at ``path`` is one of those that are counted otherwise since."""
        return any(_matches(pattern, path) for pattern in self.patterns)

    def separates(self, one: ReportingYear, other: ReportingYear) -> bool:
        """True unless both years were counted the same way; which of the two is the earlier makes no difference."""
        earlier, later = sorted((one, other))
        return earlier != later and self.last_before < later and earlier < self.first_after


def break_between(
    breaks: Iterable[SeriesBreak], path: Path, one: ReportingYear, other: ReportingYear
) -> SeriesBreak | None:
    """The first of ``breaks`` that keeps the figure at ``path`` in two years from being compared; None if none does."""
    return next((each for each in breaks if each.separates(one, other) and each.concerns(path)), None)


def _matches(pattern: Path, path: Path) -> bool:
    return len(pattern) <= len(path) and all(key in (ANY_KEY, step) for key, step in zip(pattern, path, strict=False))
