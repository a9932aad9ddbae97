"""The page of figures in a real browser: totals, slips, keys, blocks that are pasted, and nothing that is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.workbench.chromium import PHONE, Workbench

FIGURES = "/reports/testshire/2023/figures"
Rows = Mapping[str, tuple[str, ...]]

BLOCK: Rows = {"Distance": ("Red", "Blue"), "Near": ("1,945", "7"), "Far": ("735", "")}


def statistics(workbench: Workbench) -> Path:
    return workbench.folder / "areas/testshire/2023/statistics.yaml"


def cell(page: Page, name: str) -> Locator:
    return page.locator(f"[name='{name}']")


def beside(page: Page, name: str) -> Locator:
    return page.locator(f"[id='{name}-beside']")


def settled(page: Page) -> None:
    """Wait until what was typed is saved, or else it would be while the next test is under way."""
    expect(page.locator("#figures-state")).to_have_text(re.compile("(Saved|Not all is saved.*)$"))


def paste(page: Page, name: str, **kinds: str) -> None:
    """Paste into a cell what a spreadsheet puts on the clipboard."""
    cell(page, name).focus()
    cell(page, name).evaluate(
        """(input, kinds) => {
            const clipboardData = new DataTransfer();
            for (const [kind, text] of Object.entries(kinds)) clipboardData.setData(`text/${kind}`, text);
            const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
            if (input.dispatchEvent(event)) input.value = "left to the browser";
        }""",
        kinds,
    )


def excel(rows: Rows) -> str:
    """A block as Excel has it: styles in an HTML comment, classes, and marks round what was copied."""
    lines = "".join(
        f"<tr height=20><td height=20 class=xl66>{name}</td>"
        + "".join(f"<td class=xl65 align=right>{text}</td>" for text in texts)
        + "</tr>\n"
        for name, texts in rows.items()
    )
    head = '<head><meta name=ProgId content=Excel.Sheet><style><!--.xl65 {mso-number-format:"#,##0";}--></style></head>'
    table = f"<table style='width:192pt'><!--StartFragment--><col width=64 span=3>{lines}<!--EndFragment--></table>"
    return f"<html>{head}<body>{table}</body></html>"


def calc(rows: Rows) -> str:
    """A block as LibreOffice Calc has it: fonts within the cells, line breaks where they are empty."""
    lines = "".join(
        f'<tr>\n<td height="20"><font color="#000000">{name}</font></td>'
        + "".join(f'<td sdval="1"><font color="#000000">{text or "<br>"}</font></td>' for text in texts)
        + "\n</tr>\n"
        for name, texts in rows.items()
    )
    return f'<html>\n<body>\n<table cellspacing="0"><colgroup span="3"></colgroup>\n{lines}</table>\n</body></html>'


def test_a_total_is_worked_out_while_its_parts_are_typed(workbench: Workbench) -> None:
    page = workbench.page(FIGURES)

    cell(page, "people.near.total").fill("")
    cell(page, "people.near.red").fill("1,100")

    expect(beside(page, "people.near.total")).to_contain_text("worked out: 1,105")
    expect(cell(page, "people.near.red")).to_be_focused()
    settled(page)


def test_a_slip_shows_on_its_cell_and_goes_again(workbench: Workbench) -> None:
    page = workbench.page(FIGURES)

    cell(page, "people.near.red").fill("11")
    expect(beside(page, "people.near.red")).to_have_text(
        "people, near, red does not add up: 10 would agree with both sums"
    )
    expect(cell(page, "people.near.red")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#figures-said")).to_have_text("Saved Cells with a slip: 1.")

    cell(page, "people.near.red").fill("10")
    expect(beside(page, "people.near.red")).to_have_text("")
    expect(cell(page, "people.near.red")).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#figures-said")).to_have_text("Saved No cell has a slip.")


def test_what_is_typed_is_saved_by_itself(workbench: Workbench) -> None:
    before = statistics(workbench).read_text()
    page = workbench.page(FIGURES)

    cell(page, "reviews").fill("1,005")

    expect(page.locator("#figures-state")).to_have_text("Saved")
    assert statistics(workbench).read_text() == before.replace("reviews: 4", "reviews: 1005")


def test_whoever_leaves_at_once_loses_nothing(workbench: Workbench) -> None:
    page = workbench.page(FIGURES)

    cell(page, "reviews").fill("5")
    page.goto(f"{workbench.origin}/reports/testshire/2023")

    for _ in range(50):  # nobody is there any more to be told that it is saved
        if "reviews: 5\n" in statistics(workbench).read_text():
            return
        page.wait_for_timeout(100)
    pytest.fail("what was typed is not in the file")


def test_a_figure_that_two_people_change_is_that_of_the_one_who_has_seen_both(workbench: Workbench) -> None:
    mine, theirs = workbench.page(FIGURES), workbench.page(FIGURES)
    cell(theirs, "reviews").fill("6")
    expect(theirs.locator("#figures-state")).to_have_text("Saved")

    cell(mine, "reviews").fill("5")

    expect(beside(mine, "reviews")).to_contain_text("changed meanwhile, from 4 to 6")
    expect(mine.locator("#figures-state")).to_have_text("Not all is saved: see the cells that are marked.")
    assert "reviews: 6\n" in statistics(workbench).read_text()
    cell(mine, "reviews").fill("7")
    expect(mine.locator("#figures-state")).to_have_text("Saved")
    assert "reviews: 7\n" in statistics(workbench).read_text()


def test_keys_lead_from_cell_to_cell_past_those_that_take_no_figure(workbench: Workbench) -> None:
    page = workbench.page(FIGURES)
    cell(page, "people.near.blue").focus()

    way = []
    for key in "ArrowRight ArrowRight ArrowLeft ArrowLeft Enter ArrowRight Enter Enter Shift+Enter ArrowUp".split():
        page.keyboard.press(key)
        way.append(page.evaluate("document.activeElement.name").removeprefix("people."))

    assert way == [
        "near.blue",  # the caret goes to the end of the figure first
        "near.total",
        "near.blue",
        "near.red",
        "far.red",
        "far.total",
        "total.total",
        "orders.first",
        "total.red",
        "far.red",
    ]


def test_keys_leave_the_text_of_a_cell_to_be_edited(workbench: Workbench) -> None:
    page = workbench.page(FIGURES)
    cell(page, "people.near.total").focus()
    page.keyboard.press("End")

    for key in ("ArrowLeft", "9", "Shift+ArrowLeft", "Delete", "Home", "Shift+ArrowRight", "8"):
        page.keyboard.press(key)

    expect(cell(page, "people.near.total")).to_have_value("85")
    expect(cell(page, "people.near.total")).to_be_focused()
    settled(page)


def test_a_block_is_pasted_and_taken_back_as_one_step(workbench: Workbench) -> None:
    before = statistics(workbench).read_bytes()
    page = workbench.page(FIGURES)

    paste(page, "people.near.red", plain="1,945\t7\n735\n", html=excel(BLOCK))

    expect(cell(page, "people.near.red")).to_have_value("1945")
    expect(cell(page, "people.far.red")).to_have_value("735")
    expect(page.locator("#figures-state")).to_have_text("Cells filled: 3. Saved")
    page.keyboard.press("Control+z")
    expect(cell(page, "people.near.red")).to_have_value("10")
    expect(cell(page, "people.far.red")).to_have_value("2")
    expect(page.locator("#figures-state")).to_have_text("Saved")
    assert statistics(workbench).read_bytes() == before


@pytest.mark.parametrize("program", [excel, calc])
def test_a_block_from_a_spreadsheet_goes_where_its_headings_say(
    workbench: Workbench, program: Callable[[Rows], str]
) -> None:
    page = workbench.page(FIGURES)

    paste(page, "people.near.red", html=program(BLOCK))

    expect(page.locator("#figures-said")).to_have_text("Cells filled: 3. They were taken by their headings.")
    assert [cell(page, f"people.{name}").input_value() for name in ("near.red", "near.blue", "far.red")] == [
        "1945",
        "7",
        "735",
    ]
    settled(page)


def test_what_of_a_block_has_no_place_is_told(workbench: Workbench) -> None:
    page = workbench.page(FIGURES)

    paste(page, "orders.first", plain="4\t9\nseven\t9\n8\t9")

    told = "Cells filled: 2. Rows that had no place here: 1. Columns that had no place here: 1."
    expect(page.locator("#figures-said")).to_have_text(told)
    expect(beside(page, "orders.second")).to_contain_text("“seven” is no number")
    expect(page.locator("#figures-state")).to_have_text(f"{told} Not all is saved: see the cells that are marked.")
    cell(page, "orders.second").fill("7")
    expect(page.locator("#figures-state")).to_have_text("Saved")


def test_whoever_leaves_a_cell_that_was_refused_is_asked_first(workbench: Workbench) -> None:
    page = workbench.page(FIGURES)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    cell(page, "reviews").fill("-")
    page.keyboard.press("Tab")  # a browser asks nobody who has done nothing on the page
    settled(page)
    page.get_by_role("link", name="Sections", exact=True).click()

    expect(cell(page, "reviews")).to_have_value("-")
    assert asked == ["beforeunload"]
    cell(page, "reviews").fill("5")
    expect(page.locator("#figures-state")).to_have_text("Saved")


def test_words_for_one_cell_are_pasted_by_the_browser(workbench: Workbench) -> None:
    page = workbench.page(FIGURES)

    paste(page, "reviews", plain="12")

    expect(cell(page, "reviews")).to_have_value("left to the browser")


def test_what_stands_for_a_figure_is_chosen_by_keys_or_mouse(workbench: Workbench) -> None:
    page = workbench.page(FIGURES)

    cell(page, "orders.first").focus()
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Enter")
    expect(cell(page, "orders.first")).to_be_focused()
    cell(page, "reviews").click()
    page.get_by_role("button", name="suppressed").click()

    expect(page.locator("#figures-state")).to_have_text("Saved")
    assert "orders:\n  first:\n  second: 0\nreviews: c\n" in statistics(workbench).read_text()


def test_without_script_what_stands_for_a_figure_is_offered_and_the_button_saves(workbench: Workbench) -> None:
    page = workbench.page(FIGURES, java_script_enabled=False)

    offered = page.locator("datalist#no-numbers option").evaluate_all("all => all.map((each) => each.value)")
    cell(page, "reviews").fill(offered[0])
    page.get_by_role("button", name="Save the figures").click()

    assert offered == ["not returned", "not applicable", "suppressed"]
    expect(page.get_by_role("status")).to_contain_text("The figures have been saved.")
    expect(page.get_by_role("group", name="In this cell:")).to_be_hidden()
    assert "reviews:\nshare" in statistics(workbench).read_text()


def test_on_a_telephone_nothing_scrolls_sideways_while_a_slip_shows(workbench: Workbench) -> None:
    page = workbench.page(FIGURES, viewport=PHONE)

    cell(page, "people.near.red").fill("11")
    expect(beside(page, "people.near.red")).to_contain_text("does not add up")

    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    settled(page)
