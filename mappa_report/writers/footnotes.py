"""Notes of a Document, for formats that have none: in round brackets, where the mark stands."""

from msgspec.structs import replace

from mappa_report.document.document import Document
from mappa_report.document.inlines import (
    Anchored,
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    Inlines,
    Link,
    Strong,
    Text,
    plain_text,
)
from mappa_report.document.walk import inlines_of, transform_blocks


def with_notes_in_line(document: Document) -> Document:
    """``document`` with the words of each note in its sentence."""
    return replace(document, blocks=transform_blocks(document.blocks, _in_line))


def _in_line(content: Inlines) -> Inlines:
    return tuple(map(_node, content))


def _node(node: Inline) -> Inline:
    match node:
        case Footnote(content):
            words = " ".join(map(plain_text, inlines_of(content)))
            return Text(f" ({words})")
        case Emphasis() | Strong() | Link() | Foreign() | Anchored():
            return replace(node, content=_in_line(node.content))
        case _:
            return node
