"""The national note on the population tells of a later estimate only where the rate is not worked out on that one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

OLDER = (
    "In earlier reports the estimate was that for the last mid-year before the snapshot, which here would be mid-2022. "
    "The ONS has since changed its publication schedule, and the estimate for mid-2022 was not due until later in 2023."
    " A rate based on that for mid-2022 may differ from the one shown."
)


@pytest.mark.parametrize(
    ("mid_year", "released", "is_older"), [(2021, "2022-12-21", True), (2022, "2023-03-01", False)]
)
def test_the_note_agrees_with_itself_whichever_mid_year_the_rate_is_of(
    mid_year: int, released: str, is_older: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    shutil.copytree(ROOT / "areas/kent/2023", tmp_path / "areas/kent/2023")
    about = (ROOT / "areas/kent/area.yaml").read_text("utf-8")
    given = "rate_year: 2023, mid_year: 2021, aged: ten and over, released: 2022-12-21"
    other = f"rate_year: 2023, mid_year: {mid_year}, aged: ten and over, released: {released}"
    assert given in about
    (tmp_path / "areas/kent/area.yaml").write_text(about.replace(given, other), "utf-8")
    monkeypatch.chdir(tmp_path)

    built = run("build", "kent", "2023", "--to", "text")

    assert built.code == 0
    words = " ".join(next(tmp_path.glob("build/kent/2023/*.txt")).read_text("utf-8").split())
    note = words.partition("The rate uses an estimate")[2]
    assert f"resident in the area in mid-{mid_year}. Younger children are left out. The ONS published" in note
    assert (OLDER in note) == is_older
    assert ("In earlier reports the estimate" in words) == is_older
    assert ("may differ from the one shown" in words) == is_older
