"""Two people who change the same words: both are shown beside what was there, and a choice is made for each place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbench.browser import Answer, Browser, workbench_of

SECTION = "/reports/testshire/2023/sections/10-introduction.md"
HEAD = "---\ntitle: Introduction\n---\n\n"
BASE = f"{HEAD}First.\n\nSecond.\n\nThird.\n"
MINE = f"{HEAD}First of mine.\n\nSecond of mine.\n\nThird.\n"
THEIRS = f"{HEAD}First of theirs.\n\nSecond.\n\nThird of theirs.\n"


@pytest.fixture
def file(workspace: Path) -> Path:
    at = workspace / "areas/testshire/2023/sections/10-introduction.md"
    at.write_text(BASE, "utf-8")
    return at


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


def clash(browser: Browser, file: Path, mine: str = MINE, theirs: str = THEIRS) -> dict[str, str]:
    """What the form of the page of a clash would send, which is shown where both have changed the file."""
    fields = browser.fields(SECTION)
    file.write_text(theirs, "utf-8")
    return fields_of(browser.send(SECTION, fields | {"text": mine}))


def fields_of(page: Answer) -> dict[str, str]:
    return Browser.fields_in(page.text)


def test_both_versions_are_shown_beside_what_was_there(browser: Browser, file: Path) -> None:
    fields = browser.fields(SECTION)
    file.write_text(THEIRS, "utf-8")

    told = browser.send(SECTION, fields | {"text": MINE})

    assert told.status == 409
    assert told.words == (
        "Two people have changed the same words Nothing was saved yet. Say for each place below what should stand "
        "there, and save. All other changes, yours and theirs, are kept. Place 1 of 1 "
        "Yours First Now: of mine . What the file says now First Now: of theirs . As it was First. "
        "What should stand there? Yours What the file says now Both, yours first Other words, as below "
        "Other words First of mine. Save the section"
    )
    assert file.read_text("utf-8") == THEIRS


@pytest.mark.parametrize(
    ("choice", "written"),
    [
        ("mine", "First of mine."),
        ("theirs", "First of theirs."),
        ("both", "First of mine.\n\nFirst of theirs."),
        ("own", "First of all."),
    ],
)
def test_what_is_chosen_is_saved_with_all_other_changes_of_both(
    browser: Browser, file: Path, choice: str, written: str
) -> None:
    fields = clash(browser, file)

    saved = browser.send(SECTION, fields | {"take-1": choice, "own-1": "First of all.\r\n"})

    assert saved.words.startswith("The section has been saved.")
    assert file.read_text("utf-8") == f"{HEAD}{written}\n\nSecond of mine.\n\nThird of theirs.\n"


def test_without_a_choice_nothing_is_saved_and_what_was_typed_is_still_there(browser: Browser, file: Path) -> None:
    fields = clash(browser, file)
    fields.pop("take-1")

    told = browser.send(SECTION, fields | {"own-1": "Words of my own."})

    assert told.status == 409
    assert told.words.startswith("There is a problem Say for each place what should stand there. Nothing was saved.")
    assert fields_of(told)["own-1"] == "Words of my own."
    assert file.read_text("utf-8") == THEIRS


def test_what_somebody_changes_while_one_chooses_is_kept_too(browser: Browser, file: Path) -> None:
    fields = clash(browser, file)
    file.write_text(f"{THEIRS}\nFourth.\n", "utf-8")

    saved = browser.send(SECTION, fields | {"take-1": "mine"})

    assert saved.words.startswith("Somebody else has changed other paragraphs meanwhile.")
    assert file.read_text("utf-8") == (f"{HEAD}First of mine.\n\nSecond of mine.\n\nThird of theirs.\n\nFourth.\n")


def test_a_clash_with_that_again_is_shown_again(browser: Browser, file: Path) -> None:
    fields = clash(browser, file)
    again = THEIRS.replace("First of theirs.", "First once more.")
    file.write_text(again, "utf-8")

    told = browser.send(SECTION, fields | {"take-1": "mine"})

    assert told.status == 409
    assert "Yours First of theirs Was: theirs Now: mine . What the file says now" in told.words.replace(
        "First of Was:", "First of theirs Was:"
    )
    assert (
        "Yours First of Was: theirs Now: mine . What the file says now First Was: of theirs Now: once more . "
        "As it was First of theirs."
    ) in told.words
    assert file.read_text("utf-8") == again


def test_no_marks_of_a_clash_ever_come_into_the_file(browser: Browser, file: Path) -> None:
    fields = clash(browser, file)

    browser.send(SECTION, fields | {"take-1": "both"})

    assert not any(mark in file.read_text("utf-8") for mark in ("<<<", ">>>", "===", "|||"))
