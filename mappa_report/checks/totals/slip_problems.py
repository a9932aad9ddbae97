"""What sums that fail most likely come from, put into words and pointed at."""

from collections.abc import Iterator, Sequence

from mappa_report.checks.figure_words import Figures, format_list, key_in_words, name_of, sum_in_words, value_at
from mappa_report.checks.totals.balances import Balance
from mappa_report.checks.totals.diagnosis import Explanation, Pattern
from mappa_report.model.figure import Path
from mappa_report.model.form import FormTable
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place
from mappa_report.wording.numbers import format_number

_CLEAR_ODDS = 0.25
"""How much likelier than the next an explanation must be for its figure to be the one to point at."""

_MAX_NAMED = 10


class SlipProblems:
    """Makes Problems of the explanations for one table's failing sums."""

    def __init__(self, table: FormTable, balances: Sequence[Balance], figures: Figures) -> None:
        self.table = table
        self.failing = [balance for balance in balances if balance.fails]
        self.figures = figures

    def problems(self, explanations: list[Explanation]) -> Iterator[Problem]:
        """One Problem at the likeliest slip, or at each of two slips; else one at each total that fails."""
        if not explanations:
            yield from (self._total_differs(balance, ()) for balance in self.failing)
        elif self._is_ambiguous(explanations):
            yield self._total_differs(self.failing[0], explanations)
        elif explanations[0].pattern is Pattern.TWO:
            yield from self._two_slips(explanations[0])
        else:
            yield self._slip(explanations[0], explanations[1:])

    def _is_ambiguous(self, explanations: list[Explanation]) -> bool:
        """True where any of several figures would mend every sum, and none of them is clearly the likeliest slip."""
        return explanations[0].pattern is Pattern.ONE and len(explanations) > 1 and not _is_clear(*explanations[:2])

    def _slip(self, best: Explanation, others: list[Explanation]) -> Problem:
        own = [balance for balance in self.failing if balance.sum.total == best.path]
        rest = [balance for balance in self.failing if balance not in own[:1]]
        label = sum_in_words(own[0].sum, self.figures) if own and best.pattern is Pattern.ONE else self._label(best)
        failing = rest if best.pattern is Pattern.ONE else self.failing
        return Problem(
            "total-differs",
            f"{name_of(best.path)} does not add up",
            self._place(best.path),
            record=best.path,
            label=label,
            notes=(*map(self._failing_sum, failing), *self._alternatives(others)),
            hint=self._hint(best, others),
        )

    def _label(self, best: Explanation) -> str:
        value = format_number(best.changes[0][1])
        if best.pattern is Pattern.ONE:
            sums = "the total" if len(self.failing) == 1 else "both sums" if len(self.failing) == 2 else "all sums"
            return f"{value} would agree with {sums}"
        return f"{value} seems to belong here"

    def _hint(self, best: Explanation, others: list[Explanation]) -> str:
        match best.pattern:
            case Pattern.SWAPPED:
                (_, value), (path, back) = best.changes
                which = "these two, or those named above," if others and not _is_clear(best, others[0]) else "the two"
                here, there = format_number(value), format_number(back)
                remedy = f"with {here} here and {there} at {name_of(path)} every sum would hold"
                return f"{remedy}: {which} are likely to stand in each other's place."
            case Pattern.LINES_SWAPPED:
                return f"every sum would hold with {self._lines(best)} exchanged: they are likely to be swapped."
            case Pattern.LINE_REPEATED:
                right = format_list(tuple(format_number(value) for _, value in best.changes))
                line, source = map(key_in_words, best.lines)
                return f"{line} repeats {source}, which was probably written twice: the sums ask for {right} in it."
            case _:
                sums = "the sum" if len(self.failing) == 1 else "every sum that fails"
                why = f": {best.kind.words}" if best.kind and best.kind.words else ""
                value = best.changes[0][1]
                return f"{format_number(value)} here would mend {sums}, so this figure is the likelier slip{why}."

    def _lines(self, best: Explanation) -> str:
        inner = " (but for their totals)" if len(best.changes) < 2 * len(self.table.columns) else ""
        return f"the figures of {format_list(tuple(map(key_in_words, best.lines)))}{inner}"

    def _alternatives(self, others: Sequence[Explanation], words: str = "what else would") -> tuple[str, ...]:
        """A note with the other explanations, if there are any."""
        named = tuple(self._in_short(each) for each in others[:_MAX_NAMED])
        more = f"; and {len(others) - len(named)} more would do" if len(others) > len(named) else ""
        return (f"{words} mend the sums: {'; '.join(named)}{more}",) if named else ()

    def _in_short(self, other: Explanation) -> str:
        match other.pattern:
            case Pattern.ONE:
                path, value = other.changes[0]
                why = f" ({other.kind.words})" if other.kind and other.kind.words else ""
                return f"{self._short_name(path)} {format_number(value)}{why}"
            case Pattern.LINE_REPEATED:
                return f"other figures in {key_in_words(other.lines[0])}, which repeats {key_in_words(other.lines[1])}"
            case Pattern.LINES_SWAPPED:
                return f"{self._lines(other)} exchanged"
            case _:
                return f"{format_list(tuple(self._short_name(path) for path, _ in other.changes))} exchanged"

    def _short_name(self, path: Path) -> str:
        """The name of a figure to one who is looking at its table."""
        return name_of(path[1:] if self.table.key else path)

    def _two_slips(self, pair: Explanation) -> Iterator[Problem]:
        """Two slips: a Problem at each, which names the other."""
        for (path, value), (other, other_value) in (pair.changes, pair.changes[::-1]):
            yield Problem(
                "total-differs",
                f"{name_of(path)} does not add up",
                self._place(path),
                record=path,
                label=f"{format_number(value)} would agree, with {format_number(other_value)} at {name_of(other)}",
                notes=tuple(self._failing_sum(each) for each in self.failing if path in each.weights),
                hint="no one figure explains every sum that fails, and only these two together do: check both.",
            )

    def _total_differs(self, balance: Balance, explanations: Sequence[Explanation]) -> Problem:
        sum_ = balance.sum
        written = [path for path in (sum_.total, *sum_.parts, *balance.weights) if self.figures[path].place]
        total = format_number(value_at(self.figures, sum_.total))
        return Problem(
            "total-differs",
            f"{name_of(sum_.total)} does not add up",
            self._place(written[0]),
            record=written[0],
            label=sum_in_words(sum_, self.figures),
            notes=self._alternatives(explanations, "one of these would"),
            hint=f"correct the total, {total}, or the figure that is wrong.",
        )

    def _failing_sum(self, balance: Balance) -> str:
        total = format_number(value_at(self.figures, balance.sum.total))
        return f"{name_of(balance.sum.total)} is {total}, but {sum_in_words(balance.sum, self.figures)}"

    def _place(self, path: Path) -> Place:
        place = self.figures[path].place
        assert place, "only written figures are blamed"
        return place


def _is_clear(best: Explanation, next_: Explanation) -> bool:
    return next_.cost - best.cost >= _CLEAR_ODDS
