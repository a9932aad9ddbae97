"""Whether a Document hangs together as one that was composed does, beyond what the types of its fields say."""

from msgspec import Struct

from mappa_report.document.blocks import Chart, Heading, Picture, Table
from mappa_report.document.bounds import LINKS, MAX_DEPTH, MAX_SIDE
from mappa_report.document.document import ContentsEntry, Document
from mappa_report.document.inlines import Anchored, Footnote, Link, Placeholder, plain_text
from mappa_report.document.panels import YearsPanel
from mappa_report.document.walk import parts_of


def is_sound(document: Document) -> bool:
    """Whether every writer can make a file of ``document``: shapes are whole, links lead somewhere."""
    anchors: list[str] = []
    targets: set[str] = set()
    notes: list[int] = []
    for part, depth in parts_of(document):
        if isinstance(part, str):
            continue
        if depth > 2 * MAX_DEPTH or not _is_whole(part):
            return False
        match part:
            case Heading(anchor=anchor) | Table(anchor=anchor) | Chart(anchor=anchor) | Anchored(anchor=anchor):
                anchors += [anchor] if anchor else []
            case Link(target=target) if target.startswith("#"):
                targets.add(target[1:])
            case ContentsEntry(anchor=anchor):
                targets.add(anchor)
            case Footnote(number=number):
                notes.append(number)
            case _:
                pass
    return targets <= set(anchors) and all(len(set(each)) == len(each) for each in (anchors, notes))


def _is_whole(part: Struct) -> bool:
    match part:
        case Heading(content=content):
            return bool(plain_text(content).strip())
        case Table(columns=columns, rows=rows):
            return all(len(row.cells) == len(columns) for row in rows)
        case YearsPanel(first=first, last=last):
            return first <= last
        case Picture(width=width, height=height):
            return width * height <= MAX_SIDE**2
        case Link(content=content, target=target):
            is_alone = not any(isinstance(inner, Link) for inner, _ in parts_of(content))
            leads = target.startswith("#") or bool(LINKS.match(target))
            return is_alone and leads and bool(plain_text(content).strip())
        case _:
            return not isinstance(part, Placeholder)
