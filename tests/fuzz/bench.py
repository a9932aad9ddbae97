"""A workspace on disk that a case is laid out in, and that is as it was before the next one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.fuzz.case import OUTSIDE, Case, Odd
from tests.fuzz.judge import Finding, judged, run_program
from tests.fuzz.seeds import Seeds
from tests.fuzz.warmth import Cache, keeping_reads

_WORKSPACE = "workspace"
_FIRST = (("check", "--all", "--format", "json"), ("boilerplate", "list"))
"""What reads all that there is to keep."""
_BESIDE = "root:x:0:0\n"
"""What stands in a file where links lead. No case has a link to a file of the machine's own, whatever goes wrong."""


class Bench:
    """The workspace of ``seeds`` in a folder of its own in ``folder``, which is emptied first."""

    def __init__(self, seeds: Seeds, folder: Path) -> None:
        self._files, self._folder, self._root = seeds.workspace, folder, folder / _WORKSPACE
        self._outside = folder.with_name(f"{folder.name}-outside")
        shutil.rmtree(folder, ignore_errors=True)
        self._lay_outside()
        self._folders = {""}
        for name, data in self._files.items():
            (self._root / name).parent.mkdir(parents=True, exist_ok=True)
            (self._root / name).write_bytes(data)
        for name in self._files:
            self._folders |= {str(parent) for parent in Path(name).parents} - {"."}
        self._stamps = {name: _stamp(self._root / name) for name in self._files}
        self._warm: Cache = {}
        self._warm_up()

    def _warm_up(self) -> None:
        cache = keeping_reads({}, ())
        for arguments in _FIRST:
            run_program(self._root, arguments)
        self._restore(Case({}, ()))
        self._warm = cache

    def findings(self, case: Case) -> list[Finding]:
        """What is wrong with a run of the program on ``case``."""
        try:
            for name, content in case.changes.items():
                self._put(self._inside(name), content)
            has_odd = any(isinstance(content, Odd) for content in case.changes.values())
            keeping_reads({} if has_odd else self._warm, case.changes)
            given = [content for content in case.changes.values() if isinstance(content, bytes)]
            findings = judged(self._root, case.arguments, given)
            if self._is_touched():
                findings.append(Finding("a file is written outside the workspace"))
                self._lay_outside()
            return findings
        finally:
            os.chdir(self._folder)
            self._restore(case)

    def _lay_outside(self) -> None:
        shutil.rmtree(self._outside, ignore_errors=True)
        self._outside.mkdir(parents=True)
        (self._outside / "passwd").write_text(_BESIDE, "utf-8")

    def _is_touched(self) -> bool:
        """Whether anything beside the workspace has been written, or where links lead that lead out of it."""
        beside = [(path.name, path.read_text("utf-8", "replace")) for path in self._outside.iterdir() if path.is_file()]
        return os.listdir(self._folder) != [_WORKSPACE] or beside != [("passwd", _BESIDE)]  # noqa: PTH208  (a list is wanted)

    def _inside(self, name: str) -> Path:
        """The place of ``name`` in the workspace. Raises ValueError for any other: what is tried is removed again."""
        if not is_inside(name):
            raise ValueError(f"{name!r} lies outside the workspace that is spoilt")
        path = self._root / name
        if not path.parent.resolve().is_relative_to(self._root.resolve()):
            raise ValueError(f"a link on the way to {name!r} leads out of the workspace that is spoilt")
        return path

    def _put(self, path: Path, content: bytes | Odd) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _remove(path)
            if isinstance(content, bytes):
                path.write_bytes(content)
            elif content.kind == "folder":
                path.mkdir()
            elif content.kind == "link":
                path.symlink_to(content.target.replace(OUTSIDE, str(self._outside)))
            elif content.kind == "pipe":
                os.mkfifo(path)
        except (OSError, UnicodeError):
            return  # a name that this machine has no file for

    def _restore(self, case: Case) -> None:
        for name in case.changes:
            _remove(self._inside(name))
        for extra in self._folder.iterdir():
            if extra.name != _WORKSPACE:
                _remove(extra)
        self._remove_added("")
        for name, data in self._files.items():
            if _stamp(self._root / name) != self._stamps[name]:
                (self._root / name).parent.mkdir(parents=True, exist_ok=True)
                (self._root / name).write_bytes(data)
                self._stamps[name] = _stamp(self._root / name)

    def _remove_added(self, folder: str) -> None:
        """Remove what the program has added below ``folder``."""
        with os.scandir(self._root / folder) as entries:
            listed = list(entries)
        for entry in listed:
            name = f"{folder}/{entry.name}".lstrip("/")
            if name in self._folders and entry.is_dir(follow_symlinks=False):
                self._remove_added(name)
            elif name not in self._files:
                _remove(Path(entry.path))


def is_inside(name: str) -> bool:
    """Whether ``name``, joined to a folder, is a place in that folder."""
    return bool(name.strip("./")) and not name.startswith("/") and ".." not in name.split("/")


def _stamp(path: Path) -> tuple[int, int, int]:
    """What is another once a file has been written anew, as by a command that changes files of the author's."""
    try:
        found = path.lstat()
    except OSError:
        return (0, 0, 0)
    return (found.st_ino, found.st_mtime_ns, found.st_size)


def _remove(path: Path) -> None:
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except (OSError, ValueError):
        return
