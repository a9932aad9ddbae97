"""The settings of a workspace, read and checked."""

from mappa_report.checks.settings import check_settings
from mappa_report.model.settings import WorkspaceSettings
from mappa_report.problems.problem import Problem
from mappa_report.readers.edition_reader import read_yaml_file
from mappa_report.workspace.door import exists
from mappa_report.workspace.read_cache import read_cached
from mappa_report.workspace.workspace import SETTINGS, Workspace


def load_settings(workspace: Workspace, problems: list[Problem]) -> WorkspaceSettings:
    """The workspace's settings; the program's own where it has no file for them, or one that can't be read."""
    return read_cached(("settings", workspace), lambda own: _load(workspace, own), problems)


def _load(workspace: Workspace, problems: list[Problem]) -> WorkspaceSettings:
    located = workspace.own(SETTINGS)
    if not exists(located):
        return WorkspaceSettings()
    node = read_yaml_file(located, located.name, problems)
    return check_settings(node, problems) if node else WorkspaceSettings()
