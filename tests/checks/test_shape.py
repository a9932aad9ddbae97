"""Cerberus's errors as Problems: every misfit in its place and in plain words, and none told twice."""

from __future__ import annotations

from copy import deepcopy

import pytest
from cerberus import Validator
from cerberus.schema import DefinitionSchema

from mappa_report.assembly.editions import load_edition
from mappa_report.checks.schemas import area, edition, form, lists
from mappa_report.checks.shape import Schema, check_shape
from mappa_report.checks.statistics import return_schema
from mappa_report.problems.many import MAX_OF_FILE
from mappa_report.problems.problem import Problem
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.place import Source
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT

SCHEMA: Schema = {
    "name": {"type": "string", "required": True, "empty": False, "meta": {"hint": "give the area's name."}},
    "nation": {"type": "string", "allowed": ["England", "Wales"]},
    "mark": {"type": "string", "regex": "[a-z]+", "meta": {"hint": "small letters."}},
    "forces": {"type": "list", "schema": {"type": "string", "empty": False}},
    "people": {"type": "dict", "schema": {"near": {"type": "string"}, "far": {"type": "string", "required": True}}},
    "whole": {"type": "dict", "required": False, "schema": {"total": {"type": "string"}}},
}


def check(text: str) -> tuple[bool, list[Problem]]:
    source = Source("s.yaml", text)
    node = read_yaml(source, [])
    assert node
    problems: list[Problem] = []
    return check_shape(node, SCHEMA, "this file", problems), problems


@pytest.mark.parametrize("text", ["name: A\n", "name: A\nnation: Wales\nmark: a\nforces: [B]\npeople: {far: 1}\n"])
def test_what_fits_has_no_problem(text: str) -> None:
    assert check(text) == (True, [])


def test_a_group_that_may_be_left_out_may_be_left_blank() -> None:
    assert check("name: A\nwhole:\n") == (True, [])


@pytest.mark.parametrize(
    ("text", "code", "message", "place", "record", "hint"),
    [
        ("nation: Wales\n", "missing", "name is missing", "s.yaml", ("name",), "give the area's name."),
        ("name:\n", "missing", "name is empty", "s.yaml:1:1", ("name",), "give the area's name."),
        ("name: ' '\n", "missing", "name is empty", "s.yaml:1:1", ("name",), "give the area's name."),
        (
            "name: [A]\n",
            "wrong-shape",
            "name holds a list, where a single value is due",
            "s.yaml:1:1",
            ("name",),
            "put quotes round the whole value, as brackets make a list or group of it; or take them out.",
        ),
        (
            "name: A\nnation: Walse\n",
            "unknown-value",
            "nation can't be Walse",
            "s.yaml:2:9",
            ("nation",),
            "did you mean Wales?",
        ),
        (
            "name: A\nnation: Scotland\n",
            "unknown-value",
            "nation can't be Scotland",
            "s.yaml:2:9",
            ("nation",),
            "known here: England, Wales.",
        ),
        (
            "name: A\nmark: A1\n",
            "badly-written",
            "mark: A1 is not written as it should be",
            "s.yaml:2:7",
            ("mark",),
            "small letters.",
        ),
        (
            "name: A\nforces: B\n",
            "wrong-shape",
            "forces holds a single value, where a list is due",
            "s.yaml:2:1",
            ("forces",),
            "below it, write one item a line, each after a dash and a space.",
        ),
        (
            "name: A\nforces: [B, [C]]\n",
            "wrong-shape",
            "item 2 holds a list, where a single value is due",
            "s.yaml:2:13",
            ("forces", "2"),
            "put quotes round the whole value, as brackets make a list or group of it; or take them out.",
        ),
        (
            "name: A\npeople: {near: 1}\n",
            "missing",
            "far is missing",
            "s.yaml:2:1",
            ("people", "far"),
            "add a line  far: ...",
        ),
        (
            "name: A\nzzz: 1\n",
            "unknown-key",
            "this file has no place for zzz",
            "s.yaml:2:1",
            ("zzz",),
            "known here: name, nation, mark, forces, people, whole.",
        ),
        (
            "name: A\n945: 1\n",
            "unknown-key",
            "this file has no place for 945",
            "s.yaml:2:1",
            ("945",),
            "a comma inside { } begins a new entry: write numbers without commas.",
        ),
    ],
)
def test_a_misfit_is_one_problem_in_its_place(
    text: str, code: str, message: str, place: str, record: tuple[str, ...], hint: str
) -> None:
    fits, (problem,) = check(text)

    assert not fits
    told = (problem.code, problem.message, str(problem.place), problem.record, problem.hint)
    assert told == (code, message, place, record, hint)


def test_a_misspelt_name_is_not_also_told_as_missing() -> None:
    fits, (problem,) = check("nmae: A\n")

    assert (fits, problem.message, problem.hint) == (False, "this file has no place for nmae", "did you mean name?")


def test_what_is_no_mapping_at_all_is_one_problem() -> None:
    fits, (problem,) = check("- a\n")

    assert not fits
    assert problem.message == "this file is a list, where a group of names and values is due"


def test_problems_are_told_down_the_page() -> None:
    _, found = check("zzz: 1\nmark: 1\nnation: x\nname:\n")

    assert [problem.place.line for problem in found] == [1, 2, 3, 4]


SCHEMAS = {
    name: getattr(module, name)
    for module in (area, edition, form, lists)
    for name, kind in module.__annotations__.items()
    if kind == Schema
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one_that_cerberus_takes_and_would_not_rewrite(name: str) -> None:
    schema = SCHEMAS[name]

    assert DefinitionSchema(Validator(), deepcopy(schema)).schema == schema


@pytest.mark.parametrize("key", Workspace(ROOT).editions())
def test_the_schema_of_each_return_is_one_that_cerberus_takes(key: str) -> None:
    edition = load_edition(Workspace(ROOT), key, [])
    assert edition
    schema = return_schema(edition.form)

    assert DefinitionSchema(Validator(), deepcopy(dict(schema))).schema == schema


def test_the_schemas_are_found() -> None:
    assert {"AREA", "EDITION", "FORM", "NATIONAL", "SECTION_HEAD"} <= set(SCHEMAS)


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("name: A\n" + "".join(f"k{number}: 1\n" for number in range(490)), "190"),
        ("name: A\nforces:\n" + "- []\n" * 490, "190"),
        ("name: A\ngroups:\n" + ("- {" + ", ".join(f"k{number}: 1" for number in range(480)) + "}\n") * 20, "9,300"),
    ],
)
def test_of_many_misfits_some_are_told_and_the_rest_counted(text: str, count: str) -> None:
    schema = {**SCHEMA, "groups": {"type": "list", "schema": {"type": "dict", "schema": {}}}}
    node = read_yaml(Source("s.yaml", text), [])
    assert node
    problems: list[Problem] = []

    assert not check_shape(node, schema, "this file", problems)

    assert len(problems) == MAX_OF_FILE + 1
    assert (problems[-1].code, problems[-1].message, str(problems[-1].place)) == (
        "too-many-problems",
        f"{count} more things are wrong than is told",
        "s.yaml",
    )
