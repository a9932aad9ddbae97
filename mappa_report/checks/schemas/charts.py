"""The schemas of an edition's charts."""

from __future__ import annotations

from mappa_report.checks.schemas.rules import GAP, KEY, NAMES, TEXT, WORDS, maps, records
from mappa_report.checks.shape import Schema

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
