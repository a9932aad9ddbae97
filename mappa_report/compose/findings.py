"""What a chart shows, in the edition's words: for its title, and for people who can't see it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from mappa_report.document.panels import Bar
from mappa_report.model.change import MIN_PERCENTAGE_BASE
from mappa_report.model.year import ReportingYear
from mappa_report.wording.facts import Facts
from mappa_report.wording.numbers import format_number, format_percentage

NEARLY_EQUAL = 2
"""Percentage points of all: where the greatest is no further than that before the next, neither is the finding."""

FormatWords = Callable[[str, Facts], str]
"""Gives a phrase, from the key of the edition's words for it and the facts that they can name."""

Counts = Mapping[ReportingYear, int]
"""Numbers over the years, oldest first."""


def most_of(sizes: Mapping[str, int]) -> tuple[str, Facts] | None:
    """The key of the greatest of ``sizes``, and what its finding can name; None where there is nothing to tell.

    That is so where several are the greatest or nearly so, where all are too few for a percentage, and where one that
    is not all of them would be rounded to 100%.
    """
    whole = sum(sizes.values())
    greatest = max(sizes.values(), default=0)
    keys = [key for key, size in sizes.items() if (greatest - size) * 100 <= NEARLY_EQUAL * whole]
    if whole < MIN_PERCENTAGE_BASE or len(keys) > 1:
        return None
    share = format_percentage(greatest, whole, 0)
    if greatest < whole and share == format_percentage(1, 1, 0):
        return None
    return keys[0], {"most": format_number(greatest), "all": format_number(whole), "share": share}


def bars_in_words(bars: Sequence[tuple[str, Bar]], and_: str, words: FormatWords) -> str:
    """A sentence with the names of ``bars`` from the longest to the shortest: those alike are named together."""
    by_size: dict[int, list[str]] = defaultdict(list)
    for name, bar in bars:
        if bar.value is not None:
            by_size[bar.value].append(name)
    first, *others = (listed(by_size[size], and_) for size in sorted(by_size, reverse=True))
    return words("longest", {"first": first, "others": "; ".join(others)}) if others else words("alike", {})


def listed(names: Sequence[str], and_: str) -> str:
    """``names`` with commas between them, and the last behind ``and_``."""
    *others, last = names
    return f"{', '.join(others)} {and_} {last}" if others else last


def finding_over_years(name: str, counts: Counts, words: FormatWords) -> str:
    """What became of ``counts``, all of which can be compared, under their ``name``."""
    first, last = min(counts), max(counts)
    highest, lowest = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
    points = {"first": first, "last": last, "highest": highest, "lowest": lowest}
    facts = {key: {"year": year.label, "figure": format_number(counts[year])} for key, year in points.items()}
    return words(_outcome(counts, first, last), {"name": name, **facts})


def _outcome(counts: Counts, first: ReportingYear, last: ReportingYear) -> str:
    """The key of the words that hold. Up and down in between is neither a rise nor a fall."""
    if len(set(counts.values())) == 1:
        return "same"
    if counts[last] == max(counts.values()) > counts[first]:
        return "rose"
    if counts[last] == min(counts.values()) < counts[first]:
        return "fell"
    return "varied"


def columns_in_words(stretches: Sequence[Counts], and_: str, words: FormatWords) -> Iterator[str]:
    """Which columns are the highest and the lowest, in each of ``stretches`` without a break, the latest first."""
    *before, latest = stretches
    alike = len(set(latest.values())) == 1
    yield words("alike", {}) if alike else words("columns", _extremes(latest, and_))
    for counts in reversed(before):
        if len(set(counts.values())) > 1:
            yield words("columns_before", _extremes(counts, and_))


def _extremes(counts: Counts, and_: str) -> Facts:
    ends = {"highest": max(counts.values()), "lowest": min(counts.values())}
    named = {key: listed([y.label for y, count in counts.items() if count == end], and_) for key, end in ends.items()}
    return {**named, "last": {"year": max(counts).label}}
