"""How well sentences are judged: the share of slips that are named, and of right sentences that are accused."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.checks.narrative import Passage
from mappa_report.checks.sentences.check import check_sentences
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import Figure, FigureState
from mappa_report.problems.problem import Problem, Severity
from mappa_report.readers.markdown_blocks import BlockReader
from mappa_report.source.place import Source
from tests.checks.sentences.conftest import area_names, report_of, with_last_year

HERE = Path(__file__).parent


class Case(Struct, frozen=True):
    """A page of Markdown, what may be told of it, and what of it is then named: any of ``accused``."""

    label: str
    kind: str
    accused: tuple[str, ...]
    text: str


class Score(Struct, frozen=True):
    """The slips of which none was named, the right pages that were accused, and those of them that got an error."""

    slips: int
    rights: int
    missed: tuple[Case, ...]
    accused: tuple[Case, ...]
    errors: tuple[Case, ...]

    @property
    def named_share(self) -> float:
        """Of all slips, the share that was named."""
        return 1 - len(self.missed) / max(1, self.slips)

    @property
    def accused_share(self) -> float:
        """Of all right pages, the share that was accused."""
        return len(self.accused) / max(1, self.rights)

    def by_kind(self) -> str:
        """A line for each kind that has a slip that was missed, or a right page that was accused."""
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for at, cases in enumerate((self.missed, self.accused)):
            for case in cases:
                counts[case.kind][at] += 1
        return "\n".join(f"{kind}: {missed} missed, {accused} accused" for kind, (missed, accused) in counts.items())


def cases_in(name: str) -> list[Case]:
    """The cases of a file beside this one: ``label | kind | accused, or accused | text``, with ¶ for a new line."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    parts = (line.split(" | ", 3) for line in lines if line and not line.startswith("#"))
    return [
        Case(label, kind, tuple(accused.split(", or ")), text.replace("¶", "\n"))
        for label, kind, accused, text in parts
    ]


@cache
def kent() -> AnnualReport:
    """Kent 2023, beside an invented return of the year before."""
    figures: dict[str, int] = {}
    for line in (HERE / "last-year.txt").read_text("utf-8").splitlines():
        path, value = line.split()
        figures[path] = int(value)
    report = with_last_year(report_of("kent 2023"), figures)
    assert report.last_year
    figures_with_blank = {
        **report.last_year.figures,
        ("eligible", "level_1", "category_3"): Figure(FigureState.NOT_APPLICABLE),
    }
    return replace(report, last_year=replace(report.last_year, figures=figures_with_blank))


def told_of(case: Case) -> list[Problem]:
    """The errors and warnings that ``case`` gets as the body of a section."""
    return [problem for problem in problems_of_page(kent(), case.text) if problem.severity is not Severity.INFO]


def problems_of_page(report: AnnualReport, *pages: str) -> list[Problem]:
    """What is told of ``pages`` of Markdown, each the body of a section."""
    passages: list[Passage] = []
    for number, page in enumerate(pages):
        section = replace(report.sections[0], title=f"Section {number}")
        reader = BlockReader(Source(f"{number}.md", page), None, [])
        reader.blocks(page)
        passages += (Passage(prose, section) for prose in reader.prose)
    return list(check_sentences(report, passages, area_names))


def names(problem: Problem, case: Case) -> bool:
    """True where ``problem`` points at what ``case`` has wrong."""
    line = case.text.split("\n")[problem.place.line - 1]
    start = problem.place.column - 1
    pointed = line[start : start + problem.place.length]
    return any(word.lower() in pointed.lower() for word in case.accused)


def score_of(cases: list[Case]) -> Score:
    """How well ``cases`` are judged."""
    rights = [case for case in cases if case.label == "right"]
    slips = [case for case in cases if case.label != "right"]
    told = {id(case): told_of(case) for case in cases}
    missed = tuple(case for case in slips if not any(names(problem, case) for problem in told[id(case)]))
    accused = tuple(case for case in rights if told[id(case)])
    errors = tuple(case for case in accused if any(one.severity is Severity.ERROR for one in told[id(case)]))
    return Score(len(slips), len(rights), missed, accused, errors)
