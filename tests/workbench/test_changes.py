"""Open pages learn what was changed elsewhere: by digests, never by time, and never by loading themselves again."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.workbench.browser import Browser, workbench_of

REPORT = "/reports/testshire/2023"
INTRODUCTION = f"{REPORT}/sections/10-introduction.md"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


def is_changed(browser: Browser, page: str) -> bool:
    """What the page, as it was loaded, is told when it asks."""
    address, since = re.findall(r'data-address="([^"]*)" data-since="([^"]*)"', page)[0]
    told = json.loads(browser.get(f"{unescape(address)}&since={since}").text)
    return bool(told["changed"])


@pytest.mark.parametrize(
    ("page", "file", "expected"),
    [
        (INTRODUCTION, "sections/10-introduction.md", True),
        (INTRODUCTION, "sections/20-police.md", False),
        (f"{REPORT}/figures", "statistics.yaml", True),
        (f"{REPORT}/figures", "sections/20-police.md", False),
        (REPORT, "sections/20-police.md", True),
        (f"{REPORT}/preview", "statistics.yaml", True),
    ],
)
def test_a_page_learns_of_changes_in_what_it_shows(
    browser: Browser, workspace: Path, page: str, file: str, expected: bool
) -> None:
    loaded = browser.get(page).text
    at = workspace / "areas/testshire/2023" / file

    before = is_changed(browser, loaded)
    at.write_bytes(at.read_bytes() + b"\n")

    assert (before, is_changed(browser, loaded)) == (False, expected)


def test_a_file_that_was_only_touched_is_no_change(browser: Browser, workspace: Path) -> None:
    loaded = browser.get(INTRODUCTION).text

    os.utime(workspace / "areas/testshire/2023/sections/10-introduction.md", (1, 1))

    assert not is_changed(browser, loaded)


def test_the_page_after_a_save_shows_what_was_saved(browser: Browser) -> None:
    fields = browser.fields(INTRODUCTION)

    saved = browser.send(INTRODUCTION, fields | {"text": fields["text"] + "\nMore.\n"})

    assert not is_changed(browser, saved.text)


def test_earlier_versions_and_proofs_are_no_change_of_the_report(browser: Browser) -> None:
    browser.send(f"{REPORT}/proofs", {})
    loaded = browser.get(REPORT).text

    browser.send(f"{REPORT}/proofs", {})

    assert not is_changed(browser, loaded)


@pytest.mark.parametrize("of", ["sections/../../../area.yaml", "/etc/passwd", "proofs", "sections/none.md"])
def test_what_is_no_file_of_the_report_is_not_looked_at(browser: Browser, of: str) -> None:
    told = browser.get(f"{REPORT}/changes?of={of}&since=gone")

    assert json.loads(told.text) == {"digest": "gone", "changed": False}


def test_what_was_removed_is_a_change(browser: Browser, workspace: Path) -> None:
    loaded = browser.get(INTRODUCTION).text

    (workspace / "areas/testshire/2023/sections/10-introduction.md").unlink()

    assert is_changed(browser, loaded)
