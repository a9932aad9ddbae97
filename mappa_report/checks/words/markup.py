"""What looks like markup and is none, so that its signs would print: a warning for each kind, with its line."""

import re
from collections.abc import Iterator

from msgspec import Struct

from mappa_report.checks.words.markup_signs import (
    AT_START,
    ESCAPE,
    IN_WORDS,
    ROWS_APART,
    ROWS_AS_TEXT,
    ROWS_JOINED,
    Sign,
)
from mappa_report.document.input_files import MarkdownPage
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.prose import Prose, ProseKind

_MEANT = "\0"
"""Stands in place of a sign that is meant as it is, and of a placeholder, in which nothing is markup."""
_HAS_SIGN = re.compile(
    r"[^\w\s.,;:’‘“”?!'\"&/%£–—()\0-]|\)\s?\[|__|(?:\A|\n)[^\S\n]*(?:[-–—:!?%]|\(?(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{2,4})[.)])|(?:\A|\s)_|:[a-z]"
)
"""What most paragraphs have none of, so that no more of them is looked at."""

_DASHES = frozenset(" \t:|-")
"""What the line below the head of a table is made of."""


class _Line(Struct, frozen=True):
    start: int
    text: str


_ON_PAGE = "take the signs out; what they should have made is on the bar above the text."


def check_markup(page: MarkdownPage) -> Iterator[Problem]:
    """The Problems with ``page``, one of a kind in each of its paragraphs, headings and cells."""
    rows_in = -2  # the line with the last row that stands alone: those that follow are told with it
    for prose in page.prose:
        lines = _lines(prose)
        if not _HAS_SIGN.search("\n".join(line.text for line in lines)):
            continue
        if prose.kind in (ProseKind.PARAGRAPH, ProseKind.QUOTATION):
            yield from _line_by_line(prose, lines)
            for problem in _rows(prose, lines):
                if len(lines) > 1 or problem.place.line != rows_in + 2:
                    yield problem
                rows_in = problem.place.line
        yield from _in_words(prose, lines)


def _lines(prose: Prose) -> list[_Line]:
    """``prose`` in the lines that it was typed in."""
    lines, start, text = [], 0, ""
    for piece in prose.pieces:
        if piece.place is None:
            lines.append(_Line(start, text))
            start, text = start + len(text) + len(piece.text), ""
        else:
            is_meant = piece.is_literal or piece.expression
            text += _MEANT * len(piece.text) if is_meant else piece.text
    return [*lines, _Line(start, text)]


def _line_by_line(prose: Prose, lines: list[_Line]) -> Iterator[Problem]:
    """What begins lines, told at the first of them. Some signs mean nothing on one line alone."""
    for sign in AT_START:
        matches = [(line, match) for line in lines if (match := re.match(sign.pattern, line.text))]
        if len(matches) < sign.at_least and not (matches and _follows_colon(matches[0][0], lines)):
            continue
        for line, match in matches[:1]:
            if sign.at_least > 1 or line is lines[0] or not sign.only_first:
                yield _problem(prose, line.start + match.start(1), line.start + match.end(1), sign)


def _follows_colon(line: _Line, lines: list[_Line]) -> bool:
    number = lines.index(line)
    return number > 0 and lines[number - 1].text.rstrip().endswith(":")


def _rows(prose: Prose, lines: list[_Line]) -> Iterator[Problem]:
    for line, after in zip(lines, (*lines[1:], None), strict=True):
        is_framed = line.text.lstrip().startswith("|") and line.text.count("|") > 1
        if "|" in line.text and (is_framed or (after and "|" in after.text)):
            below = after.text if after else ""
            sign = ROWS_JOINED if "-" in below and _DASHES.issuperset(below) else ROWS_AS_TEXT if after else ROWS_APART
            yield _problem(prose, line.start, line.start + len(line.text.rstrip()), sign)
            return


def _in_words(prose: Prose, lines: list[_Line]) -> Iterator[Problem]:
    for sign in IN_WORDS:
        match, line = next(
            ((match, line) for line in lines if (match := re.search(sign.pattern, line.text))), (None, None)
        )
        if match and line:
            yield _problem(prose, line.start + match.start(), line.start + match.end(), sign)


def _problem(prose: Prose, start: int, end: int, sign: Sign) -> Problem:
    words = prose.text[start:end]
    message = sign.message.replace("{}", words if len(words) <= 30 else f"{words[:30]}…")
    hint = f"{sign.hint}{ESCAPE if sign.may_be_meant else ''}."
    on_page = f"{sign.hint}." if sign.is_plain else _ON_PAGE
    place = prose.place(start, end)
    return Problem("markup-not-read", message, place, Severity.WARNING, hint=hint, on_page=on_page)
