"""The files that a proof keeps copies of: those of its area and year, and the workspace's own edition and templates.

Copies lie as in a workspace, so that a proof is made again as from one.
"""

from collections.abc import Iterator

from mappa_report.workspace.door import MAX_FILE, Located, files_below, is_file, is_folder, listing, read
from mappa_report.workspace.workspace import AREAS, BOILERPLATE, NO_INPUTS, RECORDS, SETTINGS, TEMPLATES, Workspace


def files_to_keep(workspace: Workspace, area: str, year: int, edition: str) -> Iterator[tuple[str, bytes]]:
    """Each file, by its name in the workspace. Raises FileRefused where one can't be read."""
    for at in _located(workspace, area, year, edition):
        yield at.name, read(at, MAX_FILE)


def _located(workspace: Workspace, area: str, year: int, edition: str) -> Iterator[Located]:
    settings = workspace.own(SETTINGS)
    yield from [settings] if is_file(settings) else []
    yield from (at for at in listing(workspace.own(AREAS, area)) if is_file(at))
    for at in listing(workspace.own(AREAS, area, str(year))):
        if is_folder(at) and at.path.name not in RECORDS:
            yield from (inner for _, inner in files_below(at))
        elif is_file(at) and at.path.name not in NO_INPUTS:
            yield at
    for folder in (workspace.own(BOILERPLATE, edition), workspace.own(TEMPLATES)):
        yield from (at for _, at in files_below(folder))
    yield from (at for at in listing(workspace.own(BOILERPLATE)) if is_file(at))
