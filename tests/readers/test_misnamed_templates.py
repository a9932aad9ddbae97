"""Names of templates that are nearly right: nothing would read them, and nobody would know why."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.problems.problem import Severity
from mappa_report.readers.misnamed_templates import misnamed_templates
from mappa_report.workspace.workspace import PACKAGED, Workspace


def told(folder: Path, *names: str, text: str = "") -> list[tuple[str, str]]:
    """The files told of among ``names``, which all lie in templates, each with the name that it should have."""
    for name in names:
        path = folder / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    problems = [*misnamed_templates(Workspace(folder))]
    assert {problem.severity for problem in problems} <= {Severity.WARNING}
    start = "this template is not used: it should be called "
    return [(problem.place.file, problem.message.removeprefix(start)) for problem in problems]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("screeen.css", "screen.css"),
        ("scren.css", "screen.css"),
        ("Screen.CSS", "screen.css"),
        ("screen.css.txt", "screen.css"),
        ("draft_screen.css", "draft-screen.css"),
        ("report.doc", "report.docx"),
        ("report.dotx", "report.docx"),
        ("Report.docx", "report.docx"),
        ("reports.docx", "report.docx"),
        ("report.html", "report.html.j2"),
        ("look.typst", "look.typ"),
        ("tabels.typ", "tables.typ"),
        ("font/Ours.otf", "fonts"),
    ],
)
def test_a_name_that_is_nearly_right_is_told_with_the_right_one(name: str, meant: str, tmp_path: Path) -> None:
    assert told(tmp_path, name) == [(f"templates/{name.partition('/')[0]}", meant)]


@pytest.mark.parametrize(
    "name",
    [
        "report.docx",
        "README.md",
        "crest.png",
        "report-2023.docx",
        "our-header.html.j2",
        "notes.md",
        ".DS_Store",
        "~$report.docx",
        "fonts/ours.otf",
    ],
)
def test_any_other_name_is_left_alone(name: str, tmp_path: Path) -> None:
    assert told(tmp_path, name) == []


def test_a_template_that_another_names_is_in_use(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/look.typ").write_text('#import "looks.typ": *', "utf-8")

    assert told(tmp_path, "looks.typ") == []
    assert told(tmp_path, "screens.css") == [("templates/screens.css", "screen.css")]


def test_a_copy_beside_the_right_name_is_nobody_s_slip(tmp_path: Path) -> None:
    assert told(tmp_path, "screen.css", "screen2.css") == []


def test_the_program_s_own_templates_have_the_right_names() -> None:
    assert [*misnamed_templates(Workspace(PACKAGED))] == []
