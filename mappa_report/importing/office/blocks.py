"""What the walk gave into blocks with their places: the last step, in which lists, tables and quotations are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from mappa_report.document.blocks import (
    Block,
    Blocks,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    ParagraphRole,
    Quotation,
)
from mappa_report.document.inlines import Inlines
from mappa_report.importing.finished import Piece, ToldKind
from mappa_report.importing.office.captions import caption_start, captions
from mappa_report.importing.office.inlines import Inliner, on_one_line
from mappa_report.importing.office.lists import belongs, lists
from mappa_report.importing.office.tables import drawn, is_box
from mappa_report.importing.office.typed_lists import with_typed_lists, without
from mappa_report.importing.office.walked import Grid, Label, Line, Role, Shown, Walked
from mappa_report.importing.telling import Telling

_LOWEST = 4
_TOGETHER = (Role.QUOTE, Role.KEY_FIGURE)
_PARAGRAPHS = {
    Role.BYLINE: ParagraphRole.BYLINE,
    Role.NOTE: ParagraphRole.NOTE,
    Role.SIGNATURE: ParagraphRole.SIGNATURE,
    Role.CLOSING: ParagraphRole.CLOSING,
    Role.NAME: ParagraphRole.NAME,
    Role.POST: ParagraphRole.POST,
}


class BlockMaker:
    """Makes the pieces of a file in ``language``."""

    def __init__(self, language: str, telling: Telling) -> None:
        self._inliner = Inliner(language, lambda walked: tuple(piece.block for piece in self.pieces(list(walked))))
        self._telling = telling

    def pieces(self, walked: Sequence[Walked]) -> Iterator[Piece]:
        """The pieces that ``walked`` makes, in its order."""
        walked = with_typed_lists(walked)
        owners = captions(walked)
        captions_of = {owner: walked[number] for number, owner in owners.items()}
        number = 0
        while number < len(walked):
            each = walked[number]
            if number in owners:
                number += 1
            elif isinstance(each, Line) and each.label and not each.label.continues:
                end = _end_of_items(walked, number)
                items = [line for line in walked[number:end] if isinstance(line, Line)]
                yield from (Piece(block, each.where) for block in lists(items, self._paragraphs))
                number = end
            elif isinstance(each, Line) and each.role in _TOGETHER:
                alike = _alike(walked, number)
                yield Piece(self._together(alike), each.where)
                number += len(alike)
            else:
                yield from self._single(each, captions_of.get(number))
                number += 1

    def _single(self, walked: Walked, caption: Walked | None) -> Iterator[Piece]:
        title = self._title(caption) if isinstance(caption, Line) else ()
        match walked:
            case Shown(picture, where):
                yield Piece(replace(picture, title=title), where)
            case Grid() if is_box(walked):
                self._telling.tell(
                    ToldKind.TABLE,
                    walked.where,
                    "a table of one cell was taken for a frame, and its words for text",
                    "{} tables of one cell were taken for frames, and their words for text",
                )
                if isinstance(caption, Line):
                    yield from self._single(replace(caption, role=Role.BODY), None)
                yield from self.pieces(walked.rows[0][0].content)
            case Grid():
                made = drawn(walked, title, self._inliner.inlines, self._telling)
                if made.table.columns:
                    yield Piece(made.table, walked.where)
                yield from self.pieces(made.after)
            case Line(level=level) if level:
                content = self._inliner.inlines(on_one_line(walked), keeps_bold=False)
                yield Piece(Heading(min(level, _LOWEST), content), walked.where)
            case Line():
                yield from (Piece(block, walked.where) for block in self._paragraphs(walked))

    def _together(self, lines: Sequence[Line]) -> Block:
        """The one block that ``lines`` of the same role make."""
        if lines[0].role is Role.QUOTE:
            return Quotation(tuple(block for line in lines for block in self._paragraphs(line)))
        return KeyFigures(tuple(map(self._key_figure, lines)))

    def _key_figure(self, line: Line) -> KeyFigure:
        value = line.text.partition("\t")[0]
        words = replace(line, runs=without(line.runs, len(value)))
        return KeyFigure(value.strip(), self._inliner.inlines(words))

    def _paragraphs(self, line: Line) -> Blocks:
        content = self._inliner.inlines(line)
        return (Paragraph(content, _PARAGRAPHS.get(line.role, ParagraphRole.BODY)),) if content else ()

    def _title(self, caption: Line) -> Inlines:
        runs = without(caption.runs, caption_start(caption.text))
        return self._inliner.inlines(replace(caption, runs=runs), keeps_bold=False)


def _end_of_items(walked: Sequence[Walked], start: int) -> int:
    """Where the items end that begin at ``start``, with what goes on with one of them."""
    end = start
    label: Label | None = None
    while end < len(walked) and isinstance(line := walked[end], Line) and (line.label or belongs(line, label)):
        label = line.label if line.label and not line.label.continues else label
        end += 1
    return end


def _alike(walked: Sequence[Walked], start: int) -> list[Line]:
    """The lines from ``start`` on that have the same role as the first."""
    lines: list[Line] = []
    for number in range(start, len(walked)):
        each = walked[number]
        if not isinstance(each, Line) or (lines and each.role is not lines[0].role):
            break
        lines.append(each)
    return lines


def letters_by_language(walked: Iterable[Walked], counts: dict[str, int]) -> None:
    """Add to ``counts`` how many letters of ``walked`` are in each language."""
    for each in walked:
        if isinstance(each, Line):
            for run in each.runs:
                counts[run.language] = counts.get(run.language, 0) + len(run.text)
        elif isinstance(each, Grid):
            for row in each.rows:
                for cell in row:
                    letters_by_language(cell.content, counts)
