"""CSV of whoever's making: read where it can be, and else a Problem that says where."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mappa_report.opendata.csv_format import write_return
from mappa_report.opendata.csv_reader import NEEDED, read_csv, return_of
from mappa_report.opendata.csv_rows import MAX_ROW_LENGTH, MAX_ROWS, read_rows
from mappa_report.opendata.names import escape_formula, escape_single_line, name_of, path_of, unescape_formula
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Source
from tests.opendata.samples import dataset, sample

HEAD = "area,year,edition,figure,value,shorthand\n"
START = "testshire,2023,tiny,"


def problems(text: str) -> list[tuple[str, int, int, str]]:
    problems: list[Problem] = []
    read_csv(Source("data.csv", text), problems)
    return [(each.code, each.place.line, each.place.column, each.message) for each in problems]


SIX = "fields, and the first line names 6 columns"
QUOTES = "the quotation marks of this field do not match"
BOTH = "a value is given, and [x] says that there is none"
NEITHER = "no value is given, and no shorthand"
TWICE = "the figure reviews is given twice"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("missing", 1, 1, "there is no column area")),
        ("area,year,edition,figure,value\n", ("missing", 1, 1, "there is no column shorthand")),
        (f"area,{HEAD}", ("duplicate-key", 1, 6, "the column area is there twice")),
        (f"{HEAD}{START}reviews,4\n", ("wrong-shape", 2, 1, f"this row has 5 {SIX}")),
        (f"{HEAD}{START}reviews,1,945,\n", ("wrong-shape", 2, 1, f"this row has 7 {SIX}")),
        (f'{HEAD}{START}reviews,"4,\n', ("badly-written", 2, 29, QUOTES)),
        (f'{HEAD}{START}reviews,4"5,\n', ("badly-written", 2, 29, QUOTES)),
        (f"{HEAD}{START}reviews,,[q]\n", ("unknown-value", 2, 30, "[q] is no shorthand")),
        (f"{HEAD}{START}reviews,4,[x]\n", ("badly-written", 2, 29, BOTH)),
        (f"{HEAD}{START}reviews,,\n", ("missing", 2, 29, NEITHER)),
        (f"{HEAD}{START}reviews,,[b]\n", ("missing", 2, 29, NEITHER)),
        (f"{HEAD}{START}a.b.c.d,4,\n", ("unknown-key", 2, 21, "a.b.c.d names no figure")),
        (f"{HEAD}{START}a..c,4,\n", ("unknown-key", 2, 21, "a..c names no figure")),
        (f"{HEAD}{START}reviews,4,\n\n{START}reviews,5,\n", ("duplicate-key", 4, 21, TWICE)),
        (f"{HEAD}{'x' * (MAX_ROW_LENGTH + 1)}\n", ("file-too-large", 2, 0, "this row is longer than 8,000 characters")),
        (HEAD + "\n" * MAX_ROWS, ("file-too-large", MAX_ROWS + 1, 0, "this file has more than 100,000 rows")),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, expected: tuple[str, int, int, str]) -> None:
    assert problems(text)[0] == expected


def test_one_row_that_is_wrong_keeps_no_other_from_being_read() -> None:
    text = f"{HEAD}{START}reviews,4,[x]\n{START}share,2.4,\n"
    problems: list[Problem] = []

    (written,) = read_csv(Source("data.csv", text), problems)
    figures = return_of(written, sample("testshire", "2023").edition.form, []).figures

    assert [each.code for each in problems] == ["badly-written"]
    assert str(figures["share",].value) == "2.4"


def test_the_figures_get_the_same_checks_as_those_of_an_area() -> None:
    text = write_return(dataset("testshire", "2023")).decode("utf-8")
    text = text.replace("count,10,", 'count,"1,000",').replace("orders.first", "orders.frist")
    problems: list[Problem] = []

    (written,) = read_csv(Source("data.csv", text), problems)
    assert problems == []
    return_of(written, sample("testshire", "2023").edition.form, problems)

    assert [(each.code, str(each.place), each.message) for each in problems] == [
        ("unknown-key", "data.csv:11:79", "this return has no place for frist"),
        ("number-grouped", "data.csv:2:108", "1,000 is set in groups of digits"),
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\r\n", "\n"),
        lambda text: text.replace("\r\n", "\r"),
        lambda text: text.replace("\r\n", "\r\n\r\n"),
        lambda text: "".join(",".join(f'"{field}"' for field in row) + "\n" for row in csv.reader(io.StringIO(text))),
    ],
    ids=["byte order mark", "line feeds", "carriage returns", "empty lines", "all in quotation marks"],
)
def test_it_may_be_written_in_other_ways(change: Callable[[str], str]) -> None:
    text = change(write_return(dataset("testshire", "2023")).decode("utf-8"))
    problems: list[Problem] = []

    (written,) = read_csv(Source("data.csv", text), problems)

    figures = return_of(written, sample("testshire", "2023").edition.form, problems).figures
    assert problems == []
    assert figures["people", "total", "total"].value == 17


@settings(deadline=None)
@given(st.text() | st.text(alphabet=',"\n\r[]xzb.4areviws').map(HEAD.__add__))
def test_no_text_is_more_than_a_problem(text: str) -> None:
    problems: list[Problem] = []

    for written in read_csv(Source("data.csv", text), problems):
        return_of(written, sample("testshire", "2023").edition.form, problems)

    assert problems or text.strip() == HEAD.strip()


FIELDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\x85\u2028\u2029"))


@settings(deadline=None)
@given(st.lists(st.tuples(FIELDS, FIELDS, FIELDS, FIELDS, FIELDS, FIELDS), min_size=1))
def test_fields_are_read_as_the_standard_library_writes_them(rows: list[tuple[str, ...]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows([NEEDED, *rows])
    problems: list[Problem] = []

    read = [
        tuple(field.text for field in row.values())
        for row in read_rows(Source("x", stream.getvalue()), NEEDED, problems)
    ]

    assert read == rows
    assert problems == []


@settings(deadline=None)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=3).map(tuple))
def test_a_name_leads_back_to_its_path(path: tuple[str, ...]) -> None:
    name = name_of(path)

    assert path_of(name) == path
    assert len(name.splitlines()) <= 1
    assert name[0] not in "=+-@\t\r＝＋－＠"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("Level 1", "Level 1"),
        ("", ""),
    ],
)
def test_what_would_run_stands_behind_an_apostrophe(text: str, written: str) -> None:
    assert escape_formula(text) == written
    assert unescape_formula(written) == text


@settings(deadline=None)
@given(st.text())
def test_words_stand_on_one_line_and_run_nothing(text: str) -> None:
    written = escape_single_line(text)

    assert len(written.splitlines()) <= 1
    assert written[:1] not in tuple("=+-@\t\r＝＋－＠")
    assert unescape_formula(written) == " ".join(text.split())


def test_no_more_is_told_of_a_file_than_anybody_mends_at_once() -> None:
    told = problems(HEAD + "a\n" * 50_000)

    assert [code for code, *_ in told] == ["wrong-shape"] * 300 + ["too-many-problems"]
    assert told[-1][1] == 302
