"""What the schemas have in common: words, names, file names, and lists and maps of these."""

from typing import Any

Rules = dict[str, Any]
TEXT: Rules = {"type": "string"}
WORDS: Rules = {"type": "string", "required": True, "empty": False}
NAMES: Rules = {"type": "list", "schema": WORDS}
SOME_NAMES: Rules = {**NAMES, "required": True, "empty": False}
KEY: Rules = {"type": "string", "required": True, "regex": r"[a-z0-9]+([_-][a-z0-9]+)*"}
FILE_NAME: Rules = {
    "type": "string",
    "required": True,
    "regex": r"[0-9]+-[a-z0-9]+(-[a-z0-9]+)*\.md",
    "meta": {"hint": "a number, a dash, small letters and .md, such as 10-introduction.md."},
}


def group(schema: Rules, **more: Any) -> Rules:
    """A map with the names of ``schema``; ``more`` are rules for the map itself."""
    return {"type": "dict", "schema": schema, **more}


def maps(rules: Rules, **more: Any) -> Rules:
    """A map whose values each follow ``rules``; ``more`` are rules for the map itself."""
    return {"type": "dict", "valuesrules": rules, **more}


def records(schema: Rules, **more: Any) -> Rules:
    """A list of maps that each follow ``schema``; ``more`` are rules for the list itself."""
    return {"type": "list", "schema": group(schema), **more}


GAP: Rules = group({"prints": WORDS, "meaning": WORDS}, required=True)
