"""No-break spaces: within "31 March", and between a word such as "Table" and its number."""

import re

from msgspec.structs import replace

from mappa_report.document.blocks import Block, Blocks, BulletList, NumberedList, Panel, Quotation, Table
from mappa_report.document.inlines import Inline, Inlines, Text
from mappa_report.document.walk import transform_block, transform_inlines

_NO_BREAK = "\N{NO-BREAK SPACE}"

_DAY = re.compile(r"(?<![\w.,–-])([0-9]{1,2}) (?=[A-Z][a-z]{2})")
_NUMBERED = re.compile(r"\b([A-Z][a-z]{3,}) (?=[0-9]{1,2}\b(?![.,–-][0-9]|\s[A-Z][a-z]))")


def typeset(blocks: Blocks) -> Blocks:
    """``blocks`` with spaces that don't break in their running text. Tables have them round their cells alone."""
    return tuple(map(_typeset_block, blocks))


def typeset_words(words: str) -> str:
    """The same for bare words."""
    return _NUMBERED.sub(rf"\1{_NO_BREAK}", _DAY.sub(rf"\1{_NO_BREAK}", words))


def _typeset_block(block: Block) -> Block:
    match block:
        case Table():
            caption = block.caption and replace(block.caption, text=_inlines(block.caption.text))
            return replace(block, caption=caption, notes=tuple(map(_inlines, block.notes)))
        case BulletList() | NumberedList():
            return replace(block, items=tuple(map(typeset, block.items)))
        case Quotation() | Panel():
            return replace(block, content=typeset(block.content))
        case _:
            return transform_block(block, _inlines)


def _inlines(content: Inlines) -> Inlines:
    return transform_inlines(content, _inline)


def _inline(node: Inline) -> Inline:
    if not isinstance(node, Text):
        return node
    words = typeset_words(node.text)
    return node if words is node.text else Text(words)
