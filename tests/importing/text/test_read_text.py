"""A plain text into headings, paragraphs, lists and tables, as their looks tell."""

from __future__ import annotations

import pytest

from mappa_report.document.blocks import Block, BulletList, Heading, NumberedList, Paragraph, Table
from mappa_report.document.inlines import plain_text
from mappa_report.importing.text import read_text
from mappa_report.workspace.refusals import FileRefused

LONG = (
    "The board met four times in the year, and each time it looked at what the areas around it do otherwise, and why."
)


def shown(block: Block) -> str:
    match block:
        case Heading(level, content):
            return f"{'#' * level} {plain_text(content)}"
        case Paragraph(content):
            return plain_text(content)
        case BulletList(items):
            return " ".join(f"* {shown(item[0])}" for item in items)
        case NumberedList(items, start):
            return " ".join(f"{start + at}. {shown(item[0])}" for at, item in enumerate(items))
        case Table(columns, rows):
            cells = [[column.heading for column in columns], *(row.cells for row in rows)]
            return " / ".join(" | ".join(map(plain_text, row)) for row in cells)
    raise AssertionError(block)


def read(text: str | bytes) -> list[tuple[str, str]]:
    data = text.encode() if isinstance(text, str) else text
    return [(piece.where, shown(piece.block)) for piece in read_text(data, "report.txt").pieces]


def test_a_text_has_headings_paragraphs_and_lists_each_with_its_line() -> None:
    assert read(f"Our year\n\n{LONG}\n\n• one\n• two\n\n3. three\n4. four\n") == [
        ("line 1", "# Our year"),
        ("line 3", LONG),
        ("line 5", "* one * two"),
        ("line 8", "3. three 4. four"),
    ]


def test_the_lines_of_a_page_are_joined_into_paragraphs() -> None:
    first, second = "The board met four times in the year, and each", "time it looked at what others do, and why. It"
    third = "will do so again."

    assert read(f"{first}\n{second}\n{third}\n\n{first}\n{second}\n{third}\n") == [
        ("line 1", f"{first} {second} {third}"),
        ("line 5", f"{first} {second} {third}"),
    ]


def test_cells_parted_by_tabs_are_a_table_and_blank_cells_stay() -> None:
    assert read(f"\tred\tblue\nfirst\t1\t2\nsecond\t\t3\n\n{LONG}\n")[0] == (
        "line 1",
        " | red | blue / first | 1 | 2 / second |  | 3",
    )


def test_cells_on_lines_of_their_own_are_a_table() -> None:
    assert read(f"{LONG}\n\n\n\t\n\tred\n\n\tfirst\n\t1\n\n\tsecond\n\t2\n")[1] == (
        "line 4",
        " | red / first | 1 / second | 2",
    )


def test_cells_under_one_another_are_a_table_whose_blanks_are_known_by_their_place() -> None:
    text = "            red    blue    all\nfirst         1              1\nsecond        2       3      5\n"

    assert read(text) == [("line 1", " | red | blue | all / first | 1 |  | 1 / second | 2 | 3 | 5")]


def test_a_row_of_figures_never_runs_into_the_lines_around_it() -> None:
    assert read("Of the year\nfirst 1 2 3\nsecond 4 5\n\nOf the year before\n")[1:3] == [
        ("line 2", "first 1 2 3"),
        ("line 3", "second 4 5"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_text_may_have_any_of_the_encodings_that_people_use(encoding: str) -> None:
    assert read("The board’s work – in short – was done.".encode(encoding)) == [
        ("line 1", "The board’s work – in short – was done.")
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "this file is empty"),
        (b"PK\x03\x04\x00\x00", "this file is no plain text"),
        (b"a" * (4 * 1024 * 1024 + 1), "this file is too large: 4,194,305 bytes, where at most 4,194,304 are read"),
        (b"a" * 200_001, "a line of this file has more than 200,000 letters"),
    ],
)
def test_what_is_no_text_or_too_much_of_it_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_text(data, "report.txt")

    assert refused.value.problem.message == message


def test_a_line_right_over_a_list_is_no_heading_and_one_with_an_empty_line_between_is() -> None:
    text = "What we did\n\n- trained staff\n\nWe met\n- in May\n- in June\n\nMore words.\n"

    assert [shown(piece.block) for piece in read_text(text.encode(), "c.txt").pieces] == [
        "# What we did",
        "* trained staff",
        "We met",
        "* in May * in June",
        "More words.",
    ]


def test_heads_and_feet_of_pages_are_no_part_of_the_text_and_told() -> None:
    pages = [f"Our year\n\n{LONG}\n\nReport 2024      Page {number} of 4" for number in (1, 2, 3)]
    finished = read_text("\f".join(pages).encode(), "report.txt")

    assert [shown(piece.block) for piece in finished.pieces] == ["# Our year", LONG, LONG, LONG]
    assert [each.words for each in finished.told] == [
        "running heads and feet were left out: Report 2024 Page …",
        "“Our year” was taken for a heading by its looks",
    ]


@pytest.mark.parametrize("numbers", [(1, 2), (1, 3, 2), (1, 1, 2)])
def test_a_line_like_a_foot_that_no_pages_have_stays(numbers: tuple[int, ...]) -> None:
    text = "\n\n".join(f"{LONG}\n\nSee Page {number} of 4" for number in numbers)
    words = [words for _, words in read(text)]
    assert [each for each in words if "Page" in each] == [f"See Page {number} of 4" for number in numbers]
