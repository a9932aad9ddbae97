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


def test_what_the_editor_saves_is_no_change_from_elsewhere(workbench: Workbench) -> None:
    file = workbench.folder / "areas/testshire/2023/sections/10-introduction.md"
    page = workbench.page(INTRODUCTION)
    box = page.get_by_role("textbox").first
    box.wait_for()

    page.locator(".ProseMirror").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Typed here.")
    with page.expect_response("**/save"):
        pass
    for _ in range(3):
        with page.expect_response("**/changes*"):
            pass

    assert "Typed here." in file.read_text()
    expect(page.locator("#changed")).to_be_empty()


def test_an_open_page_says_that_the_workbench_has_ended(workbench: Workbench) -> None:
    page = workbench.page(INTRODUCTION)
    page.route("**/changes*", lambda route: route.abort())

    expect(page.locator("#changed")).to_contain_text("The workbench has ended, or can't be reached.")
    workbench.told.clear()
