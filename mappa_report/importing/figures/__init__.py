"""The figures that a form asks for, found in a finished file, and which year's report that is."""

from mappa_report.importing.figures.dating import Dating, date_report, edition_for, is_two_reports, likeliest_edition
from mappa_report.importing.figures.repeated import is_given_twice
from mappa_report.importing.figures.result import Figures, Located, Tie
from mappa_report.importing.figures.search import find_figures

__all__ = [
    "Dating",
    "Figures",
    "Located",
    "Tie",
    "date_report",
    "edition_for",
    "find_figures",
    "is_given_twice",
    "is_two_reports",
    "likeliest_edition",
]
