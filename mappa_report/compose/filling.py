"""Placeholders into the words that they stand for."""

from __future__ import annotations

from mappa_report.document import Blocks, Inline, Inlines, Placeholder, Text, plain_text
from mappa_report.document_walk import change_blocks, change_inlines
from mappa_report.frozen import frozen
from mappa_report.wording.expression import evaluate
from mappa_report.wording.facts import Facts


@frozen
class Filler:
    """Fills placeholders from ``facts``. They have been checked, so one that can't be filled is a fault of ours."""

    facts: Facts

    def inlines(self, content: Inlines) -> Inlines:
        """``content`` without placeholders."""
        return change_inlines(content, self._inline)

    def blocks(self, blocks: Blocks) -> Blocks:
        """``blocks`` without placeholders."""
        return change_blocks(blocks, self.inlines)

    def words(self, content: Inlines) -> str:
        """``content`` as bare words, for a document's properties."""
        return plain_text(self.inlines(content))

    def _inline(self, node: Inline) -> Inline:
        return Text(evaluate(node.expression, self.facts)) if isinstance(node, Placeholder) else node
