"""How somebody can be reached, typed line by line: who, and below that an e-mail address or a telephone number."""

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
    first, *others = text.split("\n")
    if not others or CONTACT_LINE.match(first):
        return False
    return any(map(CONTACT_LINE.match, others)) and all(len(line) <= _LONGEST for line in (first, *others[:-1]))
