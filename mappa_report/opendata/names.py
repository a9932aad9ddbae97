"""Text in a CSV, escaped so that no spreadsheet runs it as a formula, and read back unchanged."""

import re

from mappa_report.model.figure import Path

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""The characters with which a spreadsheet program may let a formula begin."""

_SEPARATOR = re.compile(r"[.\\\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""The characters that can't stand in a key as they are: the dot between keys, and line breaks."""

_ESCAPED_SEPARATOR = re.compile(r"\\([0-9a-f]{4})")


def name_of(path: Path) -> str:
    """The keys of ``path`` with dots between, as in ``eligible.level_1.total``."""
    return escape_formula(".".join(_SEPARATOR.sub(lambda match: f"\\{ord(match[0]):04x}", key) for key in path))


def path_of(name: str) -> Path:
    """The path that has ``name``."""
    keys = unescape_formula(name).split(".")
    return tuple(_ESCAPED_SEPARATOR.sub(lambda match: chr(int(match[1], 16)), key) for key in keys)


def escape_formula(text: str) -> str:
    """``text`` with an apostrophe before it, if a spreadsheet program would take it for a formula."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA_STARTS) else text


def unescape_formula(text: str) -> str:
    """The text that ``escape_formula`` was given. Any other text comes back as it is."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA_STARTS) else text


def escape_single_line(text: str) -> str:
    """``text`` escaped by ``escape_formula``, with single spaces between its words."""
    return escape_formula(" ".join(text.split()))
