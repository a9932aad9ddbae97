"""The schemas of form.yaml."""

from mappa_report.checks.schemas.rules import KEY, NAMES, SOME_NAMES, TEXT, WORDS, Rules, maps, records
from mappa_report.checks.shape import Schema

_LINE: Rules = {"type": ["string", "dict"]}
"""A row or column: its label alone, or a mapping that fits LINE."""

LINE: Schema = {
    "label": WORDS,
    "sum": {"type": ["string", "list"]},
    "type": {"type": "string", "allowed": ["count", "rate"]},
    "of": TEXT,
    "said": NAMES,
    "also": NAMES,
}

FORM: Schema = {
    "counted": NAMES,
    "withheld": records(
        {
            "named": SOME_NAMES,
            "akin": NAMES,
            "keys": NAMES,
            "people": NAMES,
            "because": WORDS,
        }
    ),
    "tables": records(
        {
            "key": {**KEY, "required": False},
            "title": WORDS,
            "stub": TEXT,
            "value": TEXT,
            "rows": {"type": ["dict", "string"], "valuesrules": _LINE, "required": True, "empty": False},
            "total": TEXT,
            "columns": maps(_LINE, empty=False),
            "not_applicable": records({"row": WORDS, "column": TEXT, "because": WORDS}),
            "definitions": NAMES,
            "notes": NAMES,
            "said": NAMES,
            "when": NAMES,
        },
        required=True,
        empty=False,
    ),
    "rules": records(
        {
            "each": WORDS,
            "among": TEXT,
            "equals": TEXT,
            "rows": {**NAMES, "empty": False},
            "column": TEXT,
            "because": WORDS,
            "certain": TEXT,
        }
    ),
}
