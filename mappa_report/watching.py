"""Waits for files to be saved, and tells of it once they are at rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mappa_report.workspace import AREAS, BOILERPLATE, TEMPLATES, Workspace

_AT_REST = 50
"""Milliseconds without a change: programs save a file in several steps."""

_LONGEST = 1000
"""Milliseconds after which to tell all the same."""


def folders_of(workspace: Workspace, area: str) -> list[Path]:
    """The folders of the workspace's own that bear on the reports of ``area``, as far as they are there."""
    own = (workspace.own(AREAS, area), workspace.own(BOILERPLATE), workspace.own(TEMPLATES))
    return [at.path for at in own if at.path.is_dir()]


def changes_in(folders: Sequence[Path], out: Path) -> Iterator[None]:
    """One turn each time files in ``folders`` have been saved, until an interrupt. Those below ``out`` don't count."""
    import watchfiles  # a check or a single build has no use for it

    out = out.resolve()

    def counts(_: watchfiles.Change, path: str) -> bool:
        return not Path(path).resolve().is_relative_to(out)

    for _ in watchfiles.watch(*folders, watch_filter=counts, debounce=_LONGEST, step=_AT_REST):
        yield
