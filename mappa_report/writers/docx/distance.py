"""The distance that blocks keep in Word beyond what the styles of their paragraphs say."""

from mappa_report.document.blocks import Block, BulletList, KeyFigures, NumberedList, Quotation, Table
from mappa_report.writers.docx.styles import Style
from mappa_report.writers.docx.template import Target
from mappa_report.writers.docx.xml import NOTHING, WordBlock, WordParagraph, paragraph, w


def parted(block: Block, previous: Block | None, target: Target) -> list[WordBlock]:
    """An empty paragraph where ``block`` and what is ``previous`` are tables that Word would make one of."""
    tables = isinstance(previous, Table) and not previous.notes and isinstance(block, Table) and not block.caption
    return [paragraph(target.id_of(Style.TABLE_SEPARATOR), NOTHING)] if tables else []


def body_below(previous: Block | None) -> Style:
    """The style of plain text below what is ``previous``: Word leaves no space below a table, and a list little."""
    if isinstance(previous, Table):
        return Style.BODY if previous.notes else Style.AFTER_TABLE
    return Style.AFTER_LIST if isinstance(previous, BulletList | NumberedList) else Style.BODY


def keep_distance(made: list[WordBlock], block: Block, previous: Block | None, target: Target) -> None:
    """Give a list or quotation that is ``made`` of a ``block`` the space that the style of a text there has."""
    is_list = isinstance(block, BulletList | NumberedList)
    below_table = isinstance(previous, Table) and not previous.notes and (is_list or isinstance(block, Quotation))
    if (below_table or (is_list and isinstance(previous, KeyFigures))) and made and isinstance(made[0], WordParagraph):
        made[0].settings.append(w("spacing", before=target.space_after_table))
