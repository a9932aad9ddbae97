"""The one next step, from the first figure to the published report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publishing import make_publishable
from tests.workbench.browser import Browser, workbench_of

REPORT = "/reports/testshire/2023"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


def next_step(browser: Browser) -> tuple[str, str]:
    """What the year's page says is to be done now, and where it leads."""
    ((address, words),) = re.findall(r'app-next__link" href="([^"]*)">([^<]*)</a>', browser.get(REPORT).text)
    return words, address.removeprefix(REPORT)


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_each_step_leads_to_the_next_until_the_report_is_published(browser: Browser, workspace: Path) -> None:
    year = workspace / "areas/testshire/2023"
    police, statistics = year / "sections/20-police.md", year / "statistics.yaml"
    words = police.read_text()
    make_publishable(workspace)
    police.write_text(words.replace("illustrative: true\n", "").replace("The police reviewed **every** case.\n", ""))
    replace(statistics, "reviews: 4\n", "")

    assert next_step(browser) == ("Fill in the figures: 1 figure to come", "/figures")
    replace(statistics, "share: 2.4", "share: 2.4\nreviews: 4")
    assert next_step(browser) == ("Write the section “Testshire Police”", "/sections/20-police.md")
    police.write_text(words.replace("illustrative: true\n", ""))
    replace(statistics, "total: 15", "total: 16")
    assert next_step(browser) == ("Mend what the check calls an error", "/problems")
    replace(statistics, "total: 16", "total: 15")
    assert next_step(browser) == ("Make a proof, and send it to those who have to agree", "/proofs")
    browser.send(f"{REPORT}/proofs", {"reply-by": ""})
    assert next_step(browser) == (
        "Put in what reviewers send back, and record who has signed the proof off",
        "/proofs#sign",
    )
    replace(police, "every", "each")
    assert next_step(browser) == ("Make the next proof, as the report has changed since proof 1", "/proofs")
    browser.send(f"{REPORT}/proofs", {"reply-by": ""})
    browser.send(f"{REPORT}/proofs/sign", {"name": "A. Chair", "role": "SMB chair"})
    assert next_step(browser) == ("Make the final files", "/proofs#publish")
    browser.send(f"{REPORT}/proofs/publish", {})
    assert "The report is published. There is nothing left to do. Write Figures All there" in browser.get(REPORT).words

    browser.send(f"{REPORT}/proofs/correct", {"note": "The police now review each case."})
    assert next_step(browser) == ("Make the next proof, as the report has changed since proof 2", "/proofs")
    assert "Make the final files Being corrected" in browser.get(REPORT).words
    browser.send(f"{REPORT}/proofs", {"reply-by": ""})
    browser.send(f"{REPORT}/proofs/sign", {"name": "A. Chair", "role": "SMB chair"})
    assert next_step(browser) == ("Make the final files", "/proofs#publish")
    browser.send(f"{REPORT}/proofs/publish", {})
    browser.send(f"{REPORT}/forget", {"sure": "yes"})
    assert "The report is published. There is nothing left to do." in browser.get(REPORT).words
    assert "Published on " in browser.get(f"{REPORT}/proofs").words
    assert "No proof is kept any more." in browser.get(f"{REPORT}/proofs").words


def test_who_owes_what_is_told_with_who_is_late(browser: Browser, workspace: Path) -> None:
    (workspace / "areas/testshire/2023/contributors.yaml").write_text(
        "- section: 20-police\n  name: Testshire Police\n  asked: 2023-04-01\n  due: 2023-05-01\n"
    )

    told = browser.get(REPORT).words

    assert (
        "Who owes what Part Owed by How far Due Testshire Police Testshire Police Asked late 1 May 2023 Who owes"
        in told
    )
