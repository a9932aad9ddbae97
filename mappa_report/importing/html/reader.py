"""A web page as a reader of it would see it: blocks with their places, and what is told."""

from __future__ import annotations

from typing import Any

from mappa_report.importing.finished import Finished
from mappa_report.importing.html.looks import Look
from mappa_report.importing.html.notes import Notes
from mappa_report.importing.html.pictures import Pictures
from mappa_report.importing.html.walk import PageWalk
from mappa_report.importing.office.finishing import finish
from mappa_report.importing.sent_file import read_sent
from mappa_report.importing.telling import Telling
from mappa_report.unpacking.html_page import parsed_page


def read_html(data: bytes, name: str) -> Finished:
    """What the web page ``data``, which messages call ``name``, holds. Nothing is fetched, and no script is run.

    Raises FileRefused for a file that can't be read, or would take too long or too much memory.
    """
    return read_sent(finished_html, data, name)


def finished_html(data: bytes) -> Finished:
    """What the web page ``data`` holds, read in this process. Raises Unreadable for one that can't be read."""
    telling = Telling()
    pictures = Pictures(data, telling)
    root, _ = parsed_page(pictures.bare)
    title = " ".join("".join(each.itertext()) for each in root.findall("head/title"))
    language = str(root.get("lang", ""))[:40]
    walk = PageWalk(Notes(root), pictures, telling, _levels(root))
    body = root.find("body")
    walked = walk.walked(body if body is not None else root, Look(language=language))
    return finish(walked, title, language, telling)


def _levels(root: Any) -> dict[int, int]:
    """The level in a report of each level of headings in the page. A page's only heading of level 1 is its title."""
    counts = {level: sum(1 for _ in root.iter(f"h{level}")) for level in range(1, 7)}
    has_title = counts[1] == 1 and sum(counts.values()) > 1
    used = [level for level, count in counts.items() if count and not (has_title and level == 1)]
    return {level: level - used[0] + 1 for level in used}
