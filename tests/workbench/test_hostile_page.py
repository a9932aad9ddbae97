"""A hostile page in another tab of the same browser can neither see nor do anything."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page

from tests.workbench.chromium import REBOUND, Workbench

REPORT = "/reports/testshire/2023"

ATTACK = """
<!doctype html><title>Hostile</title>
<iframe src="{origin}/"></iframe>
<form id="form" method="post" action="{origin}{report}/proofs" target="sent"></form><iframe name="sent"></iframe>
<script>
const said = {{}};
const tell = (name, value) => {{ said[name] = String(value); document.title = JSON.stringify(said); }};
const asked = (name, path, options) => fetch("{origin}" + path, options)
  .then(async (answer) => tell(name, answer.type + " " + await answer.text()), () => tell(name, "refused"));
document.querySelector("#form").submit();
const picture = new Image();
picture.onerror = () => tell("picture", "refused");
picture.onload = () => tell("picture", "shown");
picture.src = "{origin}{report}/preview/report";
asked("read", "{report}", {{credentials: "include"}});
asked("blind", "{report}/proofs", {{method: "POST", mode: "no-cors", credentials: "include", body: "reply-by="}});
asked("ended", "/end", {{method: "POST", mode: "no-cors", credentials: "include"}});
const socket = new WebSocket("{origin}".replace("http", "ws") + "/");
socket.onopen = () => tell("socket", "open");
socket.onerror = () => tell("socket", "refused");
</script>
"""


@pytest.fixture
def hostile(workbench: Workbench) -> Iterator[str]:
    """The address of a hostile site on another port of this machine, which is the nearest that one can come."""
    page = ATTACK.format(origin=workbench.origin, report=REPORT).encode()

    class Hostile(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Nothing is told."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Hostile) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def what_came_of_it(page: Page) -> dict[str, str]:
    """What the page was told, once all that it tried has come to an end."""
    page.wait_for_function("Object.keys(said).length === 5")  # this page has no policy that keeps it from that
    page.wait_for_load_state("networkidle")
    told: dict[str, str] = page.evaluate("said")
    return told


@pytest.mark.parametrize("host", ["", REBOUND])
def test_another_site_reads_nothing_and_does_nothing(host: str, workbench: Workbench, hostile: str) -> None:
    before = {path: path.read_bytes() for path in workbench.folder.rglob("*") if path.is_file()}
    own = workbench.page(REPORT)
    page = own.context.new_page()
    address = f"{host}:{hostile.partition(':')[2]}" if host else hostile

    page.goto(f"http://{address}/")
    told = what_came_of_it(page)

    assert told == dict.fromkeys(("picture", "read", "blind", "ended", "socket"), "refused")
    frames = [frame.evaluate("document.body ? document.body.innerText : ''") for frame in page.frames[1:]]
    assert not any("Testshire" in each or "Reports" in each for each in frames)
    assert {path: path.read_bytes() for path in workbench.folder.rglob("*") if path.is_file()} == before
    own.reload()
    assert own.locator("h1").inner_text() == "Testshire 2022–23"
    workbench.told.clear()  # all of it was the hostile page's


def test_a_name_that_was_made_to_lead_here_shows_nothing(workbench: Workbench) -> None:
    workbench.refusals.add(421)
    page = workbench.context().new_page()

    page.goto(workbench.origin.replace("127.0.0.1", REBOUND) + REPORT)

    assert page.locator("body").inner_text() == "This program answers only to its own address on this computer."
    workbench.told.clear()  # the browser was led to another host
