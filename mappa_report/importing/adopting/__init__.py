"""The official wording in a finished file, passage by passage of an edition, with its slots as placeholders."""

from mappa_report.importing.adopting.matching import Match, match_pieces
from mappa_report.importing.adopting.official import Official, official_pieces
from mappa_report.importing.adopting.slots import Slot, Slots
from mappa_report.importing.adopting.units import Unit, UnitKind, expressions_in, units_of_base
from mappa_report.importing.adopting.wording import Adopted, adopted_wording

__all__ = [
    "Adopted",
    "Match",
    "Official",
    "Slot",
    "Slots",
    "Unit",
    "UnitKind",
    "adopted_wording",
    "expressions_in",
    "match_pieces",
    "official_pieces",
    "units_of_base",
]
