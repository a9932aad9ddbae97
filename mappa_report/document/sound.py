"""Whether a Document hangs together as one that was composed does, beyond what the types of its fields say."""

from itertools import pairwise

from msgspec import Struct

from mappa_report.document.blocks import Blocks, Chart, Heading, Picture, Table
from mappa_report.document.bounds import LINKS, MAX_DEPTH, MAX_SIDE
from mappa_report.document.document import ContentsEntry, Document
from mappa_report.document.inlines import Anchored, Footnote, Link, Placeholder, plain_text
from mappa_report.document.panels import YearsPanel
from mappa_report.document.walk import parts_of


def is_sound(document: Document) -> bool:
    """Whether every writer can make a file of ``document``: shapes are whole, links lead somewhere."""
    if any(depth > 2 * MAX_DEPTH or not _is_whole(part) for part, depth in parts_of(document)):
        return False
    sheet = document.draft.sheet if document.draft else ()
    shown = [part for part, _ in parts_of((sheet, document.blocks)) if isinstance(part, Picture)]
    return (
        document.opening <= len(document.blocks)
        and all(picture.alternative.strip() for picture in shown)
        and _has_every_level(document.blocks)
        and _has_every_level(sheet)
        and _leads_somewhere(document)
    )


def _is_whole(part: Struct | str) -> bool:
    match part:
        case Heading(content=content):
            return bool(plain_text(content).strip())
        case Table(columns=columns, rows=rows):
            return all(len(row.cells) == len(columns) for row in rows)
        case YearsPanel(first=first, last=last):
            return first <= last
        case Picture(width=width, height=height):
            return width * height <= MAX_SIDE**2
        case Link(content=content, target=target, name=name):
            is_alone = not any(isinstance(inner, Link) for inner, _ in parts_of(content))
            leads = target.startswith("#") or bool(LINKS.match(target))
            return is_alone and leads and bool(plain_text(content).strip() and (not name or name.strip()))
        case _:
            return not isinstance(part, Placeholder)


def _has_every_level(blocks: Blocks) -> bool:
    levels = [0, *(part.level for part, _ in parts_of(blocks) if isinstance(part, Heading))]
    return all(below <= above + 1 for above, below in pairwise(levels))


def _leads_somewhere(document: Document) -> bool:
    """Whether each link within ``document`` leads to one place."""
    parts = [part for part, _ in parts_of(document)]
    anchors = [each.anchor for each in parts if isinstance(each, Heading | Table | Chart | Anchored) and each.anchor]
    contents = [each.anchor for each in parts if isinstance(each, ContentsEntry)]
    notes = [each.number for each in parts if isinstance(each, Footnote)]
    targets = {each.target[1:] for each in parts if isinstance(each, Link) and each.target.startswith("#")}
    is_once = all(len(set(each)) == len(each) for each in (anchors, contents, notes))
    return is_once and targets.union(contents) <= set(anchors)
