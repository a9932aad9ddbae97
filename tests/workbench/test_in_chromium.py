"""The quick set: a year's work in a real browser, a step a test. The whole way is in tests/full."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.workbench.chromium import PHONE, Workbench

REPORT = "/reports/testshire/2023"
AREA = "areas/testshire/2023"


def test_a_figure_that_is_typed_is_in_the_file(workbench: Workbench) -> None:
    statistics = workbench.folder / AREA / "statistics.yaml"
    before = statistics.read_text()
    page = workbench.page(f"{REPORT}/figures")

    page.locator("[name=reviews]").fill("1,005")
    page.get_by_role("button", name="Save the figures").click()

    expect(page.get_by_role("status")).to_contain_text("The figures have been saved.")
    assert statistics.read_text() == before.replace("reviews: 4", "reviews: 1005")


def test_a_figure_that_is_none_is_kept_in_its_cell_and_told_of(workbench: Workbench) -> None:
    before = (workbench.folder / AREA / "statistics.yaml").read_bytes()
    page = workbench.page(f"{REPORT}/figures")

    page.locator("[name=reviews]").fill("about four")
    page.get_by_role("button", name="Save the figures").click()

    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    expect(page.locator("[name=reviews]")).to_have_value("about four")
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.locator("[name=reviews]")).to_be_focused()
    assert (workbench.folder / AREA / "statistics.yaml").read_bytes() == before


def test_a_section_is_saved_as_text_without_script(workbench: Workbench) -> None:
    section = workbench.folder / AREA / "sections/10-introduction.md"
    before = section.read_text()
    page = workbench.page(f"{REPORT}/sections/10-introduction.md", java_script_enabled=False)

    page.locator("#text").fill(before + "\nA new paragraph.\n")
    page.get_by_role("button", name="Save the section").click()

    expect(page.get_by_role("status")).to_contain_text("The section has been saved.")
    assert section.read_text() == before + "\nA new paragraph.\n"


def test_the_first_key_leads_past_the_head_of_the_page(workbench: Workbench) -> None:
    page = workbench.page(REPORT)

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{workbench.origin}{REPORT}#main")


def test_a_telephone_needs_no_sideways_scrolling(workbench: Workbench) -> None:
    page = workbench.page(f"{REPORT}/figures", viewport=PHONE)

    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_browser_that_did_not_follow_the_link_sees_nothing(workbench: Workbench) -> None:
    workbench.refusals.add(401)
    page = workbench.stranger().new_page()

    page.goto(workbench.origin + REPORT)

    expect(page.locator("body")).to_contain_text("This link has been used")
