"""The JSON Schema of a return: it takes what ``check`` takes, and refuses what ``check`` refuses, as far as it can."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from msgspec.structs import replace

from mappa_report.assembly.report import assemble_report
from mappa_report.checks.statistics import check_return, edition_named, published_on
from mappa_report.document.inlines import Text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import FigureState
from mappa_report.model.form import Line
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.scaffold.return_schema import return_schema
from mappa_report.source.nodes import ListNode, MapNode, Node, TextNode
from mappa_report.source.place import Source
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE, ROOT, Run

SHIPPED = [("kent", 2006), ("kent", 2015), ("kent", 2023), ("norfolk", 2019), ("west-midlands", 2023)]
TESTSHIRE = ("testshire", 2023)
EVERY = [*SHIPPED, TESTSHIRE]


@cache
def report_of(area: str, year: int) -> AnnualReport:
    problems: list[Problem] = []
    report = assemble_report(Workspace(BASE if area == "testshire" else ROOT), area, ReportingYear(year), problems)
    assert report
    assert not any(problem.is_error for problem in problems)
    return report


@cache
def validator(area: str, year: int) -> Draft7Validator:
    report = report_of(area, year)
    schema = return_schema(report.area, report.year, report.edition)
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)


def as_an_editor_reads(node: Node) -> Any:
    """The value that YAML 1.2 makes of what was written: null, numbers, and text."""
    match node:
        case MapNode(values):
            return {key: as_an_editor_reads(value) for key, value in values.items()}
        case ListNode(items):
            return [as_an_editor_reads(item) for item in items]
        case TextNode(text, _, True):
            return text
        case TextNode(""):
            return None
        case TextNode(text):
            for number in (int, float):
                try:
                    return number(text)
                except ValueError:
                    pass
            return text


def written(value: Any, indent: str = "") -> Iterator[str]:
    """``value`` as lines of YAML, texts in quotation marks."""
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield f"{indent}{key}:{'' if inner else ' {}'}"
            yield from written(inner, f"{indent}  ")
        else:
            yield f"{indent}{key}:{'' if inner is None else ' ' + json.dumps(inner)}"


def read(text: str) -> Node:
    problems: list[Problem] = []
    node = read_yaml(Source("statistics.yaml", text), problems)
    assert node, problems
    return node


def is_taken_by_check(report: AnnualReport, node: Node) -> bool:
    problems: list[Problem] = []
    edition_named(node, [report.edition.key], problems)
    published_on(node, ReportingYear(2023), problems)
    check_return(node, report.edition.form, problems)
    return not any(problem.is_error for problem in problems)


def shipped_return(area: str, year: int) -> str:
    root = BASE if area == "testshire" else ROOT
    return (root / f"areas/{area}/{year}/statistics.yaml").read_text("utf-8")


@pytest.mark.parametrize(("area", "year"), EVERY)
def test_every_return_there_is_fits_its_schema(area: str, year: int) -> None:
    data = as_an_editor_reads(read(shipped_return(area, year)))

    assert [error.message for error in validator(area, year).iter_errors(data)] == []


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every name in ``value``, groups before what is in them."""
    for key, inner in value.items():
        yield (*path, key)
        if isinstance(inner, dict):
            yield from leaves(inner, (*path, key))


def changed(data: Any, path: tuple[str, ...], change: Callable[[dict[str, Any], str], object]) -> Any:
    """A copy of ``data`` with ``change`` made where ``path`` leads."""
    copy = json.loads(json.dumps(data))
    group = copy
    for key in path[:-1]:
        group = group[key]
    change(group, path[-1])
    return copy


def put(value: Any) -> Callable[[dict[str, Any], str], object]:
    return lambda group, key: group.update({key: value})


# To an editor 4.0 is a whole number, 010 and 10 are one, null written out is nothing, and a rate may be finer: there
# the two can't agree.
VALUES: list[Any] = [
    *(None, 0, 12, -3, 999_999_999, 1_000_000_000, 0.5, 119.25, -0.5, 999_999.5, 1_000_000.5),
    *("n/a", " n/a ", "N/A", "12", " 12 ", "012", "1,945", "12.5", "1.23456", "-3", "1000000000", "", " ", "none", "x"),
    *("2023-10-26", "tiny", {}, {"total": 3}, [1], []),
]
CHANGES: list[Callable[[dict[str, Any], str], object]] = [
    *map(put, VALUES),
    lambda group, key: group.pop(key),
    lambda group, key: group.update({f"{key}x": group.pop(key)}),
    lambda group, key: group.update({f"{key}x": 3}),
]


def agree(which: tuple[str, int], value: Any) -> bool:
    node = read("\n".join(written(value)) or "{}")
    return validator(*which).is_valid(as_an_editor_reads(node)) == is_taken_by_check(report_of(*which), node)


def test_the_schema_and_check_agree_on_every_change_to_a_small_return() -> None:
    value = {**as_an_editor_reads(read(shipped_return(*TESTSHIRE))), "published": "2023-10-26"}
    changes = [(path, number) for path in leaves(value) for number in range(len(CHANGES))]

    assert len(changes) >= 700
    assert [
        (path, number) for path, number in changes if not agree(TESTSHIRE, changed(value, path, CHANGES[number]))
    ] == []


@given(data=st.data(), which=st.sampled_from(SHIPPED))
@settings(max_examples=100, deadline=None)
def test_the_schema_and_check_agree_on_published_returns_with_changes(
    data: st.DataObject, which: tuple[str, int]
) -> None:
    value = as_an_editor_reads(read(shipped_return(*which)))
    for _ in range(data.draw(st.integers(1, 3))):
        value = changed(value, data.draw(st.sampled_from(list(leaves(value)))), data.draw(st.sampled_from(CHANGES)))

    assert agree(which, value)


@pytest.mark.parametrize("text", ["2023-02-30", "26 October 2023", "2023-1-2", ""])
def test_a_day_of_publication_is_one_of_the_calendar(text: str) -> None:
    value = {**as_an_editor_reads(read(shipped_return(*TESTSHIRE))), "published": text}

    assert [error.json_path for error in validator(*TESTSHIRE).iter_errors(value)][:1] == ["$.published"]
    assert not is_taken_by_check(report_of(*TESTSHIRE), read("\n".join(written(value))))


@pytest.mark.parametrize(("text", "is_taken"), [('"2023"', True), ("2023", True), ("2019", False), ("", False)])
def test_the_edition_is_its_own_with_or_without_quotation_marks(text: str, is_taken: bool) -> None:
    node = read(shipped_return("kent", 2023).replace('edition: "2023"', f"edition: {text}"))

    assert validator("kent", 2023).is_valid(as_an_editor_reads(node)) is is_taken


def test_spellings_that_an_edition_reads_are_taken_where_they_mean_something() -> None:
    report = report_of(*TESTSHIRE)
    reads = {"-": FigureState.NOT_APPLICABLE, "0": FigureState.NOT_APPLICABLE, "..": FigureState.NOT_RETURNED}
    edition = replace(report.edition, form=replace(report.edition.form, spellings=reads))
    schema = Draft7Validator(return_schema(report.area, report.year, edition))
    value = as_an_editor_reads(read(shipped_return(*TESTSHIRE)))

    def is_taken(path: tuple[str, ...], text: str | int) -> bool:
        return schema.is_valid(changed(value, path, put(text)))

    applicable, inapplicable = ("people", "far", "red"), ("people", "far", "blue")
    assert [is_taken(inapplicable, text) for text in ("-", 0, "0", "n/a", "..", 1)] == [True] * 4 + [False] * 2
    assert [is_taken(applicable, text) for text in ("..", 1, "-")] == [True, True, False]


def test_any_name_may_be_a_unit_until_the_area_has_named_its_units() -> None:
    report = report_of("kent", 2006)
    value = as_an_editor_reads(read(shipped_return("kent", 2006)))
    nameless = replace(report.area, units={})
    others = replace(report.area, units={2006: (Line("north", (Text("North"),)),)})

    assert Draft7Validator(return_schema(nameless, report.year, report.edition)).is_valid(value)
    assert not Draft7Validator(return_schema(others, report.year, report.edition)).is_valid(value)


def schema_in(workspace: Path) -> Any:
    return json.loads((workspace / "areas/testshire/2023/statistics.schema.json").read_text("utf-8"))


def test_the_schema_stands_beside_the_return_and_says_what_the_form_says(workspace: Path, run: Run) -> None:
    result = run("schema", "testshire", "2023")

    assert (result.code, result.out) == (
        0,
        "wrote areas/testshire/2023/statistics.schema.json\n"
        "wrote areas/testshire/2023/contributors.schema.json\n"
        "Next: see that statistics.yaml begins with this line:\n"
        "# yaml-language-server: $schema=statistics.schema.json\n",
    )
    schema = schema_in(workspace)
    people = schema["properties"]["people"]
    assert schema["title"] == "Testshire, 2022–23: the statistical return"
    assert (people["title"], people["description"]) == ("People on 31 March 2023", "People: Those who are counted.")
    assert people["properties"]["near"]["properties"]["red"] == {
        "title": "Red",
        "description": "Near, Red. A whole number: digits alone. 0: there were none. Nothing after the colon: not "
        "returned.",
        "type": ["integer", "string", "null"],
        "minimum": 0,
        "maximum": 999999999,
        "pattern": r"^\s*(0|[1-9][0-9]{0,8}|c|\*|<\s?[1-9][0-9]?)\s*$",
        "errorMessage": "Write a whole number, digits alone: 1945 and not 1,945. Write nothing if it was not returned, "
        "c if it is suppressed.",
    }
    assert people["properties"]["far"]["properties"]["blue"] == {
        "title": "Blue",
        "description": "Not applicable: Blue is only ever near.",
        "type": "string",
        "pattern": r"^\s*n/a\s*$",
        "default": "n/a",
        "errorMessage": "No figure applies here: write n/a.",
    }
    assert people["properties"]["far"]["properties"]["total"]["description"] == (
        "Far, Total. A total: worked out where it is left out, checked where it is given."
    )
    assert schema["properties"]["share"]["title"] == "Rate per 100,000"
    assert schema["properties"]["share"]["description"] == (
        "A number, with at most four decimals. Nothing after the colon: not returned."
    )


@pytest.mark.usefixtures("workspace")
def test_a_schema_is_no_part_of_the_report(run: Run) -> None:
    run("build", "testshire", "2023", "--to", "html")

    run("schema", "testshire", "2023")

    assert run("check", "testshire", "2023").out == "No problems. A report can be built.\n"
    built = run("build", "testshire", "2023", "--to", "html").out
    assert built.startswith("unchanged build/testshire/2023/testshire-mappa-annual-report-2023.html\n")


@pytest.mark.parametrize("text", [None, "", "people: [", "edition: nosuch"])
def test_where_the_return_names_no_edition_the_year_does(text: str | None, workspace: Path, run: Run) -> None:
    path = workspace / "areas/testshire/2023/statistics.yaml"
    path.unlink()
    if text is not None:
        path.write_text(text)
    edition = workspace / "boilerplate/tiny/edition.yaml"
    edition.write_text(edition.read_text().replace("years: [2023]", "years: [2031]"))

    assert run("schema", "testshire", "2023").code == 0

    assert schema_in(workspace)["properties"]["edition"]["enum"] == ["2023", 2023]


def test_a_published_report_keeps_the_schema_of_the_edition_it_was_published_with(workspace: Path, run: Run) -> None:
    path = workspace / "areas/testshire/2023/statistics.yaml"
    path.write_text(path.read_text() + "published: 2023-10-26\n")
    run("build", "testshire", "2023", "--to", "html")
    form = workspace / "boilerplate/tiny/form.yaml"
    form.write_text(form.read_text().replace("Cases reviewed", "Cases looked at"))

    run("schema", "testshire", "2023")

    assert schema_in(workspace)["properties"]["reviews"]["title"] == "Cases reviewed"


def test_the_program_s_own_sample_gets_no_folder_that_would_hide_it(workspace: Path, run: Run) -> None:
    result = run("schema", "kent", "2023")

    assert (result.code, result.out) == (
        1,
        "error: this workspace has no year 2023 of kent; only the program brings one, as a sample  [no-such-year]\n"
        "  areas/kent\n\n"
        "  hint: `mappa-report new kent 2023` starts one of your own, and writes this file too.\n\n"
        "1 error, 0 warnings.\n",
    )
    assert not (workspace / "areas/kent").exists()


def test_an_edition_that_cannot_be_read_is_told_of_and_no_schema_is_written(workspace: Path, run: Run) -> None:
    (workspace / "boilerplate/tiny/form.yaml").write_text("tables: 3\n")

    result = run("schema", "testshire", "2023")

    assert result.code == 1
    assert "[wrong-shape]" in result.out
    assert not (workspace / "areas/testshire/2023/statistics.schema.json").exists()


def test_a_new_year_has_its_schema_and_fits_it_once_it_is_filled_in(workspace: Path, run: Run) -> None:
    run("new", "durham", "2023")

    folder = workspace / "areas/durham/2023"
    text = (folder / "statistics.yaml").read_text("utf-8")
    schema = Draft7Validator(json.loads((folder / "statistics.schema.json").read_text("utf-8")))
    assert text.startswith("# yaml-language-server: $schema=statistics.schema.json\n")
    assert not schema.is_valid(as_an_editor_reads(read(text)))
    filled_in = re.sub(r"#(?!published)(\w+):  #", r"\1: 3  #", text)
    assert [error.message for error in schema.iter_errors(as_an_editor_reads(read(filled_in)))] == []
