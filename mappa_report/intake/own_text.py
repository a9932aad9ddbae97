"""That somebody lets reports be published in this program's own wording of the national text, in the settings."""

from __future__ import annotations

import json
import re
from datetime import date

from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.scaffold.blanks import one_line
from mappa_report.scaffold.edition_files import with_value
from mappa_report.workspace.door import is_file, read
from mappa_report.workspace.output_files import create_files
from mappa_report.workspace.workspace import SETTINGS, Workspace

_OWN_TEXT = re.compile(r"(?m)^[\"']?own_text[\"']?\s*:")


def let_own_text(workspace: Workspace, by: str, day: date) -> tuple[Problem, ...]:
    """Write into the settings that ``by``, a role, decided so on ``day``. The Problem that prevented it, if any.

    Raises FileRefused where the settings can't be read.
    """
    at = workspace.own(SETTINGS)
    data = read(at, MAX_BYTES) if is_file(at) else b""
    text = data.decode("utf-8", errors="surrogateescape")
    line = f"own_text: {{date: {day.isoformat()}, by: {json.dumps(one_line(by), ensure_ascii=False)}}}"
    made = with_value(text, "own_text", line) if _OWN_TEXT.search(text) else f"{text.rstrip()}\n{line}\n".lstrip()
    return create_files({at: made.encode("utf-8", errors="surrogateescape")}, {at: data} if data else {}).problems
