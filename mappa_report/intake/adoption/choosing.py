"""Which edition a report follows, and who has confirmed one: written into the files that say so."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date

from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.scaffold.blanks import one_line
from mappa_report.scaffold.edition_files import with_value
from mappa_report.workspace.door import Located, read
from mappa_report.workspace.output_files import create_files
from mappa_report.workspace.workspace import AREAS, BOILERPLATE, RETURN, Workspace

_CONFIRMED = re.compile(r"(?m)^#?[ ]*confirmed:.*$")


def follow_edition(workspace: Workspace, area: str, year: str, key: str) -> tuple[Problem, ...]:
    """Have the report of ``area`` for ``year`` follow the edition ``key``. The Problem that prevented it, if any.

    Raises FileRefused where its return can't be read.
    """
    line = f'edition: "{key}"'
    return _changed(
        workspace.own(AREAS, area, year, RETURN),
        lambda text: text if line in text.split("\n") else _first_line_or(with_value(text, "edition", line), line),
    )


def _first_line_or(text: str, line: str) -> str:
    return text if line in text.split("\n") else f"{line}\n{text}"


def confirm_edition(workspace: Workspace, key: str, by: str, day: date) -> tuple[Problem, ...]:
    """Write into the workspace's own edition ``key`` that ``by``, a role, confirmed it on ``day``.

    The Problem that prevented it, if any. Raises FileRefused where its file can't be read.
    """
    line = f"confirmed: {{date: {day.isoformat()}, by: {json.dumps(one_line(by), ensure_ascii=False)}}}"

    def confirmed(text: str) -> str:
        return (
            _CONFIRMED.sub(lambda _: line, text, count=1) if _CONFIRMED.search(text) else f"{text.rstrip()}\n{line}\n"
        )

    return _changed(workspace.own(BOILERPLATE, key, "edition.yaml"), confirmed)


def _changed(at: Located, edit: Callable[[str], str]) -> tuple[Problem, ...]:
    """Put what ``edit`` makes of its text into the file ``at``, whose lines end as they did."""
    data = read(at, MAX_BYTES)
    text = data.decode("utf-8", errors="surrogateescape")
    ending = "\r\n" if "\r\n" in text else "\n"
    after = edit(text.replace("\r\n", "\n")).replace("\n", ending).encode("utf-8", errors="surrogateescape")
    return create_files({at: after}, {at: data}).problems if after != data else ()
