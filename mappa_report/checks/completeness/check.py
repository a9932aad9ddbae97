"""What a report should have and has not: sections of the kinds that its edition asks for, titles of their own, text."""

from collections.abc import Iterator, Sequence

from mappa_report.checks.completeness.text import check_text
from mappa_report.document.blocks import Heading
from mappa_report.document.input_files import MarkdownPage
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.section import Section
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source
from mappa_report.source.prose import ProseKind


def check_completeness(report: AnnualReport, pages: Sequence[MarkdownPage]) -> Iterator[Problem]:
    """Warnings for what is missing from ``report``, whose sections come from ``pages``."""
    # Nothing is said to be missing while a section can't be read that might be it.
    are_known = all(section.kind in report.edition.kinds for section in report.sections)
    if pages and len(report.sections) == len(pages) and are_known:
        yield from _required(report)
    yield from _titles(report.sections)
    page_of = {page.source.name: page for page in pages}
    for section in report.sections:
        yield from _headings(section)
        yield from _advice(section, report)
        yield from check_text(page_of[section.place.file], section)


def _required(report: AnnualReport) -> Iterator[Problem]:
    kinds = {section.kind for section in report.sections}
    folder = Place(Source(report.sections[0].place.file.rpartition("/")[0]))
    for rule in report.edition.required:
        if not kinds.intersection(rule.kinds):
            message = f"no section of this report is of the kind {' or '.join(rule.kinds)}"
            hint = f"{rule.because}: add one, or put the right kind in the head of the section that is it."
            yield Problem("section-required", message, folder, Severity.WARNING, hint=hint)


def _titles(sections: Sequence[Section]) -> Iterator[Problem]:
    first: dict[str, Section] = {}
    for section in sections:
        title = " ".join(section.title.casefold().split())
        if title and title in first:
            other = first[title].place.file.rpartition("/")[2]
            message = f"the section {other} has the same title"
            hint = "say in each title what its section alone is about: the contents list has both."
            yield Problem("title-repeated", message, section.place, Severity.WARNING, record=("title",), hint=hint)
        first.setdefault(title, section)


def _headings(section: Section) -> Iterator[Problem]:
    """A warning for each heading with nothing below it, also where a section has headings only."""
    places = [prose.place(0, len(prose.text)) for prose in section.prose[1:] if prose.kind is ProseKind.HEADING]
    headings = [(at, block) for at, block in enumerate(section.blocks) if isinstance(block, Heading)]
    for (at, heading), place in zip(headings, places, strict=False):
        below = section.blocks[at + 1] if at + 1 < len(section.blocks) else None
        if below is None or (isinstance(below, Heading) and below.level <= heading.level):
            hint = "write what belongs below it, or remove the heading."
            yield Problem("heading-empty", "nothing stands below this heading", place, Severity.WARNING, hint=hint)


def _advice(section: Section, report: AnnualReport) -> Iterator[Problem]:
    """What `new` advises an author, when it stands in the text."""
    advice = [usual.advice for usual in report.edition.usual_sections]
    for prose in section.prose:
        for words in advice:
            start = prose.text.find(words)
            if start >= 0:
                place = prose.place(start, start + len(words))
                hint = "write in its place what the section has to say."
                message = "this is advice on what to write, and not the text itself"
                yield Problem("advice-left", message, place, Severity.WARNING, hint=hint)
