"""Somebody's word that a warning may stand, put into the year's ``waivers.yaml`` behind those that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

import yaml
from msgspec import Struct

from mappa_report.checks.waivers import apply_waivers, check_waivers
from mappa_report.problems.codes import NEVER_WAIVED
from mappa_report.problems.masking import DOT
from mappa_report.problems.problem import Problem, Waiver
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.edits import written_at
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located, exists, read
from mappa_report.workspace.output_files import create_files
from mappa_report.workspace.workspace import AREAS, WAIVERS, Workspace

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOM = "\ufeff"
_MOST_WORDS = 80
"""Characters of the words by which a place is found again."""
_FEWEST = 4
"""The same beside something private, which a waiver must not tell."""


class Word(Struct, frozen=True):
    """Why a problem may stand, who decided that, by role, and when."""

    reason: str
    who: str
    day: date


def may_stand(problem: Problem) -> bool:
    """Whether somebody may let ``problem`` stand: no error may, and no warning that only its matter can end."""
    return not problem.is_error and problem.code not in NEVER_WAIVED


def let_stand(
    workspace: Workspace, area: str, year: int, problem: Problem, told: Sequence[Problem], word: Word
) -> tuple[Problem, ...]:
    """Add a waiver of ``problem``, one of those ``told``, whole or not at all. The Problems are why it was not added.

    Raises FileRefused for a file of waivers that can't be read.
    """
    folder = f"{AREAS}/{area}/{year}"
    at = workspace.own(AREAS, area, str(year), WAIVERS)
    data = read(at, MAX_BYTES) if exists(at) else b""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return (_stuck(at),)
    file = problem.place.file.removeprefix(f"{folder}/").removeprefix(f"{AREAS}/{area}/")
    for words in _ways_to_find(problem):
        written = _with_item(text, problem.code, f"{file}: {words}" if words else file, word)
        if written is not None and _waives(problem, told, Source(at.name, text), Source(at.name, written)):
            return create_files({at: written.encode()}, {at: data} if data else None).problems
    return (_stuck(at),)


def _stuck(at: Located) -> Problem:
    message = "no waiver can be put into this file that takes this problem and nothing else is wrong with"
    hint = "mend the problem, or write the waiver into the file by hand."
    on_page = "put right what the problem is about."
    return Problem("not-written", message, Place(Source(at.name)), hint=hint, on_page=on_page)


def _ways_to_find(problem: Problem) -> Iterator[str]:
    """What a waiver may say to have the place of ``problem`` found again, the narrowest first."""
    if problem.record:
        yield ".".join(problem.record)
    place = problem.place
    if place.line and not problem.is_private:
        yield written_at(place).strip()[:_MOST_WORDS].strip()
    if place.line:
        line = place.source.line(place.line)
        after, before = line[place.column - 1 + place.length :], line[: place.column - 1]
        for beside in (re.split(rf"[{DOT}]", before)[-1][-_MOST_WORDS:], re.split(rf"[{DOT}]", after)[0][:_MOST_WORDS]):
            whole = beside.strip()
            if len(whole) >= _FEWEST:
                yield whole
    yield ""


def _with_item(text: str, code: str, place: str, word: Word) -> str | None:
    """``text`` with one more waiver at its end, indented as those before; None where it is no list that can grow."""
    try:
        root = yaml.compose(text.removeprefix(_BOM), Loader=_Loader)
    except yaml.YAMLError:
        return None
    if root is not None and (not isinstance(root, yaml.SequenceNode) or root.flow_style):
        return None
    indent = " " * (root.start_mark.column if root else 0)
    ending = "\r\n" if "\r\n" in text else "\n"
    values = {"code": code, "place": _quoted(place), "reason": _quoted(word.reason), "who": _quoted(word.who)}
    lines = [f"{name}: {value}" for name, value in {**values, "date": word.day.isoformat()}.items()]
    item = [f"{indent}{'- ' if number == 0 else '  '}{line}{ending}" for number, line in enumerate(lines)]
    return text + (ending if text.strip(_BOM) and not text.endswith(("\n", "\r")) else "") + "".join(item)


def _quoted(words: str) -> str:
    """``words`` in one line, in quotation marks in which nothing has a meaning of its own."""
    return "'" + " ".join(words.split()).replace("'", "''") + "'"


def _waives(problem: Problem, told: Sequence[Problem], before: Source, after: Source) -> bool:
    """Whether ``after`` reads as ``before`` with one waiver more, which takes ``problem``."""
    old, new = _waivers(before) if before.text.strip(_BOM).strip() else (), _waivers(after)
    if old is None or new is None or len(new) != len(old) + 1:
        return False
    return problem in (each.problem for each in apply_waivers(new[-1:], told).waived)


def _waivers(source: Source) -> tuple[Waiver, ...] | None:
    """The waivers of a file; None where anything is wrong with it. Remarks alone are none."""
    problems: list[Problem] = []
    node = read_yaml(Source(source.name, source.text.removeprefix(_BOM)), problems)
    if node is None and [each.code for each in problems] == ["file-empty"]:
        return ()
    waivers = check_waivers(node, problems) if node else ()
    return None if problems else waivers
