"""Sections put in order by dragging and by keys, in a real browser."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.workbench.chromium import PHONE, Workbench

SECTIONS = "/reports/testshire/2023/sections"
AREA = "areas/testshire/2023/sections"
HEAD = "---\ntitle: {}\nkind: agency-perspective\nplace: local\nrole: Manager\n---\nWords.\n"


def lay_out(workbench: Workbench) -> None:
    for number, title in ((30, "Housing"), (40, "Prison")):
        (workbench.folder / AREA / f"{number}-{title.lower()}.md").write_text(HEAD.format(title))


def names(workbench: Workbench) -> list[str]:
    return sorted(path.name for path in (workbench.folder / AREA).iterdir())


def test_a_section_is_dragged_before_another(workbench: Workbench) -> None:
    lay_out(workbench)
    page = workbench.page(SECTIONS)

    page.locator("[id='40-prison.md'] .app-order__state").drag_to(
        page.locator("[id='20-police.md']"), target_position={"x": 5, "y": 3}
    )

    expect(page.locator("[id='15-prison.md']")).to_be_visible()
    assert names(workbench) == ["10-introduction.md", "15-prison.md", "20-police.md", "30-housing.md"]


def test_a_section_moves_by_alt_and_an_arrow_and_whoever_moved_it_goes_on_from_there(workbench: Workbench) -> None:
    lay_out(workbench)
    page = workbench.page(SECTIONS)

    page.get_by_role("link", name="Housing", exact=True).focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("[id='15-housing.md']")).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")

    expect(page.locator("[id='30-housing.md']")).to_be_focused()
    assert names(workbench) == ["10-introduction.md", "20-police.md", "30-housing.md", "40-prison.md"]


def test_the_list_needs_no_sideways_scrolling_on_a_telephone(workbench: Workbench) -> None:
    lay_out(workbench)
    page = workbench.page(SECTIONS, viewport=PHONE)

    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
