"""What the form says of figures in different tables: parts are at most their whole, and the same figure is the same."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mappa_report.checks.figure_words import Figures, Value, name_of, value_at
from mappa_report.checks.totals.balances import Change
from mappa_report.checks.totals.diagnosis import CountBroken
from mappa_report.model.figure import Path
from mappa_report.model.form import Form, Rule
from mappa_report.problems.problem import Problem, Severity
from mappa_report.wording.numbers import format_number

Pair = tuple[Path, Path]


def check_between_tables(form: Form, figures: Figures, blamed: frozenset[Path]) -> Iterator[Problem]:
    """A Problem for each pair of figures that breaks a rule; those that have one already are left out."""
    totals = {sum_.total: sum_.parts for table in form.tables for sum_ in table.sums}
    support = _supporting_sums(form, figures)
    for rule in form.rules:
        breaches = [pair for pair in rule.pairs if blamed.isdisjoint(pair) and breaks(rule, pair, figures)]
        wholes_exceeded = {path for path, _ in breaches}
        for pair in breaches:
            # A total that exceeds because its parts do needs no mention of its own.
            if wholes_exceeded.isdisjoint(totals.get(pair[0], ())):
                yield _problem(rule, pair, figures, support)


def breaks(rule: Rule, pair: Pair, figures: Figures) -> bool:
    """True where both figures are known and do not stand as ``rule`` says."""
    is_written = _is_known(pair, figures) and any(figures[path].place for path in pair)
    return is_written and _differ(rule, value_at(figures, pair[0]), value_at(figures, pair[1]))


def rule_break_counter(form: Form, figures: Figures) -> CountBroken:
    """A function that gives how many more rules would be broken if some figures were changed; negative if fewer."""
    pairs = [(rule, pair) for rule in form.rules for pair in rule.pairs if _is_known(pair, figures)]

    def count(changes: Sequence[Change]) -> int:
        changed = dict(changes)
        touched = [(rule, pair) for rule, pair in pairs if pair[0] in changed or pair[1] in changed]
        before = sum(breaks(rule, pair, figures) for rule, pair in touched)
        return sum(_would_break(rule, pair, changed, figures) for rule, pair in touched) - before

    return count


def _is_known(pair: Pair, figures: Figures) -> bool:
    return all(path in figures and figures[path].value is not None for path in pair)


def _would_break(rule: Rule, pair: Pair, changed: Mapping[Path, Value], figures: Figures) -> bool:
    one, other = (changed.get(path, value_at(figures, path)) for path in pair)
    return _differ(rule, one, other)


def _differ(rule: Rule, one: Value, other: Value) -> bool:
    return one != other if rule.is_equality else one > other


def _problem(rule: Rule, pair: Pair, figures: Figures, support: Mapping[Path, int]) -> Problem:
    """The Problem for a broken ``rule``, at the figure with less support: one not written out, or in fewer sums."""
    one, other = pair
    is_other = figures[one].place is None or (figures[other].place is not None and support[one] > support[other])
    path, against = (other, one) if is_other else (one, other)
    place = figures[path].place
    assert place, "one of the two was written"
    value, other_value = format_number(value_at(figures, path)), format_number(value_at(figures, against))
    relation = "but" if rule.is_equality else "less than the" if is_other else "more than the"
    other_in_words = (
        f"{other_value} of {name_of(against)}" if not rule.is_equality else f"{name_of(against)} is {other_value}"
    )
    other_place = figures[against].place
    location = f", in line {other_place.line}" if other_place else ", worked out from its parts"
    return Problem(
        "figures-differ" if rule.is_equality else "part-exceeds-whole",
        f"{name_of(path)} is {value}, {relation} {other_in_words}",
        place,
        Severity.ERROR if rule.is_certain else Severity.WARNING,
        record=path,
        label=_label(rule, is_other, other_value),
        notes=(f"{name_of(against)} is {other_value}{location}", rule.reason),
        hint=_hint(rule, support[path] < support[against]),
    )


def _label(rule: Rule, is_whole: bool, other_value: str) -> str:
    return (
        f"{other_value} would agree"
        if rule.is_equality
        else f"{other_value} or more"
        if is_whole
        else f"{other_value} or fewer"
    )


def _hint(rule: Rule, is_weaker: bool) -> str:
    check = "check this figure first, for sums bear the other one out" if is_weaker else "check both figures"
    return f"{check}." if rule.is_certain else f"{check}; if both are right, say in the text what explains it."


def _supporting_sums(form: Form, figures: Figures) -> Counter[Path]:
    """How many sums support each figure: sums of which every figure was written."""
    sums = (sum_ for table in form.tables for sum_ in table.sums)
    return Counter(path for sum_ in sums if all(figures[path].place for path in sum_.paths) for path in sum_.paths)
