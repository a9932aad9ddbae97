"""A large report, written in a child with limits: no count of its parts tells what a library will need for it."""

from mappa_report.bounded.child import ChildEnded, Reason
from mappa_report.building.work import REASONS, TimeLeft, Work, write
from mappa_report.document.document import Document
from mappa_report.document.panels import Bar
from mappa_report.document.walk import parts_of
from mappa_report.writers import FormatFault, TemplateFault

MOST_PARTS = 3_000
MOST_LETTERS = 150_000
LONGEST_WORD = 1_000
"""Above any of these a report is large. The largest sample has 1,400 parts and 66,000 letters."""

_PARTS_OF_A_BAR = 10
"""How many other parts take as long as a bar of a chart: it is drawn twice, for pages and for telephones."""


def is_large(document: Document) -> bool:
    """Whether ``document`` has more parts, of whatever kind, more letters or a longer word than everyday reports."""
    parts = letters = 0
    for part, _ in parts_of(document):
        if isinstance(part, str):
            letters += len(part)
            is_long = len(part) > LONGEST_WORD and max(map(len, part.split()), default=0) > LONGEST_WORD
        else:
            parts += _PARTS_OF_A_BAR if isinstance(part, Bar) else 1
            is_long = False
        if is_long or parts > MOST_PARTS or letters > MOST_LETTERS:
            return True
    return False


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
