"""No-break spaces: within "31 March 2023" and a postcode, between a word such as "Table" and its number, and before a
short number that ends a text, which would stand alone on the last line.
"""

import re
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from mappa_report.document.blocks import Block, Blocks, BulletList, NumberedList, Panel, Quotation, Table
from mappa_report.document.inlines import Inline, Inlines, Text
from mappa_report.document.walk import transform_block, transform_inlines
from mappa_report.wording.numbers import MONTH_NAMES

_NO_BREAK = "\N{NO-BREAK SPACE}"

_MONTH = "|".join(MONTH_NAMES)
_DAY = re.compile(r"(?<![\w.,–-])([0-9]{1,2}) (?=[A-Z][a-z]{2})")
_BEFORE_YEAR = re.compile(rf"((?<![\w.,–-])[0-9]{{1,2}}{_NO_BREAK}[A-Z][a-z]{{2,12}}|\b(?:{_MONTH})) (?=[0-9]{{4}}\b)")
_NUMBERED = re.compile(rf"\b([A-Z][a-z]{{3,}}) (?=[0-9]{{1,2}}\b(?![.,–-][0-9]|\s(?:{_MONTH})))")
_POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][0-9A-Z]?) (?=[0-9][A-Z]{2}\b)")
_LAST = re.compile(r"([a-z]) (?=[0-9]{1,3}\.\Z)")


def typeset(blocks: Blocks) -> Blocks:
    """``blocks`` with spaces that don't break. In the cells of tables only numbers that name have them."""
    return tuple(map(_typeset_block, blocks))


def typeset_words(words: str) -> str:
    """The same for bare words."""
    for kept_together in (_DAY, _BEFORE_YEAR, _POSTCODE, _NUMBERED, _LAST):
        words = kept_together.sub(rf"\1{_NO_BREAK}", words)
    return words


def _typeset_numbers(words: str) -> str:
    return _NUMBERED.sub(rf"\1{_NO_BREAK}", words)


def _typeset_block(block: Block) -> Block:
    match block:
        case Table():
            caption = block.caption and replace(block.caption, text=_inlines(block.caption.text))
            cells = transform_block(replace(block, caption=None, notes=()), _cell)
            return replace(cells, caption=caption, notes=tuple(map(_inlines, block.notes)))
        case BulletList() | NumberedList():
            return replace(block, items=tuple(map(typeset, block.items)))
        case Quotation() | Panel():
            return replace(block, content=typeset(block.content))
        case _:
            return transform_block(block, _inlines)


def _inlines(content: Inlines) -> Inlines:
    return transform_inlines(content, partial(_inline, typeset_words))


def _cell(content: Inlines) -> Inlines:
    return transform_inlines(content, partial(_inline, _typeset_numbers))


def _inline(change: Callable[[str], str], node: Inline) -> Inline:
    if not isinstance(node, Text):
        return node
    words = change(node.text)
    return node if words is node.text else Text(words)
