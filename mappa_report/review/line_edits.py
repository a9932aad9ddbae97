"""Words put into paragraphs of a section's file, taken out, or changed: the ways of writing it, likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mappa_report.review.block_edits import Splice, bumped
from mappa_report.review.changes import Edit, Run
from mappa_report.review.differences import END
from mappa_report.review.markdown_letters import Letter
from mappa_report.review.markdown_text import WrittenParagraph, WrittenText
from mappa_report.review.marks import EMPHASIS, atoms_of_letters, atoms_of_runs, escapes_for, marked, worded
from mappa_report.review.word_items import BREAK, Form, Look, Shape, seen

_TOP_HEADING = 2

Spot = tuple[int, int]
"""The number of a paragraph, and of a letter in it."""


def splices(written: WrittenText, edit: Edit, spots: tuple[Spot, Spot], verbatim: str) -> Iterator[Splice]:
    """The ways of making ``edit`` from the first of the ``spots`` up to the second.

    ``verbatim`` is how what was only moved is written where it came from; blank where nothing was.
    """
    (first, start), (last, end) = spots
    opening, closing = written.of(edit.key[1])[first], written.of(edit.key[1])[last]
    if first != last:
        for text in [verbatim] if verbatim else worded(edit, (), opening.further):
            yield from _over_ends(written, (opening, start), (closing, end), _with_ends(text, edit.shapes, opening))
        return
    for left, right, look in [] if edit.keeps else _places(written, opening, start, end):
        for text in [verbatim] if verbatim else worded(edit, look, opening.further):
            broken = _with_line_break((opening.letters or ())[start:end], text, written)
            yield Splice(left, right, _with_ends(broken, edit.shapes, opening))
    if not verbatim:
        yield from _marked_anew(written, opening, (start, end), edit)
    if not (verbatim or edit.keeps):
        yield from _on_one_line(opening, (start, end), edit)


def content_of(written: WrittenText, paragraph: WrittenParagraph) -> tuple[int, int]:
    """Where the words of ``paragraph`` begin and end in the file, with the marks round them."""
    start = written.starts[paragraph.first] + len(paragraph.lead)
    last = written.starts[paragraph.last]
    return start, max(start, last + len(written.line(paragraph.last).rstrip()))


def _places(written: WrittenText, paragraph: WrittenParagraph, start: int, end: int) -> Iterator[tuple[int, int, Look]]:
    """From where to where words may stand in place of the letters, and what is open there."""
    letters = paragraph.letters or ()
    if start < end:
        looks = {letter.look for letter in letters[start:end]}
        yield letters[start].start, letters[end - 1].end, looks.pop() if len(looks) == 1 else ()
        return
    first, last = content_of(written, paragraph)
    before = (letters[start - 1].end, letters[start - 1].look) if start else (first, ())
    after = (letters[start].start, letters[start].look) if start < len(letters) else (last, ())
    for at, look in sorted({before: None, after: None}, key=lambda each: -len(each[1])):
        yield at, at, look


def _marked_anew(
    written: WrittenText, paragraph: WrittenParagraph, stretch: tuple[int, int], edit: Edit
) -> Iterator[Splice]:
    """All that stands between the same marks, with marks written anew; nothing where these stand in another way."""
    letters = [(letter, letter.look) for letter in paragraph.letters or ()]
    start, end = stretch
    left, right = _widened(letters, start, end)
    first, last = content_of(written, paragraph)
    begin = letters[left - 1][0].end if left else first
    until = letters[right][0].start if right < len(letters) else last
    if left < right and not letters[left][1]:
        begin = letters[left][0].start
    if left < right and not letters[right - 1][1]:
        until = letters[right - 1][0].end
    known = [*atoms_of_letters(written.text, letters[left:right])]
    as_it_is = (each for each in EMPHASIS if marked(known, each) == written.text[begin:until])
    emphasis = next(as_it_is, None) if left < right else EMPHASIS[0]
    if emphasis is None:
        return
    before, after = letters[left:start], letters[end:right]
    if edit.keeps:
        new = zip((letter for letter, _ in letters[start:end]), _kept_looks(letters[start:end], edit.runs), strict=True)
        yield Splice(begin, until, marked([*atoms_of_letters(written.text, [*before, *new, *after])], emphasis))
        return
    ends = [[*atoms_of_letters(written.text, each)] for each in (before, after)]
    for escape in escapes_for(edit.new):
        words = atoms_of_runs(edit.runs, escape, paragraph.further)
        text = marked([*ends[0], *words, *ends[1]], emphasis)
        yield Splice(begin, until, _with_ends(text, edit.shapes, paragraph))


def _kept_looks(letters: Sequence[tuple[Letter, Look]], runs: Sequence[Run]) -> Iterator[Look]:
    """The new look of each of ``letters``, those by ``runs`` and the languages that they are in."""
    looks = (run.look for run in runs for _ in run.text)
    for (_, old), new in zip(letters, looks, strict=True):
        yield (*(name for name in old if name in new or not seen((name,))), *(name for name in new if name not in old))


def _on_one_line(paragraph: WrittenParagraph, stretch: tuple[int, int], edit: Edit) -> Iterator[Splice]:
    """With a space for the line end beside the letters: a blank that is left there prints on one line alone."""
    letters, (start, end) = paragraph.letters or (), stretch
    is_before = start > 0 and letters[start - 1].is_break
    is_behind = end < len(letters) and letters[end].is_break
    broken = letters[start - is_before : end + is_behind]
    if (is_before or is_behind) and END not in edit.new and all(each.text != BREAK for each in broken):
        for text in worded(edit, broken[0].look, paragraph.further):
            yield Splice(broken[0].start, broken[-1].end, f"{' ' * is_before}{text}{' ' * is_behind}")


def _widened(letters: Sequence[tuple[Letter, Look]], left: int, right: int) -> tuple[int, int]:
    """The stretch with all that stands between the marks that are open at its ends."""

    def are_in_one(at: int) -> bool:
        return 0 < at < len(letters) and not {*letters[at - 1][1]}.isdisjoint(letters[at][1])

    while are_in_one(left):
        left -= 1
    while are_in_one(right):
        right += 1
    return left, right


def _over_ends(
    written: WrittenText, opening: tuple[WrittenParagraph, int], closing: tuple[WrittenParagraph, int], text: str
) -> Iterator[Splice]:
    """``text`` in place of the end of one paragraph and the beginning of another."""
    (first, start), (last, end) = opening, closing
    letters, others = first.letters or (), last.letters or ()
    until, (begins, closing_end) = content_of(written, first)[1], content_of(written, last)
    left = letters[start].start if start < len(letters) else until
    right = others[end - 1].end if end else begins
    yield Splice(left, right, text)
    # What follows, such as the second item of a list, may need a blank line now.
    yield Splice(left, closing_end, f"{text}{written.text[right:closing_end]}\n")
    # With the marks round what goes: those of words that are all taken out.
    wide_left = letters[start - 1].end if start else content_of(written, first)[0]
    wide_right = others[end].start if end < len(others) else closing_end
    for one, other in ((wide_left, wide_right), (wide_left, right), (left, wide_right)):
        if (one, other) != (left, right):
            yield Splice(one, other, text)


def _with_line_break(letters: Sequence[Letter], text: str, written: WrittenText) -> str:
    """``text`` with the line break that stood among ``letters`` in place of the space nearest to the same place."""
    broken = [(number, each) for number, each in enumerate(letters) if each.is_break and each.text == " "]
    spaces = [number for number, sign in enumerate(text) if sign == " "]
    if not broken or not spaces:
        return text
    number, line_end = broken[0]
    wanted = number * len(text) // max(1, len(letters))
    at = min(spaces, key=lambda place: abs(place - wanted))
    return f"{text[:at]}{written.text[line_end.start : line_end.end]}{text[at + 1 :]}"


def _with_ends(words: str, shapes: Sequence[Shape], paragraph: WrittenParagraph) -> str:
    """``words`` with what Markdown has for the end of a line and of a paragraph."""
    first, *others = words.split(END)
    made, lead = first.rstrip() if others else first, paragraph.lead
    for number, part in enumerate(others, 1):
        shape = shapes[number] if number < len(shapes) else paragraph.shape
        gap, lead = _next(shape, paragraph, lead)
        made += f"{gap}{lead}{part.lstrip()}"
    return made


def _next(shape: Shape, paragraph: WrittenParagraph, lead: str) -> tuple[str, str]:
    """What stands between a paragraph with ``lead`` and one behind it, and what that one has before its words."""
    if shape.form is Form.HEADING:
        return "\n\n", "#" * max(_TOP_HEADING, shape.level) + " "
    if paragraph.shape.is_item and shape.is_item:
        return "\n" if paragraph.is_tight else "\n\n", bumped(lead)
    if paragraph.shape.form is Form.HEADING:
        return "\n\n", ""
    further = paragraph.further
    return f"\n{further.rstrip()}\n" if ">" in further else "\n\n", further
