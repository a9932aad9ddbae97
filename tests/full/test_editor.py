"""The section editor in a browser: what is written, pasted, linked and saved, and who else writes meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Route, expect

from tests.conftest import ROOT
from tests.full import judges
from tests.workbench.chromium import PHONE, WIDE, Workbench
from tests.workbench.writing import REPORT, SECTIONS, Writing

pytestmark = pytest.mark.full

CLIPBOARD = ROOT / "tests/workbench/clipboard"
POLICE = "The police reviewed **every** case."


def three_paragraphs(workbench: Workbench) -> Writing:
    """A section of three, with the caret behind the last."""
    file = workbench.folder / SECTIONS / "20-police.md"
    file.write_text(file.read_text().replace(POLICE, "The first.\n\nThe second.\n\nThe third."))
    return Writing(workbench)


@pytest.mark.parametrize("name", sorted(path.stem for path in CLIPBOARD.glob("*.html")))
def test_what_is_pasted_becomes_what_a_section_can_hold(name: str, workbench: Workbench) -> None:
    writing = Writing(workbench)
    writing.press("Enter")

    writing.paste((CLIPBOARD / f"{name}.html").read_text("utf-8"))

    expected = f"{POLICE}\n\n" + (CLIPBOARD / f"{name}.md").read_text("utf-8")
    assert writing.body(expected) == expected
    assert writing.page.evaluate("window.hacked") is None


TOLD = {
    "word": "Left out: 1 comment, 1 piece of deleted text, 1 picture, 1 merged cell, whose words stand in its first "
    "place. To have a picture, drop its file here.",
    "web": "Left out: 1 picture, 2 raised or lowered signs, now as high as the others, the style of 2 pieces of code. "
    "To have a picture, drop its file here.",
    "excel": "",
}


@pytest.mark.parametrize("name", sorted(TOLD))
def test_what_is_left_out_of_it_is_told(name: str, workbench: Workbench) -> None:
    writing = Writing(workbench)
    writing.press("Enter")

    writing.paste((CLIPBOARD / f"{name}.html").read_text("utf-8"))

    expect(writing.page.locator(".app-here")).to_have_text(TOLD[name])


def test_a_table_is_made_and_filled_by_keys(workbench: Workbench) -> None:
    writing = Writing(workbench)

    writing.press("Enter", "Alt+F10", "End", "Enter")
    for words in ("Year", "People", "Note", "2022", "7", "", "2023", "1,945", "", "2024"):
        writing.type(words)
        writing.press("Tab")
    writing.button("Right")
    writing.press("Enter")
    writing.type("Below.")

    expected = (
        f"{POLICE}\n\n| Year | People | Note |\n|---|---:|---|\n| 2022 | 7 |  |\n| 2023 | 1,945 |  |\n"
        "| 2024 |  |  |\n\nBelow.\n"
    )
    assert writing.body(expected) == expected


def test_links_languages_and_footnotes_are_put_in_by_small_forms(workbench: Workbench) -> None:
    writing = Writing(workbench)

    writing.type(" diolch")
    writing.go("Control+Shift+ArrowLeft")
    writing.button("Language")
    writing.page.get_by_label("Language", exact=True).select_option(label="Welsh")
    writing.button("Mark the words")
    expect(writing.page.locator("dialog[open]")).to_have_count(0)
    writing.go("End")
    writing.type(" gov")
    writing.go("Shift+Control+ArrowLeft")
    writing.press("Control+k")
    writing.type("www.gov.uk/mappa")
    writing.press("Enter")
    expect(writing.page.locator("dialog[open]")).to_have_count(0)
    writing.go("End", "Alt+Control+f")
    writing.type("Counted ")
    writing.press("Control+i")
    writing.type("twice")
    writing.button("Put it in the text")
    expect(writing.page.locator(".app-note")).to_have_count(1)

    expected = f"{POLICE} [diolch]{{lang=cy}} [gov](https://www.gov.uk/mappa)[^1]\n\n[^1]: Counted *twice*\n"
    assert writing.body(expected) == expected


def test_a_picture_is_put_in_with_what_it_shows(workbench: Workbench, tmp_path: Path) -> None:
    writing = Writing(workbench)
    picture = tmp_path / "The site.png"
    picture.write_bytes((ROOT / "tests/awkward/areas/awkwardshire/2023/sections/small.png").read_bytes())

    writing.press("Enter")
    writing.button("Picture")
    writing.page.get_by_label("A PNG or JPEG file").set_input_files(picture)
    writing.page.get_by_label("What it shows").fill("The site from above")
    writing.button("Put it in the text")
    expect(writing.page.locator(".app-picture img")).to_have_js_property("complete", True)

    expected = f"{POLICE}\n\n![The site from above](the-site.png)\n"
    assert writing.body(expected) == expected
    assert writing.page.locator(".app-picture img").evaluate("image => image.naturalWidth") > 0


def test_what_is_typed_while_a_save_is_under_way_stays(workbench: Workbench) -> None:
    writing = Writing(workbench)

    def slow(route: Route) -> None:
        writing.page.wait_for_timeout(800)
        route.continue_()

    writing.page.route("**/save", slow)
    for words in (" One", " two", " three", " four"):
        writing.type(words)
        writing.page.wait_for_timeout(700)

    expected = f"{POLICE} One two three four\n"
    assert writing.body(expected) == expected
    expect(writing.text).to_have_text("The police reviewed every case. One two three four")


def test_changes_of_others_in_other_paragraphs_are_put_into_the_text(workbench: Workbench) -> None:
    writing = three_paragraphs(workbench)
    writing.file.write_text(writing.before.replace("The first.", "The first, by others.\n\nA new one."))

    writing.type(" And mine.")

    expected = "The first, by others.\n\nA new one.\n\nThe second.\n\nThe third. And mine.\n"
    assert writing.body(expected) == expected
    expect(writing.text).to_have_text("The first, by others.A new one.The second.The third. And mine.")
    expect(writing.saved).to_have_text(
        "Somebody else has changed other paragraphs meanwhile. Both changes are in the text now."
    )


def test_changes_of_others_come_into_a_text_that_nobody_is_typing_in(workbench: Workbench) -> None:
    writing = three_paragraphs(workbench)

    writing.file.write_text(writing.before.replace("The second.", "The second, by others."))

    expect(writing.text).to_have_text("The first.The second, by others.The third.")
    expect(writing.page.locator("#changed-files")).to_be_hidden()


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("Yours", f"{POLICE} Mine.\n"),
        ("What the file says now", "The police saw every case.\n"),
        ("Both, yours first", f"{POLICE} Mine.\n\nThe police saw every case.\n"),
    ],
)
def test_where_both_changed_the_same_both_are_shown_and_one_chosen(
    choice: str, expected: str, workbench: Workbench
) -> None:
    writing = Writing(workbench)
    writing.file.write_text(writing.before.replace(POLICE, "The police saw every case."))

    writing.type(" Mine.")

    expect(writing.page.get_by_role("heading", level=1)).to_have_text("Two people have changed the same words")
    writing.page.get_by_role("radio", name=choice, exact=True).check()
    writing.button("Save the section")
    expect(writing.page.locator(".ProseMirror")).to_be_visible()
    assert writing.body(expected) == expected


def test_two_windows_of_the_same_section_lose_nothing_of_each_other(workbench: Workbench) -> None:
    one = three_paragraphs(workbench)
    other = Writing(workbench, page=one.page.context.new_page())

    one.go("Control+End", "Enter")
    one.type("From one.")
    expected = "The first.\n\nThe second.\n\nThe third.\n\nFrom one.\n"
    assert one.body(expected) == expected
    other.go("Control+Home")
    other.type("From the other. ")

    expected = "From the other. The first.\n\nThe second.\n\nThe third.\n\nFrom one.\n"
    assert other.body(expected) == expected
    expect(other.text).to_have_text("From the other. The first.The second.The third.From one.")


def test_leaving_with_words_that_are_not_saved_asks(workbench: Workbench) -> None:
    writing = Writing(workbench)
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    writing.page.on("dialog", accept)
    writing.type(" Not yet saved")
    writing.page.goto(f"{workbench.origin}{REPORT}")

    assert asked == ["beforeunload"]


def test_the_toolbar_is_one_stop_with_arrows_and_escape_leads_back(workbench: Workbench) -> None:
    writing = Writing(workbench)

    writing.press("Alt+F10")
    expect(writing.page.get_by_role("button", name="Undo")).to_be_focused()
    writing.press("ArrowRight")
    expect(writing.page.get_by_role("button", name="Redo")).to_be_focused()
    writing.press("ArrowLeft", "ArrowLeft")
    expect(writing.page.get_by_role("button", name="Table")).to_be_focused()
    writing.press("Escape")
    expect(writing.text).to_be_focused()


def test_the_head_is_a_form_beside_the_text(workbench: Workbench) -> None:
    writing = Writing(workbench)

    writing.page.get_by_label("Title").fill("The police of Testshire")

    expected = writing.before.replace("title: Testshire Police", "title: The police of Testshire")
    expect(writing.saved).to_have_text("Saved")
    assert writing.file.read_bytes().decode() == expected


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_editor_is_for_everybody_on_any_screen(viewport: dict[str, int], workbench: Workbench) -> None:
    writing = Writing(workbench, viewport=viewport)
    writing.press("Enter")
    writing.paste((CLIPBOARD / "lo-writer.html").read_text("utf-8"))
    writing.page.wait_for_timeout(500)

    writing.page.evaluate((judges.PACKAGES / "node_modules/axe-core/axe.min.js").read_text("utf-8"))
    violations = "axe.run().then(({ violations }) => violations.map(each => each.id))"
    assert writing.page.evaluate(violations) == []
    assert writing.page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    for name in ("Link", "Footnote", "Figure", "Picture"):
        writing.button(name)
        assert (name, writing.page.evaluate(violations)) == (name, [])
        writing.press("Escape")
        expect(writing.page.locator("dialog[open]")).to_have_count(0)
