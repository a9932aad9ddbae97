"""Earlier versions: kept before each save, shown with what differs, brought back, also after a restart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbench.browser import Answer, Browser, workbench_of

REPORT = "/reports/testshire/2023"
INTRODUCTION = f"{REPORT}/sections/10-introduction.md"
VERSIONS = f"{REPORT}/versions"
OF_INTRODUCTION = f"{VERSIONS}/sections/10-introduction.md"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


@pytest.fixture
def introduction(workspace: Path) -> Path:
    return workspace / "areas/testshire/2023/sections/10-introduction.md"


@pytest.fixture
def statistics(workspace: Path) -> Path:
    return workspace / "areas/testshire/2023/statistics.yaml"


def change(browser: Browser, was: str, now: str) -> Answer:
    fields = browser.fields(INTRODUCTION)
    return browser.send(INTRODUCTION, fields | {"text": fields["text"].replace(was, now)})


def newest(browser: Browser, of: str = OF_INTRODUCTION) -> str:
    addresses: list[str] = re.findall(r'href="([^"]*\?version=[^"]*)"', browser.get(of).text)
    return addresses[0]


def test_without_a_change_there_are_no_earlier_versions(browser: Browser) -> None:
    assert browser.get(VERSIONS).words == (
        "Earlier versions Each file is kept as it was before every save here. What you bring back takes the place of "
        "what is there now, which is kept in its turn. Nothing has been changed here yet."
    )


@pytest.mark.parametrize(("page", "title"), [(INTRODUCTION, "10-introduction.md"), (f"{REPORT}/figures", "Figures")])
def test_the_page_of_a_file_leads_to_its_own_versions(browser: Browser, page: str, title: str) -> None:
    addresses = re.findall(rf'href="({VERSIONS}/[^"]*)"', browser.get(page).text)

    words = browser.get(addresses[0]).words
    assert words.startswith(f"Earlier versions: {title} ")
    assert words.endswith("Nothing has been changed here yet.")


@pytest.mark.parametrize("file", ["area.yaml", "../area.yaml", "proofs/1", "%2e%2e/area.yaml", "none.md"])
def test_what_is_no_file_of_the_report_has_no_page_of_versions(browser: Browser, file: str) -> None:
    assert browser.get(f"{VERSIONS}/{file}").status == 404


def test_a_section_is_shown_with_what_differs_and_brought_back_after_a_restart(
    workspace: Path, introduction: Path
) -> None:
    before = introduction.read_bytes()
    with workbench_of(workspace) as browser:
        change(browser, "There were", "We had")

    with workbench_of(workspace) as browser:
        listed = browser.get(VERSIONS).words
        shown = browser.get(newest(browser))
        brought = browser.send(VERSIONS, {"version": browser.field(shown, "version")})

    assert listed.endswith("10-introduction.md : 1 earlier version")
    assert re.search(
        r"<del><span[^>]*>Was: </span>There were</del><ins><span[^>]*>Now: </span>We had</ins>", shown.text
    )
    assert brought.words.startswith(
        "The earlier version is back. Undo what was just saved Earlier versions: 10-introduction.md"
    )
    assert introduction.read_bytes() == before
    assert brought.words.count("As it was until") == 2


def test_the_last_save_is_undone_and_that_too(browser: Browser, introduction: Path) -> None:
    before = introduction.read_bytes()

    saved = change(browser, "There were", "We had")
    after = introduction.read_bytes()
    undone = browser.send(VERSIONS, {"version": browser.field(saved, "version")})
    was_undone = introduction.read_bytes()
    browser.send(VERSIONS, {"version": browser.field(undone, "version")})

    assert saved.words.startswith("The section has been saved. Undo what was just saved")
    assert was_undone == before
    assert introduction.read_bytes() == after


def test_figures_differ_by_their_names(browser: Browser, statistics: Path) -> None:
    before = statistics.read_bytes()
    fields = browser.fields(f"{REPORT}/figures") | {"reviews": "1,005", "orders.first": ""}
    saved = browser.send(f"{REPORT}/figures", fields)

    shown = browser.get(newest(browser, f"{VERSIONS}/statistics.yaml"))
    browser.send(VERSIONS, {"version": browser.field(saved, "version")})

    rows = re.findall(r"(?s)<th scope=\"row\"[^>]*>(.*?)</th>.*?<td[^>]*>(.*?)</td>.*?<td[^>]*>(.*?)</td>", shown.text)
    assert rows == [("Orders, First order", "3", "still to come"), ("Reviews, Cases reviewed", "4", "1005")]
    assert statistics.read_bytes() == before


def test_a_file_that_was_changed_since_somebody_looked_is_not_replaced(browser: Browser, introduction: Path) -> None:
    saved = change(browser, "There were", "We had")
    introduction.write_text("---\ntitle: By hand\n---\n\nOther words.\n", "utf-8")

    told = browser.send(VERSIONS, {"version": browser.field(saved, "version")})

    assert told.status == 409
    assert "this has been changed since you looked at it, so nothing was brought back" in told.words
    assert introduction.read_text("utf-8").endswith("Other words.\n")


def test_a_section_that_was_removed_comes_back(browser: Browser, introduction: Path) -> None:
    before = introduction.read_bytes()
    change(browser, "There were", "We had")
    introduction.unlink()

    shown = browser.get(newest(browser))
    brought = browser.send(VERSIONS, {"version": browser.field(shown, "version")})

    assert (brought.status, introduction.read_bytes()) == (200, before)


@pytest.mark.parametrize(
    "version",
    [
        "sections/10-introduction.md/none/0",
        "../../area.yaml/x/0",
        "statistics.yaml",
        "",
    ],
)
def test_what_is_no_version_is_not_brought_back(browser: Browser, introduction: Path, version: str) -> None:
    change(browser, "There were", "We had")
    before = introduction.read_bytes()

    told = browser.send(VERSIONS, {"version": version})

    assert told.words == ("There is a problem There is no such earlier version. It may have been removed meanwhile.")
    assert introduction.read_bytes() == before


def test_earlier_versions_are_no_part_of_the_report(browser: Browser, workspace: Path) -> None:
    checked = browser.get(REPORT).words
    change(browser, "There were", "There  were")

    assert browser.get(REPORT).words == checked
    assert (workspace / "areas/testshire/2023/versions/sections/10-introduction.md").is_dir()


def test_markup_in_an_earlier_version_is_shown_and_never_run(browser: Browser, introduction: Path) -> None:
    introduction.write_text(introduction.read_text("utf-8") + "\n<script>alert(1)</script>\n", "utf-8")
    change(browser, "<script>", "script")

    page = browser.get(newest(browser))

    assert "&lt;script&gt;" in page.text
    assert "<script>" not in page.text
