"""Area: who is reporting, and the population its published rate is worked out on."""

from collections.abc import Mapping
from datetime import date
from enum import Enum

from msgspec import Struct, field

from mappa_report.document.blocks import Picture
from mappa_report.model.form import Line
from mappa_report.source.place import Place


class Population(Struct, frozen=True):
    """The base of one year's published rate: resident people of the ages given, in the middle of ``mid_year``.

    ``released`` is the day on which the Office for National Statistics published the estimate; ``count`` is the
    number of people; ``census`` is the year of the one that the estimate starts from. None stands for what the report
    does not give. ``place`` is where the area says so.
    """

    mid_year: int | None
    aged: str
    released: date | None
    count: int | None
    place: Place | None = None
    given_census: int | None = None

    @property
    def census(self) -> int | None:
        """The census as the area gives it, else the last one by ``mid_year``: every ten years, as in 2011 and 2021."""
        inferred = (self.mid_year - 1) // 10 * 10 + 1 if self.mid_year else None
        return self.given_census or inferred


class Basis(Enum):
    """What two estimates can differ in, so that the rates worked out on them are not like for like."""

    AGES = "ages"
    CENSUS = "census"
    MID_YEAR = "mid_year"


def other_basis(one: Population | None, other: Population | None, years_between: int) -> Basis | None:
    """What keeps the rates on ``one`` and ``other`` from being compared; None where nothing is known to.

    Estimates of one mid-year compare, and so do those whose mid-years are as far apart as the years of the rates.
    """
    if one is None or other is None:
        return None
    if one.aged.casefold() != other.aged.casefold():
        return Basis.AGES
    if one.mid_year is None or other.mid_year is None:
        return None
    if one.census != other.census:
        return Basis.CENSUS
    return None if abs(one.mid_year - other.mid_year) in (0, abs(years_between)) else Basis.MID_YEAR


class Brand(Struct, frozen=True):
    """How an area's reports look: its logos, a picture for the cover, and colours as #rrggbb.

    ``accent`` is for headings, ``band`` for what stands behind white letters. What is not given is the templates' own.
    """

    logos: tuple[Picture, ...] = ()
    cover: Picture | None = None
    accent: str = ""
    band: str = ""


class Area(Struct, frozen=True):
    """One of the 42 MAPPA areas of England and Wales. ``populations`` and ``units`` (its own
    districts, where the form asks for figures by them) are keyed by the year in which the report ends, and so is when
    the report after that one is due, in ``next_reports``. ``imprint`` is what it says of itself, by IMPRINT_NAMES.
    """

    slug: str
    name: str
    board: str
    forces: tuple[str, ...]
    nation: str
    populations: Mapping[int, Population]
    units: Mapping[int, tuple[Line, ...]] = field(default_factory=dict)
    brand: Brand = field(default_factory=Brand)
    known_as: tuple[str, ...] = ()
    imprint: Mapping[str, str] = field(default_factory=dict)
    next_reports: Mapping[int, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then what else people and statistics call the area, as they call Cleveland Teesside."""
        return tuple(dict.fromkeys((self.name, *self.known_as)))
