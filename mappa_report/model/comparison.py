"""Comparison: which figures an edition sets beside those of an earlier year, and in which words."""

from collections.abc import Iterator, Mapping
from enum import Enum

from msgspec import Struct

from mappa_report.document.inlines import Inlines
from mappa_report.model.area import Basis
from mappa_report.model.figure import CellWording, Path

OTHER = "other"
"""In PluralForms, the key of the words for every number without words of its own."""

PluralForms = Mapping[str, Inlines]
"""Words by number, such as "1" for the singular, and OTHER for the rest."""


class Outcome(Enum):
    """How a figure compares with that of the earlier year, or why it can't be compared."""

    RISE = "rise"
    FALL = "fall"
    SAME = "same"
    FROM_ZERO = "from_zero"
    TO_ZERO = "to_zero"
    STILL_ZERO = "still_zero"
    BREAK = "break"
    NOT_KNOWN = "not_known"
    """A break that nobody has shown there to be, or not to be."""
    OTHER_BASIS = "other_basis"
    UNKNOWN = "unknown"
    SUPPRESSED = "suppressed"
    """The earlier figure was: it is known to be small, and not told."""


APART = (Outcome.BREAK, Outcome.NOT_KNOWN, Outcome.OTHER_BASIS)
"""Both figures are numbers, and yet not compared."""

WITHOUT_NUMBER = (Outcome.UNKNOWN, Outcome.SUPPRESSED)
"""One of the figures is no number."""


class Gap(Enum):
    """What stands in a cell of a comparison in place of a number."""

    BREAK = "break"
    SMALL = "small"
    UNKNOWN = "unknown"


class ComparedFigure(Struct, frozen=True):
    """The figure at ``path``: its ``label`` in the table and, if it has a sentence, what that says of this year's.

    ``year_before`` tells of the earlier year where it is the one before, ``since`` of any.
    """

    path: Path
    label: Inlines
    sentences: PluralForms
    year_before: Inlines
    since: Inlines


class Comparison(Struct, frozen=True):
    """The words of a comparison: heading, table, cells without numbers, and the rest of a sentence for each Outcome.

    ``in_percent`` is what a sentence says of a percentage, ``under_one`` one that rounds to nought, ``nearly_all`` a
    fall that rounds to all, ``other_bases`` why rates are not compared, by what their populations differ in, and
    ``break_again`` the ending where a sentence before has told the reason.
    """

    title: Inlines
    table: Inlines
    figure: Inlines
    change: Inlines
    percent: Inlines
    in_percent: Inlines
    under_one: Inlines
    nearly_all: Inlines
    other_bases: Mapping[Basis, Inlines]
    cells: Mapping[Gap, CellWording]
    endings: Mapping[Outcome, Inlines]
    figures: tuple[ComparedFigure, ...]
    break_again: Inlines = ()

    @property
    def words(self) -> Iterator[Inlines]:
        """Everything that may print."""
        yield from (self.title, self.table, self.figure, self.change, self.percent, self.in_percent, self.under_one)
        yield from (self.nearly_all, *self.other_bases.values())
        yield from (*self.endings.values(), self.break_again)
        for figure in self.figures:
            yield from (figure.label, *figure.sentences.values(), figure.year_before, figure.since)
