"""Edition: one version of the national text, of the form of the return, and of the words round them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from mappa_report.document.blocks import Blocks
from mappa_report.document.inlines import Inlines, Text
from mappa_report.model.chart import Charts
from mappa_report.model.comparison import Comparison
from mappa_report.model.figure import CellWording, FigureState
from mappa_report.model.form import Form
from mappa_report.model.imprint import Imprint
from mappa_report.model.key_figures import KeyFigures
from mappa_report.model.national import NationalData
from mappa_report.model.standing import Standing
from mappa_report.source.prose import Prose


class Passage(Struct, frozen=True):
    """A piece of national text, with a heading of ``level`` unless it has no title.

    In one that ``is_lettered`` the items of numbered lists print as paragraphs (a), (b) and so on.
    """

    key: str
    title: Inlines
    level: int
    blocks: Blocks
    is_lettered: bool = False
    prose: tuple[Prose, ...] = ()


class Definition(Struct, frozen=True):
    """One lettered entry of the commentary. Its letter follows from its place in the edition's list.

    The term is a heading, unless there is something that has it ``joined`` to the words that explain it, as " – ".
    """

    key: str
    letter: str
    term: Inlines
    blocks: Blocks
    prose: tuple[Prose, ...] = ()
    joined: str = ""


class OutlineKind(Enum):
    """What an entry of the outline stands for."""

    PASSAGE = "passage"
    SECTIONS = "sections"
    STATISTICS = "statistics"
    DEFINITIONS = "definitions"
    TABLE = "table"
    CHART = "chart"
    KEY_FIGURES = "key_figures"
    COMPARISON = "comparison"


class OutlineEntry(Struct, frozen=True):
    """One step in the order of the report: ``key`` names the passage, national table or chart, or slot of sections.

    Sections of one that is ``lettered`` have that word and a letter before their titles, as appendices do. An area may
    put a ``part``, the entries of that name, elsewhere among the other parts; what is of none stays.
    """

    kind: OutlineKind
    key: str = ""
    part: str = ""
    lettered: str = ""

    @property
    def name(self) -> str:
        """What an area calls the entry that it leaves out."""
        return self.key or self.kind.value.replace("_", "-")

    @property
    def may_be_left_out(self) -> bool:
        """True for what an area may turn off: charts, and what only sums its figures up."""
        return self.kind in (OutlineKind.CHART, OutlineKind.KEY_FIGURES, OutlineKind.COMPARISON)


class UsualSection(Struct, frozen=True):
    """A section that most areas write; ``mappa-report new`` lays it out with ``advice`` for its author."""

    file: str
    title: str
    kind: str
    slot: str
    role: str
    advice: str


class RequiredSection(Struct, frozen=True):
    """That a report should have a section of one of ``kinds``, ``because`` of what it says."""

    kinds: tuple[str, ...]
    because: str


class Edition(Struct, frozen=True):
    """``years`` are the reporting years covered, each by the calendar year in which it ends; ``language`` is BCP 47.

    ``terms`` are the words that the program itself needs in print, so that none is fixed in code; ``kinds`` the kinds
    of section that areas may write, ``required`` those that no report should lack. ``panels`` has the kinds whose text
    stands in panels, each with the words that a heading of such begins with in other sections. ``cover_lines`` say on
    the cover what the report is, and by which Act. ``voice`` is the role in which the whole report speaks.
    """

    key: str
    years: tuple[int, ...]
    language: str
    standing: Standing
    terms: Mapping[str, Inlines]
    cells: Mapping[FigureState, CellWording]
    outline: tuple[OutlineEntry, ...]
    kinds: tuple[str, ...]
    usual_sections: tuple[UsualSection, ...]
    form: Form
    passages: Mapping[str, Passage]
    definitions: tuple[Definition, ...]
    national: NationalData
    required: tuple[RequiredSection, ...] = ()
    panels: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    key_figures: KeyFigures | None = None
    comparison: Comparison | None = None
    charts: Charts = field(default_factory=Charts)
    imprint: Imprint | None = None
    cover_lines: tuple[Inlines, ...] = ()
    voice: str = ""

    @property
    def slots(self) -> tuple[str, ...]:
        """The places that the outline has for the area's own sections."""
        return tuple(entry.key for entry in self.outline if entry.kind is OutlineKind.SECTIONS)

    @property
    def parts(self) -> tuple[str, ...]:
        """What an area may put in another order, in this edition's."""
        return tuple(dict.fromkeys(entry.part for entry in self.outline if entry.part))

    def in_order(self, parts: Sequence[str]) -> Edition:
        """The same with its ``parts`` in this order, which names each of them once."""
        moved = iter([entry for part in parts for entry in self.outline if entry.part == part])
        return replace(self, outline=tuple(next(moved) if entry.part else entry for entry in self.outline))

    @property
    def corrections_heading(self) -> Inlines:
        """The heading of what was corrected; a plain one where the edition has no word of its own for it."""
        return self.terms.get("corrections", (Text("Corrections"),))
