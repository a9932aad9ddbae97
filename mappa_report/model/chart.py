"""The charts of an area's own figures that an edition defines, and the words round them."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from mappa_report.document.inlines import Inlines
from mappa_report.model.figure import CellWording, Path

LEAST_DRAWN = 20
"""Where no figure of a chart is as great as that, none is drawn: a table tells so few people as well."""

LEAST_YEARS = 5
"""Fewer comparable ones than that, of LEAST_DRAWN or more, stand in a table alone."""


def are_worth_bars(values: Sequence[int]) -> bool:
    """Whether ``values`` make bars: there are two or more, and most reach LEAST_DRAWN, or one reaches twice that."""
    many = sum(value >= LEAST_DRAWN for value in values)
    return len(values) > 1 and (many * 2 > len(values) or max(values) >= LEAST_DRAWN * 2)


class TableChart(Struct, frozen=True):
    """Bars of figures in one table of the form: a group for each of ``rows``, and in it a bar for each of ``bars``.

    All are drawn on one scale. ``bars`` are columns of the table, each with its label. ``findings`` say, for each of
    them, what the chart shows where it has most people; ``title`` stands where none can be told.
    """

    key: str
    title: Inlines
    table: str
    bars: Mapping[str, Inlines]
    rows: tuple[str, ...]
    findings: Mapping[str, Inlines] = field(default_factory=dict)

    @property
    def words(self) -> Iterator[Inlines]:
        """Everything that prints, but for ``findings``."""
        yield self.title
        yield from self.bars.values()


class Series(Struct, frozen=True):
    """One figure over the years. ``label`` is short, for a table's column; a sentence on it begins with ``name``."""

    path: Path
    label: Inlines
    name: Inlines


class YearsChart(Struct, frozen=True):
    """Columns for each year of which the area has a return, a chart for each of ``series``, and a table of them all.

    Each chart is called by what it shows. The table has the ``title``, with the years put behind it, and ``stub`` heads
    them. One that ``is_neutral`` takes no colour that stands for something in another chart.
    """

    key: str
    title: Inlines
    stub: Inlines
    series: tuple[Series, ...]
    is_neutral: bool = False

    @property
    def words(self) -> Iterator[Inlines]:
        """Everything that prints."""
        yield from (self.title, self.stub)
        for each in self.series:
            yield from (each.label, each.name)


OwnChart = TableChart | YearsChart


class Charts(Struct, frozen=True):
    """The charts by key, the ``words`` that the program puts round them, and the sign for a figure not asked for.

    ``checks/schemas/edition.py`` lists the ``words``.
    """

    by_key: Mapping[str, OwnChart] = field(default_factory=dict)
    words: Mapping[str, Inlines] = field(default_factory=dict)
    not_asked: CellWording = field(default_factory=lambda: CellWording("", ""))

    @property
    def printed(self) -> Iterator[Inlines]:
        """Everything that can print as it stands."""
        for chart in self.by_key.values():
            yield from chart.words

    @property
    def texts(self) -> Iterator[Inlines]:
        """Every piece of text, and the findings whose words are still to come."""
        yield from self.printed
        for chart in self.by_key.values():
            yield from chart.findings.values() if isinstance(chart, TableChart) else ()
        yield from self.words.values()
