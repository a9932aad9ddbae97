"""The section editor, quick: what is typed as in Word is in the file. The rest is in tests/full/test_editor.py."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.workbench.chromium import Workbench
from tests.workbench.writing import Writing


def test_what_is_typed_as_in_word_is_in_the_file(workbench: Workbench) -> None:
    writing = Writing(workbench)

    writing.press("Enter", "Alt+Control+1")
    writing.type("Two years")
    writing.press("Enter")
    writing.type("It was ")
    writing.press("Control+b")
    writing.type("good")
    writing.press("Control+b")
    writing.type(" and ")
    writing.press("Control+i")
    writing.type("calm")
    writing.press("Enter")
    writing.type("- one")
    writing.press("Enter", "Tab")
    writing.type("below it")
    writing.press("Enter", "Shift+Tab")
    writing.type("two")

    expected = (
        "The police reviewed **every** case.\n\n## Two years\n\nIt was **good** and *calm*\n\n"
        "- one\n\n  - below it\n\n- two\n"
    )
    assert writing.body(expected) == expected
    expect(writing.saved).to_have_text("Saved")


def test_a_page_that_is_only_looked_at_changes_nothing(workbench: Workbench) -> None:
    writing = Writing(workbench)

    writing.press("Control+Home", "ArrowRight")
    writing.page.wait_for_timeout(1500)

    assert writing.file.read_bytes().decode() == writing.before


def test_whether_it_is_text_or_as_in_word_is_remembered(workbench: Workbench) -> None:
    writing = Writing(workbench)
    writing.type(" Typed.")

    writing.button("Show as plain text")

    box = writing.page.locator("#text")
    expect(box).to_be_visible()
    assert box.input_value() == writing.before.replace("case.", "case. Typed.")
    writing.page.reload()
    expect(box).to_be_visible()
    box.fill(writing.before.replace("case.", "matter."))
    writing.button("Write as in Word")
    expect(writing.text).to_have_text("The police reviewed every matter.")


def test_a_chip_shows_its_value_and_goes_with_one_key(workbench: Workbench) -> None:
    writing = Writing(workbench, "10-introduction.md")
    expect(writing.text).to_contain_text("people on 31 March 2023")

    writing.press("Backspace", "Backspace")

    expected = "There were {{ figures.people.total.total }} people on \n".replace(" \n", "\n")
    assert writing.body(expected) == expected
    writing.press("Control+z", "Control+z")
    assert writing.body(writing.before.partition("\n---\n")[2]) == writing.before.partition("\n---\n")[2]


@pytest.mark.parametrize("form", ["Link", "Footnote", "Figure", "Picture"])
def test_whoever_closes_a_form_goes_on_writing_where_the_caret_was(workbench: Workbench, form: str) -> None:
    writing = Writing(workbench)

    writing.button(form)
    expect(writing.page.locator("dialog[open]")).to_have_count(1)
    writing.press("Escape")
    expect(writing.page.locator("dialog[open]")).to_have_count(0)
    writing.page.wait_for_timeout(100)  # the browser tells of the closing a moment later, and nobody types as fast
    writing.type(" And more.")

    expected = "The police reviewed **every** case. And more.\n"
    assert writing.body(expected) == expected


def test_a_figure_that_the_return_does_not_have_is_told(workbench: Workbench) -> None:
    writing = Writing(workbench)

    writing.button("Figure")
    writing.type("rev")
    writing.button("Put it in the text")

    told = "No figure is called “rev”. Choose one of the list that opens."
    expect(writing.page.locator(".app-here")).to_have_text(told)
    writing.type(" And more.")
    expected = "The police reviewed **every** case. And more.\n"
    assert writing.body(expected) == expected


def test_a_number_of_the_return_is_linked_with_one_key(workbench: Workbench) -> None:
    writing = Writing(workbench)

    writing.type(" There were 4 cases reviewed.")
    offer = writing.page.locator(".app-problem--offer")
    expect(offer).to_contain_text("4 is “reviews” of the return.")
    offer.get_by_role("button", name="Show in the text").click()
    expect(writing.page.locator(".app-here")).to_have_text(
        "This number is “reviews” of the return. Alt+Enter links it."
    )
    writing.press("Alt+Enter")

    expect(writing.page.locator(".app-chip")).to_have_text("4 (reviews)")
    expected = "The police reviewed **every** case. There were {{ figures.reviews }} cases reviewed.\n"
    assert writing.body(expected) == expected
