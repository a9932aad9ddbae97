"""What identifies someone is shown nowhere: not in its own excerpt, nor in any other problem's, nor in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem, Severity
from mappa_report.problems.show import as_text
from mappa_report.source.place import Place, Source
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

    hidden = redacted([other, PRIVATE])[0]

    assert {hidden.message, hidden.label, hidden.hint, *hidden.notes, *hidden.record} == {left}


def test_what_is_short_is_dots_as_a_word_and_only_where_it_stands() -> None:
    source = Source("t.yaml", "group_4: 2\n")
    private = Problem("figure-withheld", "a figure of 2023 stands here", Place(source, 1, 10), is_private=True)
    here = Problem("not-applicable", "2 is given in 2023, at group_2", Place(source, 1, 10))
    elsewhere = Problem("part-exceeds-whole", "2 is given", Place(source, 1, 1, 7))

    assert [problem.message for problem in redacted([private, here, elsewhere])] == [
        "a figure of 2023 stands here",
        "••• is given in 2023, at group_2",
        "2 is given",
    ]


def test_a_part_of_it_that_another_problem_points_at_is_dots_in_its_words() -> None:
    source = Source("s.md", "He drove off in AB12 XYZ and met the XYZ team.")
    private = Problem("vehicle-registration", "m", Place(source, 1, 17, 8), is_private=True)
    inside = Problem("raw-html", "XYZ is spelt out nowhere", Place(source, 1, 22, 3), notes=("ABXYZ: ?",))

    hidden = redacted([private, inside])[1]

    assert (hidden.message, hidden.notes) == ("••• is spelt out nowhere", ("ABXYZ: ?",))


def test_single_words_of_a_sentence_that_tells_too_much_stay() -> None:
    sentence = "A man of 34 from Little Somewhere was sentenced there in May to twelve years for it."
    source = Source("s.md", sentence)
    private = Problem("case-identifies", "m", Place(source, 1, 1, len(sentence)), is_private=True)
    inside = Problem("raw-html", "“May” of which year, and 34?", Place(source, 1, 58, 3))

    hidden = redacted([private, inside])[1]

    assert (hidden.message, set(hidden.place.source.line(1))) == ("“May” of which year, and •••?", {"•"})


def test_it_is_dots_too_where_a_problem_of_another_file_quotes_it() -> None:
    other = Problem("duplicate-key", f"{DATUM} is given twice, in 07700", Place(Source("t.yaml", "a: 1"), 1, 1))

    assert redacted([PRIVATE, other])[1].message == "••• is given twice, in 07700"


def test_without_anything_private_problems_are_left_as_they_are() -> None:
    source = Source("s.md", "Of 2,680 people, 160.2 per 100,000, on 31 March 2023, and 24 more.")
    problem = Problem("raw-html", "2,680 + 24 = 2,704, on 31 March 2023", Place(source, 1, 4, 5), hint="160.2")

    assert redacted([problem]) == (problem,)
    assert redacted([problem])[0].place.source is source


@given(text=st.text(), line=st.integers(0, 4), column=st.integers(1, 30), length=st.integers(1, 30))
def test_wherever_it_stands_lines_keep_their_number_and_length(text: str, line: int, column: int, length: int) -> None:
    source = Source("s.md", text)

    (hidden,) = redacted([Problem("postcode", "m", Place(source, line, column, length), is_private=True)])

    lines = hidden.place.source.lines
    assert [len(each) for each in lines] == [len(each) for each in source.lines]
    assert set(hidden.place.source.line(line)[column - 1 : column - 1 + length]) <= {"•"}


def test_very_many_take_little_time() -> None:
    source = Source("s.md", "\n".join(f"a{number}@x.org" for number in range(3000)))
    private = [
        Problem("e-mail-address", "m", Place(source, number + 1, 1, 10), Severity.WARNING, is_private=True)
        for number in range(3000)
    ]

    assert len(redacted(private)) == 3000


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


WITH_WITHHELD = Path(__file__).parent / "cases/figure-withheld"
STYLES = ["text", "json", "sarif", "github"]
HEAD = "---\ntitle: Police\nkind: agency-perspective\nplace: local\nrole: Inspector\n---\n"
MAIL = "a.person@testshire.example"
SECTION = "areas/testshire/2023/sections/20-police.md"
RETURN = "areas/testshire/2023/statistics.yaml"
ABOUT = "areas/testshire/area.yaml"
LIST = "areas/testshire/2023/waivers.yaml"
WAIVER = "- {code: pasted-text, place: '%s', reason: '%s', who: '%s', date: 2023-09-01}\n"


def written(root: Path, files: dict[str, str]) -> None:
    """``files`` written below ``root``; what begins with ``+`` is put at the end of what the file has."""
    for name, text in files.items():
        path = root / name
        before = path.read_text("utf-8") if text.startswith("+") else ""
        path.write_text(before + text.removeprefix("+"), "utf-8")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("files", "private", "codes"),
    [
        pytest.param(
            {SECTION: f"---\ntitle: [Police, {DATUM}\n---\nRing us.\n"},
            ["900123"],
            ["yaml-syntax", "telephone-number"],
            id="head that is no YAML",
        ),
        pytest.param(
            {RETURN: 'edition: "1999"\n', SECTION: f"{HEAD}Write to <b>{MAIL}</b>\n"},
            ["a.person"],
            ["raw-html", "e-mail-address"],
            id="edition that there is none of",
        ),
        pytest.param(
            {ABOUT: "name: [\n", SECTION: f"{HEAD}Write to <b>{MAIL}</b>\n"},
            ["a.person"],
            ["raw-html", "e-mail-address"],
            id="area that can't be read",
        ),
        pytest.param({RETURN: "edition: tiny\ncategory_4:37\n"}, ["37"], ["yaml-syntax"], id="no blank after a colon"),
        pytest.param({RETURN: "edition: tiny\ncategory_4:7\n"}, ["4: 7", "4:7"], ["yaml-syntax"], id="one digit"),
        pytest.param(
            {RETURN: "edition: tiny\ngroup_4: 37\ngroup_4: 39\n"},
            ["37", "39"],
            ["duplicate-key"],
            id="given twice",
        ),
        pytest.param(
            {RETURN: "edition: tiny\ncategory_4:\n  near: 37\n  far:39\n  total: 76\n"},
            ["37", "39", "76"],
            ["yaml-syntax"],
            id="group of figures",
        ),
        pytest.param(
            {RETURN: "edition: tiny\npeople: [\n# There were 37 people in Category 4.\n"},
            ["37"],
            ["yaml-syntax"],
            id="comment in a return",
        ),
        pytest.param(
            {SECTION: f"{HEAD}The count was `Group 4: 37` then.\n"},
            ["37"],
            ["markdown-unsupported"],
            id="figure in code",
        ),
        pytest.param(
            {RETURN: "+\n# She was born:\nreviews: !03%2F04%2F1971 4\n"},
            ["03/04/1971"],
            ["yaml-tag"],
            id="tag of YAML, decoded",
        ),
        pytest.param({RETURN: f"+\n# Ring {DATUM} for these.\n"}, ["900123"], ["telephone-number"], id="comment"),
        pytest.param({RETURN: f"+\nnote: {MAIL}\n"}, ["a.person"], ["e-mail-address", "unknown-key"], id="value"),
        pytest.param({RETURN: f"+\n{MAIL}: 4\n"}, ["a.person"], ["e-mail-address"], id="key"),
        pytest.param({ABOUT: f"+\ncontact: {MAIL}\n"}, ["a.person"], ["e-mail-address", "unknown-key"], id="area"),
        pytest.param(
            {LIST: WAIVER % (SECTION, f"{DATUM} is public", MAIL)},
            ["900123", "a.person"],
            ["telephone-number", "e-mail-address", "waiver-unused"],
            id="waivers",
        ),
        pytest.param(
            {"areas/testshire/2023/sections/25-ring-07700-900123.md": f"{HEAD}Ring us.\n#No\n"},
            ["900123"],
            ["telephone-number", "pasted-text"],
            id="name of a file",
        ),
        pytest.param(
            {SECTION: f"{HEAD}![A chart](07700900123.png)\n"},
            ["900123"],
            ["telephone-number", "picture-unreadable"],
            id="name of a picture",
        ),
        pytest.param(
            {SECTION: f"{HEAD}Ring 07700\n900123 now, <b>soon</b>.\n"},
            ["900123"],
            ["telephone-number", "raw-html"],
            id="over two lines",
        ),
        pytest.param(
            {SECTION: f"{HEAD}> Ring 07700\n> 900123 now, <b>soon</b>.\n"},
            ["900123"],
            ["raw-html"],
            id="in a quotation",
        ),
        pytest.param(
            {SECTION: f"{HEAD}Write to {MAIL} now.\n", ABOUT: f"+\nx{MAIL}x: <b>\n"},
            ["a.person"],
            ["e-mail-address", "unknown-key"],
            id="written in another file too",
        ),
        pytest.param(
            {
                SECTION: f"{HEAD}| Group | People |\n|---|---|\n| Group 3 | 1,953 |\n| Group 4 | 37 |\n"
                "| Total | 1,991 |\n"
            },
            ["37", "1,990", "1953"],
            ["figure-withheld"],
            id="table that adds it up",
        ),
    ],
)
def test_whatever_else_is_wrong_it_is_not_let_out(
    workspace: Path, run: Run, style: str, files: dict[str, str], private: list[str], codes: list[str]
) -> None:
    form = "boilerplate/tiny/form.yaml"
    written(workspace, {form: (WITH_WITHHELD / form).read_text("utf-8"), **files})

    out = run("check", "testshire", "2023", "--format", style).out

    assert [datum for datum in private if datum in out] == []
    assert [code for code in codes if code not in out] == []


def test_a_table_with_nothing_private_still_tells_its_sum_beside_one_that_has(workspace: Path, run: Run) -> None:
    table = "| Group | People |\n|---|---|\n| Group 3 | 1,953 |\n| %s | 37 |\n| Total | 1,991 |\n"
    form = "boilerplate/tiny/form.yaml"
    body = f"{HEAD}{table % 'Group 4'}\nAnd then:\n\n{table % 'Group 5'}"
    written(workspace, {form: (WITH_WITHHELD / form).read_text("utf-8"), SECTION: body})

    outcome = json.loads(run("check", "testshire", "2023", "--format", "json").out)

    told = [(problem["code"], problem["line"]) for problem in outcome["problems"]]
    assert told == [("figure-withheld", 10), ("table-arithmetic", 19)]


def test_a_datum_of_one_file_is_dots_in_the_lines_shown_of_another() -> None:
    other = Problem("duplicate-key", "m", Place(Source("t.yaml", f"x{DATUM}: 1\ny: 2\n"), 2, 1))

    hidden = redacted([PRIVATE, other])[1]

    assert hidden.place.source.lines == [f"x{'•' * len(DATUM)}: 1", "y: 2", ""]


def test_however_many_there_are_the_words_beside_them_are_shown() -> None:
    text = "\n".join(f"a{number}@x.org in words" for number in range(600))
    private = [
        Problem("e-mail-address", "m", Place(Source("s.md", text), number + 1, 1, 7), is_private=True)
        for number in range(600)
    ]

    assert set(redacted(private)[0].place.source.text.split()) == {"•" * 8, "•" * 9, "•" * 10, "in", "words"}


def test_a_case_is_dots_on_all_the_lines_of_its_paragraph(workspace: Path, run: Run) -> None:
    case = "A man lived in Smalltown and\nwas convicted of rape. He was aged 34\nand jailed for <b>twelve</b> years.\n"
    written(workspace, {SECTION: f"{HEAD}Before.\n\n{case}"})

    out = run("check", "testshire", "2023").out

    assert "case-identifies" in out
    assert [word for word in ("Smalltown", "rape", "jailed") if word in out] == []


def test_who_waived_is_hidden_too(workspace: Path, run: Run) -> None:
    page = f"{HEAD}\n• Every case, and write to {MAIL} now.\n"
    waiver = WAIVER % ("sections/20-police.md: • Every case", "Seen.", MAIL)
    written(workspace, {SECTION: page, LIST: waiver})

    out = json.loads(run("check", "testshire", "2023", "--format", "json").out)

    assert MAIL not in json.dumps(out)
    assert [waived["waiver"]["who"] for waived in out["waived"]] == ["•••"]
