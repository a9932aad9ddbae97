"""``--git``: what a command has written into the workspace's git repository, as a commit of its own with a tag."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from mappa_report.exit_codes import PROBLEMS

if TYPE_CHECKING:
    from mappa_report.workspace.door import Located
    from mappa_report.workspace.git import Repository
    from mappa_report.workspace.workspace import Workspace

git_option = click.option("--git", "with_git", is_flag=True,
                          help="Commit what this writes below areas/, and no other file, and tag it.")  # fmt: skip


def prepared(workspace: Workspace, name: str, tag: str) -> Repository:
    """The repository into which a file ``name`` can be committed with ``tag``; else the run ends, as wrong usage."""
    from mappa_report.workspace.git import GitRefused, repository_of

    try:
        repository = repository_of(workspace.root)
        repository.refuse_unless_ready(name)
    except GitRefused as refused:
        raise click.UsageError(str(refused)) from None
    if repository.has_tag(tag):
        raise click.UsageError(
            f"the git repository has a tag {tag} already: see what it is of, and delete or rename it."
        )
    return repository


def commit(repository: Repository, files: Iterable[Located], message: str, tag: str) -> int:
    """Commit ``files`` and say so; the exit code."""
    from mappa_report.workspace.door import MAX_FILE, read
    from mappa_report.workspace.git import GitRefused

    if repository.has_tag(tag):
        click.echo(f"The git repository has {tag} already.")
        return 0
    try:
        is_new = repository.commit({at.name: read(at, MAX_FILE) for at in files}, message, tag)
    except GitRefused as refused:
        click.echo(f"Nothing was committed, and what was written stands: {refused}", err=True)
        return PROBLEMS
    click.echo(f"Committed and tagged as {tag}." if is_new else "The git repository has these files already.")
    return 0
