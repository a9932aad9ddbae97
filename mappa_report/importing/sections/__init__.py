"""What is left of a report when its figures and national passages are taken: the area's own sections."""

from mappa_report.importing.sections.corrections import find_corrections
from mappa_report.importing.sections.furniture import furniture_of, glance_of, round_figures, under_heading
from mappa_report.importing.sections.imprint import FoundImprint, find_imprint
from mappa_report.importing.sections.parting import find_sections, signing_pieces
from mappa_report.importing.sections.section import FoundSection
from mappa_report.importing.sections.strays import national_strays

__all__ = [
    "FoundImprint",
    "FoundSection",
    "find_corrections",
    "find_imprint",
    "find_sections",
    "furniture_of",
    "glance_of",
    "national_strays",
    "round_figures",
    "signing_pieces",
    "under_heading",
]
