"""What the tag tree of a PDF is made of, before it is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mappa_report.writers.weasyprint.boxes import Annotation, Mark, Piece


class Node:
    """An element of the tag tree. ``attributes`` are those of its kind, such as the scope of a table's header."""

    def __init__(self, role: str, kids: Iterable[Kid], piece: Piece | None = None) -> None:
        self.role = role
        self.kids = list(kids)
        self.piece = piece
        self.attributes: dict[str, Any] = {}
        self.identity = ""
        self.language = ""
        self.alternative = ""


Kid = Node | Mark | Annotation
