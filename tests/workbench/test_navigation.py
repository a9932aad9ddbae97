"""From each page of a year to every other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbench.browser import Browser, workbench_of

REPORT = "/reports/testshire/2023"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


def links(text: str) -> list[tuple[str, str, str]]:
    """Each link of the navigation: where it leads, what it says of itself, and its words."""
    return re.findall(r'<a class="app-nav__link" href="([^"]*)"(?: aria-current="(\w+)")?>([^<]*)</a>', text)


@pytest.mark.parametrize(
    ("page", "current"),
    [
        ("", ("page", "The year")),
        ("/figures", ("page", "Figures")),
        ("/incoming", ("true", "Figures")),
        ("/proofs", ("page", "Proofs")),
        ("/comments", ("true", "Proofs")),
    ],
)
def test_each_page_leads_to_the_others_and_says_which_it_is(
    page: str, current: tuple[str, str], browser: Browser
) -> None:
    shown = links(browser.get(REPORT + page).text)

    assert [(state, words) for _, state, words in shown if state] == [current]
    assert {browser.get(address).status for address, _, _ in shown} == {200}


def test_the_pages_of_no_report_have_no_such_links(browser: Browser) -> None:
    assert links(browser.get("/").text) == []
    assert links(browser.get("/reports/testshire/1999").text) == []


def test_the_window_is_named_after_the_page_and_the_report(browser: Browser) -> None:
    fields = browser.fields(f"{REPORT}/figures") | {"reviews": "about four"}

    titles = [
        re.findall("<title>(.*)</title>", answer.text)
        for answer in (browser.get(f"{REPORT}/figures"), browser.send(f"{REPORT}/figures", fields), browser.get("/"))
    ]

    assert titles == [
        ["Figures – Testshire 2022–23 – MAPPA annual report"],
        ["Error: Figures – Testshire 2022–23 – MAPPA annual report"],
        ["Reports – MAPPA annual report"],
    ]
