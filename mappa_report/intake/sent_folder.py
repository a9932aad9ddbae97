"""Which files of a folder that somebody names are contributions: the workspace's own are none."""

from __future__ import annotations

import re

from mappa_report.readers.area_reader import SECTIONS
from mappa_report.workspace.door import Located, is_folder, listing, named_file
from mappa_report.workspace.workspace import AREAS, BOILERPLATE, BUILD, PINNED, TEMPLATES, UNPLACED, Workspace

_NEVER_SENT = (".yaml", ".yml", ".json")
_OWN_FOLDERS = (BOILERPLATE, BUILD, TEMPLATES)


def contributions_in(workspace: Workspace, folder: Located) -> list[Located]:
    """The files in ``folder`` that are contributions, in the order of their names. Raises FileRefused."""
    files = [at for at in listing(folder) if not is_folder(at) and not _is_own(workspace, at)]
    return sorted(files, key=lambda at: _as_people_count(at.path.name))


def _is_own(workspace: Workspace, at: Located) -> bool:
    """Whether reports are made from the file, or it is one that the program has written."""
    if at.path.suffix.lower() in _NEVER_SENT:
        return True
    root = named_file(workspace.root, AREAS).path  # with no links on the way, as the file has it
    first, *others = at.path.relative_to(root).parts if at.path.is_relative_to(root) else ("",)
    if first == AREAS:  # and below that an area, a year, and what is in it
        return others[2:3] in ([SECTIONS], [PINNED], [UNPLACED])
    return first in _OWN_FOLDERS


def _as_people_count(name: str) -> list[tuple[int, str]]:
    """What puts "2 Police" before "10 Housing"."""
    return [(int(part), "") if part.isdecimal() else (0, part.casefold()) for part in re.split(r"([0-9]{1,9})", name)]
