"""What a check offers to mend, put into the files: each whole or not at all, and only where nothing gets worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.source.edits import Edit, overlap, with_edits
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located, is_file, read
from mappa_report.workspace.output_files import create_files
from mappa_report.workspace.overlay import overlaying
from mappa_report.workspace.workspace import Workspace

_BOM = b"\xef\xbb\xbf"
_MAX_ROUNDS = 5
"""How often what is offered once others are mended is mended too."""

_ODD_BYTES = "surrogateescape"
"""What is no UTF-8 goes back as it came."""

Check = Callable[[], Sequence[Problem]]


class Mended(Struct, frozen=True):
    """The ``edits`` that were made, in the order in which they stand; ``problems`` are why files are as they were."""

    edits: tuple[Edit, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Attempt(Struct, frozen=True):
    """Files as they were, as they would be, what has been mended in them, and what a check would say then."""

    was: Mapping[Located, bytes]
    now: Mapping[Located, bytes]
    mended: tuple[Problem, ...]
    problems: Sequence[Problem]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All that were made, each once, in the order in which they stand."""
        edits = dict.fromkeys(edit for problem in self.mended for edit in problem.edits)
        return tuple(sorted(edits, key=lambda edit: (edit.place.file, edit.place.line, edit.place.column)))


def mend(workspace: Workspace, wanted: Iterable[Problem], told: Sequence[Problem], check: Check) -> Mended:
    """Make the edits of those of ``told`` that are ``wanted``, and those that come to light by them.

    ``check`` gives what is wrong with the files as they are then. A file in which it would have an error that it has
    not now, or anything else on a line that was mended, is left as it is. Raises FileRefused for one that has gone.
    """
    offered = tuple(wanted)
    codes = {problem.code for problem in offered}
    left: dict[str, Problem] = {}
    while True:
        attempt = _Attempt({}, {}, (), told)
        for _ in range(_MAX_ROUNDS):
            further = offered if not attempt.mended else attempt.problems
            chosen = _side_by_side([each for each in further if each.code in codes and not _files(each) & left.keys()])
            tried = _tried(workspace, chosen, attempt, check)
            if tried is attempt:
                break
            attempt = tried
        worse = _worse(told, attempt)
        if not worse:
            return _written(attempt, left.values())
        left |= worse


def _files(problem: Problem) -> set[str]:
    return {edit.place.file for edit in problem.edits}


def _side_by_side(problems: Iterable[Problem]) -> list[Problem]:
    """Those of ``problems`` that have edits, and none that touches an edit of one before unless it is the same."""
    taken: dict[tuple[str, int], list[Edit]] = {}
    chosen: list[Problem] = []
    for problem in problems:
        others = [
            (edit, other) for edit in problem.edits for other in taken.get((edit.place.file, edit.place.line), ())
        ]
        if problem.edits and not any(edit != other and overlap(edit, other) for edit, other in others):
            chosen.append(problem)
            for edit in problem.edits:
                taken.setdefault((edit.place.file, edit.place.line), []).append(edit)
    return chosen


def _tried(workspace: Workspace, chosen: Sequence[Problem], before: _Attempt, check: Check) -> _Attempt:
    """``before`` with the edits of ``chosen`` made too; ``before`` itself where none can be made."""
    by_file: dict[str, dict[Edit, None]] = {}
    for problem in chosen:
        for edit in problem.edits:
            by_file.setdefault(edit.place.file, {})[edit] = None
    was, now = {**before.was}, {**before.now}
    for name, edits in by_file.items():
        at = _own_file(workspace, name)
        data = (now.get(at) or read(at, MAX_BYTES)) if at else b""
        text = with_edits(data.removeprefix(_BOM).decode(errors=_ODD_BYTES), [*edits])
        if at and text is not None:
            was.setdefault(at, data)
            now[at] = (_BOM if data.startswith(_BOM) else b"") + text.encode(errors=_ODD_BYTES)
    names = {at.name for at in now}
    mended = tuple(problem for problem in chosen if _files(problem) <= names)
    if not mended:
        return before
    with overlaying({at.path: data for at, data in now.items()}):
        return _Attempt(was, now, (*before.mended, *mended), check())


def _own_file(workspace: Workspace, name: str) -> Located | None:
    """The workspace's own file of that ``name``; None for one that comes with the program."""
    path = PurePosixPath(name)
    at = None if path.is_absolute() else workspace.own(*path.parts)
    return at if at and is_file(at) else None


def _worse(told: Sequence[Problem], attempt: _Attempt) -> dict[str, Problem]:
    """By their names, the files that are to be left as they are, and why."""
    edited = {(edit.place.file, edit.place.line) for edit in attempt.edits}
    files = {file for file, _ in edited}
    new = [*_new(told, attempt.problems, edited), *_unmended(attempt)]
    # What comes to light in a file that nobody has touched may be the doing of any that was.
    elsewhere = next((each for each in new if each.place.file not in files), None)
    blamed = dict.fromkeys(files, elsewhere) if elsewhere else {each.place.file: each for each in reversed(new)}
    return {name: _left_alone(name, each) for name, each in blamed.items() if each}


def _new(told: Sequence[Problem], after: Sequence[Problem], edited: Collection[tuple[str, int]]) -> Iterable[Problem]:
    """The errors of ``after`` that ``told`` has not, and whatever else there is in the lines ``edited``."""
    before = Counter((each.place.file, each.code) for each in told)
    now = Counter((each.place.file, each.code) for each in after)
    for each in after:
        kind = (each.place.file, each.code)
        if now[kind] > before[kind] and (each.is_error or (each.place.file, each.place.line) in edited):
            yield each


def _unmended(attempt: _Attempt) -> Iterable[Problem]:
    """What is still told though its edits were made."""
    mended = {(each.place.file, each.place.line, each.code, each.message) for each in attempt.mended}
    for each in attempt.problems:
        if (each.place.file, each.place.line, each.code, each.message) in mended:
            yield each


def _left_alone(name: str, new: Problem) -> Problem:
    at = f" at line {new.place.line}" if new.place.line else ""
    where = f"{at} of {new.place.file}" if new.place.file != name else at
    message = f"nothing was mended in this file, since a check would then say{where}: {new.message}"
    place = Place(Source(name)) if new.place.file != name else Place(new.place.source)
    return Problem("not-written", message, place, hint="mend it by hand, line by line.")


def _written(attempt: _Attempt, left: Iterable[Problem]) -> Mended:
    if not attempt.mended:
        return Mended(problems=tuple(left))
    failed = create_files(attempt.now, attempt.was).problems
    return Mended(() if failed else attempt.edits, (*left, *failed))
