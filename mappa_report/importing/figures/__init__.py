"""The figures that a form asks for, found in a finished file."""

from mappa_report.importing.figures.result import Figures, Located, Tie
from mappa_report.importing.figures.search import find_figures

__all__ = ["Figures", "Located", "Tie", "find_figures"]
