"""The words of the workbook that is to be filled in."""

from mappa_report.model.figure import FigureType

COVER, MEANINGS = "Start_here", "What_figures_mean"
"""Names of worksheets, beside those of the tables."""

MEANINGS_TITLE = "What the figures mean"
HOW_TO = "How to fill it in"
USE = (
    "Type into the cells with a border. All others are locked, without a password; totals work themselves out.",
    "Write whole numbers, and 0 where there were none. A rate may have decimals.",
    "Write [x] where no figure was returned, and [c] where a small number is withheld, so that nobody is recognised.",
    "[z] stands where the form says that no figure applies.",
    "A cell left blank is still to come: nothing is taken from it.",
    "Then save the file and run mappa-report import-statistics with its name: it shows what would change first.",
)
WORKSHEETS = "Worksheets"
ONE_TABLE = "This worksheet contains one table."
TO_COVER = "Back to the start"
MEANINGS_COLUMNS = ("Table", "Row", "Column", "How to write it", "What is meant", "Name in statistics.yaml")
HOW = {
    FigureType.COUNT: "A whole number, 0 or more.",
    FigureType.RATE: "A number, 0 or more, with at most four decimals.",
}
TOTAL = "A total: it works itself out once all its parts are numbers."
AS_LABELLED = "As its labels say."

INPUT_TITLE = "A figure"
INPUT_MESSAGE = {
    FigureType.COUNT: "A whole number: 0 if there were none. [x] if it was not returned, [c] if it is withheld.",
    FigureType.RATE: "A number, 0 or more. [x] if it was not returned, [c] if it is withheld.",
}
ERROR_TITLE = "This can't be a figure"


def title(area: str, year: str) -> str:
    """The title of the workbook, and its first heading."""
    return f"{area} MAPPA, {year}: the statistical return to fill in"


def description(area: str, year: str) -> str:
    """What the workbook is, in a sentence."""
    return f"The form of the statistical return of {area} for {year}, to be filled in and read by mappa-report."


def facts(area: str, nation: str, start: str, end: str, edition: str) -> tuple[str, ...]:
    """The lines that say whose figures are asked for."""
    named = f"{area}, {nation}" if nation else area
    return (f"Area: {named}", f"Reporting year: {start} to {end}", f"Form of the return: edition {edition}")


def not_applicable(because: str) -> str:
    """Why no figure applies."""
    return f"Not applicable: {because}."
