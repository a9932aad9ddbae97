"""The workbench in a real browser: Debian's Chromium, led by Playwright.

A test asks for ``workbench`` and opens pages of it::

    from playwright.sync_api import expect
    from tests.workbench.chromium import Workbench

    def test_a_figure_that_is_typed_is_in_the_file(workbench: Workbench) -> None:
        page = workbench.page("/reports/testshire/2023/figures")
        page.get_by_label("Reviews").fill("5")
        page.get_by_role("button", name="Save the figures").click()
        expect(page.get_by_role("status")).to_contain_text("The figures have been saved.")
        assert "reviews: 5\n" in (workbench.folder / "areas/testshire/2023/statistics.yaml").read_text()

``page`` takes what Playwright's ``new_context`` takes: ``viewport=PHONE``, ``java_script_enabled=False``,
``forced_colors="active"``. Each page is of a browser that is new but for the key; two pages that are to share one are
``one`` and ``one.context.new_page()``. The server is one a module, and serves a copy of ``tests/base``, which is as it
was at the beginning of each test; a module that needs another workspace has a fixture ``filled`` of its own::

    @pytest.fixture(scope="module")
    def filled() -> Fill:
        return lambda folder: shutil.copytree(ROOT / "areas", folder / "areas")

At its end a test fails if a page has written an error to the console, asked for anything that is not the workbench's
own, or had an answer of 400 or more. Those by which a form is refused, 409 and 422, are no error; a test that expects
another says so: ``workbench.refusals.add(404)``.

What is quick stands in ``tests/workbench``, and all else in ``tests/full``, with ``pytestmark = pytest.mark.full``.
Without Chromium these tests are skipped; with ``--full``, and in CI, they fail. The policy of the pages keeps
``wait_for_function`` from working, and is never to be switched off: wait with ``expect``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from tests.conftest import BASE
from tests.workbench.browser import workbench_of

WIDE = {"width": 1280, "height": 1024}
PHONE = {"width": 320, "height": 640}
ZOOMED = {"width": 320, "height": 256}
"""What a window of 1280 by 1024 shows at 400 % zoom."""

REBOUND = "rebound.example"
"""A name that leads to this machine, as that of a hostile site may."""

_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {REBOUND} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
"""Nothing but this machine is to be had."""

_TRIES = 50
_PATIENCE = 20_000  # milliseconds, on a machine that does much besides
_TOLD_BY_STATUS = "Failed to load resource: the server responded with a status of "

Fill = Callable[[Path], object]
"""Puts into an empty folder what the workbench is to be opened on."""


@dataclass
class Workbench:
    """The workbench of ``folder``, served at ``origin``; ``told`` is what its pages did that they may not do."""

    folder: Path
    origin: str
    _browser: Browser
    _cookie: str
    told: list[str] = field(default_factory=list)
    refusals: set[int] = field(default_factory=lambda: {409, 422})
    _contexts: list[BrowserContext] = field(default_factory=list)

    def context(self, **options: Any) -> BrowserContext:
        """A browser that has the key."""
        context = self.stranger(**options)
        name, _, value = self._cookie.partition("=")
        cookie = {"name": name, "value": value, "url": self.origin, "httpOnly": True, "sameSite": "Strict"}
        context.add_cookies([cookie])  # type: ignore[list-item]
        return context

    def stranger(self, **options: Any) -> BrowserContext:
        """A browser that has never been here."""
        context = self._browser.new_context(**{"viewport": WIDE, "locale": "en-GB", **options})
        context.set_default_timeout(_PATIENCE)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.told.append(str(error.error)))
        context.on("request", self._see)
        context.on("response", self._judge)
        self._contexts.append(context)
        return context

    def page(self, path: str, **options: Any) -> Page:
        """The page at ``path``, in a browser of its own."""
        page = self.context(**options).new_page()
        page.goto(self.origin + path)
        return page

    def close(self) -> None:
        """Close every page."""
        for context in self._contexts:
            context.close()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(_TOLD_BY_STATUS):
            self.told.append(f"{message.location['url'].removeprefix(self.origin)}: {message.text}")

    def _see(self, request: Request) -> None:
        asked = urlsplit(request.url)
        if asked.scheme not in ("data", "blob", "about") and f"{asked.scheme}://{asked.netloc}" != self.origin:
            self.told.append(f"asked for {request.url}")

    def _judge(self, answer: Response) -> None:
        if answer.status >= 400 and answer.status not in self.refusals:
            self.told.append(f"{answer.request.method} {answer.url.removeprefix(self.origin)}: {answer.status}")


@pytest.fixture(scope="session")
def chromium(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Debian's Chromium; what comes with Playwright is not fetched."""
    program = shutil.which("chromium")
    leads = subprocess.run([sys.executable, "-m", "playwright", "--version"], capture_output=True, check=False)
    if program is None or leads.returncode:
        missing = "Chromium or libatomic is not on this machine. On Debian: sudo apt-get install chromium libatomic1"
        if request.config.getoption("--full") or os.environ.get("CI"):
            pytest.fail(missing, pytrace=False)
        pytest.skip(f"pages in a browser are left out: {missing}")
    expect.set_options(timeout=_PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, chromium_sandbox=False, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def filled() -> Fill:
    """What the module's workspace holds."""
    return partial(shutil.copytree, BASE, dirs_exist_ok=True)


@pytest.fixture(scope="module")
def served(filled: Fill, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, str]]:
    """The folder of the module's workspace, the address at which it is served, and the key."""
    folder = tmp_path_factory.mktemp("opened") / "workspace"
    folder.mkdir()
    filled(folder)
    with workbench_of(folder) as opened:
        yield folder, opened.origin, opened.cookie


@pytest.fixture
def workbench(chromium: Browser, filled: Fill, served: tuple[Path, str, str]) -> Iterator[Workbench]:
    """The workbench, with a workspace as it was at the beginning."""
    folder, origin, cookie = served
    _empty(folder)
    filled(folder)
    opened = Workbench(folder, origin, chromium, cookie)
    yield opened
    opened.close()
    assert opened.told == []


def _empty(folder: Path) -> None:
    """Take out all that is in ``folder``; the last save of pages that were closed may still be under way there."""
    for left in range(_TRIES, 0, -1):
        try:
            for path in folder.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        except OSError:
            if left == 1:
                raise
            time.sleep(0.1)
