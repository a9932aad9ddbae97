"""How somebody can be reached, typed line by line: perhaps who, and an e-mail address or a telephone number."""

import re

CONTACT_LINE = re.compile(
    r"[*_]{0,3}(?:E-?mail|Telephone|Tel|Phone|Textphone|Website|(?:Postal )?address|E-?bost|Ffôn|Gwefan|Cyfeiriad)"
    r"\.?[*_]{0,3}:",
    re.IGNORECASE,
)
"""What begins a line that says how."""

_LONGEST = 90
"""Letters of such a line: those of prose that is wrapped are longer."""


def is_contact(text: str) -> bool:
    """Whether ``text``, a paragraph in its lines, is a contact: then each of them prints as a line of its own."""
    lines = text.split("\n")
    return any(map(CONTACT_LINE.match, lines[1:])) and all(len(line) <= _LONGEST for line in lines[:-1])
