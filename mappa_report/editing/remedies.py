"""What puts a problem right, as an editor puts it in: inlines in place of letters of a text box."""

from __future__ import annotations

from msgspec.structs import replace

from mappa_report.editing import nodes
from mappa_report.editing.boxes import units
from mappa_report.editing.from_document import in_order
from mappa_report.editing.page import read_page


def remedy_content(text: str, run: nodes.Run, start: int) -> nodes.Run | None:
    """``text`` of a file as what stands in the box of ``run``, with the marks of the letter there at ``start``.

    None where it is more than can stand in a line.
    """
    if not text.strip():
        return (nodes.WordsNode(text),) if text else ()
    blocks = read_page("", text).blocks
    if len(blocks) != 1 or not isinstance(blocks[0].node, nodes.ParagraphNode):
        return None
    bare = text.strip()
    before, after = text[: text.index(bare)], text[text.index(bare) + len(bare) :]
    words = (nodes.WordsNode(before), *blocks[0].node.content, nodes.WordsNode(after))
    marks = _marks_at(run, start)
    filled = (each for each in words if not isinstance(each, nodes.WordsNode) or each.text)
    return tuple(replace(each, marks=in_order((*each.marks, *marks))) for each in filled)


def _marks_at(run: nodes.Run, start: int) -> nodes.Marks:
    at = 0
    for each in run:
        at += units(each.text) if isinstance(each, nodes.WordsNode) else 1
        if at > start:
            return each.marks
    return ()
