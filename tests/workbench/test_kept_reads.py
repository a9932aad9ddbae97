"""An edition is read once while its files are the same, and never otherwise than they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mappa_report.readers.edition_reader import read_edition
from tests.workbench.browser import Browser, workbench_of

REPORT = "/reports/testshire/2023"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The editions that were read, in order."""
    told = list[str]()

    def counted(*asked: Any) -> Any:
        told.append(next(each for each in asked if isinstance(each, str)))
        return read_edition(*asked)

    monkeypatch.setattr("mappa_report.assembly.editions.read_edition", counted)
    return told


def test_an_edition_is_read_once_for_many_pages(browser: Browser, reads: list[str]) -> None:
    pages = [browser.get(REPORT).words for _ in range(3)]

    assert reads == ["tiny"]
    assert len(set(pages)) == 1


def test_an_edition_that_was_changed_is_read_anew(browser: Browser, workspace: Path, reads: list[str]) -> None:
    before = browser.get(f"{REPORT}/preview/report").words
    passage = workspace / "boilerplate/tiny/passages/about.md"
    passage.write_text(passage.read_text("utf-8") + "\nA sentence that is new.\n", "utf-8")

    after = browser.get(f"{REPORT}/preview/report").words

    assert reads == ["tiny", "tiny"]
    assert "A sentence that is new." not in before
    assert "A sentence that is new." in after


def test_what_was_wrong_with_an_edition_is_told_each_time(browser: Browser, workspace: Path) -> None:
    (workspace / "boilerplate/tiny/passages/about.md").unlink()

    first, second = browser.get(f"{REPORT}/problems").words, browser.get(f"{REPORT}/problems").words

    assert first == second
    assert "Error" in first
