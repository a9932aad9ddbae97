"""Words of last year's report that still stand, and sections of it that are gone."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.document.input_files import MarkdownPage
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.people import PersonalWords
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import MapNode, string_at
from mappa_report.source.place import Place, Source

_HEAD_LINE = re.compile(r"\A(title|kind)[ \t]*+:(.*)")
_DASHES = re.compile(r"---+\s*")
_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}")
_MIN_WORDS = 12
"""Shorter paragraphs, such as captions and headings, may well be the same each year."""


class _Paragraph(Struct, frozen=True):
    line: int
    words: str


class _Earlier(Struct, frozen=True):
    """A section of last year's: its file's name without the number, and what its head says."""

    name: str
    title: str
    kind: str


def check_carried_over(
    report: AnnualReport, pages: Sequence[MarkdownPage], earlier: Sequence[Source], words: PersonalWords
) -> Iterator[Problem]:
    """A warning for each of ``pages`` with paragraphs that are word for word in ``earlier``, and for sections gone.

    Sections of contacts are expected to stay the same. Placeholders make no difference: their figures are new.
    """
    label = ReportingYear(report.year.ends_in - 1).label
    known = {each.words for source in earlier for each in _paragraphs(source, _body_line(source))}
    for page in pages if known else ():
        if isinstance(page.head, MapNode) and string_at(page.head, "kind") in words.contact_kinds:
            continue
        paragraphs = _paragraphs(page.source, page.body_line)
        if same := [each for each in paragraphs if each.words in known]:
            yield _unchanged(page.source, same, len(same) == len(paragraphs), label)
    if all(section.is_whole for section in report.sections):
        yield from _dropped(report, [_described(source) for source in earlier], label)


def _body_line(source: Source) -> int:
    """The first line below the head, counted from 1."""
    ends = [number for number, line in enumerate(source.lines, 1) if _DASHES.fullmatch(line)]
    return ends[1] + 1 if len(ends) > 1 else 1


def _paragraphs(source: Source, first: int) -> list[_Paragraph]:
    """The paragraphs from line ``first`` on that are long enough, however their lines are broken."""
    paragraphs: list[_Paragraph] = []
    begun, words = 0, list[str]()
    for number, line in enumerate((*source.lines[first - 1 :], ""), first):
        if line.strip():
            begun = begun or number
            words += _PLACEHOLDER.sub("{{}}", line).split()
        else:
            if len(words) >= _MIN_WORDS:
                paragraphs.append(_Paragraph(begun, " ".join(words)))
            begun, words = 0, []
    return paragraphs


def _unchanged(source: Source, same: Sequence[_Paragraph], is_whole: bool, label: str) -> Problem:
    what = "this section is" if is_whole else "this paragraph is"
    others = ", ".join(str(each.line) for each in same[1:])
    notes = (f"so are those that begin in line {others}",) if others and not is_whole else ()
    line = source.line(same[0].line)
    place = Place(source, same[0].line, len(line) - len(line.lstrip()) + 1, len(line.strip()))
    message = f"{what} word for word that of {label}"
    hint = "write what was done this year; if every word still holds, a waiver lets it stand."
    return Problem("text-unchanged", message, place, Severity.WARNING, notes=notes, hint=hint)


def _described(source: Source) -> _Earlier:
    head = source.lines[: _body_line(source)]
    said = {match[1]: match[2].strip().strip("\"'") for line in head if (match := _HEAD_LINE.fullmatch(line))}
    return _Earlier(_name(source.name), said.get("title", ""), said.get("kind", ""))


def _name(file: str) -> str:
    return file.rpartition("/")[2].lstrip("0123456789-_ ")


def _dropped(report: AnnualReport, earlier: Sequence[_Earlier], label: str) -> Iterator[Problem]:
    """A warning for each earlier section without a namesake now, unless a new one of its kind takes its place."""
    if not report.sections:
        return
    names = {_name(section.place.file) for section in report.sections}
    titles = {section.title.casefold() for section in report.sections}
    is_kept = {each: each.name in names or each.title.casefold() in titles for each in earlier}
    free = Counter(section.kind for section in report.sections)
    free.subtract(each.kind for each in earlier if is_kept[each])
    folder = Place(Source(report.sections[0].place.file.rpartition("/")[0]))
    for each in earlier:
        if is_kept[each]:
            continue
        free[each.kind] -= 1
        if free[each.kind] < 0:
            message = f"the report of {label} had a section “{each.title}”, and this one has none like it"
            hint = f"add a section of the kind {each.kind}; if it is left out on purpose, a waiver says so."
            yield Problem("section-dropped", message, folder, Severity.WARNING, hint=hint)
