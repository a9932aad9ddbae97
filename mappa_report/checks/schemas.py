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

_PICTURE_FILE: Rules = {
    "type": "string",
    "required": True,
    "regex": r"[\w-][\w .-]*\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg])",
    "meta": {"hint": "the name of a PNG or JPEG file beside area.yaml, such as logo.png."},
}

_ALTERNATIVE: Rules = {
    **WORDS,
    "meta": {"hint": "add  alternative: ...  with what the logo says, for people who can't see it."},
}

_BRAND: Rules = {
    "type": "dict",
    "schema": {
        "logo": {"type": "dict", "schema": {"file": _PICTURE_FILE, "alternative": _ALTERNATIVE}},
        "cover": {"type": "dict", "schema": {"file": _PICTURE_FILE, "alternative": TEXT}},
        "colours": {"type": "dict", "schema": {"accent": TEXT, "band": TEXT}},
    },
}

AREA: Schema = {
    **REGISTERED,
    "board": WORDS,
    "populations": _records({"rate_year": WORDS, "mid_year": TEXT, "aged": WORDS, "released": TEXT, "count": TEXT}),
    "units": _maps(_maps(WORDS)),
    "brand": _BRAND,
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

_GAP: Rules = {"type": "dict", "required": True, "schema": {"prints": WORDS, "meaning": WORDS}}

COMPARISON: Rules = {
    "type": "dict",
    "schema": {
        **dict.fromkeys(
            ("title", "table", "figure", "change", "percent", "in_percent", "under_one", "nearly_all", "other_ages"),
            WORDS,
        ),
        "cells": {"type": "dict", "required": True, "schema": dict.fromkeys(("break", "small", "unknown"), _GAP)},
        "endings": {
            "type": "dict",
            "required": True,
            "schema": dict.fromkeys(("rise", "fall", "same", "from_zero", "to_zero", "still_zero", "break"), WORDS),
        },
        "figures": _records(
            {
                "figure": WORDS,
                "label": WORDS,
                "said": _maps(WORDS, keysrules={"type": "string", "regex": "[0-9]{1,3}|other"}),
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
    "outline": _records(
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
        "schema": {
            "title": WORDS,
            "figures": _records({"figure": WORDS, "words": WORDS}, required=True, empty=False),
        },
    },
    "comparison": COMPARISON,
    "kinds": {**NAMES, "required": True},
    "required": _records({"kinds": {**NAMES, "required": True, "empty": False}, "because": WORDS}),
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
    "said": NAMES,
}

FORM: Schema = {
    "counted": NAMES,
    "withheld": _records(
        {
            "named": {**NAMES, "required": True, "empty": False},
            "akin": NAMES,
            "keys": NAMES,
            "people": NAMES,
            "because": WORDS,
        }
    ),
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
            "said": NAMES,
            "when": NAMES,
        },
        required=True,
        empty=False,
    ),
    "rules": _records(
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

BREAKS: Schema = {
    "breaks": _records(
        {
            "since": WORDS,
            "until": TEXT,
            "figures": {**NAMES, "required": True, "empty": False},
            "because": WORDS,
        },
        required=True,
    ),
    "same": {"type": "list", "schema": {**NAMES, "minlength": 2}},
}

PEOPLE: Schema = dict.fromkeys(("offences", "sentences", "whole_sentences", "not_places", "numbers"), WORDS)

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
    "not_asked": {**_GAP},
    "charts": _maps({"type": "dict"}, required=True, empty=False, keysrules={**MARK, "required": False}),
}

TABLE_CHART: Schema = {
    "title": WORDS,
    "table": WORDS,
    "bars": _maps(WORDS, required=True, empty=False),
    "rows": {**NAMES, "required": True, "empty": False},
    "says": NAMES,
}

NEUTRAL = "neutral"
"""The colour of a chart whose columns stand for nothing that has a colour in another."""

YEARS_CHART: Schema = {
    "title": WORDS,
    "stub": WORDS,
    "series": _records({"figure": WORDS, "label": WORDS, "heading": TEXT}, required=True, empty=False),
    "colour": {**TEXT, "allowed": [NEUTRAL]},
}

AREA_OUTLINE: Schema = {"leave_out": {**NAMES, "required": True}}

WAIVERS: Schema = {
    "waivers": _records(
        {
            "code": {**WORDS, "meta": {"hint": "add the code that stands in [ ] beside the problem's message."}},
            "place": {**WORDS, "meta": {"hint": "add the file, and after a colon what stands there, all in quotes."}},
            "reason": {**WORDS, "meta": {"hint": "say why it may stand: the board will read it."}},
            "who": {**WORDS, "meta": {"hint": "add who decided it, by role and not by name, such as Coordinator."}},
            "date": {**WORDS, "meta": {"hint": "add the day on which it was decided, such as 2023-09-01."}},
        }
    )
}

_GLOSSARY: Rules = {"type": "dict"}
"""Its reader looks at each of the values itself: cerberus takes long over several hundred."""

VOCABULARY: Schema = {
    "lists": _GLOSSARY,
    "retired": _records({"term": WORDS, "say": WORDS, "since": WORDS, "because": TEXT, "right_in": TEXT}),
    "history": TEXT,
    "spellings": _GLOSSARY,
    "relative_dates": TEXT,
    "not_relative": TEXT,
    "leftovers": {"type": "dict", "schema": {"certain": TEXT, "likely": TEXT}},
    "other_areas": TEXT,
    "acts": _GLOSSARY,
    "abbreviations": _GLOSSARY,
    "known": TEXT,
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
