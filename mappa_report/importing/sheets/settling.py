"""Cells into figures, form in hand: what a dash or a nought means where none applies, and what the sums say of it."""

from __future__ import annotations

from mappa_report.importing.sheets.cells import Cell
from mappa_report.importing.sheets.reading import SheetFigure, SheetReading, Taken
from mappa_report.importing.sheets.values import Dash, Fault, Reading, read_cell
from mappa_report.model.figure import Figure, FigureState, Path
from mappa_report.model.form import Form, Sum
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source

_NOUGHT = Figure(FigureState.NUMBER, 0)
_NOT_APPLICABLE = Figure(FigureState.NOT_APPLICABLE)


class Settler:
    """Takes cell after cell, and settles at the end what a cell alone does not tell."""

    def __init__(self, name: str, form: Form) -> None:
        self._place = Place(Source(name))
        self._form = form
        self._figures: dict[Path, SheetFigure] = {}
        self._dashes: dict[Path, str] = {}
        self._formulas: set[Path] = set()
        self._blank: list[Path] = []
        self._told: list[str] = []
        self._problems: list[Problem] = []

    def read(self, path: Path, cell: Cell, where: str) -> None:
        """Take what ``cell``, which people call ``where``, says of the figure at ``path``."""
        if path in self._figures or path in self._dashes:
            message = "this figure is given here, and was given before"
            self._fault(path, where, Fault("duplicate-key", message, "remove one of the two from the file."))
            return
        if cell.is_formula:
            self._formulas.add(path)
        match reading := self._reading(path, cell):
            case None:
                self._blank.append(path)
            case Dash():
                self._dashes[path] = where
            case Fault():
                self._fault(path, where, reading)
            case Figure():
                self._figures[path] = SheetFigure(reading, where)

    def _reading(self, path: Path, cell: Cell) -> Reading:
        """What the cell says; where no figure applies, a dash, 0 or nothing at all says just that."""
        reading = read_cell(cell, self._form.types[path], self._form.spellings)
        is_none = reading is None or isinstance(reading, Dash) or reading == _NOUGHT
        return _NOT_APPLICABLE if is_none and path in self._form.inapplicable else reading

    def problem(self, problem: Problem) -> None:
        """Add a Problem with the file."""
        self._problems.append(problem)

    def settled(
        self, taken: tuple[Taken, ...] = (), unknown: tuple[tuple[str, str], ...] = (), told: tuple[str, ...] = ()
    ) -> SheetReading:
        """All that was read, with ``taken``, ``unknown`` and ``told`` beside it."""
        sums = [sum_ for table in self._form.tables for sum_ in table.sums]
        left = len(self._dashes) + 1
        while len(self._dashes) < left:  # a dash that one sum settles may settle another
            left = len(self._dashes)
            for sum_ in sums:
                self._settle_dashes(sum_)
        for path, where in self._dashes.items():
            message = "a dash stands here, which may mean that there were none, or that no figure was returned"
            hint = "write 0 if there were none, or [x] if it was not returned."
            self._fault(path, where, Fault("number-word", message, hint))
        for sum_ in sums:
            self._compare_formula(sum_)
        return SheetReading(
            self._figures, tuple(self._blank), taken, unknown, (*told, *self._told), tuple(self._problems)
        )

    def _settle_dashes(self, sum_: Sum) -> None:
        """Take the dashes in ``sum_`` for 0 if it adds up so."""
        dashes = [path for path in sum_.paths if path in self._dashes]
        known = {path: self._figures[path].figure for path in sum_.paths if path in self._figures}
        is_whole = len(dashes) + len(known) == len(sum_.paths) and all(each.is_number for each in known.values())
        if not dashes or not known or not is_whole:
            return
        total = known[sum_.total].value if sum_.total in known else 0
        if sum(known[path].value or 0 for path in sum_.parts if path in known) != total:
            return
        for path in dashes:
            where = self._dashes.pop(path)
            self._figures[path] = SheetFigure(_NOUGHT, where)
            self._told.append(f"The dash in {where} is taken for 0, as {'.'.join(sum_.total)} adds up so.")

    def _compare_formula(self, sum_: Sum) -> None:
        """Tell of a formula in a total's place whose value is not the sum of what stands in the file."""
        figures = [self._figures.get(path) for path in sum_.paths]
        if sum_.total not in self._formulas or not all(each and each.figure.is_number for each in figures):
            return
        *parts, total = (each.figure.value or 0 for each in figures if each)
        if total != sum(parts):
            where = self._figures[sum_.total].where
            self._told.append(
                f"The formula in {where} gives {total:,}, and its parts add up to {sum(parts):,}: if they were changed "
                "by a program other than Excel or LibreOffice, open the file in one of these and save it."
            )

    def _fault(self, path: Path, where: str, fault: Fault) -> None:
        record = (where, ".".join(path))
        self._problems.append(Problem(fault.code, fault.message, self._place, record=record, hint=fault.hint))
