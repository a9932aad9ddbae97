"""Nobody but the browser that was opened may see or do anything."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from mappa_report.workbench.guard import Session
from mappa_report.workbench.words import WORDS
from tests.conftest import BASE
from tests.workbench.browser import Browser, workbench_of

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; object-src 'none'"
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One for all: nothing here is changed."""
    folder = tmp_path_factory.mktemp("guarded") / "workspace"
    shutil.copytree(BASE, folder)
    with workbench_of(folder) as opened:
        yield opened


def test_the_link_is_good_once(browser: Browser) -> None:
    again = Browser(browser.link).enter()

    assert (again.status, again.text, again.headers.get("set-cookie")) == (401, WORDS["refused.link"], None)
    assert browser.get("/").status == 200


def test_a_wrong_link_uses_up_the_right_one() -> None:
    session = Session(8000, "/")
    link = session.link

    assert session.admit("guess") is None
    assert session.admit(link.partition("=")[2]) is None


def test_an_empty_token_is_no_guess() -> None:
    session = Session(8000, "/reports/kent/2023")
    link = session.link

    assert session.admit("") is None
    admitted = session.admit(link.partition("=")[2])
    assert admitted is not None
    assert admitted.headers["location"] == "/reports/kent/2023"


def test_the_key_is_kept_from_scripts_and_other_sites(browser: Browser) -> None:
    session = Session(browser.port, "/")
    admitted = session.admit(session.link.partition("=")[2])

    assert admitted is not None
    assert admitted.headers["set-cookie"].partition("; ")[2] == "HttpOnly; Path=/; SameSite=strict"
    assert admitted.headers["set-cookie"].startswith(f"mappa-report-{browser.port}=")


@pytest.mark.parametrize("path", ["/", "/reports/testshire/2023", "/static/workbench.css", "/nothing"])
def test_without_the_key_nothing_is_shown(browser: Browser, path: str) -> None:
    for cookie in ("", f"mappa-report-{browser.port}=guess", "mappa-report-1=guess"):
        answer = browser.ask("GET", path, Cookie=cookie)
        assert (answer.status, answer.text) == (401, WORDS["refused.link"])


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example", ""])
def test_another_host_is_refused(browser: Browser, host: str) -> None:
    answer = browser.ask("GET", "/", Cookie=browser.cookie, Host=host)

    assert (answer.status, answer.text) == (421, WORDS["refused.host"])


def test_the_two_names_of_this_machine_are_answered(browser: Browser) -> None:
    for host in (f"127.0.0.1:{browser.port}", f"localhost:{browser.port}", f"LOCALHOST:{browser.port}"):
        assert browser.ask("GET", "/", Cookie=browser.cookie, Host=host).status == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_pages_of_others_may_not_even_look(browser: Browser, site: str) -> None:
    answer = browser.ask("GET", "/", Cookie=browser.cookie, Sec_Fetch_Site=site)

    assert (answer.status, answer.text) == (403, WORDS["refused.site"])


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "none"},
        {"Origin": "http://evil.example", "Sec_Fetch_Site": "same-origin"},
    ],
)
def test_a_change_is_made_for_our_own_pages_alone(browser: Browser, headers: dict[str, str]) -> None:
    answer = browser.ask("POST", "/end", Cookie=browser.cookie, **headers)

    assert (answer.status, answer.text) == (403, WORDS["refused.site"])
    assert browser.get("/").status == 200


@pytest.mark.parametrize("path", ["/", "/open?token=guess", "/nothing", "/static/workbench.css"])
def test_every_answer_says_what_may_be_loaded(browser: Browser, path: str) -> None:
    headers = browser.get(path).headers

    assert headers["content-security-policy"] == POLICY
    assert {name: headers[name] for name in ("x-content-type-options", "referrer-policy", "cache-control")} == {
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cache-control": "no-store",
    }


@pytest.mark.parametrize(
    "path",
    [
        "/reports/testshire/2023/sections/..%2Fstatistics.yaml",
        "/reports/testshire/2023/sections/%2Fetc%2Fpasswd",
        "/reports/testshire/2023/files/..%2F..%2Fareas",
        "/reports/../2023",
        "/reports/testshire/2022",
        "/static/..%2Fserve.py",
        "/static/workbench.py",
    ],
)
def test_no_path_leads_out_of_what_there_is(browser: Browser, path: str) -> None:
    assert browser.get(path).status == 404


def test_what_is_too_large_is_refused(browser: Browser) -> None:
    answer = browser.ask(
        "POST", "/begin", None, Cookie=browser.cookie, Origin=browser.origin, Content_Length=str(50 * 1024 * 1024)
    )

    assert (answer.status, answer.text) == (413, WORDS["refused.size"])


def test_a_websocket_is_refused(browser: Browser) -> None:
    answer = browser.ask(
        "GET", "/", Cookie=browser.cookie, Upgrade="websocket", Connection="Upgrade",
        Sec_WebSocket_Version="13", Sec_WebSocket_Key="dGVzdGluZ3Rlc3Rpbmc9PQ==",
    )  # fmt: skip

    assert answer.status != 101
