"""What text pasted from Word brings that Markdown does not take for what it was: a warning for each, with its line."""

import re
from collections.abc import Iterator

from mappa_report.document.input_files import MarkdownPage
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.edits import Edit, edits_at
from mappa_report.source.place import Place

_SIGNS = (
    (
        re.compile(r"\A\s*([•◦▪‣●○■□➢✓·∙]|[o–—]\t|o\s(?=[A-Z])|[A-Za-z]{1,3}[.)]\t)\s*\S"),
        "a bullet that was typed or pasted is not a list",
        "write  - and a space  before each item, with an empty line before the first.",
        "make these lines items of a list.",
    ),
    (
        re.compile(r"\A={3,}\s*$"),
        "a line of = signs makes no heading of the line above",
        "put  ##  and a space before the heading, and remove this line.",
        "make the line above a heading, and remove this one.",
    ),
    (
        re.compile(r"#{1,6}[^# \t]"),
        "no space follows the # signs, so this is not a heading",
        "put a space between the # signs and the words.",
        "take the signs out, and make it a heading.",
    ),
    (
        re.compile(r"\A(?![*+]\t|[0-9]{1,9}[.)]\t)[^\s|-][^|\t]*\t[^|\t]*\S"),
        "tabs do not make a table",
        "write each row as  | one | two |  with a line  |---|---|  below the first.",
        "make a table, and put these words into its cells.",
    ),
)

_BULLET = r"\A[•◦▪‣●○■□➢✓·∙]\s*(?=\S)"
_NUMBER_FIRST = re.compile(r"\A[0-9]{3,}+[.)]\s")


def check_pasted(page: MarkdownPage) -> Iterator[Problem]:
    """A warning for each line of ``page`` that would print otherwise than it was meant."""
    lines = page.source.lines
    for number, line in enumerate(lines[page.body_line - 1 :], page.body_line):
        column = len(line) - len(line.lstrip()) + 1
        for pattern, message, hint, on_page in _SIGNS:
            if match := pattern.match(line):
                place = Place(page.source, number, column, max(1, match.end() - column + 1))
                edits = _edits(page, number, match)
                yield Problem("pasted-text", message, place, Severity.WARNING, hint=hint, edits=edits, on_page=on_page)
                break
        # Inside a paragraph a number begins no list, unless it is 1.
        if not lines[number - 2].strip() and (match := _NUMBER_FIRST.match(line)):
            message = "a number at the beginning of a paragraph makes it an item of a list"
            hint = "put a \\ before the full stop, or begin with another word."
            place = Place(page.source, number, 1, match.end())
            before_stop = Place(page.source, number, len(match[0].rstrip()), 0)
            edits = (Edit(before_stop, "\\", "Keep it a paragraph"),) if match[0].rstrip()[-1] == "." else ()
            on_page = "begin with another word."
            yield Problem("pasted-text", message, place, Severity.WARNING, hint=hint, edits=edits, on_page=on_page)


def _edits(page: MarkdownPage, number: int, match: re.Match[str]) -> tuple[Edit, ...]:
    """A space behind the signs of a heading; a - for a pasted bullet where a list may begin, or goes on."""
    source, first = page.source, number
    if match[0].startswith("#"):
        return (Edit(Place(source, number, match.end(), 0), " ", "Make it a heading"),)
    while re.match(_BULLET, source.line(first - 1)):
        first -= 1
    bullet = re.match(_BULLET, source.line(number))
    if not bullet or (first > page.body_line and source.line(first - 1).strip()):
        return ()
    return edits_at(Place(source, number, 1), bullet[0], "- ", "Make it an item of a list")
