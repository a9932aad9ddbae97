"""The workbench is for everybody: what axe finds on each page, on which screen, and in which colours."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mappa_report.workbench.app import make_app
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE
from tests.full import judges
from tests.workbench.browser import workbench_of
from tests.workbench.chromium import PHONE, WIDE, ZOOMED, Fill, Workbench

pytestmark = pytest.mark.full

REPORT = "/reports/testshire/2023"
NAMES = {
    "area": "testshire", "year": 2023, "section": "10-introduction.md", "number": 1, "format": "docx",
    "picture": "none.png", "file": "workbench.css",
}  # fmt: skip
"""What stands in an address for each of its parts. A new part fails the test until it stands here."""

ALL_RULES: dict[str, Any] = {"rules": {"target-size": {"enabled": True}}}

SCREENS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "wide": ({"viewport": WIDE}, ALL_RULES),
    "telephone": ({"viewport": PHONE}, ALL_RULES),
    "400 % zoom": ({"viewport": ZOOMED}, {"runOnly": ["scrollable-region-focusable", "target-size"]}),
    "forced colours": ({"viewport": WIDE, "forced_colors": "active"}, {"runOnly": ["color-contrast"]}),
}
"""Each screen as a browser has it, and the rules for it. The last two differ from the first two in these alone."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Fill:
    """A year in which there is something on every page: a proof, an earlier version, an error, what had no place."""
    folder = tmp_path_factory.mktemp("prepared") / "workspace"
    shutil.copytree(BASE, folder)
    year = folder / "areas/testshire/2023"
    (year / "unplaced.md").write_text("A table of which nothing is known.\n", "utf-8")
    (year / "contributors.yaml").write_text("- section: 20-police\n  name: Police\n  due: 2023-05-01\n", "utf-8")
    with workbench_of(folder) as browser:
        browser.send(f"{REPORT}/proofs", {"reply-by": ""})
        browser.send(f"{REPORT}/figures", browser.fields(f"{REPORT}/figures") | {"people.near.red": "11"})
        section = f"{REPORT}/sections/10-introduction.md"
        fields = browser.fields(section)
        browser.send(section, fields | {"text": fields["text"] + "\nOne more paragraph.\n"})
    return partial(shutil.copytree, folder, dirs_exist_ok=True)


def addresses() -> Iterator[str]:
    """Every address at which something can be looked at."""
    for route in make_app(Workspace(BASE)).routes:
        if "GET" in route.methods:  # type: ignore[attr-defined]
            yield route.path.replace(":path", "").replace(":int", "").format(**NAMES)  # type: ignore[attr-defined]


def refuse_a_figure(page: Page, origin: str) -> None:
    page.goto(f"{origin}{REPORT}/figures")
    page.locator('[id="people.far.red"]').fill("about four")
    page.get_by_role("button", name="Save the figures").click()
    expect(page.get_by_role("alert")).to_be_visible()


def begin_without_a_year(page: Page, origin: str) -> None:
    page.goto(f"{origin}/")
    page.get_by_role("button", name="Begin a report").click()
    expect(page.get_by_role("alert")).to_be_visible()


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(screen: str, workbench: Workbench) -> None:
    workbench.refusals |= {404}
    axe = (judges.PACKAGES / "node_modules/axe-core/axe.min.js").read_text("utf-8")
    view, rules = SCREENS[screen]
    page = workbench.page(REPORT, **view)
    told: list[str] = []
    looked_at = 0
    for address in (*addresses(), "/nothing"):
        answer = page.request.get(workbench.origin + address, headers={"Sec-Fetch-Site": "none"})
        if answer.headers["content-type"].startswith("text/html") and not address.endswith("/preview/report"):
            page.goto(workbench.origin + address)
            told += [f"{address}: {each}" for each in problems_of(page, axe, rules)]
            looked_at += 1
    for step in (refuse_a_figure, begin_without_a_year):
        step(page, workbench.origin)
        told += [f"{step.__name__}: {each}" for each in problems_of(page, axe, rules)]

    assert looked_at > 12
    assert told == []


def problems_of(page: Page, axe: str, rules: dict[str, Any]) -> Iterator[str]:
    """What axe finds on the page by those rules, and how much too wide it is."""
    page.evaluate(axe)
    options = {**rules, "resultTypes": ["violations"], "iframes": False}
    for each in page.evaluate("options => axe.run(document, options)", options)["violations"]:
        first = each["nodes"][0]
        yield f"{each['id']}, {len(each['nodes'])} times: {each['help']}; the first is {first['html'][:200]}"
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if too_wide > 0:
        yield f"{too_wide} pixels too wide"
