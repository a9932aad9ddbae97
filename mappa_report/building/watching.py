"""Waits for files to be saved, and reports it once no more changes follow."""

from collections.abc import Iterator
from pathlib import Path
from time import sleep

from mappa_report.workspace.workspace import AREAS, BOILERPLATE, SETTINGS, TEMPLATES, Workspace

_DEBOUNCE = 50
"""Milliseconds without a change: programs save a file in several steps."""

_MAX_DELAY = 1000
"""Milliseconds after which a change is passed on even if others go on."""

_POLL_INTERVAL = 1000
"""Milliseconds between looks for folders that have been added: only what is there can be watched."""


def folders_of(workspace: Workspace, area: str) -> list[Path]:
    """The folders of the workspace's own that bear on the reports of ``area``, as far as they are there."""
    candidates = (workspace.own(AREAS, area), workspace.own(BOILERPLATE), workspace.own(TEMPLATES))
    return [at.path for at in candidates if at.path.is_dir()]


def _settings_state(workspace: Workspace) -> tuple[int, int] | None:
    """What changes when the settings are saved. They stand beside folders that can't be watched without their files."""
    try:
        known = workspace.own(SETTINGS).path.stat()
    except OSError:
        return None
    return known.st_mtime_ns, known.st_size


class WorkspaceGone(Exception):
    """The folder with the workspace has been moved or removed while it was watched."""


def changes_in(workspace: Workspace, area: str, out: Path) -> Iterator[None]:
    """One turn each time files have been saved that bear on ``area``, until an interrupt or until it has no folder.

    Those below ``out`` don't count. Raises WorkspaceGone before a turn in which a build would make the workspace anew.
    """
    is_due = False
    settings = _settings_state(workspace)
    while folders := folders_of(workspace, area):
        # All of it is watched from here on, and what was saved before that is told of at the first glance.
        for has_changes in _glances(folders, out.resolve()):
            _refuse_if_gone(workspace)
            before, settings = settings, _settings_state(workspace)
            if has_changes or is_due or settings != before:
                is_due = False
                yield
            if folders_of(workspace, area) != folders:
                is_due = True
                break
    _refuse_if_gone(workspace)


def _refuse_if_gone(workspace: Workspace) -> None:
    if not workspace.root.is_dir():
        raise WorkspaceGone


def _glances(folders: list[Path], out: Path) -> Iterator[bool]:
    """At each glance at ``folders``, whether files have been saved that are not below ``out``."""
    # A check or a single build has no use for it.
    import watchfiles
    from watchfiles._rust_notify import WatchfilesRustInternalError

    def counts(_: watchfiles.Change, path: str) -> bool:
        return not Path(path).resolve().is_relative_to(out)

    while all(folder.is_dir() for folder in folders):
        try:
            for changes in watchfiles.watch(
                *folders,
                watch_filter=counts,
                debounce=_MAX_DELAY,
                step=_DEBOUNCE,
                rust_timeout=_POLL_INTERVAL,
                yield_on_timeout=True,
            ):
                yield bool(changes)
        except WatchfilesRustInternalError:
            # It gives up at a name that is no UTF-8, which is a change all the same: a build tells what is wrong.
            sleep(_POLL_INTERVAL / 1000)  # it might give up again at once
            yield True
    yield False
