"""The web pages: valid, and with nothing in the way of anybody on any screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.full import judges
from tests.full.reports import REPORTS, STATUS, Files, status_pages

pytestmark = pytest.mark.full


Seen = dict[Path, list[dict[str, Any]]]


PAGES = (*REPORTS, *STATUS)


@pytest.fixture(scope="module")
def shown(reports: dict[str, Files], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Files]:
    """Every page that the program makes, by its name."""
    return reports | status_pages(tmp_path_factory.mktemp("status"))


@pytest.fixture(scope="module")
def pages(shown: dict[str, Files], faulty: Files) -> list[Path]:
    return [*(files["html"] for files in shown.values()), faulty["html"]]


@pytest.fixture(scope="module")
def seen(pages: list[Path]) -> Seen:
    """What Chromium tells of each page, screen by screen."""
    told = judges.chromium(pages)
    return {page: [each for each in told if each["file"] == str(page)] for page in pages}


@pytest.fixture(scope="module")
def checked(pages: list[Path]) -> judges.Findings:
    return judges.nu_html_checker(pages)


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation_on_any_screen(name: str, shown: dict[str, Files], seen: Seen) -> None:
    screens = seen[shown[name]["html"]]

    assert {each["screen"]: each["found"] for each in screens} == {
        "wide": [],
        "wide and dark": [],
        "telephone": [],
        "400 % zoom and dark": [],
    }
    assert [each["passed"] > 25 for each in screens if "dark" not in each["screen"]] == [True, True]
    assert [each["passed"] for each in screens if "dark" in each["screen"]] == [1, 1]


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways_and_none_asks_for_anything_else(
    name: str, shown: dict[str, Files], seen: Seen
) -> None:
    screens = seen[shown[name]["html"]]

    assert [(each["screen"], each["tooWide"]) for each in screens if each["tooWide"] > 0] == []
    assert [each["asked"] for each in screens] == [[]] * 4


@pytest.mark.parametrize("name", PAGES)
def test_the_html_is_valid(name: str, shown: dict[str, Files], checked: judges.Findings) -> None:
    assert checked[shown[name]["html"]] == []


def test_the_judges_find_what_is_wrong(faulty: Files, seen: Seen, checked: judges.Findings) -> None:
    wide, *_, zoomed = seen[faulty["html"]]

    assert [finding.partition(",")[0] for finding in wide["found"]] == ["color-contrast", "image-alt"]
    assert zoomed["tooWide"] > 500
    assert "line 1: Duplicate ID “a”." in checked[faulty["html"]]
