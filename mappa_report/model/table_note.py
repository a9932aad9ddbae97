"""TableNote: what an area has printed below a table of its return, where the figures need a word."""

from collections.abc import Iterable

from msgspec import Struct

from mappa_report.document.inlines import Inlines
from mappa_report.model.figure import Path
from mappa_report.model.form import FormTable
from mappa_report.source.prose import Prose


class TableNote(Struct, frozen=True):
    """``words`` to be printed below the table that has the ``figure``, and the same as ``prose`` with its places."""

    figure: Path
    words: Inlines
    prose: Prose


def notes_below(table: FormTable, notes: Iterable[TableNote]) -> tuple[Inlines, ...]:
    """The words of those of ``notes`` that are on a figure of ``table``, in their order."""
    paths = {path for path, _, _ in table.slots()}
    return tuple(note.words for note in notes if note.figure in paths)
