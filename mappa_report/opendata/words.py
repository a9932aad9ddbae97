"""The words of the data files: names of columns and worksheets, the shorthand, and their explanations."""

from mappa_report.model.figure import FigureState, FigureType

NOT_RETURNED = "[x]"
NOT_APPLICABLE = "[z]"
SUPPRESSED = "[c]"
BREAK = "[b]"

SHORTHAND = {
    FigureState.NOT_RETURNED: NOT_RETURNED,
    FigureState.NOT_APPLICABLE: NOT_APPLICABLE,
    FigureState.SUPPRESSED: SUPPRESSED,
}
"""How a figure that is no number is written, after the guidance of the Government Analysis Function."""

MEANINGS = {
    NOT_RETURNED: "Not available: the area returned no figure.",
    NOT_APPLICABLE: "Not applicable: no figure can be given here.",
    SUPPRESSED: "Confidential: a small number is not shown, as it could show who somebody is.",
    BREAK: "Break in series: the figure was counted in another way than the one before it.",
}
"""Every piece of shorthand, and what it means."""

IN_SHORT = {
    FigureState.NOT_RETURNED: "not available",
    FigureState.NOT_APPLICABLE: "not applicable",
    FigureState.SUPPRESSED: "confidential",
}
"""The same within a sentence."""

MEASURES = {FigureType.COUNT: "Count", FigureType.RATE: "Rate"}
"""What kind of number a figure is."""

COLUMNS = (
    "area area_name year period_start period_end edition table row column figure measure value shorthand note"
).split()
"""The columns of the CSV."""

COVER, CONTENTS, NOTES, STATISTICS = "Cover", "Contents", "Notes", "Statistics"
"""Names of worksheets. Those of a return's tables are ``table_sheet``."""

ONE_TABLE = "This worksheet contains one table."
SOME_SHORTHAND = "Some shorthand is used in this table: "
SOME_NOTES = "Notes in square brackets are explained in the Notes worksheet."
TO_CONTENTS = "Back to the contents"
NO_NOTES = "none"

ABOUT = "About these figures"
HOW_TO = "How to use this workbook"
USE = (
    "The Contents worksheet lists the other worksheets, with a link to each. Each of them contains one table.",
    "Notes, such as [note 1], and shorthand, such as [x], are explained in the Notes worksheet.",
    "A 0 is a number: there were none. It is never written for a figure that is not available.",
    "The same figures come as CSV and JSON, for use by other programs.",
)
CONTENTS_COLUMNS = ("Worksheet", "What it contains")
NOTES_COLUMNS = ("Mark", "What it means", "Where it stands")
EXPLANATIONS = "Notes and shorthand"
NOWHERE = "No worksheet"
VALUE = "Value"
LONG_COLUMNS = ("Area", "Reporting year", "Table", "Row", "Column", "Figure", "Measure", VALUE, "Notes")
LONG_TITLE = "MAPPA statistics of areas in England and Wales"
LONG_AUTHOR = "MAPPA areas of England and Wales"
LONG_TABLE = "All figures of all returns, one in each row"
INCLUDED = "Returns in this workbook"
LEFT_OUT = "Returns left out, because errors were found in them"
NOT_PUBLISHED = "Not yet published: until then the figures may change."


def table_sheet(number: int) -> str:
    """The name of the worksheet with table ``number``."""
    return f"Table_{number}"


def table_title(number: int, title: str) -> str:
    """The heading of the worksheet with table ``number``."""
    return f"Table {number}: {title}"


def note_mark(number: int) -> str:
    """ "[note 1]"."""
    return f"[note {number}]"


def break_note(label: str, because: str, is_known: bool) -> str:
    """That a figure can't be compared with that of the year ``label``, or isn't known to be comparable, and why."""
    return f"Break in series, not {'' if is_known else 'known to be '}comparable with {label}: {because}."


def reason_note(because: str) -> str:
    """Why no figure applies."""
    return f"Not applicable: {because}."


def statistics_title(title: str) -> str:
    """The title of the data that belong to the report ``title``."""
    return f"{title}: statistics"


def return_description(board: str, start: str, end: str) -> str:
    """What a return's workbook holds, in a sentence."""
    return f"The figures of the annual report of the {board} for {start} to {end}."


def cover_facts(area: str, nation: str, start: str, end: str, edition: str, digest: str) -> tuple[str, ...]:
    """The lines on the cover that say what the figures are of."""
    return (
        f"Area: {area}, {nation}",
        f"Reporting year: {start} to {end}",
        f"Form of the return: edition {edition} (digest {digest})",
    )


def published_on(day: str) -> str:
    """The line on the cover that says when the report was published."""
    return f"Published: {day}"


def returns_description(returns: int) -> str:
    """What the workbook of many returns holds, in a sentence."""
    many = "1 return" if returns == 1 else f"{returns:,} returns"
    return f"The figures of the annual reports of MAPPA areas: {many} in one table, one figure in each row."
