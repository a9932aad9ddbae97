"""A large report, written in a child with limits: no count of its parts tells what a library will need for it."""

from msgspec import Struct
from msgspec.structs import astuple

from mappa_report.bounded.child import ChildEnded, Reason
from mappa_report.building.work import REASONS, TimeLeft, Work, write
from mappa_report.document.document import Document
from mappa_report.writers import FormatFault, TemplateFault

MOST_PARTS = 3_000
MOST_LETTERS = 150_000
LONGEST_WORD = 1_000
"""Above any of these a report is large. The largest sample has 1,400 parts and 66,000 letters."""


def is_large(document: Document) -> bool:
    """Whether ``document`` has more parts, of whatever kind, more letters or a longer word than everyday reports."""
    parts = letters = 0
    waiting: list[object] = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Struct):
            parts += 1
            waiting += astuple(node)
        elif isinstance(node, tuple):
            waiting += node
        elif isinstance(node, str):
            letters += len(node)
            if len(node) > LONGEST_WORD and max(map(len, node.split()), default=0) > LONGEST_WORD:
                return True
    return parts > MOST_PARTS or letters > MOST_LETTERS


def write_with_packaged(work: Work, time: TimeLeft) -> bytes:
    """The bytes of ``work``, for which the program's own templates do: where it is large, written in a child.

    Raises FormatFault where that takes too much, and as ``write`` does.
    """
    if not is_large(work.document):
        return write(work)
    try:
        return time.run(write, work)
    except ChildEnded as ended:
        raise too_large(work, REASONS[ended.reason]) from ended
    except TemplateFault as fault:  # of a template that everyday reports are written with: a library lacks room
        raise too_large(work, REASONS[Reason.CRASHED]) from fault


def too_large(work: Work, reason: str) -> FormatFault:
    """The fault that ``work`` can't be done, for a ``reason`` that comes of how large the report is."""
    remedy = "take out lists, tables and words that are far longer than readers can use, or make two reports of it."
    if work.writer == "weasyprint":
        remedy += " Or have Typst set the PDF, which takes a sixth of the time: --pdf-engine typst."
    return FormatFault(f"{reason}, as the report is very large", remedy)
