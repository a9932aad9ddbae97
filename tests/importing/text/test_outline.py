"""A report in plain text as `build --to text` writes it comes in by the marks that it has."""

from __future__ import annotations

from mappa_report.importing.text import read_text
from tests.importing.shown import shown, told

REPORT = """\
[DRAFT] This is a draft

- [ ] A figure is missing

================================================================================

Testshire MAPPA annual report 2022–23
1 April 2022 to 31 March 2023
Testshire Board

Contents
  Introduction
  Statistics

# Introduction

[byline] Chair of the Board

Nine people found homes.[1] It went well [2].

- one
  and more
  1. deep
  2. deeper
- two

> It helped me.
  A lot.

[1] Nearly all of them.
    In May.

# Statistics

[key figure] 2,706 people on 31 March 2023
[key figure] 12 people returned to custody

Table 1: People
Level | Category 1 | Total
Level 1 | n/a |\x20
Total | 7 | 7
  Explained in (a).

Chart 1: People by level
[chart] People by level. Level 1: 7.
Level 1 | 7

[picture] A van

[signature] The Chair
"""


def test_each_line_is_what_its_mark_says() -> None:
    finished = read_text(REPORT.encode(), "report.txt")

    assert finished.title == "Testshire MAPPA annual report 2022–23"
    assert shown(finished) == [
        "1 April 2022 to 31 March 2023",
        "Testshire Board",
        "# Introduction",
        "byline: Chair of the Board",
        "Nine people found homes.[^Nearly all of them.; In May.] It went well [2].",
        "- one",
        "  and more",
        "  1. deep",
        "  2. deeper",
        "- two",
        "> It helped me.",
        "> A lot.",
        "# Statistics",
        "2,706 = people on 31 March 2023",
        "12 = people returned to custody",
        "= People",
        "| Level | Category 1 | Total |",
        "| Level 1 | n/a |  |",
        "| Total | 7 | 7 |",
        "note: Explained in (a).",
        "signature: The Chair",
    ]
    assert told(finished) == [
        "chart [line 44] a drawing was left out: People by level. Level 1: 7.",
        "chart [line 48] a drawing was left out: A van",
        "contents [line 11] a list of contents was left out, as a report makes its own: "
        "Contents; Introduction; Statistics",
    ]


def test_a_text_with_a_mark_but_no_headings_by_marks_is_any_text() -> None:
    assert shown(read_text(b"[note] Words of somebody.\n\nMore words follow here.\n", "a.txt")) == [
        "[note] Words of somebody.",
        "More words follow here.",
    ]
