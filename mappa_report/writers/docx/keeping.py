"""What stays on one page with what stands beside it, beyond what the styles of the template say."""

from mappa_report.document.blocks import CLOSERS, Block, BulletList, Heading, NumberedList, Paragraph, ParagraphRole
from mappa_report.document.inlines import plain_text
from mappa_report.writers.docx.xml import WordBlock, WordParagraph, keep_with_next, w

_TWO_LINES, _SIX_LINES = 130, 420
"""Letters that fill no more. Of a paragraph over a page's end Word leaves two lines; a heading should have three."""

_KEEP_LINES = w("keepLines")


def goes_with_what_is_before(block: Block, previous: Block | None) -> bool:
    """Whether ``block`` may not begin a page: as a list below its sentence, or who wrote something below it."""
    if isinstance(block, BulletList | NumberedList):
        return isinstance(previous, Paragraph)
    return isinstance(block, Paragraph) and block.role in CLOSERS


def keep_below_heading(made: list[WordBlock], block: Block, previous: Block | None) -> None:
    """Have ``made``, of a ``block`` right below a heading, stay whole if it is short, and with what follows if shorter.

    To keep a long one whole would leave a hole at the foot of the page instead.
    """
    if not (isinstance(previous, Heading) and isinstance(block, Paragraph) and made):
        return
    if block.role is not ParagraphRole.BODY:  # its style keeps it with what follows
        return
    words, letters = made[-1], len(plain_text(block.content))
    if isinstance(words, WordParagraph) and letters <= _SIX_LINES:
        words.settings.insert(0, _KEEP_LINES)
        if letters <= _TWO_LINES:
            keep_with_next(words)
