"""Blocks into texts that are none too long for one section file."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from mappa_report.document.blocks import Blocks, Heading
from mappa_report.importing.markdown.normal_runs import TooLong
from mappa_report.importing.markdown.writer import Markdown, write_markdown
from mappa_report.readers.markdown_reader import MAX_PAGE_LENGTH, MAX_PAGE_LINES

_HEAD_LENGTH = 2_000
_HEAD_LINES = 20
"""What the head of a section may take up."""


class Written(Struct, frozen=True):
    """Some of the blocks of a contribution."""

    blocks: Blocks

    def markdown(self, pictures_as: str) -> Markdown:
        """They as Markdown, with pictures that are called ``pictures_as``-1 and so on."""
        return write_markdown(self.blocks, pictures_as)


def divided(blocks: Blocks) -> tuple[Written, ...]:
    """``blocks`` in one, or where they are too long in several, divided at headings where there are any.

    Raises TooLong.
    """
    if _fits(blocks):
        return (Written(blocks),)
    if len(blocks) == 1:
        raise TooLong
    at = _middle(blocks)
    return (*divided(blocks[:at]), *divided(blocks[at:]))


def _fits(blocks: Blocks) -> bool:
    text = write_markdown(blocks).text
    return len(text) <= MAX_PAGE_LENGTH - _HEAD_LENGTH and text.count("\n") <= MAX_PAGE_LINES - _HEAD_LINES


def _middle(blocks: Sequence[object]) -> int:
    """Where the second half begins: with the heading next to the middle, if one is near, else in the middle."""
    middle = len(blocks) // 2
    near = range(max(1, len(blocks) // 4), max(2, 3 * len(blocks) // 4))
    headings = [at for at in near if isinstance(blocks[at], Heading)]
    return min(headings, key=lambda at: abs(at - middle), default=middle)
