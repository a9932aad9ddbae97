"""A new edition: a copy of another under its own name and year, for somebody to edit."""

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from mappa_report.assembly.editions import edition_files, edition_for, named_edition, nearest_edition
from mappa_report.model.edition import Edition
from mappa_report.problems.masking import masked
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import MAX_FILE, Located, read
from mappa_report.workspace.output_files import CreatedFiles, create_files
from mappa_report.workspace.workspace import BOILERPLATE, Workspace

MayBegin = Callable[[int, str], bool]
"""Whether an edition may be begun for the year, as a copy of the edition that is named."""

_UNCONFIRMED = "#confirmed: {date: , by: }  # the day, such as 2024-09-30, and whose role it was to say so"
"""Stands in a copy where the edition that it was made from had been confirmed."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_name(key: str) -> Iterator[Problem]:
    """A Problem where ``key`` can be no edition's name."""
    if not _NAME.fullmatch(key):
        hint = "use small letters, digits and hyphens, such as 2024."
        message = f"{masked(key)[:40]} is no name for an edition"
        yield Problem("no-such-edition", message, Place(Source(f"{BOILERPLATE}/{masked(key)[:40]}")), hint=hint)


def begin_edition(workspace: Workspace, key: str, origin: str) -> CreatedFiles:
    """Copy the edition ``origin`` to the workspace as ``key``, to be edited. One that exists is left alone."""
    problems = [*check_name(key)]
    place = Place(Source(f"{BOILERPLATE}/{masked(key)[:40]}"))
    if not problems and key in workspace.editions():
        hint = "edit it, or choose another name."
        problems.append(Problem("exists", "this edition exists already", place, hint=hint))
    if named_edition(workspace, origin, problems) is None or problems:
        return CreatedFiles(problems=tuple(problems))
    return create_files(_copied(workspace, key, origin))


def edition_or_copy(
    workspace: Workspace, year: int, may_begin: MayBegin, command: str, problems: list[Problem]
) -> tuple[Edition | None, dict[Located, bytes]]:
    """The edition that covers ``year``, and the files to make for it: none, unless ``may_begin`` lets one be begun.

    One that is begun is a copy of the edition of the nearest year, under the name of ``year``. None after Problems,
    which name the ``command`` that begins one unasked. An edition that can't be read may be the one of that year, so
    none is begun beside it.
    """
    told: list[Problem] = []
    edition = edition_for(workspace, year, told)
    key = str(year)
    is_uncovered = {problem.code for problem in told if problem.is_error} == {"edition-year"}
    nearest = nearest_edition(workspace, year) if is_uncovered and key not in workspace.editions() else None
    if edition or nearest is None:
        problems += told if edition is None else ()
        return edition, {}
    if not may_begin(year, nearest.key):
        hint = f"`{command} --provisional` begins one as a copy of {nearest.key}, the nearest, to be put right."
        problems += (replace(each, hint=hint) if each.code == "edition-year" else each for each in told)
        return None, {}
    return replace(nearest, key=key, years=(year,)), _copied(workspace, key, nearest.key)


def _copied(workspace: Workspace, key: str, origin: str) -> dict[Located, bytes]:
    """The files of ``origin`` under the name ``key``."""
    files = {}
    for name, at in edition_files(workspace, origin).items():
        data = read(at, MAX_FILE)
        files[workspace.own(BOILERPLATE, key, *name.split("/"))] = (
            _renamed(data, key) if name == "edition.yaml" else data
        )
    return files


def _renamed(data: bytes, key: str) -> bytes:
    """``edition.yaml`` with its own name, with the year of that name if it is one, and confirmed by nobody."""
    year = key if re.fullmatch(r"(19|20)\d\d", key, re.ASCII) else ""
    return unconfirmed(data.decode("utf-8-sig"), key, year).encode()


def unconfirmed(text: str, key: str, years: str) -> str:
    """The ``text`` of an edition.yaml under the name ``key``, for ``years``, and confirmed by nobody."""
    for name, value in (("edition", f'edition: "{key}"'), ("years", f"years: [{years}]"), ("confirmed", _UNCONFIRMED)):
        text = with_value(text, name, value)
    return text


def with_value(text: str, name: str, replacement: str) -> str:
    """``text`` of YAML with ``replacement`` for the lines that give the value of ``name`` at its top level, if any."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if re.match(rf"[\"']?{name}[\"']?\s*:", line)]
    if not starts:
        return text
    end = after = starts[0] + 1
    for number in range(after, len(lines)):
        if re.match(r"[^\s#-]", lines[number]):
            break
        if re.match(r"[ \t-]+\S", lines[number]):
            end = number + 1
    return "\n".join([*lines[: starts[0]], replacement, *lines[end:]])
