"""Measures the workbench: its start, its memory after an hour of edits, and a keystroke's check.

    .venv/bin/python -m benchmarks.workbench

It needs Linux and takes some minutes. Nothing here is a test: no build fails because a machine was busy.
"""

from __future__ import annotations

import http.client
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Any
from urllib.parse import urlencode, urlsplit

from benchmarks.processes import cpu_of
from benchmarks.rounds import ROOT, Cost, cost_of, environment

REPORT = "/reports/kent/2006"
"""The longest sample."""

SECTION = "180-case-studies.md"
SAVES, CHECKS, BUILDS = 600, 1500, 20
"""An hour of edits: a save every six seconds, a check every two or three, and a build every three minutes."""

MOST_START, MOST_MEMORY, MOST_CHECK = 2.0, 200, 0.3
ROUNDS = 5
IMPORTS = "import starlette.applications, uvicorn, jinja2"


class Visitor:
    """A browser that has followed the link which the program ``serving`` printed."""

    def __init__(self, serving: subprocess.Popen[str]) -> None:
        assert serving.stdout
        link = urlsplit(serving.stdout.readline().partition(": ")[2].strip())
        self.pid = serving.pid
        self.port = link.port or 0
        self.origin = f"http://127.0.0.1:{self.port}"
        self.cookie = ""
        self.cookie = self._ask("GET", f"{link.path}?{link.query}")[0].partition(";")[0]

    def _ask(self, method: str, path: str, body: str = "", kind: str = "") -> tuple[str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"Cookie": self.cookie, "Origin": self.origin, "Content-Type": kind}
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        connection.close()
        if answer.status >= 400:
            raise SystemExit(f"{method} {path}: {answer.status} {text[:300]}")
        return answer.getheader("set-cookie") or "", text

    def get(self, path: str) -> str:
        """The page at ``path``."""
        return self._ask("GET", path)[1]

    def post(self, path: str, fields: dict[str, str]) -> None:
        """Send a form."""
        self._ask("POST", path, urlencode(fields), "application/x-www-form-urlencoded")

    def tell(self, path: str, sent: object) -> dict[str, Any]:
        """The answer to ``sent``."""
        answer: dict[str, Any] = json.loads(self._ask("POST", path, json.dumps(sent), "application/json")[1])
        return answer

    def end(self) -> None:
        """End the workbench."""
        self.post("/end", {})

    @property
    def megabytes(self) -> int:
        """What it has in memory now."""
        status = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) // 1024

    @property
    def most_megabytes(self) -> int:
        """The most that it has had in memory."""
        status = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        return int(status.partition("VmHWM:")[2].split()[0]) // 1024


@contextmanager
def workbench(folder: Path) -> Iterator[Visitor]:
    """The workbench of ``folder``, in a process of its own."""
    command = [sys.executable, "-m", "mappa_report", "open", "--no-browser"]
    surroundings = environment() | {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(folder.parent / "config")}
    with subprocess.Popen(command, cwd=folder, env=surroundings, stdout=subprocess.PIPE, text=True) as serving:
        visitor = Visitor(serving)
        try:
            yield visitor
        finally:
            visitor.end()


def seconds_to_start(folder: Path) -> float:
    """Processor seconds until the link is printed, leads somewhere, and has been followed."""
    with workbench(folder) as visitor:
        return cpu_of(visitor.pid)


def with_words(section: dict[str, Any], words: str) -> dict[str, Any]:
    """What the editor sends once ``words`` stand in the last paragraph of ``section``."""
    *others, last = section["blocks"]
    node = {"type": "paragraph", "content": [{"type": "text", "text": words}]}
    return {
        "was": section["hash"],
        "blocks": [*({"id": each["id"]} for each in others), {"was": last["id"], "node": node}],
    }


def edit_for_an_hour(visitor: Visitor) -> list[Cost]:
    """Save, check and build as often as in an hour. Gives what each check cost."""
    checks: list[Cost] = []
    address = f"{REPORT}/sections/{SECTION}"
    section = json.loads(visitor.get(f"{address}/as-blocks"))
    for number in range(SAVES):
        for part in range(CHECKS * (number + 1) // SAVES - CHECKS * number // SAVES):
            before, began = cpu_of(visitor.pid), perf_counter()
            visitor.tell(f"{address}/check", with_words(section, f"In round {number}, {part} people came."))
            checks.append(Cost(perf_counter() - began, cpu_of(visitor.pid) - before))
        section = visitor.tell(f"{address}/save", with_words(section, f"In round {number} nobody came."))
        visitor.get(f"{REPORT}/changes?of=&since=")
        if number % (SAVES // BUILDS) == 0:
            visitor.post(f"{REPORT}/build", {})
            while "Look again" in visitor.get(f"{REPORT}/build"):
                sleep(0.2)
    return checks


def main() -> None:
    """Measure, and print what came of it beside what is asked for."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "workspace"
        shutil.copytree(ROOT / "areas/kent", folder / "areas/kent")
        ours = [seconds_to_start(folder) for _ in range(ROUNDS)]
        theirs = [cost_of([sys.executable, "-c", IMPORTS]).cpu for _ in range(ROUNDS)]
        ratio = median(ours) / median(theirs)
        print(f"start: {median(ours):.2f} s, {ratio:.2f} times the imports, at most {MOST_START}")
        with workbench(folder) as visitor:
            print(f"memory at the start: {visitor.megabytes} MB")
            checks = edit_for_an_hour(visitor)
            print(f"memory after an hour: {visitor.megabytes} MB, most {visitor.most_megabytes}, at most {MOST_MEMORY}")
        for kind, seconds in (("processor", [each.cpu for each in checks]), ("clock", [each.clock for each in checks])):
            late = sorted(seconds)[len(seconds) * 95 // 100]
            print(f"a keystroke's check by the {kind}: {median(seconds):.3f} s, 95 of 100 within {late:.3f} s")
        print(f"asked for: at most {MOST_CHECK} s")


if __name__ == "__main__":
    main()
