"""Problems as people read them, compared whole."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mappa_report.problems.outcome import Counts
from mappa_report.problems.problem import Problem, Severity, Waived, Waiver
from mappa_report.problems.show import as_text, waived_as_text
from mappa_report.source.place import Place, Source

SOURCE = Source("areas/testshire/2023/statistics.yaml", "edition: tiny\n  level: 23\n")


def waived(problem: Problem) -> Waived:
    place = Place(Source("areas/testshire/2023/waivers.yaml"), 1, 1)
    day = date(2023, 9, 1)
    return Waived(problem, Waiver(problem.code, ("s.md",), "", "seen", "Coordinator", day, place, place))


def test_a_problem_with_everything_is_shown_whole() -> None:
    problem = Problem(
        "total-differs",
        "Level 2 does not add up",
        Place(SOURCE, 2, 10, 2),
        record=("eligible", "level_2", "total"),
        label="7 + 7 + 9 = 23",
        notes=("the column is 24, but 1 + 23 = 24",),
        hint="the column totals agree with 23.",
    )

    assert as_text([problem]) == (
        "error: Level 2 does not add up                                          [total-differs]\n"
        "  areas/testshire/2023/statistics.yaml:2:10    eligible › level_2 › total\n"
        "\n"
        "  1 | edition: tiny\n"
        "  2 |   level: 23\n"
        "    |          ^^ 7 + 7 + 9 = 23\n"
        "\n"
        "  also: the column is 24, but 1 + 23 = 24\n"
        "  hint: the column totals agree with 23."
    )


def test_a_problem_with_a_whole_file_shows_no_line() -> None:
    problem = Problem("file-missing", "this file does not exist", Place(SOURCE), Severity.WARNING)

    assert as_text([problem]) == (
        "warning: this file does not exist                                       [file-missing]\n"
        "  areas/testshire/2023/statistics.yaml"
    )


def test_problems_are_parted_by_an_empty_line() -> None:
    problem = Problem("file-missing", "a", Place(Source("s")))

    assert as_text([problem, problem]) == "\n\n".join([as_text([problem])] * 2)
    assert as_text([]) == ""


def test_a_long_line_is_shown_in_a_window_round_the_slip() -> None:
    source = Source("s.md", "x" * 500 + "HERE" + "y" * 500)

    assert as_text([Problem("raw-html", "m", Place(source, 1, 501, 4))]).splitlines()[3:] == [
        "  1 | " + "x" * 45 + "HERE" + "y" * 41,
        "    | " + " " * 45 + "^^^^",
    ]


def test_a_caret_never_runs_past_the_window() -> None:
    source = Source("s.md", "a" * 400)

    assert as_text([Problem("raw-html", "m", Place(source, 1, 1, 400))]).splitlines()[-1] == "    | " + "^" * 90


def test_what_a_terminal_would_obey_is_shown_as_a_sign() -> None:
    source = Source("a\x1b[31m\nb.md", "red \x1b[31m and \u202e back\tend")
    problem = Problem("raw-html", "m\x07\n", Place(source, 1, 5), hint="h\x9b1m")

    assert as_text([problem]) == (
        "error: m�                                                               [raw-html]\n"
        "  a�[31m b.md:1:5\n"
        "\n"
        "  1 | red �[31m and � back end\n"
        "    |     ^\n"
        "\n"
        "  hint: h�1m"
    )


def test_a_long_hint_is_broken_into_lines() -> None:
    text = as_text([Problem("raw-html", "m", Place(Source("s")), hint="word " * 40)])

    assert max(map(len, text.splitlines())) <= 100
    assert text.splitlines()[3:] == [
        "  hint: " + " ".join(["word"] * 18),
        "        " + " ".join(["word"] * 18),
        "        " + " ".join(["word"] * 4),
    ]


def test_a_message_with_a_whole_file_in_it_is_cut() -> None:
    problem = Problem("raw-html", "m" * 10**6, Place(Source("s")), record=("r" * 10**6,), hint="h" * 10**6)

    lines = as_text([problem]).splitlines()

    assert [len(line) for line in lines] == [7 + 500 + 2 + 10, 2 + 1 + 4 + 500, 0, 8 + 500]
    assert all("…" in line for line in lines if line)


def test_of_very_many_problems_the_first_are_shown_and_the_rest_counted() -> None:
    problems = [Problem("raw-html", f"m{number}", Place(Source("s"))) for number in range(1201)]

    text = as_text(problems)

    assert text.count("[raw-html]") == 200
    assert text.endswith("\n\nand 1001 more problems: mend these first.")
    assert str(Counts.of(problems)) == "1201 errors, 0 warnings"


def test_parts_are_painted_by_name() -> None:
    problem = Problem("raw-html", "m", Place(SOURCE, 1, 1, 3), Severity.WARNING, hint="h")

    assert as_text([problem], lambda part, text: f"<{part}>{text}</>") == (
        "<warning>warning: m</>" + " " * 62 + "<code>[raw-html]</>\n"
        "  areas/testshire/2023/statistics.yaml:1:1\n"
        "\n"
        "  1 | edition: tiny\n"
        "    | <warning>^^^</>\n"
        "\n"
        "<hint>  hint: h</>"
    )


def test_counts_are_in_words() -> None:
    error = Problem("raw-html", "m", Place(SOURCE))
    warning = Problem("raw-html", "m", Place(SOURCE), Severity.WARNING)
    info = Problem("raw-html", "m", Place(SOURCE), Severity.INFO)

    assert str(Counts.of([])) == "0 errors, 0 warnings"
    assert str(Counts.of([error, warning])) == "1 error, 1 warning"
    assert str(Counts.of([error, error, warning, warning])) == "2 errors, 2 warnings"
    assert str(Counts.of([info, error, info])) == "1 error, 0 warnings, 2 for information"
    assert str(Counts.of([], 1)) == "0 errors, 0 warnings, 1 waived"


def test_what_is_waived_has_a_line_with_why_by_whom_and_when() -> None:
    problem = Problem("raw-html", "m", Place(SOURCE, 2, 3, 4), Severity.WARNING)

    assert (
        waived_as_text([waived(problem), waived(problem)]).splitlines()
        == ["waived: [raw-html] areas/testshire/2023/statistics.yaml:2:3 – seen (Coordinator, 1 September 2023)"] * 2
    )


def test_a_file_s_name_that_is_no_utf_8_can_still_be_printed() -> None:
    problem = Problem("raw-html", "m", Place(Source("10-\udcff.md")))

    assert as_text([problem]).splitlines()[1] == "  10-�.md"


@given(text=st.text(), line=st.integers(0, 5), column=st.integers(1, 200), length=st.integers(0, 300))
def test_whatever_the_file_holds_its_problem_can_be_shown(text: str, line: int, column: int, length: int) -> None:
    problem = Problem("raw-html", text, Place(Source(text, text), line, column, length), label=text, hint=text)

    shown = as_text([problem])

    assert all(char.isprintable() or char == "\n" for char in shown)
    shown.encode()
