"""What somebody has put in that is a section of its own: a heading as large as a section's title, and what follows."""

from __future__ import annotations

from collections.abc import Sequence

from mappa_report.review.returned import ReadItem, ReadParagraph
from mappa_report.review.word_items import Form, Shape

TITLE_SHAPE = Shape(Form.HEADING, 1)


def new_sections(added: Sequence[int], items: Sequence[ReadItem]) -> list[list[int]]:
    """The numbers of the ``items`` of each new section; ``added`` are those that were put in, in their order."""
    sections: list[list[int]] = []
    for number in added:
        item = items[number]
        is_note = isinstance(item, ReadParagraph) and item.is_note
        if isinstance(item, ReadParagraph) and item.shape == TITLE_SHAPE:
            sections.append([number])
        elif sections and sections[-1][-1] == number - 1 and not is_note:
            sections[-1].append(number)
    return sections
