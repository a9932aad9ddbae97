"""Whole paragraphs put into a section's file, or taken out of it, with the blank lines and marks that they need."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from mappa_report.review.markdown_text import WrittenParagraph, WrittenText
from mappa_report.review.word_items import Form, Shape

_NUMBER = re.compile(r"([0-9]{1,9})([.)])")
_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]|\Z")
_TOP_HEADING = 2


class Splice(Struct, frozen=True):
    """In a file, the signs from ``start`` up to ``end`` become ``new``."""

    start: int
    end: int
    new: str

    def made_in(self, text: str) -> str:
        """``text`` with this made in it."""
        return f"{text[: self.start]}{self.new}{text[self.end :]}"


def lead_for(shape: Shape, before: Sequence[WrittenParagraph], after: WrittenParagraph | None) -> str:
    """What a new paragraph of ``shape`` has before its words, behind those ``before`` and in front of ``after``."""
    last = before[-1] if before else None
    if shape.form is Form.HEADING:
        return "#" * max(_TOP_HEADING, shape.level) + " "
    if shape.form is Form.QUOTE:
        return "> "
    if not shape.is_item:
        return ""
    for known in reversed(before):
        if known.shape == shape:
            return bumped(known.lead)
        if not known.shape.is_item or known.shape.level < shape.level:
            break
    if after is not None and after.shape == shape:
        return after.lead
    mark = "- " if shape.form is Form.BULLET else "1. "
    return f"{last.further}{mark}" if last and last.shape.is_item and last.shape.level == shape.level - 1 else mark


def bumped(lead: str) -> str:
    """The mark of the item behind one with ``lead``."""
    return _NUMBER.sub(lambda match: f"{int(match[1]) + 1}{match[2]}", lead)


def is_beside(lead: str, other: WrittenParagraph | None) -> bool:
    """Whether an item with ``lead`` stands in the same list without blank lines as ``other``."""
    if other is None or not (other.is_tight and other.shape.is_item):
        return False
    return _NUMBER.sub("1.", lead) == _NUMBER.sub("1.", other.lead)


def indented(content: str, lead: str) -> str:
    """``content`` behind ``lead``, its further lines below its words."""
    further = re.sub(r"[^\s>]", " ", lead)
    first, *others = content.split("\n")
    is_heading = lead.startswith("#")
    return "\n".join([lead + first, *((line if is_heading else further + line) for line in others)])


def put_in(written: WrittenText, text: str, number: int, block: str, lead: str, is_after_block: bool) -> Splice:
    """What puts ``block`` in front of paragraph ``number`` of ``written``.

    ``text`` is the file as far as it has been edited, which is behind that place alone.
    """
    before = written.paragraphs[number - 1] if number else None
    after = written.paragraphs[number] if number < len(written.paragraphs) else None
    begins_list = is_beside(lead, after) and not is_beside(lead, before)
    if before is not None and not is_after_block and not begins_list:
        at = end_of_line(text, written.starts[before.last])
        gap = "\n" if is_beside(lead, before) else _between(lead, before)
        following = text[at:].removeprefix("\r").removeprefix("\n")
        if _is_new_item(following, lead, written, after):
            return Splice(at, len(text) - len(following.lstrip("\r\n")), f"{gap}{block}\n")
        needs_blank = bool(following.strip()) and not behind_blanks(following, 0) and not is_beside(lead, after)
        return Splice(at, at, f"{gap}{block}{chr(10) if needs_blank else ''}")
    if after is not None:
        at = written.starts[after.first]
        return Splice(at, at, f"{block}\n" + ("" if is_beside(lead, after) else "\n"))
    stripped = text.rstrip()
    gap = "\n\n" if is_after_block else "\n"
    return Splice(len(stripped), len(text), f"{gap}{block}\n")


def _is_new_item(following: str, lead: str, written: WrittenText, after: WrittenParagraph | None) -> bool:
    """Whether an item of the same list comes next that has just been put in too: the two need no blank line between."""
    first = following.lstrip("\r\n")
    is_item = bool(lead.strip()) and not lead.startswith(("#", ">")) and first.startswith((lead, bumped(lead)))
    return is_item and not (after is not None and first.startswith(written.line(after.first)))


def _between(lead: str, before: WrittenParagraph) -> str:
    """The blank line before a new block; within a quotation, with its sign."""
    return "\n>\n" if lead.startswith(">") and before.lead.startswith(">") else "\n\n"


def end_of_line(text: str, start: int) -> int:
    """Where the line that begins at ``start`` ends."""
    match = _LINE_END.search(text, start)
    return match.start() if match else len(text)


def taken_out(written: WrittenText, text: str, first: int, last: int) -> Splice:
    """What takes the paragraphs from ``first`` to ``last`` out, and the blank lines that nobody needs then."""
    start = written.starts[written.paragraphs[first].first]
    end = end_of_line(text, written.starts[written.paragraphs[last].last])
    line_end = _LINE_END.match(text, end)
    end = line_end.end() if line_end else end
    if not text[end:].strip():
        return Splice(len(text[:start].rstrip()), end, "\n")
    line_before = text[:start].rstrip("\r\n")
    is_open_before = text[:start].count("\n", len(line_before)) > 1 or line_before.endswith("---")
    return Splice(start, behind_blanks(text, end) if is_open_before else end, "")


def behind_blanks(text: str, at: int) -> int:
    """Where the first line begins, from that at ``at``, which has something in it; ``at`` if that one has."""
    while at < len(text):
        match = _LINE_END.search(text, at)
        end = match.end() if match else len(text)
        if text[at:end].strip() or end == at:
            return at
        at = end
    return at
