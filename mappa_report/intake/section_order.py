"""The order of an area's own sections: the numbers before their files' names, changed as little as will do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mappa_report.intake.section_names import STEP, number_of
from mappa_report.problems.problem import Problem
from mappa_report.readers.area_reader import SECTIONS
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.workspace.door import Located, is_file, read
from mappa_report.workspace.output_files import create_files
from mappa_report.workspace.removing import remove_files
from mappa_report.workspace.workspace import CONTRIBUTORS, WAIVERS

Renames = Mapping[str, str]
"""The new names of files by their old ones."""


def renames_to_move(names: Sequence[str], among: Sequence[str], name: str, before: str | None) -> Renames:
    """The names that put ``name`` before another of ``among``, or behind all of them where ``before`` is None.

    ``among`` are those of one place in print, and ``names`` all section files, both in the order of their numbers. The
    one that moves alone gets another number if there is room for one; else all are numbered anew.
    """
    others = [each for each in among if each != name]
    at = others.index(before) if before in others else len(others)
    after = others[at - 1] if at else None
    if not others or [*others[:at], name, *others[at:]] == list(among):
        return {}
    taken = {number for each in names if each != name and (number := number_of(each)) is not None}
    high = number_of(others[at]) or 0 if at < len(others) else max(taken) + 2 * STEP
    low = number_of(after) or 0 if after else max((number for number in taken if number < high), default=0)
    free = [number for number in range(low + 1, high) if number not in taken]
    if free:
        middle = (low + high) / 2
        best = min(free, key=lambda number: (number % STEP != 0, number % (STEP // 2) != 0, abs(number - middle)))
        return {name: _numbered(name, best)}
    left = [each for each in names if each != name]
    place = left.index(after) + 1 if after else left.index(others[at])
    return _numbered_anew([*left[:place], name, *left[place:]])


def renames_to_number(names: Sequence[str], name: str, last: int) -> Renames:
    """The name that makes ``name``, which has no number or one that is taken, the last section but for its place.

    ``last`` is the highest number there is, and ``names`` are all that are taken.
    """
    number = last - last % STEP + STEP
    new = _numbered(name, number)
    return {name: new} if new not in names else {}


def _numbered_anew(names: Sequence[str]) -> Renames:
    new = {name: _numbered(name, place * STEP) for place, name in enumerate(names, 1)}
    return {name: named for name, named in new.items() if named != name}


def _numbered(name: str, number: int) -> str:
    rest = re.sub(r"^[0-9]*[-_ ]*", "", name)
    return f"{number}-{rest}"


def rename_sections(year: Located, renames: Renames) -> tuple[Problem, ...]:
    """Give section files in the folder ``year`` their new names, and have what names them follow.

    The new files are there before an old one goes. The Problems are why nothing was done, or not all of it. Raises
    FileRefused for a file that can't be read.
    """
    folder = year.inside(SECTIONS)
    data = {old: read(folder.inside(old), MAX_BYTES) for old in renames}
    files = {folder.inside(new): data[old] for old, new in renames.items()}
    replaced = {folder.inside(old): data[old] for old in renames}
    for at, was, now in _naming(year, renames):
        files[at], replaced[at] = now, was
    failed = create_files(files, replaced).problems
    return failed or remove_files([folder.inside(old) for old in renames if old not in renames.values()])


def _naming(year: Located, renames: Renames) -> Iterator[tuple[Located, bytes, bytes]]:
    """The files that name sections, with their bytes as they are and as they are to be; none that stays as it is."""
    stems = {old.removesuffix(".md"): new.removesuffix(".md") for old, new in renames.items()}
    named = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, stems))})(?![\w-])")
    for name in (CONTRIBUTORS, WAIVERS):
        at = year.inside(name)
        if is_file(at):
            was = read(at, MAX_BYTES)
            text = was.decode("utf-8", errors="surrogateescape")
            now = named.sub(lambda match: stems[match[1]], text).encode("utf-8", errors="surrogateescape")
            if now != was:
                yield at, was, now
