"""Paragraphs as data for ``templates/nodes.typ``, and what stays together on a page."""

from collections.abc import Collection
from math import ceil
from typing import TypeGuard

from mappa_report.document.blocks import CLOSERS, Block, Blocks, BulletList, NumberedList, Paragraph, ParagraphRole
from mappa_report.document.inlines import plain_text
from mappa_report.writers.typst.words import Node, words

_LINE = 70
"""Letters of a line of text, more or less."""

_SIGNED = (ParagraphRole.SIGNATURE, ParagraphRole.NAME, ParagraphRole.POST)

_SHORT = 5 * _LINE
"""Letters of a paragraph that no page ends in: it has five lines, and three at least go together on either page."""


def paragraph_data(paragraph: Paragraph, before: Block | None, after: Block | None, beyond: Block | None) -> Node:
    """``paragraph``, and whether it stays whole and with ``after``, which ``beyond`` comes after.

    Signatures tell the first and last of a block. The first two contacts of a group stay together, and the last two.
    """
    role = paragraph.role
    data: Node = {"kind": "Paragraph", "role": role.value, "content": words(paragraph.content)}
    if role in _SIGNED:
        return {**data, "first": _begins_block(paragraph, before), "last": not _has_role(after, _SIGNED)}
    kept = _goes_with(after) or (role is ParagraphRole.NOTE and after is not None)
    if role is ParagraphRole.CONTACT:
        kept = _has_role(after, (role,)) and not (_has_role(before, (role,)) and _has_role(beyond, (role,)))
    return {**data, "kept": kept, "short": _is_short(paragraph)}


def room_below_first(items: tuple[Blocks, ...]) -> int:
    """How many lines must follow the first item on its page, so that no list begins with one item at the foot."""
    if len(items) < 2 or not (len(items[0]) == 1 and _is_short(items[0][0])):
        return 0
    second = items[1][0] if items[1] else None
    return ceil(len(plain_text(second.content)) / _LINE) if _is_short(second) else 1


def _is_short(block: Block | None) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and len(plain_text(block.content)) < _SHORT


def _goes_with(after: Block | None) -> bool:
    """Whether a paragraph stays with what comes after it."""
    return _has_role(after, CLOSERS) or isinstance(after, BulletList | NumberedList)


def _has_role(block: Block | None, roles: Collection[ParagraphRole]) -> bool:
    return isinstance(block, Paragraph) and block.role in roles


def _begins_block(signed: Paragraph, before: Block | None) -> bool:
    """Whether ``signed`` begins a block: also who signs without a name below another's post, and is no part of it."""
    is_below_another = _has_role(before, (ParagraphRole.POST,)) and signed.role is ParagraphRole.SIGNATURE
    return is_below_another or not _has_role(before, _SIGNED)
