"""The schemas of what an area writes: area.yaml, heads of sections, its outline, waivers and settings."""

from mappa_report.checks.schemas.rules import NAMES, SOME_NAMES, TEXT, WORDS, Rules, group, maps, records
from mappa_report.checks.shape import Schema

REGISTERED: Schema = {
    "name": WORDS,
    "known_as": NAMES,
    "forces": SOME_NAMES,
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

_LOGO: Rules = {"file": _PICTURE_FILE, "alternative": _ALTERNATIVE}

_BRAND: Rules = group(
    {
        "logo": group(_LOGO),
        "logos": records(_LOGO),
        "cover": group({"file": _PICTURE_FILE, "alternative": TEXT}),
        "colours": group({"accent": TEXT, "band": TEXT}),
    }
)

_WEB_ADDRESS: Rules = {
    "type": "string",
    "regex": r"(https?://[^\s/][^\s/.]*\.[^\s/]\S*)?",
    "meta": {"hint": "write the whole address, such as https://www.example.police.uk/mappa."},
}

_IMPRINT: Rules = group(
    {
        **dict.fromkeys(("publisher", "contact", "telephone", "address", "licence"), TEXT),
        **dict.fromkeys(("website", "data", "licence_address"), _WEB_ADDRESS),
        "email": {
            "type": "string",
            "regex": r"([^\s@?:]+@[^\s@?:]+)?",
            "meta": {"hint": "write the address alone, without a name or brackets round it."},
        },
        "next": maps(TEXT),
    }
)

AREA: Schema = {
    **REGISTERED,
    "board": WORDS,
    "populations": records(
        {"rate_year": WORDS, "mid_year": TEXT, "aged": WORDS, "released": TEXT, "count": TEXT, "census": TEXT}
    ),
    "units": maps(maps(WORDS)),
    "brand": _BRAND,
    "imprint": _IMPRINT,
}

_PHOTOGRAPH: Rules = group(
    {
        "file": {**WORDS, "meta": {"hint": "the name of a PNG or JPEG file beside the section, such as chair.jpg."}},
        "alternative": {
            **WORDS,
            "meta": {"hint": "add  alternative: ...  with what the photograph shows, for people who can't see it."},
        },
    }
)
_SIGNATORIES: Rules = records(
    {"name": TEXT, "role": WORDS, "organisation": TEXT, "photograph": _PHOTOGRAPH}, empty=False
)

SECTION_HEAD: Schema = {
    "title": {**WORDS, "meta": {"hint": "add a line  title: ...  to the head, between the lines with dashes."}},
    "kind": WORDS,
    "place": WORDS,
    "role": TEXT,
    "organisation": TEXT,
    "signed": _SIGNATORIES,
    "illustrative": TEXT,
}

SETTINGS: Schema = {
    "layout": TEXT,
    "pdf_engine": TEXT,
    "handling": TEXT,
    "own_text": group({"date": WORDS, "by": WORDS}),
}

AREA_OUTLINE: Schema = {"leave_out": NAMES, "order": NAMES}

CORRECTIONS: Schema = {
    "corrections": records(
        {
            "date": {**WORDS, "meta": {"hint": "add the day on which the correction was begun, such as 2024-03-04."}},
            "note": {**WORDS, "meta": {"hint": "say in a sentence or two what was corrected: the report prints it."}},
        }
    )
}

CONTRIBUTORS: Schema = {
    "contributors": records(
        {
            "name": {**WORDS, "meta": {"hint": "add who owes it, by agency or role and not by name, as Kent Police."}},
            "section": {**WORDS, "meta": {"hint": "add the section's file or kind, or statistics for the figures."}},
            "address": TEXT,
            "asked": TEXT,
            "due": TEXT,
            "received": TEXT,
            "agreed": TEXT,
        }
    )
}

WAIVERS: Schema = {
    "waivers": records(
        {
            "code": {**WORDS, "meta": {"hint": "add the code that stands in [ ] beside the problem's message."}},
            "place": {**WORDS, "meta": {"hint": "add the file, and after a colon what stands there, all in quotes."}},
            "reason": {**WORDS, "meta": {"hint": "say why it may stand: the board will read it."}},
            "who": {**WORDS, "meta": {"hint": "add who decided it, by role and not by name, such as Coordinator."}},
            "date": {**WORDS, "meta": {"hint": "add the day on which it was decided, such as 2023-09-01."}},
            "printed": TEXT,
        }
    )
}
