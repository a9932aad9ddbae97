"""Cells that were laid into a table become figures: what a dash or a blank cell means there, and what is doubtful."""

from collections.abc import Mapping, Sequence

from mappa_report.importing.cells import ValueKind
from mappa_report.importing.figures.placing import Laid
from mappa_report.importing.figures.result import Located
from mappa_report.importing.figures.rows import Cell
from mappa_report.importing.lines import Line
from mappa_report.model.figure import Figure, FigureState, Path
from mappa_report.model.form import FormTable

_STATES = {
    ValueKind.NOT_APPLICABLE: FigureState.NOT_APPLICABLE,
    ValueKind.NOT_RETURNED: FigureState.NOT_RETURNED,
    ValueKind.SUPPRESSED: FigureState.SUPPRESSED,
    ValueKind.BLANK: FigureState.NOT_RETURNED,
}
_DASH = "a dash stands there, which was read as 0"
_NAUGHT = "nothing stands there; 0 is what its total says"
_ODD = "the form says that none applies here"
_NA = "the report says that none applies here, and the form asks for one"


def settle(table: FormTable, laid: Laid, lines: Sequence[Line], doubt: str) -> Mapping[Path, Located]:
    """The figures of ``laid``. ``doubt`` is what makes all of them doubtful, "" if nothing does."""
    settled = {}
    for path, cell in laid.items():
        figure, own_doubt = _figure(table, path, cell, laid)
        settled[path] = Located(figure, cell.line, lines[cell.line].where, doubt or own_doubt)
    return settled


def _figure(table: FormTable, path: Path, cell: Cell, laid: Laid) -> tuple[Figure, str]:
    kind, number = cell.value.kind, cell.value.number
    if path in table.inapplicable:
        if kind is ValueKind.NUMBER and number:
            return Figure(FigureState.NUMBER, number), _ODD
        return Figure(FigureState.NOT_APPLICABLE), ""
    if kind is ValueKind.NUMBER:
        return Figure(FigureState.NUMBER, number), ""
    if kind is ValueKind.DASH:
        return Figure(FigureState.NUMBER, 0), "" if _is_nought_by_sums(table, path, laid) else _DASH
    if kind is ValueKind.BLANK and _is_nought_by_sums(table, path, laid):
        return Figure(FigureState.NUMBER, 0), _NAUGHT
    return Figure(_STATES[kind]), _NA if kind is ValueKind.NOT_APPLICABLE else ""


def _is_nought_by_sums(table: FormTable, path: Path, laid: Laid) -> bool:
    """True if a sum that ``path`` takes part in holds with nought there, and none breaks."""
    holds = False
    for sum_ in table.sums:
        if path not in sum_.paths or not set(sum_.paths) <= set(laid):
            continue
        if any(laid[each].value.kind is ValueKind.SUPPRESSED for each in sum_.paths):
            continue
        is_printed = any(laid[each].value.kind is ValueKind.NUMBER for each in sum_.paths)
        made = sum(laid[each].value.number or 0 for each in sum_.parts)
        if is_printed and made != (laid[sum_.total].value.number or 0):
            return False
        holds = holds or is_printed
    return holds
