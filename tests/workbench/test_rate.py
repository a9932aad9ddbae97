"""What the rate was worked out on is typed on a page of its own, and stands in the area's file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbench.browser import Browser, workbench_of

RATE = "/reports/testshire/2023/rate"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


@pytest.fixture
def area(workspace: Path) -> Path:
    return workspace / "areas/testshire/area.yaml"


def test_what_is_typed_is_in_the_file_and_nothing_else_changes(browser: Browser, area: Path) -> None:
    before = area.read_text()

    saved = browser.send(RATE, browser.fields(RATE) | {"count": "512,345", "released": "20/12/2022"})

    assert "What the rate was worked out on has been saved." in saved.words
    assert area.read_text() == before.replace("500000", "512345").replace("2022-12-21", "2022-12-20")


def test_saving_without_a_change_leaves_every_byte(browser: Browser, area: Path) -> None:
    before = area.read_bytes()

    browser.send(RATE, browser.fields(RATE))

    assert area.read_bytes() == before


def test_what_a_check_would_call_an_error_is_refused_in_its_words(browser: Browser, area: Path) -> None:
    before = area.read_bytes()

    told = browser.send(RATE, browser.fields(RATE) | {"released": "last December"})

    assert (told.status, "There is a problem" in told.words, "last December" in told.words) == (422, True, True)
    assert browser.field(told, "released") == "last December"
    assert area.read_bytes() == before


def test_nothing_is_written_over_that_was_changed_meanwhile(browser: Browser, area: Path) -> None:
    mine = browser.fields(RATE)
    area.write_text(area.read_text().replace("500000", "600000"))

    told = browser.send(RATE, mine | {"count": "700000"})

    assert told.status == 422
    assert "Somebody else has changed this meanwhile. Nothing was saved" in told.words
    assert browser.fields(RATE)["count"] == "600000"


def test_an_area_whose_file_can_not_be_read_is_told_of(browser: Browser, area: Path) -> None:
    area.write_text("name: [\n")

    told = browser.get(RATE)

    assert (told.status, "<input" in told.text) == (422, False)
    assert "There is a problem" in told.words
