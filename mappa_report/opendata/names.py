"""Names and other text in a CSV: written so that no program takes them for anything else, and read back the same."""

from __future__ import annotations

import re

from mappa_report.model.figure import Path

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet program may take for the beginning of a formula."""

_APART = re.compile(r"[.\\\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""In a key, what would divide it from itself: the dot between keys, and the ends of lines."""

_WRITTEN_APART = re.compile(r"\\([0-9a-f]{4})")


def name_of(path: Path) -> str:
    """The keys of ``path`` with dots between, as in ``eligible.level_1.total``."""
    return harmless(".".join(_APART.sub(lambda match: f"\\{ord(match[0]):04x}", key) for key in path))


def path_of(name: str) -> Path:
    """The path that has ``name``."""
    keys = as_meant(name).split(".")
    return tuple(_WRITTEN_APART.sub(lambda match: chr(int(match[1], 16)), key) for key in keys)


def harmless(text: str) -> str:
    """``text``, behind an apostrophe where a spreadsheet program would run it as a formula."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def as_meant(text: str) -> str:
    """What ``harmless`` was given."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA) else text


def on_one_line(text: str) -> str:
    """``text`` for people, made harmless, with single spaces between its words."""
    return harmless(" ".join(text.split()))
