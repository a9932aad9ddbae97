"""The schemas of edition.yaml, of the heads of national passages, and of national tables and charts."""

from mappa_report.checks.schemas.rules import (
    FILE_NAME,
    GAP,
    KEY,
    NAMES,
    SOME_NAMES,
    TEXT,
    WORDS,
    Rules,
    group,
    maps,
    records,
)
from mappa_report.checks.shape import Schema
from mappa_report.model.imprint import IMPRINT_NAMES

PASSAGE_HEAD: Schema = {
    "title": TEXT,
    "level": {"type": "string", "allowed": ["1", "2", "3"]},
    "lettered": TEXT,
}

DEFINITION_HEAD: Schema = {"term": WORDS, "joined": TEXT}

_CELL: Rules = group({"prints": WORDS, "meaning": WORDS, "reads": NAMES}, required=True)
_ALL: Rules = {"type": "string", "allowed": ["all"]}

_TERMS = (
    "title subtitle description contents page skip_to_content table chart rows columns explained_in and illustrative"
).split()

_OTHER_TERMS = (
    *("note", "published", "corrections", "figure", "footnote", "footnotes", "back_to_text"),
    *("back_to_contents", "corrected", "of"),
)

_ENDINGS = ("rise", "fall", "same", "from_zero", "to_zero", "still_zero", "break")
_ROSE = ("rose_most", "rose_most_in_percent", "rose_together", "rose", "rose_few", "none_rose")
_FELL = ("fell_most", "fell_most_in_percent", "fell_together", "fell", "fell_few", "none_fell")

COMPARISON: Rules = group(
    {
        **dict.fromkeys(
            ("title", "table", "figure", "change", "percent", "in_percent", "under_one", "nearly_all", "other_ages"),
            WORDS,
        ),
        **dict.fromkeys(("other_census", "other_mid_year"), TEXT),
        "cells": group(dict.fromkeys(("break", "small", "unknown"), GAP), required=True),
        "endings": group(
            {
                **dict.fromkeys(_ENDINGS, WORDS),
                **dict.fromkeys(("not_known", "break_again"), TEXT),
            },
            required=True,
        ),
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
    }
)

IMPRINT: Rules = group(
    {
        "title": WORDS,
        "illustrative": WORDS,
        "usual": group(dict.fromkeys(IMPRINT_NAMES, TEXT)),
        "lines": records({"about": WORDS, "says": SOME_NAMES}, required=True, empty=False),
    }
)

KEY_FIGURES: Rules = group(
    {
        "title": WORDS,
        "figures": records({"figure": WORDS, "words": WORDS, "name": TEXT}, required=True, empty=False),
        "changes": group(dict.fromkeys((*_ENDINGS, "not_known", "unknown", "suppressed", "in_percent"), TEXT)),
        "sentences": group(dict.fromkeys((*_ROSE, *_FELL, "not_compared", "nor_compared", "not_known", "small"), TEXT)),
        "says": NAMES,
        "tables": TEXT,
        "chart": group(
            {
                "title": WORDS,
                "two_years": WORDS,
                "rose": TEXT,
                "fell": TEXT,
                "figures": records({"figure": WORDS, "label": WORDS, "finding": TEXT}, required=True, empty=False),
            }
        ),
    }
)

EDITION: Schema = {
    "edition": WORDS,
    "language": {**WORDS, "regex": r"[a-z]{2,3}(-[A-Z]{2})?"},
    "years": SOME_NAMES,
    "text": {**TEXT, "allowed": ["own", "adopted"]},
    "adopted": group({"from": WORDS, "date": WORDS, "kept": NAMES, "digest": TEXT}),
    "confirmed": group({"date": WORDS, "by": WORDS}),
    "terms": group({**dict.fromkeys(_TERMS, WORDS), **dict.fromkeys(_OTHER_TERMS, TEXT)}, required=True),
    "cells": group(
        {"not_applicable": _CELL, "not_returned": _CELL, "missing": _CELL, "suppressed": {**_CELL, "required": False}},
        required=True,
    ),
    "outline": records(
        {
            "passage": TEXT,
            "sections": TEXT,
            "statistics": _ALL,
            "definitions": _ALL,
            "table": TEXT,
            "chart": TEXT,
            "key_figures": _ALL,
            "comparison": _ALL,
            "part": {**KEY, "required": False},
            "lettered": TEXT,
        },
        required=True,
        empty=False,
    ),
    "definitions": NAMES,
    "key_figures": KEY_FIGURES,
    "comparison": COMPARISON,
    "imprint": IMPRINT,
    "cover": NAMES,
    "voice": TEXT,
    "kinds": {**NAMES, "required": True},
    "panels": maps(NAMES),
    "required": records({"kinds": SOME_NAMES, "because": WORDS}),
    "usual_sections": records(
        {"file": FILE_NAME, "title": WORDS, "kind": WORDS, "place": WORDS, "role": WORDS, "advice": WORDS}
    ),
}

NATIONAL_ROW: Schema = {"label": WORDS, "is_total": TEXT}

_NATIONAL_COLUMN: Rules = {
    "label": WORDS,
    "from": WORDS,
    "year": WORDS,
    "shows": {"type": "string", "required": True, "allowed": ["count", "change", "share"]},
    "of": TEXT,
    "is_total": TEXT,
}

_NATIONAL_TABLE: Rules = {
    "title": WORDS,
    "stub": WORDS,
    "decimals": {"type": "string", "required": True, "allowed": ["0", "1", "2", "3"]},
    "rows": maps({"type": ["string", "dict"]}, required=True, empty=False),
    "columns": maps(group(_NATIONAL_COLUMN), required=True, empty=False),
    "notes": NAMES,
}

_NATIONAL_CHART: Rules = {
    "title": WORDS,
    "year": WORDS,
    "parts": records({"label": WORDS, "from": WORDS, "less": TEXT, "finding": TEXT}, required=True, empty=False),
}

NATIONAL: Schema = {
    "figures": maps(maps({"type": "dict", "valuesrules": TEXT}), required=True),
    "sums": records({"total": WORDS, "parts": {**NAMES, "required": True}}),
    "tables": maps(group(_NATIONAL_TABLE)),
    "charts": maps(group(_NATIONAL_CHART)),
}

_CHART_WORDS = (
    "figures_in scale years missing break breaks because not_known mark marked marked_not_known"
    " rose fell same varied longest alike columns columns_before"
).split()

CHARTS: Schema = {
    "words": group(dict.fromkeys(_CHART_WORDS, WORDS), required=True),
    "not_asked": {**GAP},
    "charts": maps({"type": "dict"}, required=True, empty=False, keysrules={**KEY, "required": False}),
}

TABLE_CHART: Schema = {
    "title": WORDS,
    "table": WORDS,
    "bars": maps(WORDS, required=True, empty=False),
    "rows": SOME_NAMES,
    "findings": maps(WORDS),
}

NEUTRAL = "neutral"
"""The colour of a chart whose columns stand for nothing that has a colour in another."""

YEARS_CHART: Schema = {
    "title": WORDS,
    "stub": WORDS,
    "series": records({"figure": WORDS, "label": WORDS, "name": WORDS}, required=True, empty=False),
    "colour": {**TEXT, "allowed": [NEUTRAL]},
}
