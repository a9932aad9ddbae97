"""The schemas of edition.yaml, of the heads of national passages, and of national tables and charts."""

from __future__ import annotations

from mappa_report.checks.schemas.rules import FILE_NAME, GAP, KEY, NAMES, TEXT, WORDS, Rules, maps, records
from mappa_report.checks.shape import Schema

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

COMPARISON: Rules = {
    "type": "dict",
    "schema": {
        **dict.fromkeys(
            ("title", "table", "figure", "change", "percent", "in_percent", "under_one", "nearly_all", "other_ages"),
            WORDS,
        ),
        "cells": {"type": "dict", "required": True, "schema": dict.fromkeys(("break", "small", "unknown"), GAP)},
        "endings": {
            "type": "dict",
            "required": True,
            "schema": dict.fromkeys(("rise", "fall", "same", "from_zero", "to_zero", "still_zero", "break"), WORDS),
        },
        "figures": records(
            {
                "figure": WORDS,
                "label": WORDS,
                "said": maps(WORDS, keysrules={"type": "string", "regex": "[0-9]{1,3}|other"}),
                "year_before": TEXT,
                "since": TEXT,
            },
            required=True,
            empty=False,
        ),
    },
}

EDITION: Schema = {
    "edition": WORDS,
    "language": {**WORDS, "regex": r"[a-z]{2,3}(-[A-Z]{2})?"},
    "years": {**NAMES, "required": True, "empty": False},
    "terms": {
        "type": "dict",
        "required": True,
        "schema": {**dict.fromkeys(_TERMS, WORDS), "note": TEXT, "published": TEXT},
    },
    "cells": {
        "type": "dict",
        "required": True,
        "schema": {"not_applicable": _CELL, "not_returned": _CELL, "missing": _CELL},
    },
    "outline": records(
        {
            "passage": TEXT,
            "sections": TEXT,
            "statistics": {"type": "string", "allowed": ["all"]},
            "definitions": {"type": "string", "allowed": ["all"]},
            "table": TEXT,
            "chart": TEXT,
            "key_figures": {"type": "string", "allowed": ["all"]},
            "comparison": {"type": "string", "allowed": ["all"]},
        },
        required=True,
        empty=False,
    ),
    "definitions": NAMES,
    "key_figures": {
        "type": "dict",
        "schema": {"title": WORDS, "figures": records({"figure": WORDS, "words": WORDS}, required=True, empty=False)},
    },
    "comparison": COMPARISON,
    "kinds": {**NAMES, "required": True},
    "required": records({"kinds": {**NAMES, "required": True, "empty": False}, "because": WORDS}),
    "usual_sections": records(
        {"file": FILE_NAME, "title": WORDS, "kind": WORDS, "place": WORDS, "role": WORDS, "advice": WORDS}
    ),
}

NATIONAL_ROW: Schema = {"label": WORDS, "is_total": TEXT}

NATIONAL: Schema = {
    "figures": maps(maps({"type": "dict", "valuesrules": TEXT}), required=True),
    "sums": records({"total": WORDS, "parts": {**NAMES, "required": True}}),
    "tables": maps(
        {
            "type": "dict",
            "schema": {
                "title": WORDS,
                "stub": WORDS,
                "decimals": {"type": "string", "required": True, "allowed": ["0", "1", "2", "3"]},
                "rows": maps({"type": ["string", "dict"]}, required=True, empty=False),
                "columns": maps(
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
    "charts": maps(
        {
            "type": "dict",
            "schema": {
                "title": WORDS,
                "year": WORDS,
                "parts": records({"label": WORDS, "from": WORDS, "less": TEXT}, required=True, empty=False),
            },
        }
    ),
}

CHARTS: Schema = {
    "words": {
        "type": "dict",
        "required": True,
        "schema": dict.fromkeys(
            (
                *("figures_in", "scale", "own_scales", "years", "missing"),
                *("break", "breaks", "because", "mark", "marked"),
                *("told", "each", "span", "extremes", "then_break"),
            ),
            WORDS,
        ),
    },
    "not_asked": {**GAP},
    "charts": maps({"type": "dict"}, required=True, empty=False, keysrules={**KEY, "required": False}),
}

TABLE_CHART: Schema = {
    "title": WORDS,
    "table": WORDS,
    "bars": maps(WORDS, required=True, empty=False),
    "rows": {**NAMES, "required": True, "empty": False},
    "says": NAMES,
}

NEUTRAL = "neutral"
"""The colour of a chart whose columns stand for nothing that has a colour in another."""

YEARS_CHART: Schema = {
    "title": WORDS,
    "stub": WORDS,
    "series": records({"figure": WORDS, "label": WORDS, "heading": TEXT}, required=True, empty=False),
    "colour": {**TEXT, "allowed": [NEUTRAL]},
}
