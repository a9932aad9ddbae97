"""The population that a text needs: each lack is told where it can be filled in, with what mends it when followed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import HERE

AREA = "areas/kent/area.yaml"
MESSAGE = "the text needs the population that the rate of 2023 was worked out on"
ENTRY = "  - rate_year: 2023\n    mid_year: {}\n    aged: ten and over\n    released: {}\n"
PASTED = "- {rate_year: 2023, mid_year: , aged: ten and over, released: , count: }"


def told(root: Path, populations: str, rate: str = "") -> list[tuple[str, str, str | None]]:
    shutil.copytree(HERE.parent / "areas/kent", root / "areas/kent", ignore=shutil.ignore_patterns("20[01]*", "2022"))
    area = (root / AREA).read_text(encoding="utf-8")
    (root / AREA).write_text(re.sub(r"(?ms)^populations:\n(?:[ #].*?\n)*", populations, area), encoding="utf-8")
    if rate:
        file = root / "areas/kent/2023/statistics.yaml"
        file.write_text(re.sub(r"(?m)^( *rate:).*$", rf"\1{rate}", file.read_text(encoding="utf-8")), encoding="utf-8")
    return [
        (str(each.place), each.message, each.hint)
        for each in check_report(Workspace(root), "kent", "2023").problems
        if each.is_error
    ]


@pytest.mark.parametrize(
    ("mid_year", "released", "key", "what"),
    [
        ("", "", "mid_year", "mid_year and released"),
        ("2021", "", "released", "released"),
        ("", "2022-12-21", "mid_year", "mid_year"),
    ],
)
def test_a_blank_in_the_entry_of_the_year_is_told_at_its_line(
    tmp_path: Path, mid_year: str, released: str, key: str, what: str
) -> None:
    problems = told(tmp_path, "populations:\n" + ENTRY.format(mid_year, released))
    lines = (tmp_path / AREA).read_text(encoding="utf-8").splitlines()
    line = next(number for number, words in enumerate(lines, 1) if words.startswith(f"    {key}:"))

    hint = f"fill in {what} for 2023, as the note that comes with the rate has it (a day is written as 2022-12-21)."
    assert problems == [(f"{AREA}:{line}:5", MESSAGE, hint)]


@pytest.mark.parametrize(
    ("populations", "where"),
    [
        ("", "at the end of area.yaml, with  populations:  above it if that is nowhere there yet"),
        (
            "populations:\n" + ENTRY.format(2020, "2021-06-25").replace("2023", "2022"),
            "below  populations:  in area.yaml, as far in as those there",
        ),
    ],
)
def test_where_the_entry_is_lacking_the_lines_to_paste_are_shown(tmp_path: Path, populations: str, where: str) -> None:
    hint = (
        f"put this line {where}:  {PASTED}  and fill in mid_year, aged and released, such as 2022-12-21, "
        "as the note that comes with the rate has them; count may stay empty."
    )

    assert told(tmp_path, populations) == [(AREA, MESSAGE, hint)]


def test_a_rate_left_blank_needs_no_population(tmp_path: Path) -> None:
    assert told(tmp_path, "", rate="") != []
    shutil.rmtree(tmp_path / "areas")
    assert told(tmp_path, "", rate=" ") == []
