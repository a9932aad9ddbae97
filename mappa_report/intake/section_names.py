"""The numbers before the names of section files, which give the order in print, and where a kind usually stands."""

import re
from collections.abc import Sequence

from mappa_report.model.edition import Edition

STEP = 10
"""How far apart numbers are laid out, so that others fit between."""

_NUMBER = re.compile(r"[0-9]{1,9}(?![0-9])")


def number_of(name: str) -> int | None:
    """The number before ``name``; None where it has none."""
    match = _NUMBER.match(name)
    return int(match[0]) if match else None


def last_number(names: Sequence[str]) -> int:
    """The highest number before one of ``names``, 0 where none has one."""
    return max((number for name in names if (number := number_of(name)) is not None), default=0)


def usual_slot(edition: Edition, kind: str) -> str:
    """Where sections of ``kind`` usually stand, or else the last place that the outline has for any."""
    usual = (each.slot for each in edition.usual_sections if each.kind == kind)
    return next(usual, edition.slots[-1] if edition.slots else "")
