"""All the words that a report will print, placeholders filled in: what the checks of language read."""

from collections.abc import Iterator

from msgspec import Struct

from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.edition import Edition, OutlineKind
from mappa_report.model.section import Section
from mappa_report.model.table_note import TableNote
from mappa_report.source.prose import Prose
from mappa_report.wording.expression import ExpressionError, evaluate
from mappa_report.wording.facts import gather_facts

_UNKNOWN = "…"
"""Stands for a placeholder that can't be filled in, which is a Problem of its own."""


class Passage(Struct, frozen=True):
    """One paragraph, heading or cell as it will print; ``section`` is None where the words are national."""

    prose: Prose
    section: Section | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return self.prose.text


def narrative_of(report: AnnualReport) -> tuple[Passage, ...]:
    """The area's own sections in their order, its notes below tables, then the national text that the report prints."""
    facts = gather_facts(report.area, report.year, report.statistics.figures)

    def words_for(expression: str) -> str:
        try:
            return evaluate(expression, facts)
        except ExpressionError:
            return _UNKNOWN

    own = (Passage(prose.filled(words_for), section) for section in report.sections for prose in section.prose)
    notes = (Passage(note.prose.filled(words_for), _of_its_own(note)) for note in report.table_notes)
    national = (Passage(prose.filled(words_for)) for prose in _national(report.edition))
    return (*own, *notes, *national)


def _of_its_own(note: TableNote) -> Section:
    """A section for ``note`` alone: what is said in another has no bearing on it."""
    return Section("", "", "", (), False, False, (), note.prose.place(0, 1))


def _national(edition: Edition) -> Iterator[Prose]:
    printed = {entry.key for entry in edition.outline if entry.kind is OutlineKind.PASSAGE}
    printed |= {note for table in edition.form.tables for note in table.notes}
    for key, passage in edition.passages.items():
        if key in printed:
            yield from passage.prose
    for definition in edition.definitions:
        yield from definition.prose
