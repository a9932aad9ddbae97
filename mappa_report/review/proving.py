"""Whether a section that was changed says what it should and nothing else: read with the program's own reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat

from msgspec import Struct

from mappa_report.document.blocks import Block, Blocks, BulletList, NumberedList, Picture, Quotation, Table
from mappa_report.importing.markdown.reading_back import blocks_of
from mappa_report.review.changes import Edit
from mappa_report.review.differences import END
from mappa_report.review.markdown_text import NOTES, TEXT, WrittenParagraph, WrittenText
from mappa_report.review.word_items import Look, Shape, seen


class Wanted(Struct, frozen=True):
    """A letter that should be printed, in any look where ``look`` is None. ``paragraph`` had it, or none if -1.

    Of one that was there ``look`` has the order of its marks, of a new one what it is compared by.
    """

    text: str
    look: Look | None
    paragraph: int


class Expected(Struct, frozen=True):
    """A paragraph that should be printed; ``shape`` is None where any will do."""

    letters: tuple[Wanted, ...]
    shape: Shape | None

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(letter.text for letter in self.letters)

    def is_met_by(self, written: WrittenParagraph) -> bool:
        """Whether ``written`` prints just this."""
        letters = written.letters or ()
        return (
            len(letters) == len(self.letters)
            and all(
                want.text == letter.text and want.look in (None, letter.look, seen(letter.look, letter.text))
                for want, letter in zip(self.letters, letters, strict=True)
            )
            and self.shape in (None, written.shape)
        )


def expected(paragraphs: Sequence[WrittenParagraph], edits: Sequence[Edit]) -> list[Expected]:
    """What ``paragraphs`` should print once ``edits``, none of which meet, have been made."""
    letters = [*_letters(paragraphs)]
    shapes = {number: each.shape for number, each in enumerate(paragraphs)}
    shapes |= {letters[edit.start].paragraph: edit.shapes[0] for edit in edits if edit.reshapes}
    for edit in sorted(edits, key=lambda each: each.rank, reverse=True):
        owners = (letter.paragraph for letter in letters[edit.start : edit.end]) if edit.keeps else repeat(-1)
        letters[edit.start : edit.end] = map(Wanted, edit.new, edit.looks or repeat(None), owners)
    made: list[Expected] = []
    waiting: list[Wanted] = []
    for letter in letters:
        if letter.text != END:
            waiting.append(letter)
            continue
        if words := _trimmed(waiting):
            made.append(Expected(tuple(words), _shape(words, letter, shapes)))
        waiting = []
    return made


def _shape(words: Sequence[Wanted], end: Wanted, shapes: Mapping[int, Shape]) -> Shape | None:
    """That of the paragraph which all of ``words`` and their end were in; None where there are several, or none."""
    of = {letter.paragraph for letter in words if letter.paragraph >= 0} | {end.paragraph}
    return shapes[end.paragraph] if len(of) == 1 and end.paragraph >= 0 else None


def _letters(paragraphs: Sequence[WrittenParagraph]) -> Iterator[Wanted]:
    for number, paragraph in enumerate(paragraphs):
        yield from (
            Wanted(each.text, None if each.text == " " else each.look, number) for each in paragraph.letters or ()
        )
        yield Wanted(END, None, number)


def _trimmed(letters: Sequence[Wanted]) -> Sequence[Wanted]:
    text = "".join(letter.text for letter in letters)
    start = len(text) - len(text.lstrip())
    return letters[start : start + len(text.strip())]


def is_proved(before: WrittenText, after: WrittenText, part: str, wanted: Sequence[Expected], tables: int = 0) -> bool:
    """Whether ``after`` prints in its ``part`` what is ``wanted``, and else all of ``before``, and ``tables`` more."""
    printed = [each for each in after.of(part) if each.letters is None or each.text.strip()]
    if len(printed) != len(wanted) or not all(want.is_met_by(each) for want, each in zip(wanted, printed, strict=True)):
        return False
    other = TEXT if part == NOTES else NOTES
    if [each.text for each in before.of(other)] != [each.text for each in after.of(other)]:
        return False
    old, new = _page(before), _page(after)
    return new.errors <= old.errors and _is_kept(old.others, new.others, tables)


class _Page(Struct, frozen=True):
    others: list[Block]
    errors: int


def _page(written: WrittenText) -> _Page:
    lines = written.text.splitlines()
    blocks, problems = blocks_of("\n".join(lines[written.body_line - 1 :]))
    return _Page([*_others(blocks)], sum(problem.is_error for problem in problems))


def _others(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Table() | Picture():
                yield block
            case BulletList(items) | NumberedList(items):
                for item in items:
                    yield from _others(item)
            case Quotation(content):
                yield from _others(content)
            case _:
                pass


def _is_kept(old: Sequence[Block], new: Sequence[Block], more: int) -> bool:
    """Whether ``new`` has all of ``old`` in their order, and so many more."""
    left = iter(new)
    return len(new) == len(old) + more and all(any(each == other for other in left) for each in old)
