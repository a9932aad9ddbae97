"""``mappa-report init``."""

from pathlib import Path

import click

from mappa_report.commands.folders import NewFolder
from mappa_report.commands.printing import current_workspace, finish


@click.command()
@click.argument("directory", type=NewFolder(), default=".")
def init(directory: Path) -> None:
    """Make a workspace, with Kent 2022-23 as an example.

    The workspace is DIRECTORY, or else this folder.

    Files that exist are left as they are. No workspace is made within another.

    \b
    Example:
        mappa-report init mappa
    """
    from mappa_report.scaffold.workspace_files import make_workspace
    from mappa_report.workspace.workspace import Workspace

    folder = directory
    if not folder.is_absolute():
        current_workspace()  # or it says that the folder one is in is gone
        folder = Path.cwd() / folder
    around = Workspace.around(folder).root
    if around != folder:
        raise click.UsageError(
            f"this folder lies in a workspace, where another would hide its reports: {around}\n"
            "Change to a folder outside it with cd, or use the workspace that there is."
        )
    made = make_workspace(directory)
    for path in made.files:
        click.echo(f"made {path}")
    for path in made.kept:
        click.echo(f"kept {path}, which was there already")
    if not made.problems:
        within = "" if directory == Path() else f"cd {directory}, then "
        click.echo(f"The workspace is ready. Next: {within}mappa-report build kent 2023")
        return
    finish(made.problems)
