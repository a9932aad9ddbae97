"""The list of who owes what, as ``new`` lays it out, and its JSON Schema for editors."""

import json
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from mappa_report.model.contribution import STATISTICS, Contribution
from mappa_report.model.edition import Edition
from mappa_report.scaffold.blanks import scalar
from mappa_report.scaffold.figure_schema import Schema
from mappa_report.workspace.workspace import CONTRIBUTORS_SCHEMA

_DAYS = {
    "asked": "The day on which it was asked for.",
    "due": "The day by which it should come in.",
    "received": "The day on which it came in.",
    "agreed": "The day on which it was agreed.",
}
_PLAIN = re.compile(r"(?:[0-9]{1,4}-)?[a-z][a-z0-9-]*")
"""The name of a section that YAML takes for nothing but words."""

_HEAD = f"""\
# yaml-language-server: $schema={CONTRIBUTORS_SCHEMA}
# Who owes which part of the report: agencies and roles, never names. No report is made from this list.
# Take away the # before what holds. asked, due, received and agreed take a day, such as 2024-06-14.
"""


def contributors_file(carried: Sequence[Contribution], edition: Edition) -> str:
    """A ``contributors.yaml`` with those ``carried`` from an earlier year, without days; else the usual as comments."""
    if carried:
        return _HEAD + "".join(entry(each.name, each.section, each.address) for each in carried)
    usual = ((each.role or each.title, PurePosixPath(each.file).stem) for each in edition.usual_sections)
    entries = "".join(entry(name, section) for name, section in (*usual, ("MAPPA coordinator", STATISTICS)))
    return _HEAD + "".join(f"#{line}\n" for line in entries.splitlines())


def entry(name: str, section: str, address: str = "", due: str = "") -> str:
    """Somebody who owes ``section``, as the lines of the list."""
    plain = section if _PLAIN.fullmatch(section) else json.dumps(section, ensure_ascii=False)
    lines = [f"- name: {scalar(name)}", f"  section: {plain}"]
    lines += [f"  address: {scalar(address)}"] if address else []
    return "\n".join([*lines, f"  due: {due}".rstrip(), ""])


def contributors_schema(edition: Edition) -> str:
    """The JSON Schema of a ``contributors.yaml`` as the text of a file, in draft 7 as that of the return."""
    day: Schema = {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    day["errorMessage"] = "Write year, month and day, such as 2024-06-14, or nothing."
    section: Schema = {
        "description": "The section's file, or its kind where it has none yet, or statistics for the figures.",
        "anyOf": [{"enum": [STATISTICS, *edition.kinds]}, {"type": "string", "pattern": "^[0-9]"}],
    }
    name = {"type": "string", "minLength": 1, "description": "The agency or role, never the name of a person."}
    address = {"type": ["string", "null"], "description": "An address for e-mail, if there is one to give."}
    days = {key: {"description": words, **day} for key, words in _DAYS.items()}
    entry: Schema = {"type": "object", "additionalProperties": False, "required": ["name", "section"]}
    entry["properties"] = {"name": name, "section": section, "address": address, **days}
    schema: Schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Who owes which part of the report",
    }
    return json.dumps({**schema, "type": ["array", "null"], "items": entry}, indent=1) + "\n"
