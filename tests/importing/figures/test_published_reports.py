"""The published reports, where they are: every figure of the return is found in them."""

from __future__ import annotations

import pytest
import yaml

from tests.conftest import ROOT
from tests.importing.layouts import CORPUS, differences, figures_in, return_of

REPORTS = [("kent", 2006), ("kent", 2015), ("kent", 2023), ("norfolk", 2019)]
IN_A_SENTENCE = {("kent", 2006): ["managed.level_3.total: missing"]}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the published reports are not here")
@pytest.mark.parametrize(("area", "year"), REPORTS)
def test_every_figure_of_a_published_report_is_found(area: str, year: int) -> None:
    expected, _, _ = return_of(ROOT / f"areas/{area}/{year}/statistics.yaml")
    units = yaml.safe_load((ROOT / f"areas/{area}/area.yaml").read_text("utf-8")).get("units", {}).get(year, {})

    found = figures_in((CORPUS / f"{area}-{year}.txt").read_text("utf-8"), year, units)

    assert differences(found, expected) == IN_A_SENTENCE.get((area, year), [])
    assert [located for located in found.located.values() if located.doubt] == []
