"""The schemas of the lists that all editions share: breaks in series, people and words."""

from mappa_report.checks.schemas.rules import NAMES, SOME_NAMES, TEXT, WORDS, Rules, group, records
from mappa_report.checks.shape import Schema

NOT_KNOWN = "not known"
"""Of what a break divides: that nobody has shown whether it can be compared."""

BREAKS: Schema = {
    "breaks": records(
        {
            "since": WORDS,
            "until": TEXT,
            "figures": SOME_NAMES,
            "because": WORDS,
            "comparable": {**TEXT, "allowed": [NOT_KNOWN]},
        },
        required=True,
    ),
    "same": {"type": "list", "schema": {**NAMES, "minlength": 2}},
}

_PEOPLE = "offences sentences whole_sentences not_places numbers".split()
_MORE_OF_PEOPLE = (
    "convictions names labels bearers posts organisations persons mailboxes contact_kinds group_members groups".split()
)
PEOPLE: Schema = dict.fromkeys(_PEOPLE, WORDS) | dict.fromkeys(_MORE_OF_PEOPLE, TEXT)

_GLOSSARY: Rules = {"type": "dict"}
"""Its reader looks at each of the values itself: cerberus takes long over several hundred."""

VOCABULARY: Schema = {
    "lists": _GLOSSARY,
    "retired": records({"term": WORDS, "say": WORDS, "since": WORDS, "because": TEXT, "right_in": TEXT}),
    "history": TEXT,
    "spellings": _GLOSSARY,
    "relative_dates": TEXT,
    "not_relative": TEXT,
    "leftovers": group({"certain": TEXT, "likely": TEXT, "right": TEXT}),
    "doubled": TEXT,
    "other_years": TEXT,
    "other_areas": TEXT,
    "acts": _GLOSSARY,
    "abbreviations": _GLOSSARY,
    "known": TEXT,
}
