"""What the lines themselves show to be wrong, where a parser of YAML stopped: it often stops lines later.

Tabs, spaces that are none, quotation marks that close too soon or never, names without a colon, and signs that begin a
value: one that is there explains what the parser says, and is told in its place.
"""

import re
from collections.abc import Callable

from msgspec import Struct

from mappa_report.problems.problem import Problem
from mappa_report.source.edits import Edit, edits_at
from mappa_report.source.place import Place, Source

SIGN = "a value begins with a sign that has a meaning of its own"
NO_COLON = "a name has no colon after it"
OPENED = ("a quotation mark or bracket that was opened is never closed", "close it, or remove the one that opens it.")

_ODD = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
_INDENT = re.compile(rf"\A[ \t]*([\t{_ODD}])")
_AFTER = re.compile(rf"\A\s*(?:-\s+)?[\w-]+:[ ]*([{_ODD}])|\A\s*-([{_ODD}])")
_QUOTE = re.compile(r"\A\s*(?:-\s+)?(?:[\w-]+:\s+)?([\"'])")
_WITHOUT_COLON = re.compile(r"\A(\s*(?:-\s+)?)([a-z][a-z0-9_]*)(?:\s*=\s*|\s+|\Z)([^\s:=].*)?\Z")
_VALUE = re.compile(r"\A\s*(?:-\s+)?[\w-]+:\s+(\S)")
_BRACKETS = re.compile(r"(?:\[[^\[\]]*\]|\{[^{}]*\})\s*[^\s#,]")
_SIGNS = tuple("@`%*&!|>?,]}")
_BARE_DASH = re.compile(r"-\s+\S")
_QUOTED = {"'": re.compile(r"'(?:[^']|'')*'"), '"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)}


class Reach(Struct, frozen=True):
    """The lines in which the fault may be, from 1 on: from where the parser was, to where it stopped."""

    source: Source
    begun: int
    stopped: int


def fault_in_lines(reach: Reach) -> Problem | None:
    """The first fault that explains why the parser stopped; None where the lines show none."""
    looks: tuple[Callable[[Reach], Problem | None], ...] = (_space, _quotation, _name, _sign)
    return next((problem for look in looks if (problem := look(reach))), None)


def mended_name(line: str) -> str:
    """``line`` with the colon that its name lacks; the same where it lacks none."""
    match = _without_colon(line)
    return f"{match[1]}{match[2]}: {match[3] or ''}".rstrip() if match else line


def _numbers(reach: Reach) -> range:
    above = reach.begun - 1
    while above > 1 and not reach.source.line(above).strip():
        above -= 1
    return range(max(above, 1), min(reach.stopped, len(reach.source.lines)) + 1)


def _space(reach: Reach) -> Problem | None:
    for number in _numbers(reach):
        line = reach.source.line(number)
        if match := _INDENT.match(line):
            place = Place(reach.source, number, match.start(1) + 1)
            if match[1] == "\t":
                edits = _tabs_as_spaces(Place(reach.source, number, 1), line)
                hint = "use spaces, two for each level."
                return Problem("yaml-tab", "a tab indents this line", place, hint=hint, edits=edits)
            message = "a space of another kind, such as a non-breaking one, indents this line"
            hint, edits = "delete it, and type plain spaces with the space bar.", _plain_space(place, match[1])
            return Problem("yaml-syntax", message, place, hint=hint, edits=edits)
        if match := _AFTER.match(line):
            place = Place(reach.source, number, match.start(match.lastindex or 1) + 1)
            message = "a space of another kind, such as a non-breaking one, stands here"
            hint = "delete it, and type a plain space with the space bar."
            edits = _plain_space(place, match[match.lastindex or 1])
            return Problem("yaml-syntax", message, place, hint=hint, edits=edits)
    return None


def _tabs_as_spaces(place: Place, line: str) -> tuple[Edit, ...]:
    """Two spaces for each tab of an indent at ``place`` that is tabs alone: among spaces a tab has no known width."""
    indent = line[: len(line) - len(line.lstrip())]
    return edits_at(place, indent, "  " * len(indent), "Use spaces") if set(indent) == {"\t"} else ()


def _plain_space(place: Place, sign: str) -> tuple[Edit, ...]:
    """A plain space in place of ``sign``, or nothing if that has no width."""
    return (Edit(place, "" if sign == "\u200b" else " ", "Use a plain space"),)


def _quotation(reach: Reach) -> Problem | None:
    """A quotation that words follow: its first mark is a slip, or one within it closes it too soon."""
    source, last = reach.source, 0
    for number in range(1, min(reach.stopped, len(source.lines)) + 1):
        match = _QUOTE.match(source.line(number)) if number > last else None
        if not match:
            continue
        rest = "\n".join(source.lines[number - 1 :])[match.start(1) :]
        quoted = _QUOTED[match[1]].match(rest)
        last = number + quoted[0].count("\n") if quoted else number
        if not quoted:
            return Problem("yaml-syntax", OPENED[0], Place(source, number, match.start(1) + 1), hint=OPENED[1])
        after = rest[quoted.end() :].partition("\n")[0].strip()
        if not after or after[0] in ":#,]}" or last < reach.begun:
            continue
        if last > number:
            return Problem("yaml-syntax", OPENED[0], Place(source, number, match.start(1) + 1), hint=OPENED[1])
        return _closed_too_soon(Place(source, number, match.start(1) + quoted.end()), match[1])
    return None


def _closed_too_soon(place: Place, sign: str) -> Problem | None:
    if not _VALUE.match(place.source.line(place.line)):
        return None  # a name in quotes, which lacks its colon
    hint = "write '' for an apostrophe within it, or ’; else move the mark to the end of the value."
    if sign == '"':
        hint = 'write \\" for a mark within it, or “ and ”; else move the mark to the end of the value.'
    return Problem("yaml-syntax", "this quotation mark closes before the value ends", place, hint=hint)


def _name(reach: Reach) -> Problem | None:
    for number in _numbers(reach):
        line = reach.source.line(number).rstrip()
        if match := _without_colon(line):
            place = Place(reach.source, number, match.start(2) + 1, len(match[2]))
            mended = mended_name(line).strip()
            hint = f"write  {mended[:80]}  with a colon and a space after the name."
            edits = edits_at(
                Place(reach.source, number, len(match[1]) + 1),
                line[len(match[1]) :],
                mended[len(match[1].strip()) :].strip(),
            )
            return Problem("yaml-syntax", NO_COLON, place, hint=hint, edits=edits)
    return None


def _without_colon(line: str) -> re.Match[str] | None:
    """A name and what follows it, with no colon between; an item of a list that is one word needs none."""
    match = None if ":" in line else _WITHOUT_COLON.match(line)
    return match if match and (match[3] or not match[1].strip()) else None


def _sign(reach: Reach) -> Problem | None:
    for number in _numbers(reach):
        line = reach.source.line(number)
        match = _VALUE.match(line)
        rest = line[match.start(1) :] if match else ""
        if rest.startswith(_SIGNS) or _BRACKETS.match(rest) or _BARE_DASH.match(rest):
            place = Place(reach.source, number, match.start(1) + 1 if match else 1)
            return Problem("yaml-syntax", SIGN, place, hint="put quotes round the whole value.")
    return None
