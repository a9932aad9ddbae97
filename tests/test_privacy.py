"""What identifies someone is shown nowhere: not in its own excerpt, nor in any other problem's, nor in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.privacy import without_private
from mappa_report.problem import Place, Problem, Severity, Source
from mappa_report.show_problems import as_text
from tests.conftest import Run

DATUM = "07700 900123"
TEXT = f"# Contact\nRing {DATUM} or write.\nEvery case is reviewed.\n"
SOURCE = Source("s.md", TEXT)
PRIVATE = Problem("telephone-number", "a telephone number stands here", Place(SOURCE, 2, 6, 12), is_private=True)


def test_its_own_excerpt_and_that_of_its_neighbours_have_dots() -> None:
    same_line = Problem("raw-html", "m", Place(SOURCE, 2, 22, 5))
    next_line = Problem("raw-html", "m", Place(SOURCE, 3, 1, 5))

    shown = as_text([next_line, PRIVATE, same_line])

    assert DATUM not in shown
    assert shown.count(f"  2 | Ring {'•' * 12} or write.") == 3
    assert "    |      ^^^^^^^^^^^^" in shown


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (f"{DATUM} is no number", "••• is no number"),
        ("07700 900… is no number", "•••… is no number"),
        ("900,123 agrees with no figure", "••• agrees with no figure"),
        ("07700, 900123 and 900,123", "•••, ••• and •••"),
        ("1900123 and 9001234", "1900123 and 9001234"),
        ("every case in 2023", "every case in 2023"),
    ],
)
def test_what_another_problem_on_the_line_quotes_of_it_is_dots(said: str, left: str) -> None:
    other = Problem("raw-html", said, Place(SOURCE, 2, 4, 3), label=said, notes=(said,), hint=said, record=(said,))

    hidden = without_private([other, PRIVATE])[0]

    assert {hidden.message, hidden.label, hidden.hint, *hidden.notes, *hidden.record} == {left}


def test_what_is_short_is_dots_as_a_word_and_only_where_it_stands() -> None:
    source = Source("t.yaml", "group_4: 2\n")
    private = Problem("figure-withheld", "a figure of 2023 stands here", Place(source, 1, 10), is_private=True)
    here = Problem("not-applicable", "2 is given in 2023, at group_2", Place(source, 1, 10))
    elsewhere = Problem("not-applicable", "2 is given", Place(source, 1, 1, 7))

    assert [problem.message for problem in without_private([private, here, elsewhere])] == [
        "a figure of 2023 stands here",
        "••• is given in 2023, at group_2",
        "2 is given",
    ]


def test_a_part_of_it_that_another_problem_points_at_is_dots_in_its_words() -> None:
    source = Source("s.md", "He drove off in AB12 XYZ and met the XYZ team.")
    private = Problem("vehicle-registration", "m", Place(source, 1, 17, 8), is_private=True)
    inside = Problem("raw-html", "XYZ is spelt out nowhere", Place(source, 1, 22, 3), notes=("ABXYZ: ?",))

    hidden = without_private([private, inside])[1]

    assert (hidden.message, hidden.notes) == ("••• is spelt out nowhere", ("ABXYZ: ?",))


def test_single_words_of_a_sentence_that_tells_too_much_stay() -> None:
    sentence = "A man of 34 from Little Somewhere was sentenced there in May to twelve years for it."
    source = Source("s.md", sentence)
    private = Problem("case-identifies", "m", Place(source, 1, 1, len(sentence)), is_private=True)
    inside = Problem("raw-html", "“May” of which year, and 34?", Place(source, 1, 58, 3))

    hidden = without_private([private, inside])[1]

    assert (hidden.message, set(hidden.place.source.line(1))) == ("“May” of which year, and •••?", {"•"})


def test_it_is_dots_too_where_a_problem_of_another_file_quotes_it() -> None:
    other = Problem("duplicate-key", f"{DATUM} is given twice, in 07700", Place(Source("t.yaml", "a: 1"), 1, 1))

    assert without_private([PRIVATE, other])[1].message == "••• is given twice, in 07700"


def test_without_anything_private_problems_are_left_as_they_are() -> None:
    problem = Problem("raw-html", DATUM, Place(SOURCE, 2, 6, 12))

    assert without_private([problem])[0] is problem


@given(text=st.text(), line=st.integers(0, 4), column=st.integers(1, 30), length=st.integers(1, 30))
def test_wherever_it_stands_lines_keep_their_number_and_length(text: str, line: int, column: int, length: int) -> None:
    source = Source("s.md", text)

    (hidden,) = without_private([Problem("postcode", "m", Place(source, line, column, length), is_private=True)])

    lines = hidden.place.source.lines
    assert [len(each) for each in lines] == [len(each) for each in source.lines]
    assert set(hidden.place.source.line(line)[column - 1 : column - 1 + length]) <= {"•"}


def test_very_many_take_little_time() -> None:
    source = Source("s.md", "\n".join(f"a{number}@x.org" for number in range(3000)))
    private = [
        Problem("e-mail-address", "m", Place(source, number + 1, 1, 10), Severity.WARNING, is_private=True)
        for number in range(3000)
    ]

    assert len(without_private(private)) == 3000


@pytest.mark.parametrize("style", ["text", "json", "sarif", "github"])
@pytest.mark.parametrize("arguments", [[], ["--only", "words"], ["--skip", "people"], ["--only", "sentences"]])
def test_no_format_and_no_choice_of_families_lets_it_out(
    workspace: Path, run: Run, style: str, arguments: list[str]
) -> None:
    page = workspace / "areas/testshire/2023/sections/20-police.md"
    page.write_text(f"{page.read_text('utf-8')}\n• Ring {DATUM} or a.person@testshire.example now.\n\n#No heading\n")

    out = run("check", "testshire", "2023", "--format", style, *arguments).out

    assert "900123" not in out
    assert "a.person" not in out
    assert "pasted-text" in out or arguments[-1:] == ["sentences"]


def test_a_waiver_does_not_let_it_out_either(workspace: Path, run: Run) -> None:
    folder = workspace / "areas/testshire/2023"
    page = folder / "sections/20-police.md"
    page.write_text(f"{page.read_text('utf-8')}\nWrite to a.person@testshire.example now.\n")
    waiver = "- {code: e-mail-address, place: '%s', reason: '%s', who: Chair, date: 2023-09-01}\n"
    at = "sections/20-police.md: a.person@testshire.example"
    (folder / "waivers.yaml").write_text(waiver % (at, "a.person@testshire.example is public"))

    result = run("check", "testshire", "2023", "--format", "json")

    assert "a.person" not in result.out
    (waived,) = json.loads(result.out)["waived"]
    assert (waived["code"], waived["waiver"]["reason"]) == ("e-mail-address", "••• is public")
