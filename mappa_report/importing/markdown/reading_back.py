"""What the program's own reader makes of Markdown that has just been written."""

from pathlib import Path

from msgspec.structs import replace

from mappa_report.document.blocks import (
    Block,
    Blocks,
    BulletList,
    NumberedList,
    Paragraph,
    ParagraphRole,
    Picture,
    Quotation,
)
from mappa_report.document.inlines import Inline, Placeholder
from mappa_report.document.walk import transform_block, transform_inlines
from mappa_report.problems.problem import Problem
from mappa_report.readers.markdown_blocks import BlockReader
from mappa_report.readers.picture_reader import PictureFolder
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located

NOWHERE = Place(Source(""))


class _NoFolder(PictureFolder):
    """Every picture that is asked for is there, with nothing in it."""

    def __init__(self) -> None:
        super().__init__(Located(Path(), Path(), ""))

    def picture(self, target: str, alternative: str, *_: object) -> Picture | None:
        """The picture called ``target``, if it has words for those who can't see it."""
        return Picture(alternative, b"", "", 0, 0) if alternative.strip() and target else None


def read_back(text: str) -> Blocks | None:
    """The blocks of ``text``, pictures without their bytes and placeholders without places; None if it has an error."""
    blocks, problems = blocks_of(text)
    return None if any(problem.is_error for problem in problems) else blocks


def blocks_of(text: str) -> tuple[Blocks, list[Problem]]:
    """The same blocks, and what is wrong with ``text``."""
    problems: list[Problem] = []
    blocks = BlockReader(Source("", text), _NoFolder(), problems).blocks(text)
    return comparable(blocks), problems


def comparable(blocks: Blocks) -> Blocks:
    """``blocks`` without what only a file has, as the bytes of pictures, or what follows from its words."""
    return tuple(map(_comparable, blocks))


def _comparable(block: Block) -> Block:
    match block:
        case Picture():
            block = replace(block, data=b"", media_type="", width=0, height=0)
        case BulletList() | NumberedList():
            return replace(block, items=tuple(map(comparable, block.items)))
        case Paragraph(role=ParagraphRole.CONTACT):
            block = replace(block, role=ParagraphRole.BODY)
        case Quotation():
            return replace(block, content=comparable(block.content))
    return transform_block(block, lambda run: transform_inlines(run, _without_place))


def _without_place(node: Inline) -> Inline:
    return replace(node, place=NOWHERE) if isinstance(node, Placeholder) else node
