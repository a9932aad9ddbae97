"""Long work in processes of its own: pages are answered meanwhile, and nothing of it outlives the workbench."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from mappa_report.bounded.child import ChildEnded
from mappa_report.workbench.jobs import Jobs
from mappa_report.workbench.pages import build, preview
from tests.workbench.browser import Browser, workbench_of

REPORT = "/reports/testshire/2023"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


def test_while_a_report_is_built_pages_are_answered_and_say_so(
    browser: Browser, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "_MOMENT", 0.0)

    browser.ask("POST", f"{REPORT}/build", Cookie=browser.cookie, Origin=browser.origin)
    started = browser.look(f"{REPORT}/build")
    year = browser.get(REPORT)
    words = browser.get(f"{REPORT}/build").words

    assert re.sub(r"at .*?\. This", "at X. This", started.words) == (
        "Work is under way The Word file, the PDF and the web page are being made. This began at X. This page looks "
        "again by itself; you may also go on with other work. Look again"
    )
    assert started.headers["refresh"] == "3"
    assert year.status == 200
    assert words.startswith("The files have been made.")
    assert len(list((workspace / "build/testshire/2023").glob("*.pdf"))) == 1


def test_what_keeps_the_files_from_being_written_is_told(browser: Browser, workspace: Path) -> None:
    (workspace / "build/testshire/2023/testshire-mappa-annual-report-2023.pdf").mkdir(parents=True)

    told = browser.send(f"{REPORT}/build", {})

    assert told.words.startswith(
        "There is a problem Nothing was written, as there are errors. Error this file can't be written"
    )
    assert "this file can't be written: a folder of that name stands there" in told.words


def test_the_pages_of_the_pdf_are_drawn_each_with_its_number(browser: Browser) -> None:
    made = browser.send(f"{REPORT}/preview/pages", {})

    page = browser.get(f"{REPORT}/preview/pages").text
    pictures = re.findall(r'<img class="app-sheet" src="([^"]*)" loading="lazy" alt="([^"]*)">', page)
    assert made.status == 200
    assert pictures[0] == (f"{REPORT}/preview/pages/1.png", f"Page 1 of {len(pictures)}")
    shown = browser.get(pictures[0][0])
    assert (shown.headers["content-type"], shown.text[1:4]) == ("image/png", "PNG")
    assert browser.get(f"{REPORT}/preview/pages/{len(pictures) + 1}.png").status == 404
    assert "frame-src 'self'" in shown.headers["content-security-policy"]


def test_pages_of_a_report_with_errors_are_not_drawn(browser: Browser, workspace: Path) -> None:
    statistics = workspace / "areas/testshire/2023/statistics.yaml"
    statistics.write_text(statistics.read_text("utf-8").replace("total: 15", "total: 16"), "utf-8")

    told = browser.send(f"{REPORT}/preview/pages", {})

    assert told.words.startswith("There is a problem The report can't be shown yet, as it has errors.")


def test_work_whose_process_dies_is_told(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "page_pictures", die)

    told = browser.send(f"{REPORT}/preview/pages", {})

    assert told.words.startswith("There is a problem What makes it has ended before it was done. Nothing was changed.")


def die(*_: object) -> None:
    """As a library does that crashes."""
    import os

    os._exit(3)


def test_work_is_begun_once_however_often_it_is_asked_for() -> None:
    jobs = Jobs()

    first = jobs.start(("build", "kent"), time.sleep, 30)
    second = jobs.start(("build", "kent"), time.sleep, 30)
    jobs.end()
    first.wait(10)

    assert second is first
    assert first.is_done


def test_what_is_under_way_ends_with_the_workbench() -> None:
    jobs, raised = Jobs(), Queue[BaseException]()

    def wait() -> None:
        try:
            jobs.run(time.sleep, 60)
        except ChildEnded as ended:
            raised.put(ended)

    waiting = Thread(target=wait)
    waiting.start()
    began = time.monotonic()
    jobs.end()
    waiting.join(20)

    assert isinstance(raised.get(timeout=1), ChildEnded)
    assert time.monotonic() - began < 10
