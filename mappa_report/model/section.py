"""Section: one piece of the area's own narrative."""

from __future__ import annotations

from dataclasses import dataclass

from mappa_report.document import Blocks
from mappa_report.problem import Place


@dataclass(frozen=True)
class Section:
    """What one author wrote, by role and never by name.

    ``slot`` is where the edition's outline puts it, such as "front" or "local". ``is_illustrative`` marks wording of
    ours that stands in for an area's own, and is said in print.
    """

    title: str
    kind: str
    slot: str
    role: str
    organisation: str
    is_illustrative: bool
    blocks: Blocks
    place: Place
