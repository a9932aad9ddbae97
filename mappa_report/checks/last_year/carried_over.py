"""Words of last year's report that still stand, and sections of it that are gone."""

from collections.abc import Iterable, Iterator, Sequence

from mappa_report.document.input_files import MarkdownPage
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.following import SectionHead, WrittenParagraph, follow, words_of, written_paragraphs
from mappa_report.model.people import PersonalWords
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import MapNode, string_at
from mappa_report.source.place import Place, Source

_MIN_WORDS = 12
"""Shorter paragraphs, such as captions and headings, may well be the same each year."""


def check_carried_over(
    report: AnnualReport, pages: Sequence[MarkdownPage], earlier: Sequence[Source], words: PersonalWords
) -> Iterator[Problem]:
    """A warning for each of ``pages`` with paragraphs that are word for word in ``earlier``, and for sections gone.

    Sections of contacts are expected to stay the same. Placeholders make no difference: their figures are new.
    """
    label = ReportingYear(report.year.ends_in - 1).label
    before = [[*written_paragraphs(source)] for source in earlier]
    known = {each.words for written in before for each in _long(written)}
    bodies = {words_of(written) for written in before}
    for page in pages if known else ():
        if isinstance(page.head, MapNode) and string_at(page.head, "kind") in words.contact_kinds:
            continue
        written = [*written_paragraphs(page.source)]
        if same := [each for each in _long(written) if each.words in known]:
            yield _unchanged(page.source, same, words_of(written) in bodies, label)
    if report.sections and all(section.is_whole for section in report.sections):
        _, dropped = follow(report.sections, earlier)
        yield from (_dropped(report, each, label) for each in dropped)


def _long(written: Iterable[WrittenParagraph]) -> list[WrittenParagraph]:
    return [each for each in written if len(each.words.split()) >= _MIN_WORDS]


def _unchanged(source: Source, same: Sequence[WrittenParagraph], is_whole: bool, label: str) -> Problem:
    what = "this section is" if is_whole else "this paragraph is"
    others = ", ".join(str(each.line) for each in same[1:])
    notes = (f"so are those that begin in line {others}",) if others and not is_whole else ()
    line = source.line(same[0].line)
    place = Place(source, same[0].line, len(line) - len(line.lstrip()) + 1, len(line.strip()))
    message = f"{what} word for word that of {label}"
    hint = "write what was done this year; if every word still holds, a waiver lets it stand."
    return Problem("text-unchanged", message, place, Severity.WARNING, notes=notes, hint=hint)


def _dropped(report: AnnualReport, earlier: SectionHead, label: str) -> Problem:
    message = f"the report of {label} had a section “{earlier.title}”, and this one has none like it"
    hint = f"add a section of the kind {earlier.kind}; if it is left out on purpose, a waiver says so."
    folder = Place(Source(report.sections[0].place.file.rpartition("/")[0]))
    return Problem("section-dropped", message, folder, Severity.WARNING, hint=hint)
