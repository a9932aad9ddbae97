"""What text pasted from Word brings that Markdown does not take for what it was: a warning for each, with its line."""

import re
from collections.abc import Iterator

from mappa_report.document.input_files import MarkdownPage
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place

_SIGNS = (
    (
        re.compile(r"\A\s*([•◦▪‣●○■□➢✓·∙]|[o–—]\t|o\s(?=[A-Z])|[A-Za-z]{1,3}[.)]\t)\s*\S"),
        "a bullet that was typed or pasted is not a list",
        "write  - and a space  before each item, with an empty line before the first.",
    ),
    (
        re.compile(r"\A={3,}\s*$"),
        "a line of = signs makes no heading of the line above",
        "put  ##  and a space before the heading, and remove this line.",
    ),
    (
        re.compile(r"#{1,6}[^# \t]"),
        "no space follows the # signs, so this is not a heading",
        "put a space between the # signs and the words.",
    ),
    (
        re.compile(r"\A(?![*+]\t|[0-9]{1,9}[.)]\t)[^\s|-][^|\t]*\t[^|\t]*\S"),
        "tabs do not make a table",
        "write each row as  | one | two |  with a line  |---|---|  below the first.",
    ),
)

_NUMBER_FIRST = re.compile(r"\A[0-9]{3,}+[.)]\s")


def check_pasted(page: MarkdownPage) -> Iterator[Problem]:
    """A warning for each line of ``page`` that would print otherwise than it was meant."""
    lines = page.source.lines
    for number, line in enumerate(lines[page.body_line - 1 :], page.body_line):
        column = len(line) - len(line.lstrip()) + 1
        for pattern, message, hint in _SIGNS:
            if match := pattern.match(line):
                place = Place(page.source, number, column, max(1, match.end() - column + 1))
                yield Problem("pasted-text", message, place, Severity.WARNING, hint=hint)
                break
        # Inside a paragraph a number begins no list, unless it is 1.
        if not lines[number - 2].strip() and (match := _NUMBER_FIRST.match(line)):
            message = "a number at the beginning of a paragraph makes it an item of a list"
            hint = "put a \\ before the full stop, or begin with another word."
            yield Problem(
                "pasted-text", message, Place(page.source, number, 1, match.end()), Severity.WARNING, hint=hint
            )
