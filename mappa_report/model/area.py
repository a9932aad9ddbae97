"""Area: who is reporting, and the population its published rate is worked out on."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from mappa_report.document.blocks import Picture
from mappa_report.model.form import Line
from mappa_report.source.place import Place


class Population(Struct, frozen=True):
    """The base of one year's published rate: resident people of the ages given, in the middle of ``mid_year``.

    ``released`` is the day on which the Office for National Statistics published the estimate; ``count`` is the
    number of people. None stands for what the report does not give. ``place`` is where the area says so.
    """

    mid_year: int | None
    aged: str
    released: date | None
    count: int | None
    place: Place | None = None


def have_same_ages(one: Population | None, other: Population | None) -> bool:
    """True unless both are known to be of different ages."""
    return one is None or other is None or one.aged.casefold() == other.aged.casefold()


class Brand(Struct, frozen=True):
    """How an area's reports look: its logo, a picture for the cover, and colours as #rrggbb.

    ``accent`` is for headings, ``band`` for what stands behind white letters. What is not given is the templates' own.
    """

    logo: Picture | None = None
    cover: Picture | None = None
    accent: str = ""
    band: str = ""


class Area(Struct, frozen=True):
    """One of the 42 MAPPA areas of England and Wales. ``populations`` and ``units`` (its own
    districts, where the form asks for figures by them) are keyed by the year in which the report ends.
    """

    slug: str
    name: str
    board: str
    forces: tuple[str, ...]
    nation: str
    populations: Mapping[int, Population]
    units: Mapping[int, tuple[Line, ...]] = field(default_factory=dict)
    brand: Brand = field(default_factory=Brand)
