"""The published rate against the figure and the population that it is worked out on, where the area gives both."""

from collections.abc import Iterator
from decimal import Decimal

from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.form import FormTable
from mappa_report.problems.problem import Problem, Severity
from mappa_report.wording.numbers import format_number, rate_per_100_000


def check_rates(report: AnnualReport) -> Iterator[Problem]:
    """A warning for a rate that does not come out. It is worked out nationally, so it is never corrected."""
    for table in report.edition.form.tables:
        yield from _check_table(report, table)


def _check_table(report: AnnualReport, table: FormTable) -> Iterator[Problem]:
    figures = report.statistics.figures
    population = report.population
    people = population.count if population else None
    for path, row, _ in table.slots():
        rate, of = figures[path], figures.get(row.rate_of)
        if not (population and people and of and isinstance(of.value, int) and rate.value is not None and rate.place):
            continue
        expected = rate_per_100_000(of.value, people, _decimals(rate.value))
        if expected != rate.value:
            label = f"{format_number(of.value)} × 100,000 ÷ {format_number(people)} = {format_number(expected)}"
            hint = "check the rate, the figure and the population in area.yaml; the national team works it out."
            message = f"the rate is {format_number(rate.value)}, and the figures make {format_number(expected)}"
            middle = f" in the middle of {population.mid_year}" if population.mid_year else ""
            on_page = "check the rate, the figure and the area's population; the national team works it out."
            note = f"area.yaml gives {format_number(people)} people aged {population.aged}{middle} for this rate"
            yield Problem(
                "rate-differs", message, rate.place, Severity.WARNING, path, label, (note,), hint, on_page=on_page
            )


def _decimals(value: int | Decimal) -> int:
    """How many decimals ``value`` is given with: a rate is right if it is at those."""
    exponent = Decimal(value).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
