"""The nearest known name is found among few and many, and thousands of misspelt names take no time without end."""

from __future__ import annotations

import time

from mappa_report.source.suggest import comparing_within_bounds, did_you_mean, nearest

MANY = [f"table_{table}.row_{row}.column_{column}" for table in range(10) for row in range(30) for column in range(10)]


def test_the_nearest_of_many_names_is_found() -> None:
    assert nearest("table_3.row-22.colum_7", MANY) == ["table_3.row_22.column_7"]
    assert did_you_mean("tabel_3.row_22.column_7", MANY) == "did you mean table_3.row_22.column_7?"


def test_where_none_is_near_some_of_many_are_listed() -> None:
    assert did_you_mean("zzz", ["a", "b"]) == "known here: a, b."
    assert did_you_mean("zzz", MANY) == f"known here: {', '.join(MANY[:60])} and 2,940 more."
    assert did_you_mean("zzz", []) == "there is nothing to name here: take it out."


def test_of_thousands_of_misspelt_names_some_get_a_near_one() -> None:
    begun = time.process_time()
    with comparing_within_bounds():
        near = [bool(nearest(f"table_{number}.row_2.colum", MANY)) for number in range(5_000)]
    assert time.process_time() - begun < 5
    assert near[:100] == [True] * 100
    assert near[-1] is False
    assert nearest("table_1.row_1.colum_1", MANY) == ["table_1.row_1.column_1"]
