"""What surrounds a sentence: last year's return, the heading above, the sentence before, placeholders and tables."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mappa_report.checks.narrative import Passage
from mappa_report.checks.sentences.check import check_sentences
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source
from mappa_report.source.prose import Cell, Piece, Prose, ProseKind
from tests.checks.sentences.conftest import Read, area_names, problems_in, report_of

LAST = {
    "eligible.total.total": 2650,
    "eligible.level_1.total": 2630,
    "eligible.level_2.total": 18,
    "managed.level_3.total": 11,
    "restrictive_orders.shpo": 140,
}


def told(problems: list[Problem]) -> list[tuple[str, Severity]]:
    return [(problem.code, problem.severity) for problem in problems]


def test_last_years_figure_is_stale(read: Read) -> None:
    text = "There were 2,650 people under MAPPA on 31 March 2023."

    assert told(read("kent 2023", text, last=LAST)) == [("sentence-stale", Severity.ERROR)]
    assert told(read("kent 2023", text)) == [("sentence-contradicts", Severity.ERROR)]


def test_last_years_share_is_stale(read: Read) -> None:
    last = {"eligible.level_1.total": 2550, "eligible.total.total": 2650}

    problems = read("kent 2023", "In all 96% of people under MAPPA were at Level 1.", last=last)

    assert told(problems) == [("sentence-stale", Severity.ERROR)]


@pytest.mark.parametrize(
    "text",
    [
        "Last year there were 2,650 people under MAPPA.",
        "On 31 March 2022 there were 18 people at Level 2.",
        "There were 2,706 people under MAPPA, compared with 2,650 last year.",
        "In 2021-22 the courts made 140 SHPOs.",
        "The number of SHPOs rose from 140 to 151.",
    ],
)
def test_last_years_figure_said_to_be_so_is_right(read: Read, text: str) -> None:
    assert read("kent 2023", text, last=LAST) == []


@pytest.mark.parametrize(
    "text",
    [
        "Last year there were 2,560 people under MAPPA.",
        "On 31 March 2022 there were 28 people at Level 2.",
        "There were 2,706 people under MAPPA, compared with 2,560 last year.",
        "In 2021-22 the courts made 104 SHPOs.",
    ],
)
def test_a_wrong_figure_of_last_year_gets_a_warning(read: Read, text: str) -> None:
    assert told(read("kent 2023", text, last=LAST)) == [("sentence-contradicts", Severity.WARNING)]


def test_years_long_past_are_not_held_against_last_year(read: Read) -> None:
    assert read("kent 2023", "In 2017-18 there were 2,100 people under MAPPA.", last=LAST) == []


def test_a_heading_lends_its_line(read: Read) -> None:
    assert read("kent 2023", "Nine people were managed over the year.", heading="Level 3") == []


def test_a_heading_alone_never_makes_an_error(read: Read) -> None:
    problems = read("kent 2023", "There were 12 people in Category 1 on 31 March 2023.", heading="Level 3")

    assert told(problems) == [("sentence-contradicts", Severity.WARNING)]


def test_a_year_in_the_heading_makes_no_number_less_certain(read: Read) -> None:
    problems = read("kent 2023", "There were 2,760 people under MAPPA on 31 March 2023.", heading="Our work this year")

    assert told(problems) == [("sentence-contradicts", Severity.ERROR)]


def test_the_sentence_before_lends_its_line(read: Read) -> None:
    assert read("kent 2023", "At Level 2 there were 23 people. Of these, 7 were in Category 1.") == []


def test_what_is_suggested_for_some_of_them_is_a_figure_of_theirs(read: Read) -> None:
    problems = read("kent 2023", "There were 2,680 people at Level 1, 1,954 of them in Category 1.")

    assert [problem.label for problem in problems] == ["1,945 at eligible › level 1 › category 1"]


def test_that_level_is_the_one_named_before(read: Read) -> None:
    text = "Level 3 is for the few. Over the year we managed 9 people at that level and 6 of them were in Category 1."

    assert [problem.label for problem in read("kent 2023", text)] == ["5 at managed › level 3 › category 1"]


def test_none_is_said_to_be_none(read: Read) -> None:
    problems = read("kent 2023", "No Notification Orders were made.")

    assert [problem.message for problem in problems] == ["the sentence says none, and the return has 53"]


def test_a_number_from_a_placeholder_contradicts_nothing() -> None:
    report = report_of("kent 2023")
    place = Place(Source("section.md", "There were {{ x }} people at Level 1."), 1, 1, 10)
    pieces = (
        Piece("There were ", place),
        Piece("2,706", replace(place, column=12), expression="figures.eligible.total.total"),
        Piece(" people at Level 1.", replace(place, column=19)),
    )

    assert list(check_sentences(report, [Passage(Prose(pieces), report.sections[0])], area_names)) == []


def test_a_number_from_a_placeholder_takes_part_in_arithmetic() -> None:
    report = report_of("kent 2023")
    place = Place(Source("section.md", "Of the {{ x }} people, 1,953 (52%) were in Category 1."), 1, 1, 10)
    pieces = (
        Piece("Of the ", place),
        Piece("2,706", replace(place, column=8), expression="figures.eligible.total.total"),
        Piece(" people, 1,953 (52%) were in Category 1.", replace(place, column=15)),
    )

    problems = list(check_sentences(report, [Passage(Prose(pieces), report.sections[0])], area_names))

    assert [(problem.code, problem.label) for problem in problems] == [("sentence-arithmetic", "1,953 ÷ 2,706 = 72%")]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (
            "On 31 March 12 people were at Level 2.",
            "write  {{ figures.eligible.level_2.total }},  which can't go stale.",
        ),
        (
            "In all 90% of people under MAPPA were at Level 1.",
            "if that figure is meant, write  {{ figures.eligible.level_1.total | "
            "percent_of(figures.eligible.total.total) }},  which can't go stale; "
            "if something else is counted, say what.",
        ),
        (
            "In all 90.5% of people under MAPPA were at Level 1.",
            "if that figure is meant, correct the sentence, or the return; if something else is counted, say what.",
        ),
    ],
)
def test_the_hint_writes_the_placeholder_where_one_says_it_all(read: Read, text: str, hint: str) -> None:
    assert [problem.hint for problem in read("kent 2023", text)] == [hint]


def test_national_text_is_never_certain_enough_to_stop_a_build() -> None:
    report = report_of("kent 2023")
    text = "Most people (97% this year) are managed at Level 1."
    passage = Passage(Prose((Piece(text, Place(Source("eligible.md", text), 1, 1, len(text))),)))

    assert told(list(check_sentences(report, [passage], area_names))) == [("sentence-contradicts", Severity.WARNING)]


def test_text_that_is_national_and_has_national_figures_is_held_against_no_area() -> None:
    report = report_of("kent 2006")
    text = "There were 29,973 registered sex offenders on 31 March 2006."
    passage = Passage(Prose((Piece(text, Place(Source("overview.md", text), 1, 1, len(text))),)))

    assert list(check_sentences(report, [passage], area_names)) == []
    assert told(problems_in(report, text)) == [("sentence-contradicts", Severity.ERROR)]


def test_an_area_that_the_sentence_before_names_is_the_one_that_it_speaks_of(read: Read) -> None:
    assert read("kent 2023", "We looked at the work of Essex. It had 31 people at Level 2.") == []
    assert told(read("kent 2023", "We looked at our work. It had 31 people at Level 2.")) == [
        ("sentence-contradicts", Severity.WARNING)
    ]


@pytest.mark.parametrize(
    ("before", "times"),
    [
        ("We looked at the work of Essex.", 1),
        ("We looked at our work.", 0),
        ("The figure for Level 2 and Level 3 is new.", 0),
    ],
)
def test_the_names_of_areas_are_asked_for_only_where_one_may_stand(before: str, times: int) -> None:
    report, asked = report_of("kent 2023"), []

    def names() -> list[str]:
        asked.append(before)
        return area_names()

    text = f"{before} It came down to 23 people at Level 2 in the year."
    prose = Prose((Piece(text, Place(Source("s.md", text), 1, 1, len(text))),), ProseKind.PARAGRAPH)
    list(check_sentences(report, [Passage(prose, report.sections[0])], names))

    assert len(asked) == times


def table(rows: list[str]) -> list[Passage]:
    report = report_of("kent 2023")
    source = Source("section.md", "\n".join(rows))
    return [
        Passage(
            Prose((Piece(words, Place(source, row + 1, 1, len(words))),), ProseKind.CELL, Cell(0, row, column)),
            report.sections[0],
        )
        for row, line in enumerate(rows)
        for column, words in enumerate(line.split(" | "))
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Month | Visits", "May | 4", "June | 6", "Total | 10"], []),
        (["Month | Visits", "May | 4", "June | 6", "Total | 12"], ["4 + 6 = 10"]),
        (["Month | Visits", "May | 1,004", "June | 6", "Total | 1,100"], ["1,004 + 6 = 1,010"]),
        (["Month | A | B | Total", "May | 4 | 5 | 9", "June | 6 | 1 | 8"], ["6 + 1 = 7"]),
        (["Month | Visits", "May | 4", "June | about 6", "Total | 12"], []),
        (["Month | Visits", "May | 4", "Total | 12"], ["4 = 4"]),
        (["Month | Visits", "May | 4", "Total | 4"], []),
        (["Month | Visits", "May | 4", "June | 6", "Totally new | 12"], []),
        (["Month | Visits", "Total | 12"], []),
    ],
)
def test_a_total_of_a_table_adds_up(rows: list[str], expected: list[str]) -> None:
    problems = list(check_sentences(report_of("kent 2023"), table(rows), area_names))

    assert [(problem.code, problem.label) for problem in problems] == [
        ("table-arithmetic", label) for label in expected
    ]
