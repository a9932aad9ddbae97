"""Words put into paragraphs of a section's file, taken out, or changed: the ways of writing it, likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from mappa_report.importing.markdown.escaping import ESCAPES, guarded
from mappa_report.review.block_edits import Splice, bumped
from mappa_report.review.changes import Edit, Run
from mappa_report.review.differences import END
from mappa_report.review.markdown_letters import Letter
from mappa_report.review.markdown_text import WrittenParagraph, WrittenText
from mappa_report.review.word_items import BREAK, Form, Shape

_SIGN = re.compile(r"[^\w\s.,;:’‘“”'\"–—()/%£?-]")
_TOP_HEADING = 2

Spot = tuple[int, int]
"""The number of a paragraph, and of a letter in it."""


def splices(written: WrittenText, edit: Edit, spots: tuple[Spot, Spot], verbatim: str) -> Iterator[Splice]:
    """The ways of making ``edit`` from the first of the ``spots`` up to the second.

    ``verbatim`` is how what was only moved is written where it came from; blank where nothing was.
    """
    (first, start), (last, end) = spots
    opening, closing = written.paragraphs[first], written.paragraphs[last]
    if first == last and start == end and not verbatim:
        yield from _within_marks(edit, opening, start)
    if first == last:
        edit = replace(edit, runs=tuple(_without(run, _around(opening.letters or (), start, end)) for run in edit.runs))
    texts = [verbatim] if verbatim else [*_texts(edit, opening)]
    for text in dict.fromkeys(texts):
        if first == last and start == end:
            yield from (Splice(at, at, text) for at in _places(written, opening, start))
        else:
            yield from _replaced(written, (opening, start), (closing, end), text)


def content_of(written: WrittenText, paragraph: WrittenParagraph) -> tuple[int, int]:
    """Where the words of ``paragraph`` begin and end in the file, with the marks round them."""
    start = written.starts[paragraph.first] + len(paragraph.lead)
    last = written.starts[paragraph.last]
    return start, max(start, last + len(written.line(paragraph.last).rstrip()))


def _places(written: WrittenText, paragraph: WrittenParagraph, at: int) -> list[int]:
    """Where words may be put in front of letter ``at``: outside of what is marked, if they stand at its edge."""
    letters = paragraph.letters or ()
    first, last = content_of(written, paragraph)
    before = letters[at - 1] if at else None
    after = letters[at] if at < len(letters) else None
    left, right = before.end if before else first, after.start if after else last
    is_leaving = len(before.look if before else ()) > len(after.look if after else ())
    return list(dict.fromkeys((right, left) if is_leaving else (left, right)))


def _within_marks(edit: Edit, paragraph: WrittenParagraph, at: int) -> Iterator[Splice]:
    """What has the look of the words beside it goes in between the same marks."""
    letters = paragraph.letters or ()
    for each, place in ((letters[at - 1 : at], 1), (letters[at : at + 1], 0)):
        looks = frozenset(_named(each[0])) if each else frozenset[str]()
        if looks and all(_looks_of(run) == looks for run in edit.runs if run.text.strip()):
            for text in _texts(replace(edit, runs=(Run(edit.new),)), paragraph):
                spot = each[0].end if place else each[0].start
                yield Splice(spot, spot, text)


def _around(letters: Sequence[Letter], start: int, end: int) -> frozenset[str]:
    """The looks that all of the letters have which go, or where none goes both of those beside the place."""
    beside = letters[start:end] or (*letters[max(0, start - 1) : start], *letters[end : end + 1])
    looks = [frozenset(_named(letter)) for letter in beside]
    return looks[0].intersection(*looks[1:]) if looks else frozenset()


def _named(letter: Letter) -> Iterator[str]:
    return (look.partition(" ")[0] for look in letter.look)


def _looks_of(run: Run) -> frozenset[str]:
    looks = {"strong": run.is_strong, "em": run.is_emphasis, "link": bool(run.link)}
    return frozenset(look for look, has in looks.items() if has)


def _without(run: Run, looks: frozenset[str]) -> Run:
    """``run`` without the looks that it has from what it stands in."""
    return Run(
        run.text,
        run.is_strong and "strong" not in looks,
        run.is_emphasis and "em" not in looks,
        "" if "link" in looks else run.link,
    )


def _replaced(
    written: WrittenText, opening: tuple[WrittenParagraph, int], closing: tuple[WrittenParagraph, int], text: str
) -> Iterator[Splice]:
    (first, start), (last, end) = opening, closing
    letters, others = first.letters or (), last.letters or ()
    until = content_of(written, first)[1]
    begins = content_of(written, last)[0]
    left = letters[start].start if start < len(letters) else until
    right = others[end - 1].end if end else begins
    if first is last:
        text = _with_line_break(letters[start:end], text, written)
        yield Splice(left, right, text)
        marks = _marks(letters[start:end], written)
        if marks:
            yield Splice(left, right, text + marks)
            yield Splice(left, right, marks + text)
            if start and letters[start - 1].text == " ":
                yield Splice(letters[start - 1].start, right, f"{marks} {text}")
    else:
        yield Splice(left, right, text)
        # What follows, such as the second item of a list, may need a blank line now.
        closing_end = content_of(written, last)[1]
        yield Splice(left, closing_end, f"{text}{written.text[right:closing_end]}\n")
    # With the marks round what goes: those of words that are all taken out.
    wide_left = letters[start - 1].end if start else content_of(written, first)[0]
    wide_right = others[end].start if end < len(others) else content_of(written, last)[1]
    for one, other in ((wide_left, wide_right), (wide_left, right), (left, wide_right)):
        if (one, other) != (left, right):
            yield Splice(one, other, text)


def _marks(letters: Sequence[Letter], written: WrittenText) -> str:
    """What is written between ``letters`` and does not print: the marks of bold, links and the like."""
    return "".join(written.text[one.end : other.start] for one, other in pairwise(letters) if one.end < other.start)


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


def _texts(edit: Edit, paragraph: WrittenParagraph) -> Iterator[str]:
    """The ways of writing what is new: with its looks or without, with few backslashes or many."""
    has_looks = paragraph.shape.form is not Form.HEADING and any(
        run.is_strong or run.is_emphasis or run.link for run in edit.runs
    )
    for runs in (edit.runs, (Run(edit.new),)) if has_looks else ((Run(edit.new),),):
        for escape in ESCAPES if _SIGN.search(edit.new) else ESCAPES[:1]:
            words = "".join(_marked(run, escape(run.text)) for run in runs)
            yield _with_ends(words, edit.shapes, paragraph)
    if _SIGN.search(edit.new) or not edit.new[:1].isalpha():
        yield _with_ends(guarded(ESCAPES[1](edit.new)), edit.shapes, paragraph)


def _marked(run: Run, words: str) -> str:
    """``words`` between the marks of their look; blanks stay outside of them."""
    mark = "***" if run.is_strong and run.is_emphasis else "**" if run.is_strong else "*" if run.is_emphasis else ""
    inner = words.strip()
    if not inner or END in words:
        return words
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    linked = f"[{inner}]({run.link})" if run.link else inner
    return f"{before}{mark}{linked}{mark}{after}"


def _with_ends(words: str, shapes: Sequence[Shape], paragraph: WrittenParagraph) -> str:
    """``words`` with what Markdown has for the end of a line and of a paragraph."""
    first, *others = words.replace(BREAK, "\\\n" + paragraph.further).split(END)
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
