"""A new workspace: the packaged example area, and folders that say what may go into them."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from mappa_report.model.settings import LAYOUT
from mappa_report.problems.problem import Problem
from mappa_report.workspace.door import MAX_FILE, Located, files_below, read
from mappa_report.workspace.output_files import create_files
from mappa_report.workspace.workspace import AREAS, BOILERPLATE, PACKAGED, SETTINGS, TEMPLATES, Workspace

EXAMPLE = ("kent", "2023")

_NOTES = {
    f"{BOILERPLATE}/README.md": """\
# National text of your own

The program brings each year's national text and form of the return. To use other words, put a file here under the same
name as the one it replaces, such as `boilerplate/2023/passages/what-is-mappa.md`. Files that you leave out come from
the program.
""",
    f"{TEMPLATES}/README.md": """\
# Templates of your own

The program brings its own templates. To change how the Word file looks, put your own `report.docx` here and restyle its
styles in Word; keep their names. `look.typ` does the same for the PDF, and `screen.css` for the web page. A `print.css`
of your own has the PDF set by WeasyPrint instead, which needs the library Pango.
""",
    ".gitignore": "/build/\n/areas/*/*/versions/\n",
    SETTINGS: f"layout: {LAYOUT} # the version of where things stand in this workspace; the program sees to it\n",
}


class CreatedWorkspace(Struct, frozen=True):
    """The new files, those that were there already and are kept, and the problems that prevented any."""

    files: tuple[Path, ...]
    kept: tuple[Path, ...]
    problems: tuple[Problem, ...]


def make_workspace(folder: Path, *, has_example: bool = True) -> CreatedWorkspace:
    """Make ``folder`` a workspace, with a finished report as an example or not, leaving every file that is there."""
    files = dict([*(_example(folder) if has_example else ()), *_notes(folder)])
    kept = tuple(path for path in files if os.path.lexists(path))
    new = {path: data for path, data in files.items() if path not in kept}
    problems = create_files({Located(path, folder, path.as_posix()): data for path, data in new.items()}).problems
    return CreatedWorkspace(() if problems else tuple(new), kept, problems)


def _example(folder: Path) -> Iterator[tuple[Path, bytes]]:
    area, year = EXAMPLE
    example = Workspace(PACKAGED).own(AREAS, area)
    yield folder / AREAS / area / "area.yaml", read(example.inside("area.yaml"), MAX_FILE)
    for name, at in sorted(files_below(example.inside(year))):
        yield folder.joinpath(AREAS, area, year, *name.split("/")), read(at, MAX_FILE)


def _notes(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for name, text in _NOTES.items():
        yield folder / name, text.encode()
