"""Where files are: a workspace's own first, file by file, and those of the package as fallback."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.workspace import door
from mappa_report.workspace.door import Located
from mappa_report.workspace.refusals import FileRefused

PACKAGE = Path(__file__).resolve().parent.parent
"""The folder with the program's own modules."""

PACKAGED = PACKAGE / "_data" if (PACKAGE / "_data").is_dir() else PACKAGE.parent
"""The folder with the ``areas``, ``boilerplate``, ``docs`` and ``templates`` that come with the program."""

AREAS = "areas"
BOILERPLATE = "boilerplate"
TEMPLATES = "templates"
SETTINGS = "mappa-report.yaml"
"""The file at the root of a workspace with its layout and, if it likes, its PDF engine."""

PINNED = "edition"
"""The folder in an area's year with a copy of the edition that its report was published with."""

BUILD = "build"
"""The folder in a workspace for what is built, unless the command line names another."""

DATA_FILES = "mappa-statistics"
"""What the data files are called there, behind their area and before their year."""

SCHEMA = "statistics.schema.json"
"""The file in an area's year that tells editors what may stand in its return. No report is made from it."""

WAIVERS = "waivers.yaml"
"""The file in an area's year that lists the warnings that may stand. No report is made from it."""

CORRECTIONS = "corrections.yaml"
OUTLINE = "outline.yaml"
"""The file in an area's year with what was corrected in its report since it was published: the report prints it."""

PROOFS = "proofs"
"""The folder in an area's year with what each proof was. No report is made from it."""

SIGNOFFS = "signoffs"
"""The folder in an area's year that says who has agreed to which proof. No report is made from it."""

VERSIONS = "versions"
"""The folder in an area's year with its files as they were before each save in the workbench."""

RECORDS = frozenset({PROOFS, SIGNOFFS, VERSIONS})
"""Folders in an area's year that no report is made from."""

CONTRIBUTORS = "contributors.yaml"
"""The file in an area's year that says who owes what. No report is made from it."""

CONTRIBUTORS_SCHEMA = "contributors.schema.json"
"""The schema beside that file, for editors."""

UNPLACED = "unplaced.md"
"""The file in an area's year with what an import could not place. No report is made from it."""

NO_INPUTS = frozenset({SCHEMA, CONTRIBUTORS, CONTRIBUTORS_SCHEMA, UNPLACED})
"""Files in an area's year that no report is made from, besides the records of proofs and of who has signed."""

RETURN = "statistics.yaml"
"""The file in an area's year with its figures."""

MAX_SLUG_LENGTH = 60
_SLUG = re.compile(r"\A[a-z0-9]+(-[a-z0-9]+)*")
_FOUR_DIGITS = re.compile(r"\A(?:[^0-9]*[0-9]){4}")
"""With so many a name would hold a year or a number of somebody's, which no area's does."""

_BOTH_YEARS = re.compile(r"((?:19|20)[0-9]{2})[-–/]([0-9]{2}|[0-9]{4})", re.ASCII)
_YEAR = re.compile(r"(19|20)[0-9]{2}", re.ASCII)


def slug(name: str) -> str | None:
    """The folder name of the area that people call ``name``; None where it could be no area's, such as ``../x``."""
    lowered = re.sub(r"[\s_]+", "-", name.strip().lower())
    return lowered if len(lowered) <= MAX_SLUG_LENGTH and _is_slug(lowered) else None


def _is_slug(name: str) -> bool:
    return bool(_SLUG.fullmatch(name)) and not _FOUR_DIGITS.match(name)


def year_number(name: str) -> int | None:
    """The calendar year in which the reporting year ``name`` ends, or None where it is no year.

    2022-23 and 2022–2023 name the same one as 2023.
    """
    if _YEAR.fullmatch(name.strip()):
        return int(name)
    both = _BOTH_YEARS.fullmatch(name.strip())
    ends_in = int(both[1]) + 1 if both else 0
    return ends_in if both and both[2] in (str(ends_in), f"{ends_in % 100:02}") else None


class Workspace(Struct, frozen=True):
    """A folder that has, or will have, ``areas`` in it. National text is read from ``pinned`` alone, if it is given.

    What leads out of it, or is no ordinary file or folder, is refused: methods raise FileRefused for that.
    """

    root: Path
    pinned: Path | None = None

    @classmethod
    def around(cls, folder: Path) -> Workspace:
        """The workspace that ``folder`` is in: the nearest folder upwards with ``areas`` in it, or else itself."""
        return next((cls(candidate) for candidate in (folder, *folder.parents) if _has_areas(candidate)), cls(folder))

    @property
    def is_made(self) -> bool:
        """Whether somebody has made the folder a workspace: it has ``areas`` or settings in it, readable or not."""
        return any(door.is_taken(self.own(name)) for name in (AREAS, SETTINGS))

    def pinned_to(self, area: str, year: str) -> Workspace:
        """This workspace with the edition that was copied when the area's year was published, if it was."""
        pinned = self.root / AREAS / area / year / PINNED
        return replace(self, pinned=pinned) if door.exists(self._at(pinned, self.root)) else self

    def _at(self, path: Path, root: Path) -> Located:
        return Located(path, root, self.name(path))

    def _places(self, parts: tuple[str, ...]) -> tuple[Located, ...]:
        """Where to look for ``parts``, in order. A pinned edition has no fallback."""
        if self.pinned and parts[0] == BOILERPLATE:
            return (self._at(self.pinned.joinpath(*parts), self.root),)
        return tuple(self._at(root.joinpath(*parts), root) for root in dict.fromkeys((self.root, PACKAGED)))

    def locate(self, *parts: str) -> Located | None:
        """The workspace's own file or folder at ``parts``, else the packaged one, or None where neither exists.

        One that is refused is given too: whoever reads it tells why.
        """
        return next((place for place in self._places(parts) if door.is_taken(place)), None)

    def own(self, *parts: str) -> Located:
        """The workspace's own file or folder at ``parts``, whether it exists or not."""
        return self._at(self.root.joinpath(*parts), self.root)

    def folder_of(self, file: Located) -> Located:
        """The folder that ``file`` is in."""
        return self._at(file.path.parent, file.root)

    def name(self, path: Path) -> str:
        """``path`` as people know it: from the workspace's root where it lies below that."""
        return (path.relative_to(self.root) if path.is_relative_to(self.root) else path).as_posix()

    def listing(self, *parts: str) -> dict[str, Located]:
        """The entries of the folder at ``parts`` by name, sorted; the workspace's own hide packaged ones."""
        entries: dict[str, Located] = {}
        for folder in reversed(self._places(parts)):
            entries |= {at.path.name: at for at in door.listing(folder)}
        return dict(sorted(entries.items()))

    def files(self, *parts: str) -> dict[str, Located]:
        """Every file in the folder at ``parts`` and in the folders in it, by its path there and in order of that."""
        files: dict[str, Located] = {}
        for name, place in self.listing(*parts).items():
            inner = self.listing(*parts, name) if door.is_folder(place) else {}
            files |= {f"{name}/{part}": at for part, at in inner.items()} if inner else {name: place}
        return {name: at for name, at in sorted(files.items()) if door.is_file(at)}

    def template(self, name: str) -> Path:
        """Where the file or folder ``name`` under ``templates`` is, whether it exists or not."""
        parts = (TEMPLATES, *name.split("/"))
        located = self.locate(*parts) or self.own(*parts)
        door.exists(located)
        return located.path

    def areas(self) -> list[str]:
        """The slugs of all areas there are."""
        return [name for name, at in self.listing(AREAS).items() if _is_slug(name) and door.is_folder(at)]

    def years(self, area: str) -> list[int]:
        """The reporting years that ``area`` has a folder for, earliest first.

        The program's sample years of an area that the workspace has too are none of its years.
        """
        has_own = door.is_folder(self.own(AREAS, area))
        return [
            int(name)
            for name, at in self.listing(AREAS, area).items()
            if _YEAR.fullmatch(name) and door.is_folder(at) and (at.root == self.root or not has_own)
        ]

    def reports(self) -> list[tuple[str, int]]:
        """Every area and year of the workspace's own; where it has none, those of the package."""
        reports = [(area, year) for area in self.areas() for year in self.years(area)]
        return [each for each in reports if self.has_own_year(*each)] or reports

    def has_own_year(self, area: str, year: str | int) -> bool:
        """Whether the workspace has a folder of its own for ``area`` and ``year``."""
        return door.is_folder(self.own(AREAS, area, str(year)))

    def misnamed_folders(self) -> list[tuple[str, str]]:
        """The names of folders of the workspace's own that hold a return, but can be no area and year."""
        return [each for each in self.folders_with_return() if not (_is_slug(each[0]) and _YEAR.fullmatch(each[1]))]

    def folders_with_return(self) -> list[tuple[str, str]]:
        """The names of all folders of the workspace's own, within another, that hold a return."""
        areas = [at for at in door.listing(self.own(AREAS)) if door.is_folder(at)]
        years = [(area, year) for area in areas for year in door.listing(area) if door.is_folder(year)]
        return [(area.path.name, year.path.name) for area, year in years if door.exists(year.inside(RETURN))]

    def areas_with_return(self) -> list[str]:
        """The names of folders of the workspace's own where areas are due, that hold a return themselves."""
        areas = [at for at in door.listing(self.own(AREAS)) if door.is_folder(at)]
        return [at.path.name for at in areas if door.exists(at.inside(RETURN))]

    def editions(self) -> list[str]:
        """The names of all editions there are."""
        return [name for name, at in self.listing(BOILERPLATE).items() if door.is_folder(at)]


def _has_areas(folder: Path) -> bool:
    """Whether ``folder`` is a workspace. Where that can't be told, it is some folder above the current one."""
    try:
        return door.is_folder(Located(folder / AREAS, folder, AREAS))
    except FileRefused:
        return False


def output_root(workspace: Workspace, out: Path) -> Path:
    """What files below ``out`` may not lead out of: the workspace, where they go to its ``build``; else ``out``."""
    return workspace.root if out == workspace.root / BUILD else out
