"""``statistics.yaml`` into a StatisticalReturn: its schema made from the form, its totals worked out where left out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from mappa_report.checks.shape import Schema, check_shape
from mappa_report.checks.unknown import unknown_value
from mappa_report.checks.values import read_date, read_figure
from mappa_report.model.annual_report import StatisticalReturn
from mappa_report.model.figure import Figure, FigureState, FigureType, Path
from mappa_report.model.form import Form, FormTable, Line, Sum
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.edits import edits_of_value
from mappa_report.source.nodes import MapNode, Node, TextNode, key_place, node_at, text_at
from mappa_report.source.place import Place
from mappa_report.source.suggest import suggestion
from mappa_report.wording.numbers import format_date

EDITION_KEY = "edition"
PUBLISHED_KEY = "published"
_YEARS_TO_PUBLISH = 3
"""Reports come out in the autumn; no more than this late even where one was forgotten."""
_MISSING = Figure(FigureState.MISSING)
_HINT = "write the number after it; leave the value empty if it was not returned; write 0 if there were none."
_ON_PAGE = "type the number, 0 if there were none, or: not returned."


def return_schema(form: Form) -> Schema:
    """The cerberus schema of the return that ``form`` asks for: totals and what does not apply may be left out."""
    schema: dict[str, Any] = {EDITION_KEY: {"type": "string", "required": True}, PUBLISHED_KEY: {"type": "string"}}
    for table in form.tables:
        rows = {row.key: _row_rules(table, row) for row in table.rows}
        schema |= {table.key: _group(rows, "give the figures of this table below it.")} if table.key else rows
    return schema


def _row_rules(table: FormTable, row: Line) -> dict[str, Any]:
    if not table.columns:
        return _figure_rules(table, row, None)
    columns = {column.key: _figure_rules(table, row, column) for column in table.columns}
    return _group(columns, "give the figures of this row below it.", is_required=not row.is_total)


def _group(schema: dict[str, Any], hint: str, is_required: bool = True) -> dict[str, Any]:
    meta = {"hint": hint, "on_page": "type its figures."}
    return {"type": "dict", "required": is_required, "schema": schema, "meta": meta}


def _figure_rules(table: FormTable, row: Line, column: Line | None) -> dict[str, Any]:
    is_total = row.is_total or (column is not None and column.is_total)
    is_optional = is_total or table.path(row, column) in table.inapplicable
    return {"type": "string", "required": not is_optional, "meta": {"hint": _HINT, "on_page": _ON_PAGE}}


def edition_named(node: Node, editions: Iterable[str], problems: list[Problem]) -> str | None:
    """The edition that the return at ``node`` says it follows; None after a Problem."""
    if not isinstance(node, MapNode):
        check_shape(node, {}, "this return", problems)
        return None
    value = text_at(node, EDITION_KEY)
    known = list(editions)
    if value is None or value.is_blank:
        hint = f'begin the file with a line such as  edition: "{known[-1]}".'
        message = "this return does not say which edition it follows"
        problems.append(Problem("edition-missing", message, Place(node.place.source), hint=hint))
        return None
    if value.text not in known:
        message = f"there is no edition {value.text[:40]}"
        problems.append(unknown_value(message, value, suggestion(value.text, known), record=(EDITION_KEY,)))
        return None
    return value.text


def published_on(node: Node, year: ReportingYear, problems: list[Problem]) -> date | None:
    """The day of publication that the return at ``node``, which is of ``year``, gives; None where it gives none."""
    value = text_at(node, PUBLISHED_KEY) if isinstance(node, MapNode) else None
    day = read_date(value, problems) if value and not value.is_blank else None
    if value and day and not year.end < day <= date(year.ends_in + _YEARS_TO_PUBLISH, 3, 31):
        when = "before the year was over" if day <= year.end else f"more than {_YEARS_TO_PUBLISH} years after it"
        message = f"the report of {year.label} can hardly have been published on {format_date(day)}, {when}"
        hint = "correct the day, written as 2023-10-26; leave it out until the report is published."
        record = (PUBLISHED_KEY,)
        place = value.place
        problems.append(Problem("published-implausible", message, place, Severity.WARNING, record=record, hint=hint))
    return day


def check_return(node: Node, form: Form, problems: list[Problem]) -> StatisticalReturn:
    """The return that ``node`` gives, with a Figure for every path of ``form``.

    A figure that is missing, or that has a Problem, is MISSING; a total that was left out is worked out.
    """
    check_shape(node, return_schema(form), "this return", problems)
    figures = {path: _figure(node, path, kind, form, problems) for path, kind in form.types.items()}
    sums = [sum_ for table in form.tables for sum_ in table.sums]
    # Totals with a name and no value are worked out like those that were left out altogether.
    blank = [sum_.total for sum_ in sums if figures[sum_.total].state is FigureState.NOT_RETURNED]
    figures |= dict.fromkeys(blank, _MISSING)
    _work_out(figures, sums)
    problems += _tables_not_returned(node, form, figures)
    return StatisticalReturn(figures)


def _tables_not_returned(node: Node, form: Form, figures: Mapping[Path, Figure]) -> Iterator[Problem]:
    """A warning where a whole table would print as not returned, which an area seldom means."""
    for table in form.tables:
        paths = [path for path, _, _ in table.slots() if path not in form.inapplicable]
        if len(paths) > 1 and all(figures[path].state is FigureState.NOT_RETURNED for path in paths):
            name = table.key or ", ".join(path[0] for path in paths)
            place = key_place(node, (paths[0][0],))
            message = f"no figure of {name} is given, so all of it prints as not returned"
            hint = "write the numbers, 0 where there were none; or leave it, if the area has none to give."
            yield Problem("not-returned", message, place, Severity.WARNING, record=(name,), hint=hint)


def _figure(node: Node, path: Path, kind: FigureType, form: Form, problems: list[Problem]) -> Figure:
    value = node_at(node, path)
    reason = form.inapplicable.get(path)
    if not isinstance(value, TextNode):
        return Figure(FigureState.NOT_APPLICABLE) if reason and value is None else _MISSING
    state = form.spellings.get(value.text)
    figure = Figure(state, place=value.place) if state else read_figure(value, kind, path, problems)
    if figure is None:
        return Figure(FigureState.NOT_APPLICABLE) if reason else _MISSING
    if reason and figure.state is not FigureState.NOT_APPLICABLE:
        message = f"{value.text or 'nothing'} is given where no figure applies"
        # A number other than nought may belong elsewhere: a person decides.
        edits = edits_of_value(value, "n/a") if figure.value == 0 else ()
        hint = f"write n/a: {reason}."
        problems.append(Problem("not-applicable", message, value.place, record=path, hint=hint, edits=edits))
        return Figure(FigureState.NOT_APPLICABLE)
    if not reason and figure.state is FigureState.NOT_APPLICABLE:
        hint = "write the number, 0 if there were none, or nothing if it was not returned."
        message = "n/a is given where a figure applies"
        problems.append(Problem("not-applicable", message, value.place, record=path, hint=hint, on_page=_ON_PAGE))
        return _MISSING
    return figure


def _work_out(figures: dict[Path, Figure], sums: Iterable[Sum]) -> None:
    """Fill in each total that was left out. Totals of totals come out once the sums below them have."""
    waiting = [sum_ for sum_ in sums if figures[sum_.total] == _MISSING]
    while waiting:
        later = [sum_ for sum_ in waiting if not _fill(figures, sum_)]
        if len(later) == len(waiting):
            return
        waiting = later


def _fill(figures: dict[Path, Figure], sum_: Sum) -> bool:
    """Fill in the total, unless a part is missing; as a part is that is no number, if one is. True once settled."""
    if figures[sum_.total] != _MISSING:
        return True
    parts = [figures[path] for path in sum_.parts]
    if all(part.is_number for part in parts):
        figures[sum_.total] = Figure(FigureState.NUMBER, sum(part.value or 0 for part in parts))
    elif _MISSING not in parts:
        states = {part.state for part in parts}
        is_hidden = FigureState.SUPPRESSED in states and FigureState.NOT_RETURNED not in states
        figures[sum_.total] = Figure(FigureState.SUPPRESSED if is_hidden else FigureState.NOT_RETURNED)
    return figures[sum_.total] != _MISSING
