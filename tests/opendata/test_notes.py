"""Where the marks of notes go: on the least that they hold for, and on every number that they hold for."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mappa_report.model.figure import Figure, FigureState, FigureType
from mappa_report.opendata.dataset import DataTable, LineInWords, Observation
from mappa_report.opendata.notes import Marks, marks_of

NUMBER = Figure(FigureState.NUMBER, 1)
NONE = Figure(FigureState.NOT_APPLICABLE)


def table(*rows: str, notes: tuple[str, ...] = ()) -> DataTable:
    """A table with a letter a cell: "." is a number without a note, "z" no number, any other a number's note."""
    down = tuple(LineInWords(f"r{number}", "") for number in range(len(rows)))
    across = tuple(LineInWords(f"c{number}", "") for number in range(len(rows[0])))
    observations = tuple(
        Observation(
            (row.key, column.key),
            NONE if letter == "z" else NUMBER,
            FigureType.COUNT,
            row,
            column,
            breaks=() if letter in ".z" else (letter,),
        )
        for row, letters in zip(down, rows, strict=True)
        for column, letter in zip(across, letters, strict=True)
    )
    return DataTable(1, "t", "T", "S", down, across, observations, notes)


def test_a_note_on_a_column() -> None:
    assert marks_of(table(".a.", ".a.", ".a.")) == Marks((), ((), (), ()), ((), ("a",), ()))


def test_a_note_on_a_row() -> None:
    assert marks_of(table("...", "aaa")) == Marks((), ((), ("a",)), ((), (), ()))


def test_a_note_on_all_comes_after_those_of_the_table() -> None:
    assert marks_of(table("az", "aa", notes=("t",))) == Marks(("t", "a"), ((), ()), ((), ()))


def test_what_is_no_number_keeps_no_column_from_being_whole() -> None:
    assert marks_of(table(".z", ".a", ".a")) == Marks((), ((), (), ()), ((), ("a",)))


def test_a_column_and_a_number_outside_it() -> None:
    assert marks_of(table(".aa", "..a", "..a")) == Marks((), (("a",), (), ()), ((), (), ("a",)))


def test_two_notes() -> None:
    assert marks_of(table("ab", "ab")) == Marks((), ((), ()), (("a",), ("b",)))


@settings(deadline=None)
@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.text("ab.z", min_size=width, max_size=width), min_size=1)))
def test_every_number_with_a_note_is_reached_by_its_mark(rows: list[str]) -> None:
    drawn = table(*rows)
    marks = marks_of(drawn)

    for row, in_row, letters in zip(drawn.by_row, marks.rows, rows, strict=True):
        for each, in_column, letter in zip(row, marks.columns, letters, strict=True):
            reached = {*marks.table, *in_row, *in_column}
            assert set(each.breaks) <= reached
            # What stands over a whole column holds for every number in it.
            assert letter in ".z" or set(in_column) <= {letter}
            assert letter != "." or not in_column
