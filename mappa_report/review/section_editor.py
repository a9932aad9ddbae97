"""Edits made in one section's file, each proved with the program's own reader before it counts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, islice

from msgspec.structs import replace

from mappa_report.document.inlines import Emphasis, Inline, Inlines, LineBreak, Link, Strong, Text
from mappa_report.importing.markdown.runs import Place, run_text
from mappa_report.review.block_edits import Splice, indented, lead_for, put_in, taken_out
from mappa_report.review.changes import Edit, Run
from mappa_report.review.differences import END
from mappa_report.review.line_edits import Spot, content_of, splices
from mappa_report.review.markdown_text import WrittenParagraph, WrittenText, written_text
from mappa_report.review.proving import expected, is_proved
from mappa_report.review.word_items import BREAK, Form, Shape
from mappa_report.review.wrapping import wrapped

_MOST_WAYS = 16
_MOST_EDITS = 200
"""Edits that are tried one by one in a section, where all together don't come out right."""

Fill = Callable[[str], str]


class SectionEditor:
    """Edits the text of a section. Places in edits are those of ``stream``, its paragraphs with END behind each."""

    def __init__(self, text: str, body_line: int, fill: Fill) -> None:
        self._body_line, self._fill = body_line, fill
        self._line_end = "\r\n" if "\r\n" in text else "\n"
        self._written = self._read(text)
        lengths = (len(each.text) + len(END) for each in self._written.paragraphs)
        self._starts = list(accumulate(lengths, initial=0))
        self.stream = stream_of(self._written.paragraphs)

    def _read(self, text: str) -> WrittenText:
        return written_text(text, self._body_line, self._fill)

    def verbatim(self, start: int, end: int) -> str:
        """How the letters from ``start`` up to ``end`` are written; blank where they are in several paragraphs."""
        number = self._number(start)
        paragraph = self._written.paragraphs[number]
        if start == self._starts[number] and end == self._starts[number + 1]:
            first, last = content_of(self._written, paragraph)
            lines = self._written.text[first:last].splitlines()
            return "\n".join(line.removeprefix(paragraph.further) if at else line for at, line in enumerate(lines))
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
        wanted = expected(self._written.paragraphs, [edit for edit in edits if not edit.table])
        return is_proved(self._written, self._read(text), wanted, tables)

    def _ways(self, text: str, edit: Edit, verbatim: str) -> Iterator[Splice]:
        """The ways of making ``edit`` in ``text``, which has been edited behind it alone."""
        for splice in self._raw_ways(text, edit, verbatim):
            new = splice.new.replace("\r\n", "\n").replace("\n", self._line_end)
            yield replace(splice, new=new)

    def _raw_ways(self, text: str, edit: Edit, verbatim: str) -> Iterator[Splice]:
        starts_whole, ends_whole = edit.start in self._starts, edit.end in self._starts
        if edit.start == edit.end and starts_whole and edit.new.endswith(END):
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
        numbers = range(start[0], end[0] + 1)
        paragraphs = [self._written.paragraphs[number] for number in numbers]
        return len({each.block for each in paragraphs}) == 1 and all(each.letters is not None for each in paragraphs)

    def _number(self, position: int) -> int:
        return max(0, min(bisect_right(self._starts, position), len(self._starts) - 1) - 1)

    def _spot(self, position: int) -> Spot:
        """The paragraph and letter at ``position``."""
        number = self._number(position)
        return number, position - self._starts[number]

    def _put_in(self, text: str, edit: Edit, verbatim: str) -> Iterator[Splice]:
        number = next(at for at, start in enumerate(self._starts) if start == edit.start)
        before = self._written.paragraphs[:number]
        after = self._written.paragraphs[number] if number < len(self._written.paragraphs) else None
        blocks: list[str] = []
        parts = edit.new.split(END)[:-1]
        runs = _by_paragraph(edit.runs, parts)
        known = list(before)
        leads: list[str] = []
        for at, part in enumerate(parts):
            shape = edit.shapes[at] if at < len(edit.shapes) else Shape()
            lead = "" if edit.table else lead_for(shape, known, after)
            content = verbatim or edit.table or _markdown(runs[at], part, shape)
            if content is None:
                return
            blocks.append(indented(content, lead))
            leads.append(lead)
            known.append(_imagined(shape, lead))
        gap = "\n" if edit.shapes and edit.shapes[0].is_item else "\n\n"
        yield put_in(self._written, text, number, gap.join(blocks), leads[0], edit.is_after_block)
        if edit.shapes and edit.shapes[0] != Shape() and not edit.table:
            plain = replace(edit, shapes=tuple(Shape() for _ in edit.shapes))
            yield from self._put_in(text, plain, verbatim)


def stream_of(paragraphs: Sequence[WrittenParagraph]) -> str:
    """``paragraphs`` as one text, with END behind each."""
    return "".join(each.text + END for each in paragraphs)


def _imagined(shape: Shape, lead: str) -> WrittenParagraph:
    return WrittenParagraph((), shape, lead, 0, 0, is_tight=True)


def _cut(runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(runs[:-1]) if runs and runs[-1].text == END else tuple(runs)


def _by_paragraph(runs: Sequence[Run], parts: Sequence[str]) -> list[list[Run]]:
    """``runs`` of each of ``parts``; where they don't say the same, the words alone."""
    made: list[list[Run]] = [[]]
    for run in runs:
        if run.text == END:
            made.append([])
        else:
            made[-1].append(run)
    made = [each for each in made if each]
    return made if len(made) == len(parts) else [[Run(part)] for part in parts]


def _markdown(runs: Sequence[Run], words: str, shape: Shape) -> str | None:
    """The Markdown of a new paragraph; None where there is none that prints it."""
    is_heading = shape.form is Form.HEADING
    place = Place.HEADING if is_heading else Place.PARAGRAPH
    plain: Inlines = (Text(words.replace(BREAK, " ") if is_heading else words),)
    if not is_heading and (marked := run_text(tuple(_inlines(runs)), place)) is not None:
        return marked
    return run_text(plain, place)


def _inlines(runs: Sequence[Run]) -> Iterator[Inline]:
    for run in runs:
        for number, line in enumerate(run.text.split(BREAK)):
            if number:
                yield LineBreak()
            content: Inlines = (Text(line),) if line else ()
            if run.link and content:
                content = (Link(content, run.link),)
            if run.is_emphasis and content:
                content = (Emphasis(content),)
            if run.is_strong and content:
                content = (Strong(content),)
            yield from content
