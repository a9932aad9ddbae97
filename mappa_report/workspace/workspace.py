"""Where files are: a workspace's own first, file by file, and those of the package as fallback."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

_PACKAGE = Path(__file__).resolve().parent.parent
PACKAGED = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent
"""The folder with the ``areas``, ``boilerplate``, ``docs`` and ``templates`` that come with the program."""

AREAS = "areas"
BOILERPLATE = "boilerplate"
TEMPLATES = "templates"
SETTINGS = "mappa-report.yaml"
"""The file at the root of a workspace with its layout and, if it likes, its PDF engine."""

PINNED = "edition"
"""The folder in an area's year with a copy of the edition that its report was published with."""

SCHEMA = "statistics.schema.json"
"""The file in an area's year that tells editors what may stand in its return. No report is made from it."""

WAIVERS = "waivers.yaml"
"""The file in an area's year that lists the warnings that may stand. No report is made from it."""

RETURN = "statistics.yaml"
"""The file in an area's year with its figures."""

MAX_SLUG_LENGTH = 60
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_BOTH_YEARS = re.compile(r"((?:19|20)[0-9]{2})[-–/]([0-9]{2}|[0-9]{4})", re.ASCII)
_YEAR = re.compile(r"(19|20)[0-9]{2}", re.ASCII)


def slug(name: str) -> str | None:
    """The folder name of the area that people call ``name``; None where it could be no area's, such as ``../x``."""
    lowered = re.sub(r"[\s_]+", "-", name.strip().lower())
    return lowered if len(lowered) <= MAX_SLUG_LENGTH and _SLUG.fullmatch(lowered) else None


def year_number(name: str) -> int | None:
    """The calendar year in which the reporting year ``name`` ends, or None where it is no year.

    2022-23 and 2022–2023 name the same one as 2023.
    """
    if _YEAR.fullmatch(name.strip()):
        return int(name)
    both = _BOTH_YEARS.fullmatch(name.strip())
    ends_in = int(both[1]) + 1 if both else 0
    return ends_in if both and both[2] in (str(ends_in), f"{ends_in % 100:02}") else None


class Located(Struct, frozen=True):
    """A file or folder: where it is, the root that it may not lead out of, and the name to call it by."""

    path: Path
    root: Path
    name: str


class Workspace(Struct, frozen=True):
    """A folder that has, or will have, ``areas`` in it. National text is read from ``pinned`` alone, if it is given."""

    root: Path
    pinned: Path | None = None

    @classmethod
    def around(cls, folder: Path) -> Workspace:
        """The workspace that ``folder`` is in: the nearest folder upwards with ``areas`` in it, or else itself."""
        for candidate in (folder, *folder.parents):
            if (candidate / AREAS).is_dir():
                return cls(candidate)
        return cls(folder)

    def pinned_to(self, area: str, year: str) -> Workspace:
        """This workspace with the edition that was copied when the area's year was published, if it was."""
        pinned = self.root / AREAS / area / year / PINNED
        return replace(self, pinned=pinned) if pinned.is_dir() else self

    def _roots(self, parts: tuple[str, ...]) -> tuple[Path, ...]:
        """The folders to look in for ``parts``, in order. A pinned edition has no fallback."""
        return (self.pinned,) if self.pinned and parts[0] == BOILERPLATE else (self.root, PACKAGED)

    def locate(self, *parts: str) -> Located | None:
        """The workspace's own file or folder at ``parts``, else the packaged one, or None where neither exists."""
        for root in self._roots(parts):
            path = root.joinpath(*parts)
            if path.exists():
                return Located(path, root, self.name(path))
        return None

    def own(self, *parts: str) -> Located:
        """The workspace's own file or folder at ``parts``, whether it exists or not."""
        path = self.root.joinpath(*parts)
        return Located(path, self.root, self.name(path))

    def name(self, path: Path) -> str:
        """``path`` as people know it: from the workspace's root where it lies below that."""
        return (path.relative_to(self.root) if path.is_relative_to(self.root) else path).as_posix()

    def listing(self, *parts: str) -> dict[str, Located]:
        """The entries of the folder at ``parts`` by name, sorted; the workspace's own hide packaged ones."""
        entries: dict[str, Located] = {}
        for root in reversed(self._roots(parts)):
            folder = root.joinpath(*parts)
            if folder.is_dir():
                entries |= {path.name: Located(path, root, self.name(path)) for path in folder.iterdir()}
        return dict(sorted(entries.items()))

    def files(self, *parts: str) -> dict[str, Located]:
        """Every file in the folder at ``parts`` and in the folders in it, by its path there and in order of that."""
        files: dict[str, Located] = {}
        for name, place in self.listing(*parts).items():
            inner = self.listing(*parts, name) if place.path.is_dir() else {}
            files |= {f"{name}/{part}": at for part, at in inner.items()} if inner else {name: place}
        return {name: at for name, at in sorted(files.items()) if at.path.is_file()}

    def template(self, name: str) -> Path:
        """The file ``name`` under ``templates``.

        Raises FileNotFoundError where there is none, and PermissionError for a link that leads out of the workspace.
        """
        located = self.locate(TEMPLATES, *name.split("/"))
        if located is None or ".." in name.split("/"):
            raise FileNotFoundError(f"{TEMPLATES}/{name}")
        if not located.path.resolve().is_relative_to(located.root.resolve()):
            raise PermissionError(f"{TEMPLATES}/{name}")
        return located.path

    def areas(self) -> list[str]:
        """The slugs of all areas there are."""
        return [name for name, at in self.listing(AREAS).items() if _SLUG.fullmatch(name) and at.path.is_dir()]

    def years(self, area: str) -> list[int]:
        """The reporting years that ``area`` has a folder for, earliest first.

        The program's sample years of an area that the workspace has too are none of its years.
        """
        own = self.own(AREAS, area).path
        return [
            int(name)
            for name, at in self.listing(AREAS, area).items()
            if _YEAR.fullmatch(name) and at.path.is_dir() and (at.root == self.root or not own.is_dir())
        ]

    def reports(self) -> list[tuple[str, int]]:
        """Every area and year of the workspace's own; where it has none, those of the package."""
        reports = [(area, year) for area in self.areas() for year in self.years(area)]
        return [each for each in reports if self.own(AREAS, each[0], str(each[1])).path.is_dir()] or reports

    def misnamed_folders(self) -> list[tuple[str, str]]:
        """The names of folders of the workspace's own that hold a return, but can be no area and year."""
        return [
            each for each in self.folders_with_return() if not (_SLUG.fullmatch(each[0]) and _YEAR.fullmatch(each[1]))
        ]

    def folders_with_return(self) -> list[tuple[str, str]]:
        """The names of all folders of the workspace's own, within another, that hold a return."""
        returns = self.own(AREAS).path.glob(f"*/*/{RETURN}")
        return sorted((path.parent.parent.name, path.parent.name) for path in returns)

    def editions(self) -> list[str]:
        """The names of all editions there are."""
        return [name for name, at in self.listing(BOILERPLATE).items() if at.path.is_dir()]
