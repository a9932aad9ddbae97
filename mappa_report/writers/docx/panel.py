"""A panel in Word: paragraphs of any style, with the lines round them and the colour behind them of one of its own."""

from collections.abc import Iterable, Iterator
from copy import deepcopy

from docx.oxml.ns import qn

from mappa_report.writers.docx.styles import Style
from mappa_report.writers.docx.template import Target
from mappa_report.writers.docx.xml import Markup, WordBlock, WordParagraph, markup_of, w

_ABOVE_ANOTHER = 320
"""Twips between two panels."""

_BEFORE_LINES = ("<w:keepNext", "<w:keepLines", "<w:numPr")
"""The settings of a paragraph that come before its lines, in the order that the schema asks for."""


def in_panel(blocks: Iterable[WordBlock], target: Target, *, follows_another: bool) -> Iterator[WordBlock]:
    """``blocks``, each paragraph with the lines and colour of a panel: alike, so that Word makes one box of them.

    The lines of one that ``follows_another`` stand a little further off, and space above it, or Word would make one box
    of both. An empty paragraph between them would be read out as a blank.
    """
    look, end = [*_look(target, follows_another)], [*_end(target)]
    above = [w("spacing", before=_ABOVE_ANOTHER)] if follows_another else []
    for block in blocks:
        if isinstance(block, WordParagraph):
            at = sum(each.startswith(_BEFORE_LINES) for each in block.settings)
            block.settings[at:at] = look
            block.settings += [*above, *end]
            above = []
        yield block


def _end(target: Target) -> Iterator[Markup]:
    """Where the lines of a panel end, headings too: Word makes one box only of paragraphs that are as wide."""
    name = target.id_of(Style.PANEL)
    for right in target.file.styles.element.xpath(f'./w:style[@w:styleId="{name}"]/w:pPr/w:ind/@w:right'):
        yield w("ind", right=right)


def _look(target: Target, is_further: bool) -> Iterator[Markup]:
    """The lines and the colour that the style of panels has; nothing in a template that has none."""
    name = target.id_of(Style.PANEL)
    for tag in ("pBdr", "shd"):
        for found in target.file.styles.element.xpath(f'./w:style[@w:styleId="{name}"]/w:pPr/w:{tag}'):
            element = deepcopy(found)
            for line in element:
                line.set(qn("w:space"), str(int(line.get(qn("w:space"), "0")) + is_further))
            yield markup_of(element)
