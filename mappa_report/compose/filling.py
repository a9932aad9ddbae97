"""Filling in placeholders."""

from msgspec import Struct

from mappa_report.document.blocks import Blocks
from mappa_report.document.inlines import Inline, Inlines, Placeholder, Strong, Text, plain_text
from mappa_report.document.walk import transform_blocks, transform_inlines
from mappa_report.wording.expression import ExpressionError, evaluate
from mappa_report.wording.facts import Facts


class Filler(Struct, frozen=True):
    """Replaces placeholders by their words, from ``facts``.

    ``gap`` stands for a placeholder without a value, as in a report that still has errors. Without a ``gap`` all have
    been checked, so one that can't be filled in raises ExpressionError, as a fault of the program.
    """

    facts: Facts
    gap: str = ""

    def inlines(self, content: Inlines) -> Inlines:
        """``content`` without placeholders."""
        return transform_inlines(content, self._inline)

    def blocks(self, blocks: Blocks) -> Blocks:
        """``blocks`` without placeholders."""
        return transform_blocks(blocks, self.inlines)

    def words(self, content: Inlines) -> str:
        """``content`` as bare words, for a document's properties."""
        return plain_text(self.inlines(content))

    def _inline(self, node: Inline) -> Inline:
        if not isinstance(node, Placeholder):
            return node
        try:
            return Text(evaluate(node.expression, self.facts))
        except ExpressionError:
            if not self.gap:
                raise
            return Strong((Text(self.gap),))
