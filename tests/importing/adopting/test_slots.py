"""What changes from report to report is found in official words, and what only looks like it is left."""

from __future__ import annotations

import pytest

from mappa_report.document.inlines import Strong, Text, plain_text
from mappa_report.importing.adopting import Slot, Slots
from mappa_report.model.year import ReportingYear

POPULATION = ("population.mid_year", "population.later_mid_year", "population.released | date", "year.number")
SHARE = "figures.eligible.level_1.total | percent_of(figures.eligible.total.total)"


@pytest.mark.parametrize(
    ("text", "expressions", "expected"),
    [
        ("on 31 March 2023 (a snapshot)", (), "on {{ year.snapshot | date }} (a snapshot)"),
        ("from 1 April 2022 to 31 March 2023", (), "from {{ year.start | date }} to {{ year.end | date }}"),
        ("1st April, 2022 until 31st March 2023", (), "{{ year.start | date }} until {{ year.end | date }}"),
        ("on 31\u00a0March\u00a02023", (), "on {{ year.snapshot | date }}"),
        ("on 31 March 20XX and 1 April [year]", (), "on {{ year.snapshot | date }} and {{ year.start | date }}"),
        ("in 2022-23, 2022/23 and 2022–2023", (), "in {{ year.label }}, {{ year.label }} and {{ year.label }}"),
        ("in 2021-22", (), "in 2021-22"),
        ("on 31 March 2021", (), "on 31 March 2021"),
        ("the Sentencing Act 2023", (), "the Sentencing Act 2023"),
        ("later in 2023", (), "later in 2023"),
        ("later in 2023", POPULATION, "later in {{ year.number }}"),
        ("mid-2021, not mid-2022", POPULATION,
         "mid-{{ population.mid_year }}, not mid-{{ population.later_mid_year }}"),
        ("mid-2021", (), "mid-2021"),
        ("out on 21 December 2022", POPULATION, "out on {{ population.released | date }}"),
        ("out on 21 December 2022", (), "out on 21 December 2022"),
        ("since 2 September 2020", POPULATION, "since 2 September 2020"),
        ("aged ten and over", ("population.aged",), "aged {{ population.aged }}"),
        ("(99% this year)", (SHARE,), f"({{{{ {SHARE} }}}} this year)"),
        ("(XX% this year)", (SHARE,), f"({{{{ {SHARE} }}}} this year)"),
        ("(1,945 this year)", (SHARE,), "({{ figures.eligible.level_1.total }} this year)"),
        ("(99% this year)", (), "(99% this year)"),
        ("1,945 people", (), "1,945 people"),
        ("the Kent board", (), "the {{ area.name }} board"),
        ("the [Area name] board of [insert area]", (), "the {{ area.name }} board of {{ area.name }}"),
        ("the Kentish board", (), "the Kentish board"),
    ],
)  # fmt: skip
def test_slots_become_placeholders(text: str, expressions: tuple[str, ...], expected: str) -> None:
    slots = Slots(ReportingYear(2023), ("Kent",), {"figures.eligible.level_1.total": "1945"})

    assert plain_text(slots.of_unit(expressions, text).filled((Text(text),), [])) == expected


def test_each_slot_is_told_and_so_is_a_year_nearby_that_stays() -> None:
    told: list[Slot] = []
    words = (Text("In 2022 and 1999, by "), Strong((Text("31 March 2023"),)))

    Slots(ReportingYear(2023)).of_unit((), plain_text(words)).filled(words, told)

    assert told == [Slot("2022", ""), Slot("31 March 2023", "year.snapshot | date")]


def test_a_passage_of_nothing_but_years_is_read_in_time() -> None:
    text = "2022 31 March 2023 mid-2021 " * 4_000

    assert len(Slots(ReportingYear(2023)).of_unit(POPULATION, text).filled((Text(text),), [])) == 16_001
