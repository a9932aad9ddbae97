"""What is wrong with text that is no YAML, in our own words.

Only where the parser stopped, and where what it was reading began, is taken from it: the text itself tells the fault.
What a parser says changes with its version, and is not written for the people who read this.
"""

import re

import yaml
from msgspec.structs import replace

from mappa_report.problems.problem import Problem
from mappa_report.readers.yaml_depth import MAX_DEPTH, too_deep
from mappa_report.readers.yaml_lines import NO_COLON, OPENED, SIGN, Reach, fault_in_lines
from mappa_report.source.edits import Edit
from mappa_report.source.place import Place, Source

_TWO_COLONS = (
    "a second colon stands in this line",
    "put quotes round a value that has a colon, and keep one name to a line.",
)
_TOO_FAR_IN = ("this line is indented further than those it belongs with", "give it the same indent as its neighbours.")
_NO_COLON = (NO_COLON, "write  name: value,  with a colon and a space.")
_DASH = (
    "a dash stands where a value is due",
    "write n/a if the form says that it does not apply, or nothing if it was not returned.",
)
_SIGN = (SIGN, "put quotes round the whole value.")
_BACKSLASH = (
    "a backslash in double quotes begins a sign of its own, and this one is unknown",
    "use single quotes, in which a backslash is only a backslash.",
)
_MISFIT = (
    "this line does not fit with those above it",
    "give it the same indent as its neighbours, with a colon and a space after each name.",
)

_SIGNS = tuple("@`%*&!|>?,]}")
"""What no plain value may begin with."""

_QUOTED = re.compile(r'\A(?:"(?:[^"\\]|\\.)*"' + r"|'(?:[^']|'')*')", re.DOTALL)

_JOINED = re.compile(r"\A(\s*[a-z0-9_]+):([^\s:/][^:]*)$", re.ASCII)

_CUT_OFF = re.compile(r"(?::\s+|[,{\[]\s*)(#\w+)")
"""A value, within brackets, that is taken for a comment: a colour, most often."""

_OPENINGS = re.compile(rf"(?:[\[{{]\s*){{{MAX_DEPTH + 1},}}")


def syntax_problem(source: Source, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """Why the parser stopped with ``error`` in ``text``, which is all of ``source`` or lies at the same lines of it."""
    stopped = error.problem_mark or error.context_mark
    if not stopped:
        return Problem("yaml-syntax", _MISFIT[0], Place(source), hint=_MISFIT[1])
    read = Source(source.name, text)
    (message, hint), mark = _fault(read, error, stopped)
    if mark.line >= len(source.lines) and error.context_mark:
        mark = error.context_mark  # what is lacking at the end began somewhere
    place = Place(source, min(mark.line + 1, len(source.lines)), mark.column + 1)
    line = source.line(place.line)
    indent = len(line) - len(line.lstrip())
    begun = error.context_mark.line + 1 if error.context_mark else place.line
    slip = (
        _too_many_openings(source, place.line)
        or _cut_off(source, error)
        or fault_in_lines(Reach(read, max(min(begun, place.line), place.line - 1), max(stopped.line + 1, place.line)))
        or _without_space(source, place.line)
    )
    if slip:
        return replace(slip, place=replace(slip.place, source=source))
    if message == _TWO_COLONS[0] and line.count(":") == 1:
        (message, hint), place = _TOO_FAR_IN, Place(source, place.line, indent + 1)
    return Problem("yaml-syntax", message, place, hint=hint)


def _fault(source: Source, error: yaml.MarkedYAMLError, stopped: yaml.Mark) -> tuple[tuple[str, str], yaml.Mark]:
    """What is wrong and what to do, and the mark where it is."""
    begun = error.context_mark
    if isinstance(error, yaml.scanner.ScannerError):
        if begun and _sign(source, begun) in ('"', "'"):
            return _quoted_fault(source, begun, stopped)
        if begun and begun.line < stopped.line and _sign(source, begun) not in _SIGNS:
            return _NO_COLON, begun
        unexpected = {":": _TWO_COLONS, "-": _DASH}.get(_sign(source, stopped), _MISFIT)
        return (_SIGN if _sign(source, begun or stopped) in _SIGNS else unexpected), stopped
    if begun and _sign(source, begun) in ("[", "{"):
        return OPENED, begun
    return (_SIGN if _sign(source, stopped) in _SIGNS else _MISFIT), stopped


def _quoted_fault(source: Source, begun: yaml.Mark, stopped: yaml.Mark) -> tuple[tuple[str, str], yaml.Mark]:
    """What is wrong with words in quotes, or with what follows them."""
    rest = "\n".join(source.lines[begun.line :])[begun.column :]
    quoted = _QUOTED.match(rest)
    if not quoted:
        return OPENED, begun
    last = begun.line + quoted[0].count("\n")
    column = (begun.column if last == begun.line else 0) + len(quoted[0].rpartition("\n")[2])
    if (stopped.line, stopped.column) < (last, column):
        return (_BACKSLASH if quoted[0][0] == '"' and "\\" in quoted[0] else OPENED), stopped
    return _NO_COLON, begun


def _sign(source: Source, mark: yaml.Mark) -> str:
    """The character at ``mark``; nothing at the end of a line."""
    return source.line(mark.line + 1)[mark.column : mark.column + 1]


def _too_many_openings(source: Source, line: int) -> Problem | None:
    """Brackets in ``line``, so many that a parser may have stopped before the first that is too deep was told."""
    text = source.line(line)
    if not (run := _OPENINGS.search(text)):
        return None
    above = 1 if text[: run.start()].strip() else 0
    openings = [run.start() + at for at, sign in enumerate(run[0]) if sign in "[{"]
    column = openings[min(MAX_DEPTH + 1 - above, len(openings) - 1)] + 1
    return too_deep(Place(source, line, column))


def _cut_off(source: Source, error: yaml.MarkedYAMLError) -> Problem | None:
    """A # that makes a comment of the rest of its line, with the bracket that should close there."""
    begun, stopped = error.context_mark, error.problem_mark
    if not (begun and stopped) or isinstance(error, yaml.scanner.ScannerError):
        return None
    is_opened = _sign(source, begun) in ("[", "{")
    # Where nothing follows the bracket at all, the parser takes a line after it for the beginning.
    for number in range(begun.line + (1 if is_opened else 0), stopped.line + 2):
        line = source.line(number)
        match = _CUT_OFF.search(line)
        if match and (is_opened or re.search(r"[\[{]", line[: match.start(1)])):
            place = Place(source, number, match.start(1) + 1, len(match[1]))
            hint = f'put quotes round it:  "{match[1]}".'
            return Problem("yaml-syntax", "a # begins a remark, so the rest of this line is not read", place, hint=hint)
    return None


def _without_space(source: Source, line: int) -> Problem | None:
    """A name and value with no space between them, in ``line`` or the one above, where the parser is thrown by it."""
    for number in (line, line - 1):
        match = _JOINED.match(source.line(number))
        if match:
            place = Place(source, number, match.end(1) + 1)
            hint = f"write  {match[1].strip()}: {match[2]},  with a space after the colon."
            edits = (Edit(replace(place, column=place.column + 1, length=0), " ", "Put a space after the colon"),)
            return Problem("yaml-syntax", "no space follows the colon", place, hint=hint, edits=edits)
    return None
