"""What a browser does without script: it follows the link, keeps its cookie, and sends forms."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from queue import Queue
from time import sleep
from urllib.parse import urlencode, urlsplit

from mappa_report.workbench.serve import serve
from mappa_report.workspace.workspace import Workspace

_GLANCE = 0.1
"""Seconds; a browser waits longer."""


@dataclass(frozen=True)
class Answer:
    """The status of an answer, its headers by their names in small letters, and its text."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def words(self) -> str:
        """The words of the page, with one blank between."""
        body = re.sub(r"(?s)\A.*<main[^>]*>|</main>.*\Z", "", self.text)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


class Browser:
    """A browser on ``link``, which it has not followed yet."""

    def __init__(self, link: str) -> None:
        self.link = link
        self.cookie = ""
        parts = urlsplit(link)
        assert parts.port
        self.port = parts.port
        self.origin = f"http://127.0.0.1:{parts.port}"

    def ask(self, method: str, path: str, body: str | bytes | None = None, **headers: str) -> Answer:
        """The answer to a request with those ``headers``, whose names have _ for each hyphen."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body.encode() if isinstance(body, str) else body, sent)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, told, answer.read().decode(errors="replace"))
        finally:
            connection.close()

    def enter(self) -> Answer:
        """Follow the link, and keep the cookie."""
        parts = urlsplit(self.link)
        answer = self.ask("GET", f"{parts.path}?{parts.query}")
        self.cookie = answer.headers.get("set-cookie", "").partition(";")[0]
        return answer

    def get(self, path: str) -> Answer:
        """A page; while that tells of work under way, asked for again as it says."""
        page = self.look(path)
        while "refresh" in page.headers:
            sleep(_GLANCE)
            page = self.look(path)
        return page

    def look(self, path: str) -> Answer:
        """A page as it is at first."""
        return self.ask("GET", path, Cookie=self.cookie, Sec_Fetch_Site="same-origin")

    def send(self, path: str, fields: Mapping[str, str]) -> Answer:
        """The answer to a form, and after a redirect, the page that it leads to."""
        answer = self.ask(
            "POST",
            path,
            urlencode(fields),
            Cookie=self.cookie,
            Origin=self.origin,
            Content_Type="application/x-www-form-urlencoded",
        )
        return self.get(answer.headers["location"].partition("#")[0]) if answer.status == 303 else answer

    def tell(self, path: str, value: object) -> Answer:
        """The answer to ``value``, sent by a script of ours as JSON; bytes are sent as they are."""
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        return self.ask("POST", path, body, Cookie=self.cookie, Origin=self.origin, Content_Type="application/json")

    def upload(
        self, path: str, name: str, files: Mapping[str, bytes], fields: Mapping[str, str] | None = None
    ) -> Answer:
        """The answer to a form with ``files``, by their names, in its field ``name``, and with ``fields``."""
        mark = "a-line-between-parts"
        head = 'Content-Disposition: form-data; name="{}"; filename="{}"\r\nContent-Type: application/octet-stream'
        parts = [head.format(name, each).encode() + b"\r\n\r\n" + data for each, data in files.items()]
        for field, value in (fields or {}).items():
            parts.append(f'Content-Disposition: form-data; name="{field}"\r\n\r\n{value}'.encode())
        body = b"".join(b"--" + mark.encode() + b"\r\n" + part + b"\r\n" for part in parts)
        return self.ask(
            "POST",
            path,
            body + f"--{mark}--\r\n".encode(),
            Cookie=self.cookie,
            Origin=self.origin,
            Content_Type=f"multipart/form-data; boundary={mark}",
        )

    def field(self, page: Answer, name: str) -> str:
        """What the field ``name`` of ``page`` holds."""
        return unescape(re.findall(rf'name="{name}" value="([^"]*)"', page.text)[0])

    def fields(self, path: str) -> dict[str, str]:
        """What the form of the page at ``path`` would send, if nobody changed it."""
        return self.fields_in(self.get(path).text)

    @staticmethod
    def fields_in(page: str) -> dict[str, str]:
        """What the last form of ``page`` would send, if nobody changed it, with every choice that there is."""
        inputs = (dict(re.findall(r'(\w+)="([^"]*)"', tag)) for tag in re.findall(r"<input[^>]*>", page))
        fields = {each["name"]: unescape(each.get("value", "")) for each in inputs if "name" in each}
        texts = re.findall(r'(?s)<textarea[^>]*name="([\w-]+)"[^>]*>\n?(.*?)</textarea>', page)
        return fields | {name: unescape(text) for name, text in texts}


@contextmanager
def workbench_of(folder: Path, first_page: str = "/") -> Iterator[Browser]:
    """A browser that has followed the link to the workbench of ``folder``, which is served until the end."""
    links: Queue[str] = Queue()
    serving = threading.Thread(target=serve, args=(Workspace(folder), first_page, 0, links.put))
    serving.start()
    browser = Browser(links.get(timeout=60))
    browser.enter()
    key = browser.cookie
    try:
        yield browser
    finally:
        browser.ask("POST", "/end", Cookie=key, Origin=browser.origin)
        serving.join(60)
    assert not serving.is_alive()
