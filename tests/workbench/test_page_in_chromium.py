"""What an open page says by itself, in a real browser."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.workbench.chromium import Workbench

INTRODUCTION = "/reports/testshire/2023/sections/10-introduction.md"


def test_an_open_page_says_that_its_file_was_changed_and_is_loaded_again_by_its_reader(workbench: Workbench) -> None:
    file = workbench.folder / "areas/testshire/2023/statistics.yaml"
    page = workbench.page("/reports/testshire/2023/figures")

    file.write_text(file.read_text().replace("reviews: 4", "reviews: 6"))

    told = page.locator("#changed")
    expect(told).to_contain_text("What this page shows has been changed elsewhere meanwhile.")
    expect(page.locator("[name=reviews]")).to_have_value("4")
    told.get_by_role("link", name="Load the page again").click()
    expect(page.locator("[name=reviews]")).to_have_value("6")
    expect(page.locator("#changed-files")).to_be_hidden()


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
    expect(page.locator("#changed-files")).to_be_hidden()


def test_an_open_page_says_that_the_workbench_has_ended(workbench: Workbench) -> None:
    page = workbench.page(INTRODUCTION)
    page.route("**/changes*", lambda route: route.abort())

    expect(page.locator("#changed")).to_contain_text("The workbench has ended, or can't be reached.")
    workbench.told.clear()
