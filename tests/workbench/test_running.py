"""A second start finds the first, and nobody but its owner does."""

from __future__ import annotations

import http.server
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from mappa_report.workbench.running import Running, announce, link_from_running
from mappa_report.workspace.workspace import Workspace
from tests.conftest import Run
from tests.workbench.browser import Browser, workbench_of

REPORT = "/reports/testshire/2023"


@pytest.fixture(autouse=True)
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of notes, for this test alone."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config/mappa-report/open"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


def test_a_second_start_leads_another_browser_to_the_first(browser: Browser, run: Run) -> None:
    told = run("open", "testshire", "2023", "--no-browser")

    link = told.out.partition(": ")[2].partition("\n")[0]
    other = Browser(link)
    entered = other.enter()
    assert told.code == 0
    assert told.out.startswith("The workbench of this folder is open already, in process ")
    assert told.out.endswith("\nThe link is good once, in one browser.\n")
    assert (other.port, entered.headers["location"]) == (browser.port, REPORT)
    assert (other.get(REPORT).status, browser.get(REPORT).status) == (200, 200)
    assert other.enter().status == 401


def test_only_its_owner_can_read_the_note_and_it_goes_with_the_workbench(workspace: Path, notes: Path) -> None:
    with workbench_of(workspace):
        (note,) = notes.iterdir()
        modes = [stat.S_IMODE(each.stat().st_mode) for each in (note, notes)]

    assert modes == [0o600, 0o700]
    assert list(notes.iterdir()) == []


def test_the_note_of_one_that_crashed_is_removed(workspace: Path, notes: Path) -> None:
    announce(Workspace(workspace), Running(9, 1, "secret"))

    assert link_from_running(Workspace(workspace), "/") is None
    assert list(notes.iterdir()) == []


@pytest.mark.parametrize("text", [b"", b"{", b'{"port": "x"}', b"\xff" * 9000])
def test_a_note_that_says_nothing_is_no_note(workspace: Path, notes: Path, text: bytes) -> None:
    announce(Workspace(workspace), Running(9, 1, "secret"))
    (note,) = notes.iterdir()
    note.write_bytes(text)

    assert link_from_running(Workspace(workspace), "/") is None


def test_whoever_has_taken_the_port_since_learns_no_secret_and_leads_nobody(workspace: Path) -> None:
    heard: list[str] = []

    class Impostor(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(str(self.headers))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"http://127.0.0.1:1/open?token=x\nproof")

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Impostor) as server:
        threading.Thread(target=server.handle_request).start()
        announce(Workspace(workspace), Running(server.server_port, 1, "the-secret"))

        assert link_from_running(Workspace(workspace), "/") is None

    assert len(heard) == 1
    assert "the-secret" not in heard[0]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Nonce": "n", "Page": "/", "Proof": "0" * 64},
        {"Nonce": "n", "Page": "/", "Proof": "é"},
    ],
)
def test_without_the_secret_no_link_is_given(browser: Browser, headers: dict[str, str]) -> None:
    told = browser.ask("POST", "/again", **headers)

    assert told.status == 401
    assert "token=" not in told.text


@pytest.mark.parametrize("page", ["//elsewhere.example", "https://elsewhere.example", "/end", "/reports/../x/2023"])
def test_a_link_leads_to_pages_of_reports_alone(page: str) -> None:
    running = Running(1, 1, "secret")

    assert running.page_asked("n", page, running.proof("ask", "n", page)) is None


def test_the_note_is_not_in_the_workspace(browser: Browser, workspace: Path) -> None:
    assert urlsplit(browser.link).port
    assert sorted(path.name for path in workspace.iterdir()) == ["areas", "boilerplate"]
