"""Balances: the sums of a table as linear equations between the figures that somebody wrote."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from mappa_report.checks.figure_words import Figures, Value, value_at
from mappa_report.model.figure import Path
from mappa_report.model.form import Sum

Change = tuple[Path, Value]
"""A figure and the value that it would have."""


class Balance(Struct, frozen=True):
    """A sum as an equation of written figures: a total that was worked out is replaced by its own parts.

    ``weights`` says how often each figure counts, the total negatively; ``difference`` is the parts less the total.
    """

    sum: Sum
    weights: Mapping[Path, int]
    difference: Value

    @property
    def fails(self) -> bool:
        """True where the parts do not make the total."""
        return self.difference != 0

    def corrected(self, path: Path, figures: Figures) -> Value:
        """The value at ``path``, one of its figures, with which this sum would hold."""
        weight = self.weights[path]
        return value_at(figures, path) - (
            self.difference // weight if isinstance(self.difference, int) else self.difference / weight
        )

    def difference_after(self, changes: Iterable[Change], figures: Figures) -> Value:
        """What ``difference`` would be with ``changes`` made."""
        moved = ((value - value_at(figures, path)) * self.weights.get(path, 0) for path, value in changes)
        return sum(moved, start=self.difference)


def balances_of(sums: Iterable[Sum], figures: Figures) -> list[Balance]:
    """A balance for each of ``sums`` that is wholly known and in which something was written."""
    known = [sum_ for sum_ in sums if all(figures[path].is_number for path in sum_.paths)]
    worked_out: dict[Path, Sum] = {}
    for sum_ in known:
        if not figures[sum_.total].place and all(figures[path].place for path in sum_.parts):
            worked_out.setdefault(sum_.total, sum_)
    checked = (sum_ for sum_ in known if worked_out.get(sum_.total) is not sum_)
    balances = (_balance(sum_, worked_out, figures) for sum_ in checked)
    return [balance for balance in balances if any(figures[path].place for path in balance.weights)]


def _balance(sum_: Sum, worked_out: Mapping[Path, Sum], figures: Figures) -> Balance:
    weights: dict[Path, int] = {}
    for path, weight in (*((part, 1) for part in sum_.parts), (sum_.total, -1)):
        for each in worked_out[path].parts if path in worked_out else (path,):
            weights[each] = weights.get(each, 0) + weight
    weights = {path: weight for path, weight in weights.items() if weight}
    return Balance(sum_, weights, sum(weight * value_at(figures, path) for path, weight in weights.items()))
