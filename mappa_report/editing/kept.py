"""What a reader knows and an editor can't hold: in a line it is a placeholder whose expression no author can write."""

from markdown_it.tree import SyntaxTreeNode

from mappa_report.document.inlines import Placeholder
from mappa_report.readers.markdown_notes import NOTE_IN_LINE
from mappa_report.readers.markdown_rules import BRACES
from mappa_report.source.place import Place

_SIGN = "\0"
"""Begins such an expression. No text has it."""


def kept(source: str, place: Place) -> Placeholder:
    """What stands for ``source``, which is at ``place``."""
    return Placeholder(_SIGN + source, place)


def kept_source(placeholder: Placeholder) -> str | None:
    """What ``placeholder`` stands for; None where it is a placeholder indeed."""
    return placeholder.expression[1:] if placeholder.expression.startswith(_SIGN) else None


def source_of(node: SyntaxTreeNode) -> str:
    """``node``, of a line, as its author typed it, or in another way that reads the same."""
    match node.type:
        case "code_inline":
            return f"{node.markup}{node.content}{node.markup}"
        case "image":
            return f"![{node.content}]({node.attrs['src']})"
        case "link":
            return f"[]({node.attrs['href']})"
        case kind if kind == BRACES:
            return node.info
        case kind if kind == NOTE_IN_LINE:
            return "^"
        case _:
            return (node.markup or node.content).replace("\n", " ")
