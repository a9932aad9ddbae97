"""What an edition has of national text, unit by unit: what is called how, and about what it speaks."""

from collections.abc import Iterable, Iterator
from enum import Enum

from msgspec import Struct

from mappa_report.document.blocks import Blocks, Heading
from mappa_report.document.inlines import Inlines, plain_text
from mappa_report.document.walk import inlines_of, placeholders_in
from mappa_report.model.edition import Definition, Edition, OutlineKind, Passage


class UnitKind(Enum):
    """What a unit is."""

    PASSAGE = "passage"
    NOTE = "note"
    """A passage below a table, which holds nothing but paragraphs."""
    DEFINITION = "definition"


class Unit(Struct, frozen=True):
    """One passage or definition of an edition: its title or term, the headings within, its paragraphs, its level.

    ``expressions`` are those of its placeholders, in order, with single blanks.
    """

    kind: UnitKind
    key: str
    title: Inlines = ()
    headings: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    expressions: tuple[str, ...] = ()
    level: int = 2

    @property
    def is_definition(self) -> bool:
        """True for one that explains a term."""
        return self.kind is UnitKind.DEFINITION


def units_of_base(edition: Edition) -> tuple[Unit, ...]:
    """The units of ``edition``, each once, in the order in which a report first has them."""
    notes = dict.fromkeys(note for table in edition.form.tables for note in table.notes)
    units: dict[tuple[UnitKind, str], Unit] = {}
    for entry in edition.outline:
        made: Iterable[Unit] = ()
        if entry.kind is OutlineKind.PASSAGE:
            made = (_of_passage(UnitKind.PASSAGE, edition.passages[entry.key]),)
        elif entry.kind is OutlineKind.STATISTICS:
            made = (_of_passage(UnitKind.NOTE, edition.passages[note]) for note in notes)
        elif entry.kind is OutlineKind.DEFINITIONS:
            made = map(_of_definition, edition.definitions)
        for unit in made:
            units.setdefault((unit.kind, unit.key), unit)
    return tuple(units.values())


def _of_passage(kind: UnitKind, passage: Passage) -> Unit:
    return _unit(kind, passage.key, passage.title, passage.blocks, passage.level)


def _of_definition(entry: Definition) -> Unit:
    return _unit(UnitKind.DEFINITION, entry.key, entry.term, entry.blocks, 2)


def _unit(kind: UnitKind, key: str, title: Inlines, blocks: Blocks, level: int) -> Unit:
    headings = tuple(plain_text(block.content) for block in blocks if isinstance(block, Heading))
    paragraphs = tuple(map(plain_text, inlines_of(block for block in blocks if not isinstance(block, Heading))))
    return Unit(kind, key, title, headings, paragraphs, tuple(expressions_in(title, blocks)), level)


def expressions_in(title: Inlines, blocks: Blocks) -> Iterator[str]:
    """The expressions of the placeholders in ``title`` and ``blocks``, in order."""
    for run in (title, *inlines_of(blocks)):
        for placeholder in placeholders_in(run):
            yield " ".join(placeholder.expression.split())
