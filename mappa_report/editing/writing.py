"""One block of an editor as Markdown, with the words of its notes, and what it is to read as."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from mappa_report.document.blocks import Picture
from mappa_report.document.bounds import MAX_DEPTH
from mappa_report.document.walk import parts_of
from mappa_report.editing import nodes
from mappa_report.editing.from_document import ToNodes
from mappa_report.editing.picture_names import as_target
from mappa_report.editing.stand_ins import StandIns
from mappa_report.editing.to_document import FromNodes, Labels
from mappa_report.importing.markdown.normal_runs import TooLong
from mappa_report.importing.markdown.targets import as_written
from mappa_report.importing.markdown.writer import write_parts

Shape = dict[str, Any]
"""A node as it goes into JSON, without what a page has other words for."""


class NotWritten(Exception):
    """Raised for what no section can say; with why, as a key of the words of pages."""


class Written(Struct, frozen=True):
    """``text`` is empty for a block that says nothing, and then there is no ``shape`` that it is to read as."""

    text: str = ""
    notes: dict[str, str] = {}
    shape: Shape | None = None


def written(node: nodes.Node, label_of: Labels, *, has_other_sign: bool = False) -> Written:
    """``node`` as Markdown. Notes are named by ``label_of``. With ``has_other_sign`` a list can touch one like it.

    Raises NotWritten.
    """
    if isinstance(node, nodes.KeptNode):
        return Written(node.attrs.source, {}, shape_of(node))
    stand_ins = StandIns()
    maker = FromNodes(stand_ins, label_of)
    try:
        blocks = maker.blocks((node,))
    except TooLong as error:
        raise NotWritten("section.refused.words") from error
    if not blocks:
        return Written()
    if any(depth > MAX_DEPTH for _, depth in parts_of(blocks)):
        raise NotWritten("section.refused.depth")
    pictures = {part.data: as_target(part.data.decode()) for part, _ in parts_of(blocks) if isinstance(part, Picture)}
    parts = write_parts(blocks, pictures, maker.labels, has_other_sign=has_other_sign)
    notes = {label: stand_ins.put_back(text) for label, text in parts.notes.items()}
    shape = stand_ins.shape_put_back(shape_of(ToNodes(maker.labels).node(blocks[0])))
    return Written(stand_ins.put_back(parts.text), notes, shape)


def shape_of(node: nodes.Node) -> Shape:
    """``node`` as it is compared with another."""
    shape: Shape = _shape(msgspec.json.decode(msgspec.json.encode(node)))
    return shape


def _shape(value: Any) -> Any:
    match value:
        case list():
            return list(map(_shape, value))
        case {"href": str(address)}:
            return {"href": as_written(address)}
        case {"source": source, "label": _}:
            return {"source": source}
        case dict():
            return {key: _shape(each) for key, each in value.items()}
        case _:
            return value
