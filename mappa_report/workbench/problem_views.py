"""Problems as pages show them: by weight, each with the page that it is about, its remedy, and whether it may stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from msgspec import Struct

from mappa_report.intake.waiving import may_stand
from mappa_report.pipeline import CheckResult
from mappa_report.problems.problem import Problem, Severity
from mappa_report.readers.area_reader import SECTIONS, STATISTICS
from mappa_report.workbench.reports import Report
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.workspace import AREAS

_BY_WEIGHT = tuple(Severity)


class ProblemView(Struct, frozen=True):
    """A problem with a key by which a form names it, and where it is: in words, and the address of its page, if any.

    ``line`` are the author's own words there, ``hint`` says what to do in the browser, ``remedy`` what a button does.
    """

    problem: Problem
    key: str
    where: str
    address: str
    line: str
    hint: str
    remedy: str
    may_stand: bool


def views_of(report: Report, checked: CheckResult, problems: Iterable[Problem]) -> list[ProblemView]:
    """``problems`` of ``checked``, the heaviest first, otherwise in their order."""
    sections = checked.assembled.sections if checked.assembled else ()
    titles = {section.place.file: section.title for section in sections}
    ordered = sorted(problems, key=lambda problem: _BY_WEIGHT.index(problem.severity))
    return [_view(report, problem, titles) for problem in ordered]


def key_of(problem: Problem) -> str:
    """What tells ``problem`` from all others as long as its line stays as it is."""
    place = problem.place
    words = (problem.code, str(place), problem.message, place.source.line(place.line))
    return hashlib.sha256("\0".join(words).encode(errors="replace")).hexdigest()[:20]


def _view(report: Report, problem: Problem, titles: Mapping[str, str]) -> ProblemView:
    place = problem.place
    where, address = _where(report, problem, titles)
    is_text = place.file.endswith(".md") and place.line
    return ProblemView(
        problem,
        key_of(problem),
        where,
        address,
        place.source.line(place.line)[:200] if is_text else "",
        problem.page_hint,
        problem.edits[0].label if problem.edits else "",
        may_stand(problem),
    )


def _where(report: Report, problem: Problem, titles: Mapping[str, str]) -> tuple[str, str]:
    """The page that ``problem`` is about, in words and by its address: a cell, a section, or what has no page."""
    folder, name = f"{AREAS}/{report.area}/{report.year}/", problem.place.file
    if name == folder + STATISTICS:
        cell = " › ".join(key.replace("_", " ") for key in problem.record)
        anchor = f"#{quote('.'.join(problem.record))}" if problem.record else ""
        return " › ".join(filter(None, (WORDS["year.figures"], cell))), f"{report.path}/figures{anchor}"
    if name.startswith(f"{folder}{SECTIONS}/") and name.endswith(".md"):
        file = name.rpartition("/")[2]
        return titles.get(name) or file, f"{report.path}/sections/{quote(file)}"
    if problem.code == "population-missing":
        return WORDS["rate.title"], f"{report.path}/rate"
    key = f"problems.in.{name.rpartition('/')[2]}"
    return WORDS.get(key) or name, ""
