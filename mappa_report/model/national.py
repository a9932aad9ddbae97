"""NationalData: figures for the whole country that an edition prints, and the tables and charts made from them."""

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct, field

from mappa_report.document.inlines import Inlines

NationalKey = tuple[str, str, int]
"""Group, row and year of one national figure; the year is that in which it ends."""


class Measure(Enum):
    """What a column shows of a figure: the count itself, its change on the year before, or its share of another."""

    COUNT = "count"
    CHANGE = "change"
    SHARE = "share"


class NationalRow(Struct, frozen=True):
    """One row of a national table; ``key`` is the row of the figures in each column's group."""

    key: str
    label: Inlines
    is_total: bool = False


class NationalColumn(Struct, frozen=True):
    """One column: the figures of ``group`` in ``year``. A share is of the figure at group and row ``of``."""

    label: Inlines
    group: str
    year: int
    measure: Measure
    of: tuple[str, str] = ("", "")
    is_total: bool = False


class NationalTable(Struct, frozen=True):
    """A table worked out from national figures. Percentages have ``decimals`` at most, without noughts at their end."""

    key: str
    title: Inlines
    stub: Inlines
    decimals: int
    rows: tuple[NationalRow, ...]
    columns: tuple[NationalColumn, ...]
    notes: tuple[Inlines, ...] = ()


class ChartPart(Struct, frozen=True):
    """One bar: the figure at group and row ``of``, less that at ``less`` if it is given.

    ``finding`` says what the chart shows where this is the longest bar.
    """

    label: Inlines
    of: tuple[str, str]
    less: tuple[str, str] | None = None
    finding: Inlines = ()


class NationalChart(Struct, frozen=True):
    """A chart of parts of one whole in one year."""

    key: str
    title: Inlines
    year: int
    parts: tuple[ChartPart, ...]


class NationalData(Struct, frozen=True):
    """An edition's national figures, and what is made from them. A figure that was not collected is not there."""

    figures: Mapping[NationalKey, int] = field(default_factory=dict)
    tables: Mapping[str, NationalTable] = field(default_factory=dict)
    charts: Mapping[str, NationalChart] = field(default_factory=dict)
