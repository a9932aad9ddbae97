"""Headings that follow one another with little text below each, as over definitions: they are set smaller."""

from itertools import groupby

from mappa_report.document.blocks import Blocks, Heading

_MANY = 8
"""Headings of one level in a section that make it a list of terms rather than a text in parts."""


def compact_headings(blocks: Blocks) -> set[str]:
    """The anchors of such headings: those just below the title of a section which has many of them."""
    section = 0
    parts: list[tuple[int, str]] = []
    for block in blocks:
        if isinstance(block, Heading):
            section += block.level == 1
            if block.level == 2 and block.anchor:
                parts.append((section, block.anchor))
    grouped = ([anchor for _, anchor in group] for _, group in groupby(parts, lambda part: part[0]))
    return {anchor for anchors in grouped if len(anchors) >= _MANY for anchor in anchors}
