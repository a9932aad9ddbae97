"""One format of a report to be written, and the processor time and memory that all of them may take in children."""

import os
from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import TypeVar, TypeVarTuple

from msgspec import Struct

from mappa_report.bounded.child import Reason, run_bounded
from mappa_report.bounded.limits import Limits
from mappa_report.document.blocks import Picture
from mappa_report.document.document import Document
from mappa_report.document.walk import parts_of
from mappa_report.workspace.workspace import PACKAGED, TEMPLATES, Workspace
from mappa_report.writers import writer_for

R = TypeVar("R")
Ts = TypeVarTuple("Ts")

_READ_BY = {
    "docx": ("report.docx",),
    "html": ("base.css", "screen.css", "draft-screen.css", "*.j2"),
    "typst": ("*.typ", "chart.svg.j2", "draft.svg", "fonts/*"),
    "weasyprint": ("base.css", "print.css", "draft-print.css", "draft.svg", "*.j2", "fonts/*"),
}
"""The templates that each writer reads, whatever else these may name."""

_MEGABYTES = 200
"""Of a child. The largest sample takes 105, of which 80 before it begins; what is shared with others comes on top."""

_SECONDS = {"weasyprint": 4}
_SECONDS_OF_MOST = 3
"""The largest sample takes WeasyPrint 2.5 seconds with its start, and any other writer less than one."""

_SECONDS_OF_ALL = 5
"""Of all the formats of a report together, pictures apart."""

_MEGAPIXEL = 1_000_000
_MEGABYTES_OF_A_MEGAPIXEL = 10
_MEGAPIXELS_A_SECOND = 2
"""What pictures add: WeasyPrint packs each again, and keeps it until the end."""

REASONS = {
    Reason.TOO_LONG: "writing it takes too long",
    Reason.TOO_LARGE: "writing it takes too much memory",
    Reason.CRASHED: "what writes it breaks down",
}
"""Why a child came to no result, in words."""


class Work(Struct, frozen=True):
    """A ``document`` to be written as ``format_name``, a PDF by ``pdf_engine``, with the templates of ``workspace``."""

    document: Document
    format_name: str
    pdf_engine: str
    workspace: Workspace

    @property
    def writer(self) -> str:
        """The name of the writer."""
        return self.pdf_engine if self.format_name == "pdf" else self.format_name

    def own_templates(self) -> list[str]:
        """The templates of the workspace's own that its writer reads, by their names under ``templates/``."""
        if self.workspace.root == PACKAGED:
            return []
        fonts = {f"fonts/{name}": at for name, at in self.workspace.listing(TEMPLATES, "fonts").items()}
        templates = {**self.workspace.listing(TEMPLATES), **fonts}
        return [name for name, at in templates.items() if at.root == self.workspace.root and self._reads(name)]

    def _reads(self, name: str) -> bool:
        return any(fnmatchcase(name, pattern) for pattern in _READ_BY.get(self.writer, ()))


def write(work: Work) -> bytes:
    """The bytes of ``work``, which is done in this process. Raises FormatFault and LibraryMissing."""
    return writer_for(work.format_name, work.pdf_engine)(work.document, work.workspace.template)


class TimeLeft:
    """The processor time that is left for the formats of one report, as far as they are written in children.

    Windows doesn't tell what children have taken. There each has the time of a format by itself.
    """

    def __init__(self) -> None:
        self._seconds = float(_SECONDS_OF_ALL)

    def run(self, written: Callable[[Work, *Ts], R], work: Work, *arguments: *Ts) -> R:
        """What ``written`` makes of ``work`` in a child that may take what is left. Raises as ``run_bounded`` does."""
        megapixels = -(-_pixels(work.document) // _MEGAPIXEL)
        for_pictures = megapixels // _MEGAPIXELS_A_SECOND
        seconds = min(_SECONDS.get(work.writer, _SECONDS_OF_MOST), max(1, round(self._seconds)))
        limits = Limits(seconds + for_pictures, _MEGABYTES + megapixels * _MEGABYTES_OF_A_MEGAPIXEL)
        before = _seconds_of_children()
        try:
            return run_bounded(written, work, *arguments, limits=limits)
        finally:
            self._seconds -= max(0.0, _seconds_of_children() - before - for_pictures)


def _seconds_of_children() -> float:
    """The processor time that the children of this process which have ended have taken."""
    times = os.times()
    return times.children_user + times.children_system


def _pixels(document: Document) -> int:
    """The pixels of all pictures in ``document``."""
    return sum(part.width * part.height for part, _ in parts_of(document) if isinstance(part, Picture))
