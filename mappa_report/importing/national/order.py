"""In which order a report that the program has built has the parts of its edition."""

from collections.abc import Sequence

from mappa_report.document.blocks import Heading
from mappa_report.document.inlines import plain_text
from mappa_report.importing.finished import Piece
from mappa_report.importing.national.passages import text_of
from mappa_report.model.edition import Edition, OutlineKind


def in_order_of(pieces: Sequence[Piece], edition: Edition) -> Edition:
    """``edition`` with its parts in the order in which ``pieces`` have them, as far as their headings tell it.

    A part of the area's own sections alone has no heading of the nation's. It is where headings of others go on; where
    there are several such parts, nothing tells them apart.
    """
    titles = {part: _title(edition, part) for part in edition.parts}
    headings = [text_of(piece.block) for piece in pieces if isinstance(piece.block, Heading) and piece.block.level == 1]
    untitled = [part for part in edition.parts if not titles[part]]
    titled = [part for part in edition.parts if titles[part]]
    if len(untitled) > 1 or any(titles[part] not in headings for part in titled):
        return edition
    order = sorted(titled, key=lambda part: headings.index(titles[part]))
    if untitled:
        national = {plain_text(passage.title) for passage in edition.passages.values()}
        first = headings.index(titles[order[0]]) if order else 0
        own = next((at for at in range(first, len(headings)) if headings[at] not in national), None)
        if own is None:
            return edition
        before = sum(headings.index(titles[part]) < own for part in titled)
        order[before:before] = untitled
    return edition.in_order(order)


def _title(edition: Edition, part: str) -> str:
    """The heading that ``part`` begins with; nothing where it begins with sections, or holds nothing else."""
    first = next(entry for entry in edition.outline if entry.part == part)
    return plain_text(edition.passages[first.key].title) if first.kind is OutlineKind.PASSAGE else ""
