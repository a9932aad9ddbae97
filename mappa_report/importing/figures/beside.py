"""A second look at a table: whether it stands where the others do, and agrees with what they say."""

from collections.abc import Mapping
from decimal import Decimal
from statistics import median

from mappa_report.importing.cells import ValueKind
from mappa_report.importing.figures.placing import Laid
from mappa_report.importing.figures.result import Figures, Located
from mappa_report.model.figure import Path
from mappa_report.model.form import Form, FormTable

_NEAR = 100
"""Lines apart at most: the return of one area stands together, last year's and the whole country's elsewhere."""
_OF_PLACE = 0.6
_OF_RULE = 0.5
_MOST_RULES = 3
_GROSS, _SOME = 3, 10
"""Published figures contradict each other by a few; those of a whole country are many times an area's."""


class Beside:
    """The figures of a first search, against which each table is held."""

    def __init__(self, form: Form, figures: Figures) -> None:
        self.rules = [(first, second, rule.is_equality) for rule in form.rules for first, second in rule.pairs]
        self.located: Mapping[Path, Located] = figures.located

    def weigh(self, table: FormTable, laid: Laid, line: int) -> float:
        """What speaks against taking ``laid``, which begins at ``line``, for ``table``: 0 or less."""
        own = {path for path, _, _ in table.slots()}
        lines = {cell.line for cell in laid.values()}
        others = {path: each for path, each in self.located.items() if path not in own and each.line not in lines}
        if not others:
            return 0.0
        is_far = abs(median(each.line for each in others.values()) - line) > _NEAR
        return -_OF_PLACE * is_far - _OF_RULE * min(_MOST_RULES, self._broken(laid, others))

    def _broken(self, laid: Laid, others: Mapping[Path, Located]) -> int:
        numbers = {path: cell.value.number for path, cell in laid.items() if cell.value.kind is ValueKind.NUMBER}
        known = {path: each.figure.value for path, each in others.items() if each.figure.is_number}
        broken = 0
        for first, second, is_equality in self.rules:
            pair = (numbers.get(first, known.get(first)), numbers.get(second, known.get(second)))
            if (first in numbers) is (second in numbers) or pair[0] is None or pair[1] is None:
                continue
            broken += _is_gross(pair[0], pair[1]) or (is_equality and _is_gross(pair[1], pair[0]))
        return broken


def _is_gross(first: int | Decimal, second: int | Decimal) -> bool:
    """True where ``first``, which should be at most ``second``, is far more."""
    return first > _GROSS * second + _SOME
