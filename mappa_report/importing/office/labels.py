"""What an item shows before it, as a label: a sign, a plain number or anything else."""

from __future__ import annotations

import re

from mappa_report.importing.office.walked import Label

_NUMBER = re.compile(r"[(\[]?(\d{1,6})[.)\]:]?", re.ASCII)
_HOLLOW = "o"
"""The bullet of Word's second level, in a font in which it is a circle."""


def label_shown(text: str, list_: str, depth: int, indent: int) -> Label | None:
    """The label that an item shows as ``text``; None where that is blank."""
    text = text.strip()
    if not text:
        return None
    if text == _HOLLOW or not any(map(str.isalnum, text)):
        return Label(text, depth, list_, is_bullet=True, indent=indent)
    match = _NUMBER.fullmatch(text)
    return Label(text, depth, list_, number=int(match[1]) if match else None, indent=indent)
