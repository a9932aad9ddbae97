"""Problems as pages show them: by weight, each with the page that it is about, its remedy, and whether it may stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from msgspec import Struct

from mappa_report.intake.target import target_of
from mappa_report.intake.waiving import may_stand
from mappa_report.model.figure import Path
from mappa_report.pipeline import CheckResult
from mappa_report.problems.problem import Problem, Severity
from mappa_report.readers.area_reader import SECTIONS, STATISTICS
from mappa_report.workbench.figure_names import names_of
from mappa_report.workbench.reports import Report
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.workspace import AREAS

_BY_WEIGHT = tuple(Severity)
_MOST, _BEFORE = 200, 80
"""Characters of a line that are shown, and those before the place that is meant."""

_LINES_OF_DASHES = 2
"""The text of a section begins below so many."""


class ProblemView(Struct, frozen=True):
    """A problem with a key by which a form names it, and where it is: in words, and the address of its page, if any.

    ``message`` says what it is in the words of the pages. ``line`` are the author's own words there, ``hint`` says what
    to do in the browser, ``remedy`` what a button does.
    """

    problem: Problem
    message: str
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
    named = _figures(report) if any(_is_of_figures(report, each) for each in ordered) else {}
    return [_view(report, problem, titles, named) for problem in ordered]


def key_of(problem: Problem) -> str:
    """What tells ``problem`` from all others as long as its line stays as it is."""
    place = problem.place
    words = (problem.code, str(place), problem.message, place.source.line(place.line))
    return hashlib.sha256("\0".join(words).encode(errors="replace")).hexdigest()[:20]


def _figures(report: Report) -> Mapping[Path, str]:
    target = target_of(report.workspace, report.area, str(report.year), [])
    return names_of(target) if target else {}


def _is_of_figures(report: Report, problem: Problem) -> bool:
    return problem.place.file == f"{AREAS}/{report.area}/{report.year}/{STATISTICS}"


def _view(report: Report, problem: Problem, titles: Mapping[str, str], named: Mapping[Path, str]) -> ProblemView:
    where, address = _where(report, problem, titles, named)
    is_to_come = problem.code == "missing" and _is_of_figures(report, problem) and problem.record in named
    return ProblemView(
        problem,
        WORDS["problems.to_come"] if is_to_come else problem.message,
        key_of(problem),
        where,
        address,
        _words_at(problem),
        problem.page_hint,
        problem.edits[0].label if problem.edits else "",
        may_stand(problem),
    )


def _words_at(problem: Problem) -> str:
    """The author's words round the place of ``problem``; none in what is no text, such as the head of a section."""
    place = problem.place
    if not place.file.endswith(".md") or place.source.lines[: place.line].count("---") < _LINES_OF_DASHES:
        return ""
    line = place.source.line(place.line)
    start = max(0, min(place.column - 1 - _BEFORE, len(line) - _MOST))
    start = line.find(" ", start) + 1 if start else 0
    end = len(line) if start + _MOST >= len(line) else line.rfind(" ", start, start + _MOST)
    end = end if end > start else start + _MOST
    return f"{'… ' if start else ''}{line[start:end]}{' …' if end < len(line) else ''}"


def _cell(record: Path, named: Mapping[Path, str]) -> Path:
    """The cell to go to for what is told of ``record``: of a row or table, its first."""
    return max((path for path in named if path[: len(record)] == record), key=len, default=record)


def _where(report: Report, problem: Problem, titles: Mapping[str, str], named: Mapping[Path, str]) -> tuple[str, str]:
    """The page that ``problem`` is about, in words and by its address: a cell, a section, or what has no page."""
    name = problem.place.file
    if _is_of_figures(report, problem):
        cell = named.get(problem.record) or " › ".join(key.replace("_", " ") for key in problem.record)
        anchor = f"#{quote('.'.join(_cell(problem.record, named)))}" if problem.record else ""
        return " › ".join(filter(None, (WORDS["year.figures"], cell))), f"{report.path}/figures{anchor}"
    if name.startswith(f"{AREAS}/{report.area}/{report.year}/{SECTIONS}/") and name.endswith(".md"):
        file = name.rpartition("/")[2]
        return titles.get(name) or file, f"{report.path}/sections/{quote(file)}"
    if problem.code == "population-missing":
        return WORDS["rate.title"], f"{report.path}/rate"
    if problem.code == "edition-provisional":
        return WORDS["editions.title"], "/editions"
    key = f"problems.in.{name.rpartition('/')[2]}"
    return WORDS.get(key) or name, ""
