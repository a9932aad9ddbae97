"""Each figure beside the same figure of the year before, where both are numbers on one basis."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from mappa_report.checks.figure_words import name_of
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import Figure, FigureType, Path
from mappa_report.model.form import FormTable, Sum
from mappa_report.source.place import Place
from mappa_report.wording.numbers import format_number


class Pair(Struct, frozen=True):
    """A figure, ``now`` and ``then``. ``place`` is where this year's stands: None for a total that was worked out."""

    path: Path
    now: int | Decimal
    then: int | Decimal
    place: Place | None
    place_then: Place | None

    @property
    def is_same(self) -> bool:
        """True if the figure has not changed."""
        return self.now == self.then


Pairs = Mapping[Path, Pair]


def pairs_in(report: AnnualReport, table: FormTable, kind: FigureType) -> Pairs:
    """The figures of ``table`` that are of ``kind`` and can be compared with last year's, in reading order."""
    paths = (path for path, row, _ in table.slots() if row.type is kind)
    return {pair.path: pair for path in paths if (pair := pair_at(report, path))}


def copied_pairs_in(report: AnnualReport, table: FormTable) -> Pairs:
    """The counts of ``table`` beside last year's, also where they are not counted alike: each can have been copied."""
    then = report.last_year.returned if report.last_year else {}
    paths = (path for path, row, _ in table.slots() if row.type is FigureType.COUNT)
    return {pair.path: pair for path in paths if (pair := _pair(path, report.statistics.figures, then))}


def pair_at(report: AnnualReport, path: Path) -> Pair | None:
    """The figure at ``path`` and last year's; None where they can't be compared."""
    return _pair(path, report.statistics.figures, report.last_year.figures if report.last_year else {})


def _pair(path: Path, figures: Mapping[Path, Figure], figures_then: Mapping[Path, Figure]) -> Pair | None:
    now, then = figures.get(path), figures_then.get(path)
    if not (now and then) or now.value is None or then.value is None:
        return None
    return Pair(path, now.value, then.value, now.place, then.place)


def place_to_show(report: AnnualReport, table: FormTable, path: Path) -> Place | None:
    """Where the figure at ``path`` was written, or one that it was worked out from."""
    figures = report.statistics.figures
    return next(_places(figures, table.sums, path), None)


def _places(figures: Mapping[Path, Figure], sums: Iterable[Sum], path: Path) -> Iterator[Place]:
    if place := figures[path].place:
        yield place
        return
    for sum_ in sums:
        if sum_.total == path:
            for part in sum_.parts:
                yield from _places(figures, sums, part)


def change_in_words(pair: Pair) -> str:
    """``went from 12 to 30``, or ``stayed at 12``."""
    now, then = format_number(pair.now), format_number(pair.then)
    return f"stayed at {now}" if pair.is_same else f"went from {then} to {now}"


def derivation_note(pair: Pair, label: str) -> str:
    """A note that the figure of the year ``label`` was not given, but worked out from its parts."""
    return f"{name_of(pair.path)} of {label} was left out of the return and worked out from its parts"


def location_note(pair: Pair, label: str) -> str:
    """A note of where the figure of the year ``label`` stands."""
    if pair.place_then is None:
        return derivation_note(pair, label)
    return f"the figure of {label} is in {pair.place_then.file}, line {pair.place_then.line}"
