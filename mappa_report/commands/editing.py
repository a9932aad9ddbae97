"""Changed words as a terminal shows them: in colour, and in brackets where there is none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from mappa_report.wording.edits import EditKind


def painted_edit() -> Callable[[EditKind, str], str]:
    """From a run's fate and words to the words as standard output shows them."""
    from mappa_report.changes.show import marked
    from mappa_report.wording.edits import EditKind

    looks: dict[EditKind, dict[str, Any]] = {
        EditKind.DROPPED: {"fg": "red", "strikethrough": True},
        EditKind.ADDED: {"fg": "green"},
        EditKind.KEPT: {},
    }

    def coloured(kind: EditKind, words: str) -> str:
        return click.style(words, **looks[kind])

    return coloured if sys.stdout.isatty() else marked
