"""Labels that people type, held against those of a form."""

from __future__ import annotations

import pytest

from mappa_report.importing.labels.words import label_words
from mappa_report.importing.sheets.form_labels import FormLabels
from tests.opendata.samples import sample

FORM = FormLabels.of(sample("kent", "2023").edition.form)
ELIGIBLE, NOTIFICATION, ORDERS, RISK = (FORM.tables[number] for number in (0, 2, 3, 4))


def test_marks_numbering_dates_and_plurals_make_no_difference() -> None:
    assert label_words("Table 4: (viii) Orders on 31 March 2023 [note 1]") == label_words("order") == ("order",)
    assert label_words("Total¹") == label_words("Total")
    assert label_words("Sex\u00a0offenders’ orders") == ("sex", "offender", "order")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Level 1", "level_1"),
        ("L1", "level_1"),
        ("Lvl 1", None),
        ("Level One", "level_1"),
        ("LEVEL 2 ", "level_2"),
        ("Levle 3", "level_3"),
        ("All", "total"),
        ("Grand total", "total"),
        ("Category 1", None),
        ("2", None),
    ],
)
def test_rows_of_a_table(typed: str, key: str | None) -> None:
    row = ELIGIBLE.row(typed)

    assert (row and row[1]) == key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Cat 1", "category_1"),
        ("Catagory 2", "category_2"),
        ("Category 3 - other dangerous ofenders", "category_3"),
        ("RSO", "category_1"),
        ("Violent offenders", "category_2"),
        ("Category 4", None),
        ("Level 1", None),
    ],
)
def test_columns_of_a_table(typed: str, key: str | None) -> None:
    column = ELIGIBLE.column(typed)

    assert (column and column[1]) == key


def test_a_label_is_never_taken_for_one_that_is_less_like_it_in_another_table() -> None:
    typed = "Lifetime notification revoked"

    assert ORDERS.row(typed) is None
    row = NOTIFICATION.row(typed)
    assert row
    assert row[1] == "lifetime_revocations"


@pytest.mark.parametrize(
    ("typed", "table", "key"),
    [("NOs", 3, "notification_order"), ("RSOs per 100,000", 7, "rate")],
)
def test_a_label_that_published_tables_print_in_place_of_the_forms_own(typed: str, table: int, key: str) -> None:
    row = FORM.tables[table].row(typed)

    assert row == (0.99, key)


def test_the_title_of_a_table_with_one_row_may_stand_for_that_row() -> None:
    row = RISK.row("Sexual Risk Orders")

    assert row
    assert row[1] == "sexual_risk_order_breaches"
