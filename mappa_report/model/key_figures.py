"""The year at a glance: which figures an edition sets at the front, and in which words it sums the year up."""

from collections.abc import Iterator, Mapping
from enum import Enum

from msgspec import Struct

from mappa_report.document.inlines import Inlines
from mappa_report.model.comparison import Outcome
from mappa_report.model.figure import Path


class KeyFigure(Struct, frozen=True):
    """A figure that stands large at the front, the ``words`` that say what it is, and its ``name`` in sentences."""

    path: Path
    words: Inlines
    name: Inlines = ()


class Summary(Enum):
    """What a sentence at the front says of all key figures together."""

    ROSE_MOST = "rose_most"
    ROSE_MOST_IN_PERCENT = "rose_most_in_percent"
    """Of those that a percentage is given of, where others rose too."""
    ROSE_TOGETHER = "rose_together"
    """Several by the percentage that was the greatest, as it prints."""
    ROSE = "rose"
    ROSE_FEW = "rose_few"
    """By no percentage that may be given."""
    NONE_ROSE = "none_rose"
    FELL_MOST = "fell_most"
    FELL_MOST_IN_PERCENT = "fell_most_in_percent"
    FELL_TOGETHER = "fell_together"
    FELL = "fell"
    FELL_FEW = "fell_few"
    NONE_FELL = "none_fell"
    NOT_COMPARED = "not_compared"
    NOR_COMPARED = "nor_compared"
    """For another reason than others before it in the sentence."""
    NOT_KNOWN = "not_known"


class ChartedFigure(Struct, frozen=True):
    """A figure in the chart at the front, its label there, and what the chart shows where it is the greatest of all."""

    path: Path
    label: Inlines
    finding: Inlines = ()


class GlanceChart(Struct, frozen=True):
    """One chart: this year's figures beside last year's where all compare; else this year's alone.

    Its figures are all the parts of one whole. With two years, ``rose`` and ``fell`` tell what became of that, and
    ``two_years`` is the title where neither does; with one, a finding takes the place of the ``title``, if it has one.
    """

    title: Inlines
    two_years: Inlines
    figures: tuple[ChartedFigure, ...]
    rose: Inlines = ()
    fell: Inlines = ()


class KeyFigures(Struct, frozen=True):
    """The heading at the front, the figures in their order, and the words of their changes on the year before.

    ``changes`` has what stands below a figure for each Outcome, and ``in_percent`` how it tells a percentage;
    ``sentences`` what is said of all; ``says`` sentences on this year alone; ``small`` the note where no percentage
    is given of a figure; ``tables`` what stands before the links to the tables.
    """

    title: Inlines
    figures: tuple[KeyFigure, ...]
    changes: Mapping[Outcome, Inlines] = {}
    in_percent: Inlines = ()
    sentences: Mapping[Summary, Inlines] = {}
    says: tuple[Inlines, ...] = ()
    small: Inlines = ()
    tables: Inlines = ()
    chart: GlanceChart | None = None

    @property
    def words(self) -> Iterator[Inlines]:
        """Everything that prints as it stands."""
        yield self.title
        for figure in self.figures:
            yield from (figure.words, figure.name)
        yield self.tables
        if self.chart:
            yield self.chart.title
            yield from (figure.label for figure in self.chart.figures)

    @property
    def words_of_changes(self) -> Iterator[Inlines]:
        """Everything that can name the year before, and a change."""
        yield from (*self.changes.values(), self.in_percent, *self.sentences.values(), self.small)
        if self.chart:
            yield from (self.chart.two_years, self.chart.rose, self.chart.fell)
