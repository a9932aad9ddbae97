"""A suppressed figure prints as such, and no sum or rate may give it away."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

RETURN = Path("areas/testshire/2023/statistics.yaml")
SECTION = Path("areas/testshire/2023/sections/10-introduction.md")
FIGURES = """\
edition: tiny
people:
  near: {red: NEAR_RED, blue: NEAR_BLUE, total: NEAR}
  far: {red: FAR_RED, blue: n/a, total: FAR}
  total: {red: RED, blue: BLUE, total: ALL}
orders: {first: ORDERS, second: 0}
reviews: 4
share: SHARE
"""
USUAL = {
    "NEAR_RED": "10", "NEAR_BLUE": "5", "FAR_RED": "2", "ORDERS": "3", "SHARE": "2.4",
    "NEAR": "", "FAR": "", "RED": "", "BLUE": "", "ALL": "",
}  # fmt: skip


def write(**given: str) -> None:
    words = FIGURES
    for name in sorted(USUAL, key=len, reverse=True):
        words = words.replace(name, {**USUAL, **given}[name])
    RETURN.write_text(words, "utf-8")
    SECTION.write_text(SECTION.read_text("utf-8").replace("{{ figures.people.total.total }}", "some"), "utf-8")


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("sign", ["c", '"*"', '"<5"', "<5", '"[c]"'])
def test_a_suppressed_figure_prints_as_c_with_its_meaning(sign: str, run: Run) -> None:
    write(ORDERS=sign)
    assert "error" not in run("check", "testshire", "2023").out

    assert run("build", "testshire", "2023", "--to", "text").code == 0

    printed = next(Path("build").rglob("*.txt")).read_text("utf-8")
    assert "First order | c" in printed
    assert "c: suppressed, as a small number could show who somebody is." in printed
    assert "0" in printed


@pytest.mark.usefixtures("workspace")
def test_totals_that_were_left_out_are_suppressed_with_their_parts(run: Run) -> None:
    write(NEAR_BLUE="c")
    assert "suppression-undone" not in run("check", "testshire", "2023").out


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        (
            {"NEAR_BLUE": "c", "NEAR": "15"},
            "people, near, blue is suppressed, and its total (people, near, total) and the other figures give it away",
            "suppress people, near, red too, by writing c for it; or leave people, near, total blank",
        ),
        (
            {"NEAR": "c"},
            "people, near, total is suppressed, and its parts and the other figures give it away",
            "suppress people, near, blue too, by writing c for it",
        ),
        (
            {"NEAR_BLUE": "c", "NEAR_RED": "c", "NEAR": "15", "RED": "12", "FAR_RED": "2"},
            "people, near, red is suppressed, and its total (people, total, red) and the other figures give it away",
            "suppress people, far, red too, by writing c for it",
        ),
        (
            {"NEAR_BLUE": "c", "NEAR_RED": "c", "NEAR": "0"},
            "people, near, blue is suppressed, and its total (people, near, total) and the other figures give it away",
            "leave people, near, total blank, so that it is suppressed too.",
        ),
        (
            {"FAR_RED": "c", "FAR": "3"},
            "people, far, red is suppressed, and its total (people, far, total) and the other figures give it away",
            "leave people, far, total blank, so that it is suppressed too.",
        ),
    ],
)
def test_what_gives_a_figure_away_is_told_with_what_to_suppress_besides(
    given: dict[str, str], message: str, hint: str, run: Run
) -> None:
    write(**given)
    out = " ".join(run("check", "testshire", "2023").out.split())
    assert message in out
    assert hint in out


@pytest.mark.usefixtures("workspace")
def test_a_star_without_quotation_marks_is_told_to_need_them(run: Run) -> None:
    RETURN.write_text(RETURN.read_text("utf-8").replace("first: 3", "first: *"), "utf-8")
    assert "put quotes round the whole value." in run("check", "testshire", "2023").out


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("word", ["C", "suppressed", "less than 5", "fewer than five", "1-4", "x", "≤ 4"])
def test_what_people_write_for_suppressed_is_told_to_be_a_c(word: str, run: Run) -> None:
    write(ORDERS=f'"{word}"')
    out = " ".join(run("check", "testshire", "2023").out.split())
    assert f"error: {word} is no number" in out
    assert "hint: write c if the figure is suppressed, else digits alone." in out
