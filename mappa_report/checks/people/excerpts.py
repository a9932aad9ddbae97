"""Private text in the lines that problems show, found without parsing, as a file with faults can't be parsed."""

import re
from collections.abc import Iterable, Iterator, Sequence

from mappa_report.checks.people.detail_kinds import detail_kinds
from mappa_report.checks.people.files import check_source
from mappa_report.checks.people.named import strangers_on
from mappa_report.checks.people.text_units import whole_line
from mappa_report.checks.people.withheld import withheld_in
from mappa_report.model.form import Form
from mappa_report.model.people import PersonalWords
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.source.prose import Piece, Prose

_MARKS = re.compile(r"[*_`~|<>\[\]]")
_TABLE = re.compile(r"\A\s*\|")
_PARTS_OF_NAME = re.compile(r"[A-Za-z]+|[0-9]+")
_INNER_KEY = re.compile(r"\s*(?:[A-Za-z]\w{0,40}\s?:)?")
_BETWEEN = r"[\W_]{0,3}"
_LINES_OF_HEAD = 30
_MAX_DISTANCE = 60
"""The most lines to go up or down within one paragraph or group."""


def private_in_excerpts(problems: Sequence[Problem], words: PersonalWords, form: Form | None) -> Iterator[Place]:
    """The places of private text in the files of ``problems``, besides those that the problems say are private.

    Withheld figures of ``form`` are searched for only in the lines shown, as their names stand in many a line.
    """
    sources = {problem.place.source.name: problem.place.source for problem in problems if problem.place.source.text}
    codes = {kind.code for kind in detail_kinds()}
    searched = {problem.place.file for problem in problems if problem.code in codes and problem.place.line}
    for name in sources.keys() - searched:
        yield from (problem.place for problem in check_source(sources[name], words))
    excerpt_lines = {
        (problem.place.file, line)
        for problem in problems
        for line in range(problem.place.line - 1, problem.place.line + 2)
    }
    for name, number in sorted(excerpt_lines):
        if name.endswith(".md") and name in sources:
            yield from _strangers(sources[name], number, words)
    if form:
        # A table's cells have been told one by one, if they could be read.
        excerpt_lines -= {
            (problem.place.file, problem.place.line)
            for problem in problems
            if problem.code == "figure-withheld" and _TABLE.match(problem.place.source.line(problem.place.line))
        }
        for source in sources.values():
            lines = [line for line in range(1, len(source.lines) + 1) if (source.name, line) in excerpt_lines]
            yield from _withheld(source, lines, form)


def _strangers(source: Source, number: int, words: PersonalWords) -> Iterator[Place]:
    """Those who are called by a title and name on a line of a section that is shown, and not its author or official."""
    head = "\n".join(source.lines[:_LINES_OF_HEAD])
    head = head[: head.find("\n---", 3)] if head.startswith("---") else ""
    for start, end in strangers_on(source.line(number), words, head):
        yield Place(source, number, start + 1, end - start)


def private_continuations(problems: Iterable[Problem]) -> Iterator[Place]:
    """The places of private text that continues on other lines: the place of a problem has one line only."""
    for place, code in {(problem.place, problem.code): None for problem in problems if problem.is_private}:
        source, line = place.source, place.source.line(place.line)
        if not place.line or place.column - 1 + place.length < len(line.rstrip()) or _is_single_line(source, line):
            continue
        if code == "case-identifies":
            yield from _paragraph(source, place.line)
        elif source.line(place.line + 1).strip():
            yield from _continued(place, code)


def _is_single_line(source: Source, line: str) -> bool:
    return not source.name.lower().endswith(".md") or _TABLE.match(line) is not None


def _paragraph(source: Source, number: int) -> Iterator[Place]:
    for step in (-1, 1):
        for near in range(number + step, number + step * _MAX_DISTANCE, step):
            if not source.line(near).strip():
                break
            yield whole_line(Place(source, near))


def _continued(place: Place, code: str) -> Iterator[Place]:
    """The part of the next line that continues the detail at ``place``; the whole line where that is unclear."""
    source, end = place.source, place.column - 1 + place.length
    line, following = source.line(place.line), source.line(place.line + 1)
    text = f"{line}\n{following}"
    detail = line[place.column - 1 : end]
    for kind in detail_kinds():
        for match in kind.pattern.finditer(text) if kind.code == code else ():
            start, stop = match.span(match.lastindex or 0)
            if start == place.column - 1 or (start < end and stop > len(line)):
                if stop > len(line) + 1:
                    yield Place(source, place.line + 1, 1, stop - len(line) - 1)
                return
    if code == "figure-withheld" or not any(
        kind.pattern.search(detail) for kind in detail_kinds() if kind.code == code
    ):
        yield whole_line(Place(source, place.line + 1))


def _withheld(source: Source, lines: list[int], form: Form) -> Iterator[Place]:
    """The places of withheld figures in ``lines`` of ``source``: in sentences, or as the value of a key."""
    runs = [Prose((Piece(_MARKS.sub(" ", source.line(line)), Place(source, line, 1)),)) for line in lines]
    for rule in form.withheld:
        names = "|".join(_key(name) for name in (*rule.named, *rule.keys))
        key = re.compile(rf"(?<![A-Za-z])(?:{names})(?![A-Za-z0-9])[\"']?\s*[:=]", re.IGNORECASE)
        yield from _values(source, lines, key)
        yield from (
            problem.place
            for problem in withheld_in(runs, rule, form)
            if not key.search(source.line(problem.place.line))
        )


def _key(name: str) -> str:
    """A regular expression for ``name`` in any spacing: category_4, Category 4, category4."""
    return _BETWEEN.join(_PARTS_OF_NAME.findall(name))


def _values(source: Source, lines: list[int], key: re.Pattern[str]) -> Iterator[Place]:
    """The places of the values of ``key`` on ``lines``: after it, and indented below it."""
    for number in lines:
        line = source.line(number)
        match = key.search(line)
        if match is None and line.strip() and _is_below(source, number, key):
            match = _INNER_KEY.match(line)
        if match:
            value = line[match.end() :].strip()
            if value:
                yield Place(source, number, line.index(value, match.end()) + 1, len(value))


def _is_below(source: Source, number: int, key: re.Pattern[str]) -> bool:
    """True where line ``number`` is indented below a line with ``key`` in it."""
    indent = _indent(source.line(number))
    for above in range(number - 1, max(0, number - _MAX_DISTANCE), -1):
        line = source.line(above)
        if not indent:
            return False
        if line.strip() and _indent(line) < indent:
            indent = _indent(line)
            if key.search(line):
                return True
    return False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
