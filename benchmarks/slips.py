"""Makes every slip of the pen in the five returns that ship, one at a time, and counts those that a check tells of.

Run with ``python -m benchmarks.slips``; see README.md here for what is counted and how.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from math import sqrt
from pathlib import Path as FilePath

from msgspec.structs import replace

from mappa_report.assembly.editions import load_edition
from mappa_report.checks.area.check import check_area
from mappa_report.checks.figure_words import name_of
from mappa_report.checks.last_year.check import check_last_year
from mappa_report.checks.rates import check_rates
from mappa_report.checks.statistics import check_return
from mappa_report.checks.totals.between_tables import check_between_tables
from mappa_report.checks.totals.check import check_totals, paths_of
from mappa_report.model.annual_report import AnnualReport, StatisticalReturn
from mappa_report.model.area import Area
from mappa_report.model.edition import Edition
from mappa_report.model.figure import Figure, FigureState, FigureType, Path
from mappa_report.model.form import FormTable
from mappa_report.model.history import PastReturn
from mappa_report.model.year import ReportingYear
from mappa_report.problems.codes import FAMILY_OF
from mappa_report.problems.problem import Problem
from mappa_report.readers.area_reader import read_area_year
from mappa_report.source.nodes import MapNode, Node, TextNode, node_at, string_at
from mappa_report.workspace.workspace import Workspace

ROOT = FilePath(__file__).resolve().parent.parent
REPORTS = (("kent", 2006), ("kent", 2015), ("kent", 2023), ("norfolk", 2019), ("west-midlands", 2023))
PAIRS = 4000
SEED = 20230331

TWO_WAY = "totals both ways"
ONE_WAY = "one total"
NO_TOTAL = "no total"
GROUPS = (TWO_WAY, ONE_WAY, NO_TOTAL)


@dataclass(frozen=True)
class Slip:
    """What is written in place of what, and what kind of slip that is."""

    kind: str
    texts: Mapping[Path, str]


@dataclass(frozen=True)
class Outcome:
    """What the checks made of a slip.

    A harmless one leaves every printed figure as it was. One is placed if each problem of a sum or of a single value
    points at a slipped figure and takes it for the slip, and named if each slipped figure is at least mentioned.
    """

    is_harmless: bool
    families: frozenset[str] = frozenset()
    is_placed: bool = False
    is_named: bool = False

    @property
    def is_caught(self) -> bool:
        """True if anything is told that is not told of the return as published."""
        return bool(self.families)


@dataclass(frozen=True)
class Sample:
    """One return as published, ready to be slipped in. ``last_year`` is what its figures are held against, if any."""

    area: Area
    year: ReportingYear
    edition: Edition
    node: Node
    last_year: PastReturn | None = None

    @classmethod
    def of(cls, slug: str, ends_in: int) -> Sample:
        """The return of the area ``slug`` for the year that ends in ``ends_in``."""
        workspace, found = Workspace(ROOT), list[Problem]()
        raw = read_area_year(workspace, slug, str(ends_in), found)
        assert raw.area, found
        assert isinstance(raw.statistics, MapNode), found
        area = check_area(raw.area, slug, found)
        edition = load_edition(workspace, string_at(raw.statistics, "edition"), found)
        assert area, found
        assert edition, found
        form = edition.form.with_units(area.units.get(ends_in, ()))
        return cls(area, ReportingYear(ends_in), replace(edition, form=form), raw.statistics)

    def with_simulated_last_year(self, seed: int = SEED) -> Sample:
        """This return with one before it, made up: each part as far from this year's as a count strays by chance."""
        chance = random.Random(seed)  # noqa: S311
        figures = dict(self.published[0])
        for path, kind in self.edition.form.types.items():
            value = figures[path].value
            if isinstance(value, int) and kind is FigureType.COUNT:
                figures[path] = replace(figures[path], value=max(0, round(chance.gauss(value, sqrt(value)))))
        for sum_ in (sum_ for table in self.tables for sum_ in table.sums):
            if all(figures[path].is_number for path in sum_.parts):
                made = sum(figures[path].value or 0 for path in sum_.parts)
                figures[sum_.total] = replace(figures[sum_.total], value=made)
        for path, row, _ in (slot for table in self.tables for slot in table.slots() if slot[1].rate_of):
            rate = (figures[path].value or 0) * Decimal(figures[row.rate_of].value or 0)
            this_year = self.published[0][row.rate_of].value
            figures[path] = replace(figures[path], value=(rate / Decimal(this_year or 1)).quantize(Decimal(1)))
        last_year = PastReturn(ReportingYear(self.year.ends_in - 1), self.edition.form, figures)
        return Sample(self.area, self.year, self.edition, self.node, last_year)

    @property
    def tables(self) -> tuple[FormTable, ...]:
        """The tables of its form."""
        return self.edition.form.tables

    @cached_property
    def texts(self) -> dict[Path, str]:
        """Every number as it is written."""
        figures = self.check(self.node)[0]
        nodes = {path: node_at(self.node, path) for path, figure in figures.items() if figure.is_number}
        return {path: node.text for path, node in nodes.items() if isinstance(node, TextNode)}

    @cached_property
    def published(self) -> tuple[Mapping[Path, Figure], frozenset[tuple[str, Path]]]:
        """The figures as published, and the codes and records of what is told of them."""
        figures, problems = self.check(self.node)
        return figures, frozenset((problem.code, problem.record) for problem in problems)

    @cached_property
    def groups(self) -> dict[Path, str]:
        """Whether each written figure takes part in printed totals both ways, in one, or in none."""
        sums = [sum_ for table in self.tables for sum_ in table.sums if all(path in self.texts for path in sum_.paths)]
        counts = Counter(path for sum_ in sums for path in sum_.paths)
        return {path: GROUPS[2 - min(counts[path], 2)] for path in self.texts}

    def check(self, node: Node) -> tuple[Mapping[Path, Figure], list[Problem]]:
        """The figures that ``node`` makes, and every problem that their own checks tell of."""
        problems: list[Problem] = []
        form = self.edition.form
        figures = check_return(node, form, problems).figures
        problems += check_totals(form, figures, paths_of(problems))
        problems += check_between_tables(form, figures, paths_of(problems))
        report = AnnualReport(self.area, self.year, self.edition, StatisticalReturn(figures), ())
        report = replace(report, last_year=self.last_year)
        problems += check_rates(report)
        problems += check_last_year(report)
        return figures, problems

    def outcome(self, slip: Slip) -> Outcome:
        """What the checks make of ``slip``."""
        figures, problems = self.check(_rewritten(self.node, slip.texts))
        if _printed(figures) == _printed(self.published[0]) and not any(problem.is_error for problem in problems):
            return Outcome(is_harmless=True)
        told = [problem for problem in problems if (problem.code, problem.record) not in self.published[1]]
        families = frozenset(FAMILY_OF[problem.code] for problem in told)
        direct = [problem for problem in told if FAMILY_OF[problem.code] in ("input", "totals")]
        placed = bool(direct) and all(_points_at(problem, slip) for problem in direct)
        words = " ".join("; ".join((*problem.notes, problem.label, problem.hint)) for problem in told)
        pointed = {problem.record for problem in told}
        named = all(path in pointed or _short_name(path) in words for path in slip.texts)
        return Outcome(False, families, placed, bool(told) and (placed or named))


def _short_name(path: Path) -> str:
    """What a message on the table calls the figure."""
    return name_of(path[1:] or path)


def _points_at(problem: Problem, slip: Slip) -> bool:
    return problem.record in slip.texts and not problem.hint.startswith("correct the total")


def _printed(figures: Mapping[Path, Figure]) -> list[tuple[FigureState, object]]:
    return [(figure.state, figure.value) for figure in figures.values()]


def _rewritten(node: Node, texts: Mapping[Path, str]) -> Node:
    """``node`` with other texts at some paths."""
    for path, text in texts.items():
        node = _with_text(node, path, text)
    return node


def _with_text(node: Node, path: Path, text: str) -> Node:
    if not path:
        assert isinstance(node, TextNode)
        return replace(node, text=text)
    assert isinstance(node, MapNode)
    return replace(node, values={**node.values, path[0]: _with_text(node.values[path[0]], path[1:], text)})


# Every slip there is


def single_slips(sample: Sample) -> Iterator[Slip]:
    """Each written figure in turn, in every way; what comes out the same twice is counted once."""
    for table in sample.tables:
        for path, row, _ in table.slots():
            if path in sample.texts:
                yield from figure_slips(path, sample.texts[path], row.type is FigureType.COUNT)
        yield from swaps(table, sample.texts)


def figure_slips(path: Path, text: str, is_count: bool = True) -> Iterator[Slip]:
    """The ways in which one figure is written wrongly. A rate with decimals is not counted up and down."""
    seen = {text}
    for kind, slipped in _slipped(text, is_count or text.isdecimal()):
        if slipped not in seen:
            seen.add(slipped)
            yield Slip(kind, {path: slipped})


def _slipped(text: str, is_whole: bool) -> Iterator[tuple[str, str]]:
    for step in (1, -1, 10, -10) if is_whole else ():
        yield f"{step:+}".replace("-", "−"), str(int(text) + step)
    for place in range(len(text) - 1):
        yield "digits swapped", text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    for place in range(len(text) if len(text) > 1 else 0):
        yield "digit dropped", text[:place] + text[place + 1 :]
    yield "nought added", f"{text}0"
    yield "blanked", ""


def swaps(table: FormTable, texts: Mapping[Path, str]) -> Iterator[Slip]:
    """Each two unequal figures that are neighbours in a row or column, in each other's place."""
    columns = table.columns or (None,)
    grid = [[table.path(row, column) for column in columns] for row in table.rows]
    for lane in (*grid, *zip(*grid, strict=True)):
        for one, other in pairwise(path for path in lane if path in texts):
            if texts[one] != texts[other]:
                yield Slip("neighbours swapped", {one: texts[other], other: texts[one]})


def double_slips(samples: Iterable[Sample], group: str, count: int, seed: int = SEED) -> Iterator[tuple[Sample, Slip]]:
    """``count`` times two slips at once in two figures of one table, each figure of ``group``, by chance."""
    chance = random.Random(seed)  # noqa: S311
    tables = [
        (sample, paths)
        for sample in samples
        for table in sample.tables
        if len(paths := [path for path, _, _ in table.slots() if sample.groups.get(path) == group]) > 1
    ]
    for _ in range(count):
        sample, paths = chance.choice(tables)
        slips = [chance.choice(list(figure_slips(path, sample.texts[path]))) for path in chance.sample(paths, 2)]
        yield sample, Slip("two at once", {**slips[0].texts, **slips[1].texts})


# The counts


@dataclass
class Tally:
    """Outcomes counted."""

    made: int = 0
    harmless: int = 0
    caught: int = 0
    placed: int = 0
    named: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one."""
        self.made += 1
        self.harmless += outcome.is_harmless
        self.caught += outcome.is_caught
        self.placed += outcome.is_placed
        self.named += outcome.is_named

    @property
    def row(self) -> str:
        """The counts and shares of a line of print."""
        due = self.made - self.harmless
        shares = "".join(f"{_share(part, due):>10}" for part in (self.caught, self.placed, self.named))
        return f"{self.made:>7}{self.harmless:>10}{shares}"


def _share(part: int, whole: int) -> str:
    """Cut off, not rounded, so that 100% means all."""
    return f"{part * 1000 // whole / 10:.1f}%" if whole else "–"


def count_singles(
    samples: Iterable[Sample], groups: Collection[str] = GROUPS
) -> tuple[dict[tuple[str, str], Tally], Counter[str]]:
    """Tallies by group and kind, and for figures without totals how often each family told of a slip."""
    tallies: dict[tuple[str, str], Tally] = {}
    families: Counter[str] = Counter()
    for sample in samples:
        for slip in single_slips(sample):
            group = sample.groups[next(iter(slip.texts))]
            if group not in groups:
                continue
            outcome = sample.outcome(slip)
            for kind in ("all", slip.kind):
                tallies.setdefault((group, kind), Tally()).add(outcome)
            if group == NO_TOTAL:
                families.update(outcome.families)
    return tallies, families


def show_families(title: str, tallies: Mapping[tuple[str, str], Tally], families: Counter[str]) -> None:
    """Print what share of the slips in figures without a total each family tells of, and all of them together."""
    tally = tallies[NO_TOTAL, "all"]
    due = tally.made - tally.harmless
    print(f"\n{title}")
    for family, count in sorted(families.items(), key=lambda each: (-each[1], each[0])):
        print(f"    {family:<53}{_share(count, due):>10}")
    print(f"    {'any of them':<53}{_share(tally.caught, due):>10}")


def main() -> None:
    """Make every slip and print the shares."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.slips", description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS, help="how many times two slips at once, for each group")
    pairs = parser.parse_args().pairs
    samples = [Sample.of(*report) for report in REPORTS]
    tallies, families = count_singles(samples)
    kinds = dict.fromkeys(kind for _, kind in tallies)
    print(f"{'single slips':<40}{'made':>7}{'harmless':>10}{'caught':>10}{'placed':>10}{'named':>10}")
    for group in GROUPS:
        for kind in kinds:
            if (group, kind) in tallies:
                title = group if kind == "all" else f"    {kind}"
                print(f"{title:<40}{tallies[group, kind].row}")
    show_families("figures without a total: caught by", tallies, families)
    simulated = [sample.with_simulated_last_year() for sample in samples]
    tallies, families = count_singles(simulated, {NO_TOTAL})
    show_families("the same, with a return of the year before that was made up: caught by", tallies, families)
    print(f"\n{'two slips at once':<40}{'made':>7}{'harmless':>10}{'caught':>10}{'placed':>10}{'named':>10}")
    for group in GROUPS:
        tally = Tally()
        for sample, slip in double_slips(samples, group, pairs):
            tally.add(sample.outcome(slip))
        print(f"{group:<40}{tally.row}")


if __name__ == "__main__":
    main()
