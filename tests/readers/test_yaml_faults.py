"""Text that is no YAML: each fault is told in our own words, whatever the parser says of it."""

from __future__ import annotations

import pytest
import yaml

from mappa_report.problems.problem import Problem
from mappa_report.readers import yaml_reader
from mappa_report.readers.yaml_faults import syntax_problem
from mappa_report.readers.yaml_mending import read_around_faults
from mappa_report.source.nodes import to_builtins
from mappa_report.source.place import Source

OPENED = "a quotation mark or bracket that was opened is never closed"
MISFIT = "this line does not fit with those above it"
SIGN = "a value begins with a sign that has a meaning of its own"
NO_COLON = "a name has no colon after it"
TOO_DEEP = "values are nested too deeply"

FAULTS = {
    'a: "x\n': (OPENED, "s.yaml:1:4"),
    "a: 'x\n---\nb: 1\n": (OPENED, "s.yaml:1:4"),
    "a: [1, 2\nb: 3\n": (OPENED, "s.yaml:1:4"),
    "a: {b: 1\n": (OPENED, "s.yaml:1:4"),
    "a: b: c\n": ("a second colon stands in this line", "s.yaml:1:5"),
    "a: 1\n  b: 2\n": ("this line is indented further than those it belongs with", "s.yaml:2:3"),
    "a: 1\nbcd\ne: 1\n": (NO_COLON, "s.yaml:2:1"),
    '"a": 1\n"b" 2\n': (NO_COLON, "s.yaml:2:1"),
    "a: -\n": ("a dash stands where a value is due", "s.yaml:1:4"),
    "a: - x\n": (SIGN, "s.yaml:1:4"),
    "a: @x\n": (SIGN, "s.yaml:1:4"),
    "a: %x\n": (SIGN, "s.yaml:1:4"),
    "a: *\n": (SIGN, "s.yaml:1:4"),
    "a: ]\n": (SIGN, "s.yaml:1:4"),
    'a: "it\\x4"\n': ("a backslash in double quotes begins a sign of its own, and this one is unknown", "s.yaml:1:9"),
    "a:\n  b: 1\n c: 2\n": (MISFIT, "s.yaml:3:2"),
    "- a\nb: 1\n": (MISFIT, "s.yaml:2:1"),
    "a: 'x' y\n": ("this quotation mark closes before the value ends", "s.yaml:1:6"),
    "a: |\n\tx\n": ("a tab indents this line", "s.yaml:2:1"),
    "a:1\nb: 2\n": ("no space follows the colon", "s.yaml:1:2"),
    "a: [#fff]\n": ("a # begins a remark, so the rest of this line is not read", "s.yaml:1:5"),
    "a: " + "[" * 5_000: (TOO_DEEP, "s.yaml:1:16"),
    "{" * 5_000: (TOO_DEEP, "s.yaml:1:14"),
}


def told(text: str) -> list[Problem]:
    found: list[Problem] = []
    yaml_reader.read_yaml(Source("s.yaml", text), found)
    return found


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", None)])
@pytest.mark.parametrize("text", FAULTS)
def test_each_fault_is_told_alike_whichever_parser_found_it(
    text: str, loader: type | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if loader is None:
        pytest.skip("PyYAML was built without libyaml here")
    monkeypatch.setattr(yaml_reader, "_Loader", loader)

    assert [(problem.message, str(problem.place)) for problem in told(text)] == [FAULTS[text]]


@pytest.mark.parametrize("text", [text for text, (message, _) in FAULTS.items() if message != TOO_DEEP])
def test_the_words_of_the_parser_have_no_part_in_it(text: str) -> None:
    source = Source("s.yaml", text)
    with pytest.raises(yaml.MarkedYAMLError) as stopped:
        list(yaml.parse(text, Loader=yaml.SafeLoader))
    stopped.value.problem = stopped.value.context = "quite other words"

    problem = syntax_problem(source, text, stopped.value)

    assert (problem.message, str(problem.place)) == FAULTS[text]


@pytest.mark.parametrize("opening", ["a: " + "[" * 5_000, "{" * 5_000])
def test_a_parser_that_gives_up_on_the_depth_itself_is_told_as_the_depth(opening: str) -> None:
    source = Source("s.yaml", opening)
    far = yaml.Mark("s.yaml", 1_000, 0, 1_000, None, 0)
    stopped = yaml.scanner.ScannerError("quite other words", far, "quite other words", far)

    problem = syntax_problem(source, opening, stopped)

    assert (problem.code, problem.message, str(problem.place)) == ("yaml-too-deep", *FAULTS[opening])


SPACE = "a space of another kind, such as a non-breaking one,"
TAB = ("a tab indents this line", "use spaces, two for each level.")
QUOTES = "put quotes round the whole value."
CLOSED = "this quotation mark closes before the value ends"
AT_THE_LINE = {
    "a: x\n\tb: y\n": [("2:1+1", *TAB)],
    "- a: 1\n\t  b: 2\n": [("2:1+1", *TAB)],
    "a:\n  b 40\n  c: 1\n": [("2:3+1", NO_COLON, "write  b: 40  with a colon and a space after the name.")],
    "title = Our year\nkind: x\n": [
        ("1:1+5", NO_COLON, "write  title: Our year  with a colon and a space after the name.")
    ],
    "a:\n  b\n    c: 1\n": [("2:3+1", NO_COLON, "write  b:  with a colon and a space after the name.")],
    'a: "x, y & z\nb: {c: 1, d: "e, f"}\n': [
        (
            "1:4+1",
            "a quotation mark or bracket that was opened is never closed",
            "close it, or remove the one that opens it.",
        )
    ],
    "a: 'Essex's board'\nb: 1\n": [
        ("1:10+1", CLOSED, "write '' for an apostrophe within it, or ’; else move the mark to the end of the value.")
    ],
    'a: "Our" year\n': [
        ("1:8+1", CLOSED, 'write \\" for a mark within it, or “ and ”; else move the mark to the end of the value.')
    ],
    "a:\n  b:\u00a031\n  c: 1\n": [
        ("2:5+1", f"{SPACE} stands here", "delete it, and type a plain space with the space bar.")
    ],
    "a:\n  b: 1\n\u00a0\u00a0c: 1\n  d: 1\n": [
        ("3:1+1", f"{SPACE} indents this line", "delete it, and type plain spaces with the space bar.")
    ],
    "a: 1\nb: *Housing*\nc: 1\n": [("2:4+1", SIGN, QUOTES)],
    "a: > Our year\nc: 1\n": [("1:4+1", SIGN, QUOTES)],
    "a: | Council\nc: 1\n": [("1:4+1", SIGN, QUOTES)],
    "a: [Council](https://x.org)\nc: 1\n": [("1:4+1", SIGN, QUOTES)],
}


@pytest.mark.parametrize("text", AT_THE_LINE)
def test_a_fault_is_told_at_the_line_that_has_it_with_what_mends_it(text: str) -> None:
    assert [
        (f"{each.place.line}:{each.place.column}+{each.place.length}", each.message, each.hint) for each in told(text)
    ] == AT_THE_LINE[text]


def test_a_name_without_its_colon_hides_nothing_below_it_and_has_no_followers() -> None:
    problems: list[Problem] = []
    source = Source("s.yaml", "a:\n  b:\n    c: 1\n  d\n    c: 2\n    c: 3\ne: 1\n")

    node = read_around_faults(source, problems)

    assert node
    assert to_builtins(node) == {"a": {"b": {"c": "1"}, "d": {"c": "2"}}, "e": "1"}
    assert [(problem.message, str(problem.place)) for problem in problems] == [
        (NO_COLON, "s.yaml:4:3"),
        ("c is given twice", "s.yaml:6:5"),
    ]
