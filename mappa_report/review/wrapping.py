"""Lines that have become longer than those of their file, wrapped as its author wraps them, and no others."""

from __future__ import annotations

from collections.abc import Iterator

from mappa_report.review.markdown_text import WrittenText
from mappa_report.review.word_items import Form


def wrapped(before: WrittenText, after: WrittenText, line_end: str) -> str:
    """The text of ``after`` with lines wrapped that are new since ``before`` and longer than any in its paragraphs.

    A file whose paragraphs are one line each has no width, and stays so.
    """
    width = _width(before)
    known = set(before.text.splitlines())
    long_ = {}
    for paragraph in after.paragraphs if width else ():
        for number in range(paragraph.first, paragraph.last + 1):
            line = after.line(number)
            if len(line) > width and line not in known and paragraph.shape.form is not Form.HEADING:
                long_[number] = list(_lines(line, width, paragraph.further))
    text = after.text
    for number, lines in sorted(long_.items(), reverse=True):
        start = after.starts[number]
        text = f"{text[:start]}{line_end.join(lines)}{text[start + len(after.line(number)) :]}"
    return text


def _width(written: WrittenText) -> int:
    """The length of the longest line of those paragraphs that have several; 0 where there is none."""
    several = (each for each in written.paragraphs if each.first < each.last)
    return max(
        (len(written.line(number)) for each in several for number in range(each.first, each.last + 1)), default=0
    )


def _lines(line: str, width: int, further: str) -> Iterator[str]:
    """``line`` in several, each but the first behind ``further``; words longer than ``width`` stay whole."""
    while len(line) > width:
        at = line.rfind(" ", len(further) + 1, width + 1)
        if at < 0:
            at = line.find(" ", width)
        if at < 0 or not line[at:].strip() or not line[:at].strip():
            break
        yield line[:at].rstrip()
        line = further + line[at:].lstrip()
    yield line
