"""Figure: one published value, and the things it can be."""

from decimal import Decimal
from enum import Enum

from msgspec import Struct

from mappa_report.source.place import Place

Path = tuple[str, ...]
"""The keys that lead to a figure in ``statistics.yaml``, such as ``("eligible", "level_1", "total")``."""


class FigureState(Enum):
    """Zero is a number; the others are different ways of there being none, or none that may be shown."""

    NUMBER = "number"
    NOT_APPLICABLE = "not_applicable"
    NOT_RETURNED = "not_returned"
    SUPPRESSED = "suppressed"
    MISSING = "missing"


class FigureType(Enum):
    """What kind of number a slot of the form asks for."""

    COUNT = "count"
    RATE = "rate"


class Figure(Struct, frozen=True):
    """One value of the return.

    ``value`` is a whole number of people or events for a count, a Decimal for a rate, and None unless ``state`` is
    NUMBER. ``place`` is where it was written: None for a figure that was worked out or left out.
    """

    state: FigureState
    value: int | Decimal | None = None
    place: Place | None = None

    @property
    def is_number(self) -> bool:
        """True for a number, zero among them."""
        return self.state is FigureState.NUMBER


class CellWording(Struct, frozen=True):
    """How a figure that is no number prints in a cell, and what the note below the table says it means."""

    prints: str
    meaning: str


SUPPRESSED_WORDING = CellWording("c", "suppressed, as a small number could show who somebody is")
"""How a suppressed figure prints where the edition has no words for it."""
