"""Files of a workspace into the git repository that it is in, if it is in one: a commit of just these, with a tag.

Whoever sends a workspace sends its repository's settings too, so nothing that these name is run: no hook, monitor,
filter, pager, editor or signature; and nothing is fetched, or written where a link leads. The commit is made without
what somebody has prepared for the next, and leaves that.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from mappa_report.bounded.scratch import scratch_folder

_SETTINGS = ("core.hooksPath=/dev/null", "core.fsmonitor=false", "gc.auto=0", "maintenance.auto=false")
_OFF = {".clean": "", ".process": "", ".required": "false"}
"""What a filter of files has to say so as to do nothing: git reads some files again as it writes its index."""

_KEPT = ("GIT_AUTHOR_", "GIT_COMMITTER_", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES")
_PARTS = ("KEY", "VALUE")
_NOTHING_FETCHED = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
"""Else git would fetch an object that is missing, by whatever command the repository names for that."""

_SECONDS = 60
_MOST_LOOKED_AT = 50_000


_ELSEWHERE = (
    "the folder .git, or something in it, is kept elsewhere: commit the record by git itself, or leave out --git."
)


class GitRefused(Exception):
    """Why nothing can be committed, in words, and what to do."""


class Repository(Struct, frozen=True):
    """The repository that the folder ``root`` is in, ``prefix`` deep, and the ``program`` that git is.

    ``filters`` are the settings of its filters, which are turned off.
    """

    program: str
    root: Path
    prefix: str
    filters: tuple[str, ...]

    def has_tag(self, tag: str) -> bool:
        """Whether ``tag`` is taken."""
        return self._run("rev-parse", "--quiet", "--verify", f"refs/tags/{tag}").returncode == 0

    def refuse_unless_ready(self, name: str) -> None:
        """Raise GitRefused where the file ``name`` would not be committed: git ignores it, or knows no author."""
        if self._run("check-ignore", "--quiet", "--no-index", "--", name).returncode == 0:
            raise GitRefused(f"git ignores {name}: take out of .gitignore what says so.")
        if any(self._run("var", ident).returncode for ident in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT")):
            raise GitRefused(
                "git does not know who commits: `git config user.name` and `git config user.email` say it."
            )

    def commit(self, files: Mapping[str, bytes], message: str, tag: str) -> bool:
        """Commit ``files``, named from the workspace, and tag that; False where they are all in it as they are.

        Raises GitRefused where git can't: then neither commit nor tag is made.
        """
        blobs = {name: self._output("hash-object", "-w", "--no-filters", "--stdin", data=files[name]) for name in files}
        entries = "".join(f"100644 {blob}\t{self.prefix}{name}\0" for name, blob in blobs.items())
        head = _words(self._run("rev-parse", "--quiet", "--verify", "HEAD"))
        with scratch_folder() as folder:
            index = {"GIT_INDEX_FILE": str(folder / "index")}
            if head:
                self._output("read-tree", head, more=index)
            self._output("update-index", "-z", "--index-info", data=os.fsencode(entries), more=index)
            tree = self._output("write-tree", more=index)
        if head and tree == self._output("rev-parse", f"{head}^{{tree}}"):
            return False
        made = self._output("commit-tree", tree, *(("-p", head) if head else ()), "-m", message)
        self._output("update-index", "-z", "--index-info", data=os.fsencode(entries))
        nothing = "0" * len(made)
        refs = f"update HEAD {made} {head or nothing}\ncreate refs/tags/{tag} {made}\n"
        self._output("update-ref", "-m", message, "--stdin", data=refs.encode())
        return True

    def _output(self, *words: str, data: bytes = b"", more: Mapping[str, str] | None = None) -> str:
        done = self._run(*words, data=data, more=more)
        if done.returncode:
            raise GitRefused(f"git can't commit here: `git status` in {self.root.name} tells more.")
        return _words(done).strip()

    def _run(
        self, *words: str, data: bytes = b"", more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        off = enumerate((key, _OFF[key[key.rindex(".") :]]) for key in self.filters)
        settings = {f"GIT_CONFIG_{part}_{number}": each[part == "VALUE"] for number, each in off for part in _PARTS}
        count = {"GIT_CONFIG_COUNT": str(len(self.filters))}
        return _git(self.program, self.root, *words, data=data, more={**count, **settings, **(more or {})})


def repository_of(root: Path) -> Repository:
    """The repository that the workspace at ``root`` is in. Raises GitRefused where there is no git, or none."""
    program = shutil.which("git")
    # A program that lies in the workspace, or in the folder that somebody is in, is none to run.
    if program is None or not Path(program).is_absolute() or Path(program).is_relative_to(root):
        raise GitRefused("git is not on this machine: install it, or leave out --git.")
    inside = _git(program, root, "rev-parse", "--is-inside-work-tree")
    if inside.returncode or inside.stdout.strip() != b"true":
        raise GitRefused("this workspace is in no git repository: type git init in it, or leave out --git.")
    prefix = _words(_git(program, root, "rev-parse", "--show-prefix"))
    _refuse_links(Path(_words(_git(program, root, "rev-parse", "--show-toplevel"))) / ".git")
    listed = _words(_git(program, root, "config", "-z", "--name-only", "--get-regexp", r"^filter\.")).split("\0")
    return Repository(program, root, prefix, tuple(key for key in listed if key.endswith(tuple(_OFF))))


def _refuse_links(folder: Path) -> None:
    """Raise GitRefused where the repository's ``folder``, or what git writes in it, leads elsewhere by a link."""
    try:
        waiting, seen = [folder], 0
        while waiting:
            at = waiting.pop()
            is_objects = at.parent == folder / "objects"  # what is in it is written under a new name
            with os.scandir(at) as entries:
                for entry in () if is_objects else entries:
                    seen += 1
                    if entry.is_symlink() or seen > _MOST_LOOKED_AT:
                        raise GitRefused(_ELSEWHERE)
                    waiting += [Path(entry.path)] if entry.is_dir(follow_symlinks=False) else []
        is_elsewhere = folder.is_symlink()
    except NotADirectoryError:
        is_elsewhere = True
    except OSError as fault:
        raise GitRefused("git's folder can't be read: leave out --git.") from fault
    if is_elsewhere:
        raise GitRefused(_ELSEWHERE)


def _words(done: subprocess.CompletedProcess[bytes]) -> str:
    """What git says, with names as the system has them, which need be no UTF-8."""
    return os.fsdecode(done.stdout).rstrip("\n")


def _git(
    program: str, root: Path, *words: str, data: bytes = b"", more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    settings = [part for each in _SETTINGS for part in ("-c", each)]
    known = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key.startswith(_KEPT)}
    environment = {**known, **_NOTHING_FETCHED, "LC_ALL": "C", **(more or {})}
    try:
        return subprocess.run(  # noqa: S603 - git, as it is found on the path, with words of ours alone
            [program, "--no-pager", *settings, *words],
            input=data, capture_output=True, cwd=root, env=environment, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise GitRefused("git does not answer: try it again, or leave out --git.") from fault
