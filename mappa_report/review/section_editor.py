"""Edits made in one section's file, each proved with the program's own reader before it counts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, islice

from msgspec.structs import replace

from mappa_report.review.block_edits import Splice, indented, lead_for, put_in, taken_out
from mappa_report.review.changes import Edit, Run
from mappa_report.review.differences import END
from mappa_report.review.line_edits import Spot, content_of, splices
from mappa_report.review.markdown_text import TEXT, WrittenParagraph, WrittenText, written_text
from mappa_report.review.marks import worded
from mappa_report.review.proving import expected, is_proved
from mappa_report.review.record import body_line
from mappa_report.review.word_items import Shape, seen
from mappa_report.review.wrapping import wrapped
from mappa_report.source.place import Source

_MOST_WAYS = 16
_MOST_EDITS = 200
"""Edits that are tried one by one in a section, where all together don't come out right."""

Fill = Callable[[str], str]


class SectionEditor:
    """Edits a part of a section, its text or its notes.

    Places in edits are those of ``stream``, the paragraphs with END behind each.
    """

    def __init__(self, text: str, fill: Fill, part: str = TEXT) -> None:
        self._body_line, self._fill, self._part = body_line(Source("", text).lines), fill, part
        self._line_end = "\r\n" if "\r\n" in text else "\n"
        self._written = self._read(text)
        self._paragraphs = self._written.of(part)
        lengths = (len(each.text) + len(END) for each in self._paragraphs)
        self._starts = list(accumulate(lengths, initial=0))
        self.stream = _stream_of(self._paragraphs)

    def _read(self, text: str) -> WrittenText:
        return written_text(text, self._body_line, self._fill)

    def verbatim(self, start: int, end: int) -> str:
        """How the letters from ``start`` up to ``end`` are written; blank where they are in several paragraphs."""
        number = self._number(start)
        paragraph = self._paragraphs[number]
        if start == self._starts[number] and end == self._starts[number + 1]:
            return _verbatim(self._written, paragraph)
        letters = (paragraph.letters or ())[start - self._starts[number] : end - self._starts[number]]
        if end >= self._starts[number + 1] or not letters:
            return ""
        return self._written.text[letters[0].start : letters[-1].end]

    def edited(self, edits: Sequence[tuple[Edit, str]]) -> tuple[str, list[Edit]]:
        """The text with ``edits`` made, each with the words to take over as they are, and those that were made.

        An edit of which no way of writing prints what it should is left out.
        """
        text, made = self._edited(edits)
        narrow = wrapped(self._written, self._read(text), self._line_end)
        return (narrow if self._is_right(narrow, made) else text), made

    def _edited(self, edits: Sequence[tuple[Edit, str]]) -> tuple[str, list[Edit]]:
        ordered = sorted(edits, key=lambda each: each[0].rank, reverse=True)
        text = self._written.text
        for edit, verbatim in ordered:
            first = next(self._ways(text, edit, verbatim), None)
            if first is None:
                break
            text = first.made_in(text)
        else:
            if self._is_right(text, [edit for edit, _ in ordered]):
                return text, [edit for edit, _ in ordered]
        return self._one_by_one(ordered)

    def _one_by_one(self, ordered: Sequence[tuple[Edit, str]]) -> tuple[str, list[Edit]]:
        text, made = self._written.text, list[Edit]()
        for edit, verbatim in ordered[:_MOST_EDITS]:
            for splice in islice(self._ways(text, edit, verbatim), _MOST_WAYS):
                other = splice.made_in(text)
                if self._is_right(other, [*made, edit]):
                    text = other
                    made.append(edit)
                    break
        return text, made

    def _is_right(self, text: str, edits: Sequence[Edit]) -> bool:
        tables = sum(bool(edit.table) for edit in edits)
        wanted = expected(self._paragraphs, [edit for edit in edits if not edit.table])
        return is_proved(self._written, self._read(text), self._part, wanted, tables)

    def _ways(self, text: str, edit: Edit, verbatim: str) -> Iterator[Splice]:
        """The ways of making ``edit`` in ``text``, which has been edited behind it alone."""
        for splice in self._raw_ways(text, edit, verbatim):
            new = splice.new.replace("\r\n", "\n").replace("\n", self._line_end)
            yield replace(splice, new=new)

    def _raw_ways(self, text: str, edit: Edit, verbatim: str) -> Iterator[Splice]:
        starts_whole, ends_whole = edit.start in self._starts, edit.end in self._starts
        if edit.reshapes:
            yield from self._reshaped(text, edit)
        elif edit.start == edit.end and starts_whole and edit.new.endswith(END):
            yield from self._put_in(text, edit, verbatim)
        elif edit.start < edit.end and starts_whole and ends_whole and not edit.new:
            yield taken_out(self._written, text, self._number(edit.start), self._number(edit.end - 1))
        else:
            edit = self._without_last_end(edit)
            spots = self._spot(edit.start), self._spot(edit.end)
            if self._is_readable(*spots):
                yield from splices(self._written, edit, spots, verbatim)

    def _without_last_end(self, edit: Edit) -> Edit:
        """``edit`` without the end of a paragraph that it takes away and puts back."""
        if edit.end > edit.start and edit.new.endswith(END) and self.stream[edit.end - 1] == END:
            return replace(edit, end=edit.end - 1, new=edit.new[:-1], runs=_cut(edit.runs))
        return edit

    def _is_readable(self, start: Spot, end: Spot) -> bool:
        paragraphs = self._paragraphs[start[0] : end[0] + 1]
        return len({each.block for each in paragraphs}) == 1 and all(each.letters is not None for each in paragraphs)

    def _number(self, position: int) -> int:
        return max(0, min(bisect_right(self._starts, position), len(self._starts) - 1) - 1)

    def _spot(self, position: int) -> Spot:
        """The paragraph and letter at ``position``."""
        number = self._number(position)
        return number, position - self._starts[number]

    def _put_in(self, text: str, edit: Edit, verbatim: str) -> Iterator[Splice]:
        number = self._starts.index(edit.start)
        after = self._paragraphs[number] if number < len(self._paragraphs) else None
        for shapes in dict.fromkeys((edit.shapes, ())) if not edit.table else ((),):
            known = [*self._paragraphs[:number]]
            leads: list[str] = []
            for at in range(edit.new.count(END)):
                shape = shapes[at] if at < len(shapes) else Shape()
                leads.append("" if edit.table else lead_for(shape, known, after))
                known.append(WrittenParagraph((), shape, leads[-1], 0, 0, is_tight=True))
            gap = "\n" if shapes and shapes[0].is_item else "\n\n"
            for words in [f"{verbatim or edit.table}{END}"] if verbatim or edit.table else worded(edit):
                block = gap.join(map(indented, words.split(END)[:-1], leads))
                yield put_in(self._written, text, number, block, leads[0], edit.is_after_block)

    def _reshaped(self, text: str, edit: Edit) -> Iterator[Splice]:
        """The ways of making the paragraph at the beginning of ``edit`` something else; its lines may have changed.

        It is taken out, and put in again as that.
        """
        first = self._paragraphs[self._number(edit.start)].first
        now = self._read(text)
        number = next((at for at, each in enumerate(now.paragraphs) if each.first == first), None)
        if number is None:
            return
        paragraph, shape = now.paragraphs[number], edit.shapes[0]
        words = _verbatim(now, paragraph)
        left = self._read(taken_out(now, text, number, number).made_in(text))
        after = left.paragraphs[number] if number < len(left.paragraphs) else None
        is_after_block = number > 0 and now.paragraphs[number - 1].block != paragraph.block
        for known in (left.paragraphs[:number], ()):
            lead = lead_for(shape, known, after)
            block = indented(words.replace("\n", " ") if lead.startswith("#") else words, lead)
            splice = put_in(left, left.text, number, block, lead, is_after_block)
            yield Splice(0, len(text), splice.made_in(left.text))

    def has(self, edit: Edit) -> bool:
        """Whether the words that ``edit`` keeps have the look or form already that it gives them."""
        number, first = self._spot(edit.start)
        paragraph = self._paragraphs[number]
        if edit.reshapes:
            return paragraph.shape == edit.shapes[0]
        letters = (paragraph.letters or ())[first : first + len(edit.new)]
        return tuple(seen(letter.look, letter.text) for letter in letters) == edit.looks


def _verbatim(written: WrittenText, paragraph: WrittenParagraph) -> str:
    """How the words of ``paragraph`` are written, without what its lines begin with."""
    first, last = content_of(written, paragraph)
    lines = written.text[first:last].splitlines()
    return "\n".join(line.removeprefix(paragraph.further) if at else line for at, line in enumerate(lines))


def _stream_of(paragraphs: Sequence[WrittenParagraph]) -> str:
    """``paragraphs`` as one text, with END behind each."""
    return "".join(each.text + END for each in paragraphs)


def _cut(runs: Sequence[Run]) -> tuple[Run, ...]:
    """``runs`` without their last letter."""
    return (*runs[:-1], replace(runs[-1], text=runs[-1].text[:-1])) if runs else ()
