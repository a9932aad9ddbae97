"""What stands apart in a panel, such as a case study: the text of some kinds of section, or what is below a heading."""

from collections.abc import Iterator, Sequence

from mappa_report.document.blocks import Block, Blocks, Heading, Panel
from mappa_report.document.inlines import plain_text
from mappa_report.model.edition import Edition

_PART = 2
"""The level of headings that divide a section."""


def with_panels(blocks: Blocks, kind: str, edition: Edition) -> Blocks:
    """``blocks``, the text of a section of that ``kind``, with what stands apart in panels.

    A section that does so as a whole has a panel for each of its headings, if it has any.
    """
    is_apart = kind in edition.panels
    if is_apart and not any(_opens(block, "", _PART) for block in blocks):
        return (Panel(blocks),) if blocks else ()
    begins = ("",) if is_apart else tuple(words for names in edition.panels.values() for words in names)
    return tuple(_parted(blocks, begins, _PART if is_apart else 0))


def _parted(blocks: Sequence[Block], begins: Sequence[str], level: int) -> Iterator[Block]:
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if isinstance(block, Heading) and any(_opens(block, words, level) for words in begins):
            end = _end(blocks, at + 1, block.level)
            yield Panel(tuple(blocks[at:end]))
            at = end
        else:
            yield block
            at += 1


def _opens(block: Block, begins: str, level: int) -> bool:
    """Whether ``block`` is a heading that begins with these words, of that level if there is one."""
    if not isinstance(block, Heading) or level not in (0, block.level):
        return False
    return plain_text(block.content).casefold().startswith(begins.casefold())


def _end(blocks: Sequence[Block], start: int, level: int) -> int:
    """Where what is below a heading of ``level`` ends: before the next that is no deeper."""
    ends = (at for at in range(start, len(blocks)) if _is_at_least(blocks[at], level))
    return next(ends, len(blocks))


def _is_at_least(block: Block, level: int) -> bool:
    return isinstance(block, Heading) and block.level <= level
