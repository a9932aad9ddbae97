"""The note of a correction that is not published yet, worded anew where its file has it."""

from __future__ import annotations

import json
from typing import Any

import yaml

from mappa_report.intake.yaml_lines import Lines
from mappa_report.problems.problem import Problem
from mappa_report.signing.records import read_records
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import MAX_FILE, Located, is_file, read
from mappa_report.workspace.output_files import create_files
from mappa_report.workspace.workspace import AREAS, CORRECTIONS, Workspace

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def open_note(workspace: Workspace, area: str, year: int) -> str | None:
    """What the correction tells readers that has begun; None where none has, or its file can't be read as a list.

    Raises FileRefused where a file can't be read.
    """
    at = _file(workspace, area, year)
    if read_records(workspace, area, year).open_correction is None:
        return None
    try:
        return _words(read(at, MAX_FILE).decode())[-1] if is_file(at) else None
    except (yaml.YAMLError, UnicodeDecodeError, IndexError):
        return None


def reword_correction(workspace: Workspace, area: str, year: int, note: str) -> tuple[Problem, ...]:
    """Have the correction that has begun tell readers ``note``. The Problems are why nothing was written.

    Raises FileRefused where a file can't be read.
    """
    at = _file(workspace, area, year)
    data = read(at, MAX_FILE) if is_file(at) else b""
    try:
        text = data.decode()
        lines = Lines.of(text)
        lines.replace(*_notes(text)[-1], json.dumps(note, ensure_ascii=False))
        is_right = _words(lines.text) == [*_words(text)[:-1], note]
    except (yaml.YAMLError, UnicodeDecodeError, IndexError):
        is_right = False
    if not is_right:
        message = "this list is written in a way that it can't be changed in here"
        return (Problem("not-written", message, Place(Source(at.name)), hint="change it by hand in an editor."),)
    return create_files({at: lines.text.encode()}, {at: data}).problems


def _file(workspace: Workspace, area: str, year: int) -> Located:
    return workspace.own(AREAS, area, str(year), CORRECTIONS)


def _words(text: str) -> list[str]:
    return [child.value for _, child in _notes(text)]


def _notes(text: str) -> list[tuple[Any, Any]]:
    """The key and the scalar of each note in ``text``."""
    root = yaml.compose(text, Loader=_Loader)
    items = root.value if isinstance(root, yaml.SequenceNode) else []
    pairs = [pair for item in items if isinstance(item, yaml.MappingNode) for pair in item.value]
    return [(key, child) for key, child in pairs if key.value == "note" and isinstance(child, yaml.ScalarNode)]
