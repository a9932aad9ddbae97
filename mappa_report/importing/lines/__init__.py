"""The lines of a finished file: cells, each line with its place, and what has claimed it."""

from mappa_report.importing.lines.claims import Claim, Claims
from mappa_report.importing.lines.line import Line, LineKind, lines_of

__all__ = ["Claim", "Claims", "Line", "LineKind", "lines_of"]
