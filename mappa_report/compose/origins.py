"""Where each paragraph of a proof came from, so that what a reviewer changes in Word finds its way back.

An origin is the name of a bookmark: ``_mr_30_t`` is the title of section 30, ``_mr_30_b1`` its first byline,
``_mr_30_n1`` the name of who signs first, and ``_mr_30_4`` the fourth paragraph of its text, as they are read: items of
lists and notes count too.
"""

import re
from itertools import count

from msgspec.structs import replace

from mappa_report.document.blocks import Block, Blocks, BulletList, Heading, NumberedList, Paragraph, Quotation
from mappa_report.document.inlines import Anchored, Emphasis, Footnote, Foreign, Inline, Inlines, Link, Strong

_NUMBER = re.compile(r"(?:\A|/)0*([0-9]{1,12})-[^/]*\Z")


class Origins:
    """Gives out the origins of the section in the file ``name``; none where that has no number to tell it by."""

    def __init__(self, name: str) -> None:
        match = _NUMBER.search(name)
        self._prefix = f"_mr_{match[1]}_" if match else ""
        self._numbers = count(1)

    def title(self, heading: Heading) -> Heading:
        """``heading``, the section's title, with its origin."""
        return replace(heading, origin=self._named("t"))

    def byline(self, paragraph: Paragraph, number: int) -> Paragraph:
        """``paragraph``, which names author ``number`` of the section, with its origin."""
        return replace(paragraph, origin=self._named(f"b{number}"))

    def name(self, paragraph: Paragraph, number: int) -> Paragraph:
        """``paragraph``, the name of author ``number``, who signs, with its origin."""
        return replace(paragraph, origin=self._named(f"n{number}"))

    def text(self, blocks: Blocks) -> Blocks:
        """``blocks``, which are the section's text, each paragraph and heading with its origin."""
        return tuple(self._block(block) for block in blocks) if self._prefix else blocks

    def _named(self, name: str) -> str:
        return f"{self._prefix}{name}" if self._prefix else ""

    def _block(self, block: Block) -> Block:
        match block:
            case Heading() | Paragraph():
                origin = self._named(str(next(self._numbers)))
                return replace(block, origin=origin, content=self._line(block.content))
            case BulletList(items) | NumberedList(items):
                return replace(block, items=tuple(map(self.text, items)))
            case Quotation(content):
                return replace(block, content=self.text(content))
            case _:
                return block

    def _line(self, content: Inlines) -> Inlines:
        return tuple(self._inline(node) for node in content)

    def _inline(self, node: Inline) -> Inline:
        match node:
            case Footnote(content):
                return replace(node, content=self.text(content))
            case Emphasis() | Strong() | Link() | Foreign() | Anchored():
                return replace(node, content=self._line(node.content))
            case _:
                return node
