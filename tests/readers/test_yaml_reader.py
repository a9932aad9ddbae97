"""YAML into placed values: every scalar stays the text that was written, and what would surprise is a Problem."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.problems.problem import Problem
from mappa_report.problems.show import as_text
from mappa_report.readers.yaml_depth import MAX_DEPTH
from mappa_report.readers.yaml_reader import MAX_GROUP_SIZE, MAX_KEY_LENGTH, read_yaml
from mappa_report.source.nodes import MapNode, Node, Plain, TextNode, to_builtins
from mappa_report.source.place import Source


def read(text: str) -> tuple[Node | None, list[Problem]]:
    problems: list[Problem] = []
    return read_yaml(Source("s.yaml", text), problems), problems


def values(text: str) -> Plain:
    """The plain values of ``text``, which has no Problem."""
    node, found = read(text)
    assert node
    assert found == []
    return to_builtins(node)


def told(text: str) -> list[tuple[str, str, str]]:
    """Code, message and place of every Problem in ``text``."""
    return [(problem.code, problem.message, str(problem.place)) for problem in read(text)[1]]


@pytest.mark.parametrize(
    "written",
    [
        "1945",
        "010",
        "0x10",
        "1e5",
        "1_000",
        "12:30",
        "no",
        "Yes",
        ".inf",
        "2023-01-01",
        "٣",
        "１２",
        "½",
        "1,234",
        "n/a",
        "-1",
        "+5",
        "=",
        "99999999999999999999",
        "🎉",
        "שלום",
    ],
)
def test_a_scalar_is_the_text_that_was_written(written: str) -> None:
    assert values(f"a: {written}\n") == {"a": written}


@pytest.mark.parametrize("nothing", ["null", "~", "NULL", "Null", ""])
def test_what_yaml_has_for_nothing_is_a_blank(nothing: str) -> None:
    node, problems = read(f"a: {nothing}\nb: 'null'\n")
    assert problems == []
    assert isinstance(node, MapNode)
    assert {key: (value.text, value.is_blank) for key, value in node.values.items() if isinstance(value, TextNode)} == {
        "a": ("", True),
        "b": ("null", False),
    }


@pytest.mark.parametrize(
    ("written", "rest"),
    [
        ("a: Our #1 priority", "'Our #1 priority'"),
        ("a: Our work # and more", "'Our work # and more'"),
        ("a: Housing # and homes", "'Housing # and homes'"),
        ("- Our #1", "'Our #1'"),
        ("a: {b: Our #1 aim\n  }", "'Our #1 aim'"),
        ("a: #1 priority", "'#1 priority'"),
    ],
)
def test_a_sign_that_cuts_off_a_value_is_told(written: str, rest: str) -> None:
    _, problems = read(written + "\n")
    assert [
        (problem.code, problem.hint.partition(":  ")[2].partition(";")[0]) for problem in problems if problem.hint
    ] == [("yaml-remark", rest)]


@pytest.mark.parametrize(
    "written",
    [
        "a: word # remark",
        "a: some words  # remark",
        "a: 12 #remark",
        "a:  # remark",
        "a: 'Our #1'",
        "a: C#",
        "a: 1 # 2 # 3",
    ],
)
def test_a_remark_is_let_be(written: str) -> None:
    assert told(written + "\n") == []


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), max_size=60))
def test_any_text_in_quotes_comes_back_as_it_was(text: str) -> None:
    quoted = text.replace("'", "''")

    assert values(f"a: '{quoted}'\n") == {"a": text}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_every_line_ending_gives_the_same_values_and_places(end: str) -> None:
    node, found = read(end.join(["a: 1", "b:", "  c: 2", ""]))

    assert found == []
    assert isinstance(node, MapNode)
    assert to_builtins(node) == {"a": "1", "b": {"c": "2"}}
    inner = node.values["b"]
    assert isinstance(inner, MapNode)
    assert str(inner.values["c"].place) == "s.yaml:3:6"


def test_nothing_after_a_colon_is_blank_and_placed_at_its_name() -> None:
    node, found = read("a: 1\nb:\n\n\nc: ''\n")

    assert found == []
    assert isinstance(node, MapNode)
    blank, quoted = node.values["b"], node.values["c"]
    assert isinstance(blank, TextNode)
    assert isinstance(quoted, TextNode)
    assert (blank.is_blank, str(blank.place)) == (True, "s.yaml:2:1")
    assert quoted.is_blank is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\n", [("duplicate-key", "a is given twice", "s.yaml:2:1")]),
        ("a: &x 1\n", [("yaml-alias", "&x marks a value to be repeated", "s.yaml:1:4")]),
        ("a: *x\n", [("yaml-alias", "*x repeats a value from elsewhere", "s.yaml:1:4")]),
        ("a: !!int 4\n", [("yaml-tag", "this tag sets a type", "s.yaml:1:4")]),
        ("? [a, b]\n: 1\n", [("yaml-key", "a key must be a plain word", "s.yaml:1:3")]),
        ("a: 1\n---\nb: 2\n", [("yaml-documents", "a second document begins here", "s.yaml:2:1")]),
        ("a:\n\tb: 1\n", [("yaml-tab", "a tab indents this line", "s.yaml:2:1")]),
        ("# nothing\n", [("file-empty", "this file holds no values", "s.yaml")]),
        ("---\n", [("file-empty", "this file holds no values", "s.yaml")]),
        ('a: "\\a"\n', [("control-character", "a control character (U+0007) is written here", "s.yaml:1:4")]),
        ('a: "\\0"\n', [("control-character", "a control character (U+0000) is written here", "s.yaml:1:4")]),
        ('"\\x1B": 1\n', [("control-character", "a control character (U+001B) is written here", "s.yaml:1:1")]),
    ],
)
def test_what_would_surprise_is_a_problem_in_its_place(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_a_merge_key_is_a_name_like_any_other() -> None:
    assert values("<<: {a: 1}\n") == {"<<": {"a": "1"}}


def test_duplicate_names_keep_the_first_value() -> None:
    node, _ = read("a: 1\na: 2\n")

    assert node
    assert to_builtins(node) == {"a": "1"}


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? "])
def test_no_depth_of_nesting_exhausts_the_program(opening: str) -> None:
    ((code, message, place),) = told(opening * (500_000 // len(opening)))

    assert (code, message) == ("yaml-too-deep", "values are nested too deeply")
    assert place == f"s.yaml:1:{(MAX_DEPTH + 1) * len(opening) + 1}"


def test_the_deepest_nesting_is_read() -> None:
    text = "[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH

    assert str(values(text)) == text.replace("x", "'x'")


def test_a_group_of_very_many_names_is_no_file_of_ours() -> None:
    def text(count: int) -> str:
        return "".join(f"k{number}: 1\n" for number in range(count))

    assert len(values(text(MAX_GROUP_SIZE))) == MAX_GROUP_SIZE
    assert told(text(MAX_GROUP_SIZE + 1)) == [
        ("file-too-large", "this group has more than 500 values", f"s.yaml:{MAX_GROUP_SIZE + 1}:1")
    ]


def test_a_list_of_very_many_items_is_no_file_of_ours() -> None:
    assert told("[" + "a," * (MAX_GROUP_SIZE + 1) + "]") == [
        ("file-too-large", "this list has more than 500 values", f"s.yaml:1:{2 + 2 * MAX_GROUP_SIZE}")
    ]


def test_a_hundred_thousand_duplicates_are_not_all_told() -> None:
    problems = told("a:\n" * 100_000)

    assert problems[0] == ("duplicate-key", "a is given twice", "s.yaml:2:1")
    message = "more than 300 things are wrong here, so what follows is not looked at"
    assert problems[-1] == ("too-many-problems", message, "s.yaml:302:1")
    assert len(problems) == 301


def test_no_more_values_are_read_than_any_file_has() -> None:
    group = "".join(f"  b{number}: 1\n" for number in range(490))
    problems = told("".join(f"a{number}:\n{group}" for number in range(25)))

    assert problems == [("file-too-large", "this file has more than 20,000 values", "s.yaml:10000:9")]


@pytest.mark.parametrize("name", ['""', "' '", '"\\u00a0"'])
def test_a_value_without_a_name_is_left_out_and_told(name: str) -> None:
    node, (problem,) = read(f"a: 1\n{name}: Rate\n")

    assert node
    assert to_builtins(node) == {"a": "1"}
    assert (problem.code, problem.message, str(problem.place)) == ("yaml-key", "a value has no name", "s.yaml:2:1")
    assert problem.hint == "write a name before the colon."


def test_a_name_of_very_many_letters_is_left_out_and_told() -> None:
    name = "a" * (MAX_KEY_LENGTH + 1)
    node, (problem,) = read(f"a: 1\n? {name}\n: 2\n{name[1:]}: 3\n")

    assert node
    assert to_builtins(node) == {"a": "1", name[1:]: "3"}
    assert (problem.code, str(problem.place)) == ("yaml-key", "s.yaml:2:3")
    assert problem.message == "a name of 101 characters stands here, where 100 are the most"
    assert problem.hint == "shorten it; if it is no name, look for a missing quotation mark."


def test_a_slip_is_shown_in_the_line_where_it_was_made() -> None:
    _, found = read('edition: "2023\nreviews: 4\n')

    assert as_text(found) == (
        "error: a quotation mark or bracket that was opened is never closed      [yaml-syntax]\n"
        "  s.yaml:1:10\n"
        "\n"
        '  1 | edition: "2023\n'
        "    |          ^\n"
        "\n"
        "  hint: close it, or remove the one that opens it."
    )


@given(st.text(max_size=80))
def test_whatever_the_text_there_are_values_or_problems_in_it(text: str) -> None:
    printable = "".join(char for char in text if char.isprintable() or char == "\n")
    node, found = read(printable)

    assert node is not None or found
    assert all(problem.place.line <= len(problem.place.source.lines) for problem in found)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name: Kent\ncolours: {accent: #12436D}\nlogo: a.png\n", "s.yaml:2:19"),
        ("colours: {accent: #12436D}\n", "s.yaml:1:19"),
        ("colours: {\n  accent: #12436D, band: #fff}\nlogo: a.png\n", "s.yaml:2:11"),
        ("list: [#12436D]\nlogo: a.png\n", "s.yaml:1:8"),
    ],
)
def test_a_colour_without_quotes_within_brackets_is_told_as_the_remark_that_it_makes(text: str, place: str) -> None:
    assert told(text) == [("yaml-syntax", "a # begins a remark, so the rest of this line is not read", place)]


def test_a_remark_within_brackets_is_not_blamed_for_what_another_line_lacks() -> None:
    message = "a quotation mark or bracket that was opened is never closed"

    assert told("a: {b: 1, # first\n  c: 2\nd: 3\n") == [("yaml-syntax", message, "s.yaml:1:4")]
