"""How much an edition may ask for and show. What is small in a file can be large where rows meet columns and totals."""

from collections.abc import Iterator, Mapping, Sequence

from mappa_report.model.form import FormTable
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, Node, maps_at
from mappa_report.source.place import Place

MAX_ROWS = 200
MAX_COLUMNS = 12
"""More than a table on a page can show; Word opens no file whose table has more than 63."""
MAX_FIGURES = 3_000
"""Of a form in all. Those of the forms that come with the program have some hundred."""
MAX_PARTS = 30_000
"""Figures that its totals add up, each counted once for each total that it is part of."""
MAX_UNITS = 60
"""Units of an area, each of which is a row of some tables."""
MAX_CHARTS = 40
MAX_PAIRS = 10_000
"""Figures that its rules hold against others, each counted once for each rule that it is part of."""
MAX_COMPARED = 100
"""Figures that are compared with those of an earlier year, each in a row of a table and in a sentence."""


def lines_that_fit(group: MapNode, axis: str, problems: list[Problem]) -> Mapping[str, Node]:
    """The rows or columns that ``group`` has, as ``axis`` says; none of them after a Problem."""
    return _within(group, axis, MAX_COLUMNS if axis == "columns" else MAX_ROWS, "a table", problems)


def charts_that_fit(group: MapNode, problems: list[Problem]) -> Mapping[str, Node]:
    """The charts that ``group`` has; none of them after a Problem."""
    return _within(group, "charts", MAX_CHARTS, "an edition", problems)


def _within(group: MapNode, what: str, most: int, whole: str, problems: list[Problem]) -> Mapping[str, Node]:
    if len(group.values) <= most:
        return group.values
    first_beyond = list(group.key_places.values())[most]
    message = f"{len(group.values)} {what} are listed here, where {whole} may have {most}"
    hint = "take out what is there by mistake, or divide it."
    problems.append(Problem("file-too-large", message, first_beyond, hint=hint))
    return {}


def refuse_large_form(node: MapNode, tables: Sequence[FormTable], problems: list[Problem]) -> None:
    """A Problem at the first of ``tables``, which the form at ``node`` has, that takes the form beyond what is read."""
    figures = parts = 0
    for place, table in zip(_places(node), tables, strict=True):
        rows, columns = len(table.rows) or MAX_UNITS * table.takes_units, len(table.columns) or 1
        figures += rows * columns
        parts += rows * sum(len(line.parts) for line in table.columns)
        parts += columns * (sum(len(line.parts) for line in table.rows) or MAX_UNITS * table.takes_units)
        if figures > MAX_FIGURES or parts > MAX_PARTS:
            message = f"with this table the form asks for more than {MAX_FIGURES:,} figures"
            if figures <= MAX_FIGURES:
                message = f"with this table the totals of the form add up more than {MAX_PARTS:,} figures"
            hint = "check that rows and columns are not listed many times, nor totals of totals."
            problems.append(Problem("file-too-large", message, place, hint=hint))
            return


def refuse_many_rules(pairs: int, place: Place, problems: list[Problem]) -> bool:
    """True, after a Problem at ``place`` if they are the first, where rules hold more than MAX_PAIRS ``pairs``."""
    if pairs > MAX_PAIRS:
        message = f"with this rule the rules of the form hold more than {MAX_PAIRS:,} figures against others"
        hint = "check that no rule is listed many times; take out what is there by mistake."
        problems.append(Problem("file-too-large", message, place, hint=hint))
    return pairs > MAX_PAIRS


def compared_that_fit(group: MapNode, problems: list[Problem]) -> Sequence[MapNode]:
    """The figures that the comparison ``group`` has; none of them after a Problem."""
    figures = maps_at(group, "figures")
    if len(figures) <= MAX_COMPARED:
        return figures
    message = f"{len(figures)} figures are listed here, where a comparison may have {MAX_COMPARED}"
    hint = "compare those that say most."
    problems.append(Problem("file-too-large", message, figures[MAX_COMPARED].place, hint=hint))
    return ()


def _places(node: MapNode) -> Iterator[Place]:
    return (item.place for item in maps_at(node, "tables"))
