"""Every kind of Problem there is: its family, its stable code, and in a line what it means."""

from __future__ import annotations

INPUT = "input"
"""The family of what can't be read, or taken for what it should be. Nothing can be said of a report before that."""

FAMILIES = {
    INPUT: {
        "badly-written": "a value is not written in the form that it needs",
        "control-character": "a character that can't be printed stands in a file",
        "duplicate-key": "a name is given twice where it may be given once",
        "edition-changed": "an edition has been changed since a report was published with it",
        "edition-missing": "a return does not say which edition it follows",
        "edition-year": "the edition does not cover the reporting year",
        "exists": "what was to be made is there already",
        "file-empty": "a file has nothing in it",
        "file-missing": "a file that is needed does not exist",
        "file-too-large": "a file is larger than any of its kind should be",
        "file-unreadable": "the system does not let a file be read",
        "format-fault": "a format can't be made from what the report holds",
        "head-missing": "a file lacks the lines between dashes that say what it is",
        "head-unclosed": "the lines that say what a file is never end",
        "heading-level": "a heading is out of step with those above it",
        "library-missing": "a system library that a format needs is not on this machine",
        "link-target": "a link has no words or does not lead to a whole address",
        "markdown-unsupported": "something stands in Markdown that a report does not have",
        "missing": "a value that is needed has not been given",
        "no-such-area": "there is no area of that name",
        "no-such-edition": "there is no edition of that name",
        "no-such-year": "there is no reporting year of that name, or the area has none for it",
        "not-a-file": "something other than an ordinary file stands where one is due",
        "not-applicable": "a figure is given where none applies, or the other way round",
        "not-utf-8": "a file is not UTF-8 text",
        "not-written": "a file could not be written",
        "number-fraction": "a count is not a whole number",
        "number-grouped": "a number is set in groups of digits",
        "number-leading-nought": "a number begins with a nought",
        "number-negative": "a number is less than nothing",
        "number-too-large": "a number is larger than any figure can be",
        "number-word": "something that is no number stands where one is due",
        "outline": "an edition's outline has an entry that can't be followed",
        "outside-workspace": "a file lies outside the workspace",
        "picture-in-text": "a picture stands inside a paragraph",
        "picture-unreadable": "a picture can't be shown",
        "picture-without-alternative": "a picture has no words for people who can't see it",
        "placeholder-filter": "a placeholder's filter is unknown or does not suit its value",
        "placeholder-incomplete": "a placeholder names several values",
        "placeholder-no-number": "a placeholder names a figure that is no number",
        "placeholder-syntax": "a placeholder can't be read",
        "placeholder-unknown": "a placeholder names nothing",
        "population-missing": "the population that the rate was worked out on is not given",
        "raw-html": "HTML stands in Markdown",
        "remote-picture": "a picture is called for from elsewhere",
        "section-number": "a section's number is missing, or taken by another",
        "template-fault": "a template of the workspace can't be used",
        "unknown-key": "a name is given for which there is no place",
        "unknown-value": "a value is none of those known",
        "wrong-shape": "a list, group or single value stands where another of them is due",
        "yaml-alias": "YAML repeats a value by reference",
        "yaml-documents": "a YAML file has more than one document",
        "yaml-key": "a name in YAML is not a plain word",
        "yaml-syntax": "a file is not YAML",
        "yaml-tab": "a tab indents a line of YAML",
        "yaml-tag": "YAML sets a value's type",
        "yaml-too-deep": "YAML is nested too deeply",
    },
    "totals": {
        "total-differs": "figures do not add up to their total",
    },
    "between-tables": {
        "rate-differs": "a rate does not agree with its figure and population",
    },
    "last-year": {},
    "sentences": {},
    "words": {
        "pasted-text": "text pasted from elsewhere would print otherwise than it was meant",
    },
    "people": {},
    "completeness": {
        "edition-unused": "a passage or definition of an edition stands nowhere in the report",
        "not-returned": "no figure of a table was returned",
        "section-empty": "a section has no text",
        "section-not-markdown": "a file among the sections is not read",
        "sections-missing": "a report has no folder of sections",
    },
    "waivers": {},
}
"""The families in the order in which a report is checked, each with its codes."""

CODES = {code: meaning for codes in FAMILIES.values() for code, meaning in codes.items()}

FAMILY_OF = {code: family for family, codes in FAMILIES.items() for code in codes}
