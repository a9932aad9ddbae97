"""A panel in Word: paragraphs of any style, with the lines round them and the colour behind them of one of its own."""

from collections.abc import Iterable, Iterator

from mappa_report.writers.docx.styles import Style
from mappa_report.writers.docx.template import Target
from mappa_report.writers.docx.xml import Markup, WordBlock, WordParagraph, markup_of, w

_BEFORE_LINES = ("<w:keepNext", "<w:keepLines", "<w:numPr")
"""The settings of a paragraph that come before its lines, in the order that the schema asks for."""


def in_panel(blocks: Iterable[WordBlock], target: Target) -> Iterator[WordBlock]:
    """``blocks``, each paragraph with the lines and colour of a panel: alike, so that Word makes one box of them."""
    look, end = [*_look(target)], [*_end(target)]
    for block in blocks:
        if isinstance(block, WordParagraph):
            at = sum(each.startswith(_BEFORE_LINES) for each in block.settings)
            block.settings[at:at] = look
            block.settings += end
        yield block


def _end(target: Target) -> Iterator[Markup]:
    """Where the lines of a panel end, headings too: Word makes one box only of paragraphs that are as wide."""
    name = target.id_of(Style.PANEL)
    for right in target.file.styles.element.xpath(f'./w:style[@w:styleId="{name}"]/w:pPr/w:ind/@w:right'):
        yield w("ind", right=right)


def _look(target: Target) -> Iterator[Markup]:
    """The lines and the colour that the style of panels has; nothing in a template that has none."""
    name = target.id_of(Style.PANEL)
    for tag in ("pBdr", "shd"):
        for found in target.file.styles.element.xpath(f'./w:style[@w:styleId="{name}"]/w:pPr/w:{tag}'):
            yield markup_of(found)
