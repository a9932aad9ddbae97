"""The line below a quotation that says whose words it has: it begins with a dash."""

import re

from msgspec.structs import replace

from mappa_report.document.blocks import Blocks, Paragraph, ParagraphRole
from mappa_report.document.inlines import plain_text

ATTRIBUTION = re.compile(r"[*_]{0,3}(?:[—–―]|--)\s?(?=[\w*_\[{“‘\"'])")
"""What begins such a line, as people type it: who it is may be set in bold, a link or a placeholder."""


def with_attribution(blocks: Blocks) -> Blocks:
    """``blocks``, which a quotation holds, with the line that says whose they are, if they end with one, as such."""
    match blocks:
        case (*said, Paragraph(role=ParagraphRole.BODY) as last) if said and ATTRIBUTION.match(
            plain_text(last.content)
        ):
            return (*said, replace(last, role=ParagraphRole.ATTRIBUTION))
        case _:
            return blocks


def parted(content: Blocks) -> tuple[Blocks, Paragraph | None]:
    """What a quotation with that ``content`` says, and the line that says whose words they are, if it has one."""
    match content:
        case (*said, Paragraph(role=ParagraphRole.ATTRIBUTION) as last):
            return tuple(said), last
        case _:
            return content, None
