"""Folders that the command line names: to put files into, on any system, and beside what reports are made from."""

from __future__ import annotations

from pathlib import Path

import click


class NewFolder(click.Path):
    """A folder to write to, which need not be there. Wrong usage if no folder of every system could have its name."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, file_okay=False)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The folder that ``value`` names."""
        from mappa_report.workspace.names import is_safe

        folder = Path(super().convert(value, param, ctx))  # type: ignore[arg-type]  # as click has it
        named = [part for part in folder.parts if part not in (folder.anchor, "..")]
        if not all(map(is_safe, named)):
            self.fail("Windows can't have a folder of this name: choose another.", param, ctx)
        return folder


def out_folder(_: click.Context, param: click.Parameter, folder: Path | None) -> Path | None:
    """``folder``, unless reports are made from what lies in it; then it is wrong usage."""
    from mappa_report.commands.printing import current_workspace
    from mappa_report.workspace.workspace import AREAS, BOILERPLATE, TEMPLATES

    root = current_workspace().root
    kept = [name for name in (AREAS, BOILERPLATE, TEMPLATES) if folder and is_below(folder, root / name)]
    if kept:
        message = f"{kept[0]} is what reports are made from: choose another folder."
        raise click.BadParameter(message, param=param)
    return folder


def is_below(folder: Path, other: Path) -> bool:
    """Whether ``folder`` is ``other`` or lies in it, by their names: links are told of when files are written."""
    return (Path.cwd() / folder).is_relative_to(other)
