"""What a cell says of a figure, as ``statistics.yaml`` would write it; or why it says nothing that can be taken."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from mappa_report.importing.cells import NONE, NOT_APPLICABLE, NOT_RETURNED
from mappa_report.importing.sheets.cells import Cell, CellFlaw
from mappa_report.model.figure import Figure, FigureState, FigureType
from mappa_report.source.lookalikes import PlainText

_GROUPED = re.compile(r"[0-9]{1,3}(?:[ ,'][0-9]{3})+(?:\.[0-9]+)?")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_MARK = re.compile(r"\[(?:note [0-9]{1,3}|[a-z0-9]{1,3})\]|[*†‡§]", re.IGNORECASE)
"""A mark of a note beside a number, or of what kind of number it is, such as a break in series."""

_SUPERSCRIPTS = re.compile("[¹²³⁰⁴-⁹]+")
"""Marks of notes, which must never be taken for further digits of the number before them."""

_DASHES = frozenset("-–—")
_STATES = {
    **dict.fromkeys((*NOT_APPLICABLE, "z"), FigureState.NOT_APPLICABLE),
    **dict.fromkeys((*NOT_RETURNED, "x", "..", ":", "[w]"), FigureState.NOT_RETURNED),
    **dict.fromkeys(("[c]", "c", "*", "suppressed", "confidential", "[low]"), FigureState.SUPPRESSED),
}
_SUPPRESSED = re.compile(r"<\s?[1-9][0-9]?")
_ALONE = re.compile(r"\[[a-z]{1,4}\]")
_MAX_DIGITS = 9
_MAX_DECIMALS = 4
_OPEN_AND_SAVE = (
    "open the file in Excel or LibreOffice, see that the cell shows the right number, save it, then try again."
)


class Fault(Struct, frozen=True):
    """Why a cell can't be taken: the code, message and hint of a Problem."""

    code: str
    message: str
    hint: str


class Dash(Struct, frozen=True):
    """A dash: none, not returned or not applicable. The form or the sums may tell which."""


Reading = Figure | Fault | Dash | None
"""What a cell says. None for one that is blank, which says nothing."""


def read_cell(cell: Cell, kind: FigureType, spellings: Mapping[str, FigureState]) -> Reading:
    """What ``cell`` says of a figure of this ``kind``. ``spellings`` are the edition's own where there is no number."""
    if cell.flaw:
        return _flawed(cell, cell.flaw)
    if cell.is_blank:
        return None
    text = " ".join(PlainText.of(_SUPERSCRIPTS.sub("†", cell.text)).text.split())
    folded = text.removeprefix("'").casefold()
    if state := spellings.get(text) or _STATES.get(folded):
        return Figure(state)
    if _SUPPRESSED.fullmatch(folded):
        return Figure(FigureState.SUPPRESSED)
    if text in _DASHES:
        return Dash()
    if folded in NONE:
        return Figure(FigureState.NUMBER, 0)
    if _ALONE.fullmatch(folded):
        message = f"{text} says how a number was counted, and no number stands before it"
        return Fault("unknown-value", message, "write the number, or [x] if it was not returned.")
    return _number(text, kind)


def is_value(cell: Cell, spellings: Mapping[str, FigureState]) -> bool:
    """Whether ``cell`` is more likely a figure than words: a number, a dash, shorthand, or a formula gone wrong."""
    if cell.flaw:
        return True
    reading = read_cell(cell, FigureType.RATE, spellings)
    return reading is not None and not (isinstance(reading, Fault) and reading.code == "number-word")


def _flawed(cell: Cell, flaw: CellFlaw) -> Fault:
    if flaw is CellFlaw.ERROR:
        message = f"{cell.text} stands here, as the formula in this cell has gone wrong"
        return Fault(
            "formula-unworked", message, f"mend the formula or write the number in its place; {_OPEN_AND_SAVE}"
        )
    if flaw is CellFlaw.OUTSIDE:
        message = "the formula in this cell takes its value from another file, which is not opened"
        hint = "copy the cell and paste it as a value (Paste Special, Values), save the file, then try again."
        return Fault("formula-unworked", message, hint)
    return Fault(
        "formula-unworked", "the formula in this cell was never worked out, so there is no number", _OPEN_AND_SAVE
    )


def _number(text: str, kind: FigureType) -> Figure | Fault:
    number = _MARK.sub("", text).strip()
    if _GROUPED.fullmatch(number):
        number = re.sub("[ ,']", "", number)
    if not _NUMBER.fullmatch(number):
        hint = (
            "write digits alone, such as 1945; 0 if there were none; [x] if it was not returned; [z] if none applies."
        )
        return Fault("number-word", f"“{text[:40]}” is no number", hint)
    try:
        value = Decimal(number)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or len(str(abs(value)).partition(".")[0]) > _MAX_DIGITS:
        return Fault(
            "number-too-large", f"{text[:40]} is larger than any figure can be", "check it against the return."
        )
    if value < 0:
        return Fault("number-negative", f"{text[:40]} is less than nothing", "a figure is 0 or more; check the sign.")
    if value == value.to_integral_value():
        return Figure(FigureState.NUMBER, int(value) if kind is FigureType.COUNT else value.to_integral_value())
    if kind is FigureType.COUNT:
        return Fault("number-fraction", f"{text[:40]} is not a whole number", "people and orders are counted whole.")
    return Figure(FigureState.NUMBER, round(value, _MAX_DECIMALS).normalize())
