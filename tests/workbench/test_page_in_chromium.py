"""What an open page says by itself, in a real browser."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.workbench.chromium import Workbench

INTRODUCTION = "/reports/testshire/2023/sections/10-introduction.md"


def test_an_open_page_says_that_its_file_was_changed_and_keeps_what_was_typed(workbench: Workbench) -> None:
    file = workbench.folder / "areas/testshire/2023/sections/10-introduction.md"
    page = workbench.page(INTRODUCTION)
    page.locator("#changed").wait_for(state="attached")
    before = file.read_text()

    file.write_text(before + "\nBy hand.\n")

    told = page.locator("#changed")
    expect(told).to_contain_text("What this page shows has been changed elsewhere meanwhile.")
    told.get_by_role("link", name="Load the page again").click()
    expect(page.locator("#changed")).to_be_empty()
    expect(page.locator("body")).to_contain_text("By hand.")
