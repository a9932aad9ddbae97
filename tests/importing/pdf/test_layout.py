"""PDFs without tags: words by where they stand."""

from __future__ import annotations

from tests.importing.pdf.pages import read
from tests.importing.shown import shown, told

FULL = "The board met four times in the year and saw to it that each of its plans was kept to in full and"


def test_lines_of_a_paragraph_are_joined_and_a_short_line_ends_one() -> None:
    page = [
        (50, 50, FULL),
        (50, 62, "heard from all agencies."),
        (50, 74, FULL),
        (50, 86, "took note of it."),
    ]

    assert shown(read(page)) == [f"{FULL} heard from all agencies.", f"{FULL} took note of it."]


def test_columns_are_read_one_after_the_other() -> None:
    left = [(50, 50 + 12 * line, f"left line {line} goes on with more words and") for line in range(20)]
    right = [(320, 50 + 12 * line, f"right line {line} goes on with more words and") for line in range(20)]

    assert shown(read(left + right)) == [" ".join(text for _, _, text in left + right)]


def test_a_hyphen_at_the_end_of_a_line_goes_where_the_file_has_the_whole_word_elsewhere() -> None:
    page = [
        (50, 50, "Cooperation matters, and so does a plan that is made by many. All of these agencies value coop-"),
        (50, 62, "eration, whichever of them leads and whoever is the one to be there, and it is a multi-"),
        (50, 74, "agency matter."),
    ]

    assert shown(read(page)) == [
        "Cooperation matters, and so does a plan that is made by many. All of these agencies value cooperation, "
        "whichever of them leads and whoever is the one to be there, and it is a multi-agency matter."
    ]


def test_a_raised_mark_stays_in_its_sentence() -> None:
    page = [(50, 50, "The 31"), (81, 46, "st", 6), (90, 50, "of March is the day.")]

    assert shown(read(page)) == ["The 31st of March is the day."]


def test_rows_become_a_table_and_blank_cells_stay_blank() -> None:
    page = [
        (50, 50, "Figures", 16),
        (200, 80, "First"), (300, 80, "Second"), (400, 80, "Total"),
        (50, 100, "Level 1"), (200, 100, "1548"), (300, 100, "787"), (400, 100, "2335"),
        (50, 120, "Level 2"), (200, 120, "12"), (400, 120, "12"),
        (50, 140, "Total"), (200, 140, "1560"), (300, 140, "787"), (400, 140, "2347"),
        (50, 200, "A sentence that follows the table, with a space between them."),
    ]  # fmt: skip

    assert shown(read(page)) == [
        "= Figures",
        "|  | First | Second | Total |",
        "| Level 1 | 1548 | 787 | 2335 |",
        "| Level 2 | 12 |  | 12 |",
        "| Total | 1560 | 787 | 2347 |",
        "A sentence that follows the table, with a space between them.",
    ]


def test_cells_no_farther_apart_than_words_are_told_by_the_columns_of_figures() -> None:
    page = [
        (200, 80, "Level 1"), (236, 80, "Level 2"), (272, 80, "Total"),
        (66, 100, "Category 2"), (200, 100, "735"), (236, 100, "7"), (272, 100, "742"),
        (66, 120, "Category 3: other dangerous"), (200, 120, "41"), (236, 120, "9"), (272, 120, "50"),
        (66, 140, "Total"), (200, 140, "776"), (236, 140, "16"), (272, 140, "792"),
    ]  # fmt: skip

    assert shown(read(page)) == [
        "|  | Level 1 | Level 2 | Total |",
        "| Category 2 | 735 | 7 | 742 |",
        "| Category 3: other dangerous | 41 | 9 | 50 |",
        "| Total | 776 | 16 | 792 |",
    ]


def test_cells_of_several_lines_come_whole_whether_drawn_by_line_or_by_cell() -> None:
    by_cell = [
        (50, 50, "People who were"), (50, 62, "recalled to prison"), (200, 50, "14"), (300, 50, "7"),
        (50, 90, "People who were not"), (200, 90, "3"), (300, 90, "5"),
    ]  # fmt: skip
    by_line = [
        (50, 50, "People who were"), (200, 50, "14"), (300, 50, "7"), (50, 62, "recalled to prison"),
        (50, 90, "People who were not"), (200, 90, "3"), (300, 90, "5"),
    ]  # fmt: skip
    rows = ["| People who were recalled to prison | 14 | 7 |", "| People who were not | 3 | 5 |"]

    assert shown(read(by_cell)) == rows
    assert shown(read(by_line)) == rows


def test_heads_drawn_cell_by_cell_come_whole() -> None:
    page = [
        (200, 50, "Category"), (200, 62, "1:"), (200, 74, "Sexual"),
        (260, 50, "Category"), (260, 62, "2:"), (260, 74, "Violent"),
        (320, 50, "Total"),
        (50, 100, "Level 1"), (200, 100, "8"), (260, 100, "5"), (320, 100, "13"),
        (50, 120, "Level 2"), (200, 120, "1"), (260, 120, "2"), (320, 120, "3"),
    ]  # fmt: skip

    assert shown(read(page)) == [
        "|  | Category 1: Sexual | Category 2: Violent | Total |",
        "| Level 1 | 8 | 5 | 13 |",
        "| Level 2 | 1 | 2 | 3 |",
    ]


def test_a_table_that_a_page_cuts_is_joined_without_its_repeated_head() -> None:
    head = [(200, 80, "First"), (300, 80, "Second")]
    first = [(50, 50, "A line before the table."), *head, (50, 100, "Level 1"), (200, 100, "4"), (300, 100, "9")]
    second = [*head, (50, 100, "Level 2"), (200, 100, "6"), (300, 100, "8")]

    assert shown(read(first, second)) == [
        "A line before the table.",
        "|  | First | Second |",
        "| Level 1 | 4 | 9 |",
        "| Level 2 | 6 | 8 |",
    ]


def test_running_heads_and_page_numbers_are_told_and_a_figure_alone_is_kept() -> None:
    pages = [
        [(50, 20, "Testshire report"), (50, 100, f"Page text number {word}."), (300, 780, f"{number}")]
        for number, word in enumerate(("one", "two", "three"), 4)
    ]
    pages[1].append((50, 300, "14"))
    finished = read(*pages)

    assert shown(finished) == ["Page text number one.", "Page text number two.", "14", "Page text number three."]
    assert told(finished) == [
        "reading [] this PDF was read by where its words stand, as it has no tags",
        "running head [] running heads and feet were left out: Testshire report",
        "running head [] the numbers of pages were left out",
    ]


def test_bold_and_large_lines_are_headings_and_typed_bullets_lists() -> None:
    page = [
        (50, 50, "What we did", 16),
        (50, 80, "We met the board."),
        (50, 110, "•"), (70, 110, "First we talked."),
        (50, 130, "•"), (70, 130, "Then we wrote."),
    ]  # fmt: skip

    assert shown(read(page)) == ["# What we did", "We met the board.", "- First we talked.", "- Then we wrote."]
