"""``mappa-report.yaml``: the layout of a workspace and the engine of its PDFs; nothing else may stand there."""

from __future__ import annotations

import pytest

from mappa_report.checks.settings import check_settings
from mappa_report.model.settings import LAYOUT, PDF_ENGINES, WorkspaceSettings
from mappa_report.problems.problem import Problem
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.place import Source


def check(text: str) -> tuple[WorkspaceSettings, list[tuple[str, str, int]]]:
    """The settings that ``text`` gives, and the code, message and line of each Problem."""
    problems: list[Problem] = []
    node = read_yaml(Source("mappa-report.yaml", text), problems)
    assert node
    settings = check_settings(node, problems)
    return settings, [(problem.code, problem.message, problem.place.line) for problem in problems]


@pytest.mark.parametrize("engine", PDF_ENGINES)
def test_both_may_be_said(engine: str) -> None:
    assert check(f"layout: 1\npdf_engine: {engine}\n") == (WorkspaceSettings(1, engine), [])


@pytest.mark.parametrize("text", ["layout: 1\n", "pdf_engine:\n", "layout:\n"])
def test_what_is_not_said_is_left_to_the_program(text: str) -> None:
    assert check(text) == (WorkspaceSettings(LAYOUT, ""), [])


@pytest.mark.parametrize("layout", ["0", str(LAYOUT + 1), "1.0", "one", "01", "9" * 40])
def test_a_layout_that_the_program_does_not_know_is_an_error(layout: str) -> None:
    settings, problems = check(f"pdf_engine: typst\nlayout: {layout}\n")

    message = f"this workspace has the layout {layout:.20}, and this program knows only {LAYOUT}"
    assert (settings, problems) == (WorkspaceSettings(LAYOUT, "typst"), [("layout-unknown", message, 2)])


@pytest.mark.parametrize(
    ("layout", "is_newer"), [("0", False), (str(LAYOUT + 1), True), ("9" * 40, True), ("x", False)]
)
def test_only_a_greater_number_can_be_of_a_newer_version(layout: str, is_newer: bool) -> None:
    problems: list[Problem] = []
    node = read_yaml(Source("mappa-report.yaml", f"layout: {layout}\n"), problems)
    assert node
    check_settings(node, problems)

    newer = "if a newer version of mappa-report laid it out, install that; else "
    assert [problem.hint for problem in problems] == [
        f"{newer if is_newer else ''}write  layout: {LAYOUT},  or take the line out."
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("layout: 1\npdf_engine: Typst\n", ("unknown-value", "there is no PDF engine Typst", 2)),
        ("layout: 1\nengine: typst\n", ("unknown-key", "mappa-report.yaml has no place for engine", 2)),
        ("- layout: 1\n", ("wrong-shape", "mappa-report.yaml is a list, where a group of names and values is due", 1)),
        ("layout: [1]\n", ("wrong-shape", "layout holds a list, where a single value is due", 1)),
    ],
)
def test_what_it_can_not_say(text: str, problem: tuple[str, str, int]) -> None:
    assert check(text) == (WorkspaceSettings(), [problem])


def test_how_proofs_may_be_passed_on_has_to_fit_on_a_line() -> None:
    assert check("handling: For the board alone\n") == (WorkspaceSettings(handling="For the board alone"), [])
    assert check("handling:\n") == (WorkspaceSettings(), [])
    message = "this does not fit on a line of every page: it has 81 letters"
    assert check(f"handling: {'x' * 81}\n") == (WorkspaceSettings(), [("badly-written", message, 1)])


def test_nobody_has_let_its_own_text_be_published_on_a_day_that_has_not_come() -> None:
    assert check("layout: 1\nown_text: {date: 2099-01-01, by: Chair}\n") == (
        WorkspaceSettings(LAYOUT, ""),
        [("badly-written", "2099-01-01 has not come yet", 2)],
    )
