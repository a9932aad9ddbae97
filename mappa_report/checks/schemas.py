"""The cerberus schemas of everything but the return, whose schema is made from the form. Data only."""

from __future__ import annotations

from typing import Any

from mappa_report.checks.shape import Schema

Rules = dict[str, Any]

TEXT: Rules = {"type": "string"}
WORDS: Rules = {"type": "string", "required": True, "empty": False}
NAMES: Rules = {"type": "list", "schema": WORDS}
MARK: Rules = {"type": "string", "required": True, "regex": r"[a-z0-9]+([_-][a-z0-9]+)*"}
FILE_NAME: Rules = {
    "type": "string",
    "required": True,
    "regex": r"[0-9]+-[a-z0-9]+(-[a-z0-9]+)*\.md",
    "meta": {"hint": "a number, a dash, small letters and .md, such as 10-introduction.md."},
}


def _maps(rules: Rules, **more: Any) -> Rules:
    return {"type": "dict", "valuesrules": rules, **more}


def _records(schema: Rules, **more: Any) -> Rules:
    return {"type": "list", "schema": {"type": "dict", "schema": schema}, **more}


REGISTERED: Schema = {
    "name": WORDS,
    "forces": {**NAMES, "required": True, "empty": False},
    "nation": {"type": "string", "required": True, "allowed": ["England", "Wales"]},
}

AREA: Schema = {
    **REGISTERED,
    "board": WORDS,
    "populations": _records({"rate_year": WORDS, "mid_year": TEXT, "aged": WORDS, "released": TEXT, "count": TEXT}),
    "units": _maps(_maps(WORDS)),
}

_SIGNATORIES: Rules = _records({"role": WORDS, "organisation": TEXT}, empty=False)

SECTION_HEAD: Schema = {
    "title": {
        **WORDS,
        "meta": {"hint": "add a line  title: ...  to the head, between the lines with dashes."},
    },
    "kind": WORDS,
    "place": WORDS,
    "role": TEXT,
    "organisation": TEXT,
    "signed": _SIGNATORIES,
    "illustrative": TEXT,
}

PASSAGE_HEAD: Schema = {
    "title": TEXT,
    "level": {"type": "string", "allowed": ["1", "2", "3"]},
    "lettered": TEXT,
}

DEFINITION_HEAD: Schema = {"term": WORDS}

_CELL: Rules = {
    "type": "dict",
    "required": True,
    "schema": {"prints": WORDS, "meaning": WORDS, "reads": NAMES},
}

_TERMS = (
    "title subtitle description contents page skip_to_content table chart rows columns explained_in and illustrative"
).split()

EDITION: Schema = {
    "edition": WORDS,
    "language": {**WORDS, "regex": r"[a-z]{2,3}(-[A-Z]{2})?"},
    "years": {**NAMES, "required": True, "empty": False},
    "terms": {
        "type": "dict",
        "required": True,
        "schema": dict.fromkeys(_TERMS, WORDS),
    },
    "cells": {
        "type": "dict",
        "required": True,
        "schema": {"not_applicable": _CELL, "not_returned": _CELL, "missing": _CELL},
    },
    "outline": _records(
        {
            "passage": TEXT,
            "sections": TEXT,
            "statistics": {"type": "string", "allowed": ["all"]},
            "definitions": {"type": "string", "allowed": ["all"]},
            "table": TEXT,
            "chart": TEXT,
        },
        required=True,
        empty=False,
    ),
    "definitions": NAMES,
    "kinds": {**NAMES, "required": True},
    "usual_sections": _records(
        {"file": FILE_NAME, "title": WORDS, "kind": WORDS, "place": WORDS, "role": WORDS, "advice": WORDS}
    ),
}

_LINE: Rules = {"type": ["string", "dict"]}
"""A row or column: its label alone, or a mapping that fits LINE."""

LINE: Schema = {
    "label": WORDS,
    "sum": {"type": ["string", "list"]},
    "type": {"type": "string", "allowed": ["count", "rate"]},
    "of": TEXT,
}

FORM: Schema = {
    "tables": _records(
        {
            "key": {**MARK, "required": False},
            "title": WORDS,
            "stub": TEXT,
            "value": TEXT,
            "rows": {"type": ["dict", "string"], "valuesrules": _LINE, "required": True, "empty": False},
            "total": TEXT,
            "columns": _maps(_LINE, empty=False),
            "not_applicable": _records({"row": WORDS, "column": TEXT, "because": WORDS}),
            "definitions": NAMES,
            "notes": NAMES,
        },
        required=True,
        empty=False,
    )
}

NATIONAL_ROW: Schema = {"label": WORDS, "is_total": TEXT}

NATIONAL: Schema = {
    "figures": _maps(_maps({"type": "dict", "valuesrules": TEXT}), required=True),
    "sums": _records({"total": WORDS, "parts": {**NAMES, "required": True}}),
    "tables": _maps(
        {
            "type": "dict",
            "schema": {
                "title": WORDS,
                "stub": WORDS,
                "decimals": {"type": "string", "required": True, "allowed": ["0", "1", "2", "3"]},
                "rows": _maps({"type": ["string", "dict"]}, required=True, empty=False),
                "columns": _maps(
                    {
                        "type": "dict",
                        "schema": {
                            "label": WORDS,
                            "from": WORDS,
                            "year": WORDS,
                            "shows": {"type": "string", "required": True, "allowed": ["count", "change", "share"]},
                            "of": TEXT,
                            "is_total": TEXT,
                        },
                    },
                    required=True,
                    empty=False,
                ),
                "notes": NAMES,
            },
        }
    ),
    "charts": _maps(
        {
            "type": "dict",
            "schema": {
                "title": WORDS,
                "year": WORDS,
                "parts": _records({"label": WORDS, "from": WORDS, "less": TEXT}, required=True, empty=False),
            },
        }
    ),
}
