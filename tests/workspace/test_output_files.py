"""Files onto disk, whole or not at all, and inside the folder that they belong to."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from mappa_report.bounded import folder_lock
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace import locks, moves, output_files, targets
from mappa_report.workspace.door import Located
from mappa_report.workspace.leftovers import temporary_beside
from mappa_report.workspace.output_files import CreatedFiles, WrittenFiles, create_files, sweep_beside, write_files

CLOSE_IT = "close the file if another program has it open, check that you may write there, or choose another folder."


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def located(root: Path, files: dict[str, bytes]) -> dict[Located, bytes]:
    return {Located(root / name, root, name): data for name, data in files.items()}


def write(root: Path, **files: bytes) -> WrittenFiles:
    return write_files(located(root, {f"{name}.txt": data for name, data in files.items()}))


def problem(name: str, message: str, hint: str, code: str = "not-written") -> tuple[Problem, ...]:
    return (Problem(code, message, Place(Source(name)), hint=hint),)


def test_files_are_written_with_the_folders_that_they_need(tmp_path: Path) -> None:
    files = located(tmp_path, {"a/b/one.txt": b"one", "two.txt": b"", "a/three.txt": b"three"})

    assert write_files(files).problems == ()
    assert tree(tmp_path) == {"a/b/one.txt": b"one", "two.txt": b"", "a/three.txt": b"three"}
    assert (names(tmp_path), names(tmp_path / "a"), names(tmp_path / "a/b")) == (
        ["a", "two.txt"],
        ["b", "three.txt"],
        ["one.txt"],
    )


def test_a_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(b"old, and longer")

    write(tmp_path, one=b"new")

    assert tree(tmp_path) == {"one.txt": b"new"}


def test_files_that_hold_the_bytes_already_are_left_and_not_among_the_changed(tmp_path: Path) -> None:
    write(tmp_path, one=b"one", two=b"two")
    before = (tmp_path / "one.txt").stat()

    written = write(tmp_path, one=b"one", two=b"2")

    assert [at.name for at in written.changed] == ["two.txt"]
    after = (tmp_path / "one.txt").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.skipif(os.name == "nt", reason="who may read a file is settled in another way there")
def test_a_report_may_be_read_by_whom_the_system_lets_read_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_files(located(tmp_path, {"a/one.txt": b"one"}))
        assert (tmp_path / "a/one.txt").stat().st_mode & 0o777 == 0o640
        assert (tmp_path / "a").stat().st_mode & 0o777 == 0o750
    finally:
        os.umask(before)


@pytest.mark.parametrize("failing", [1, 2])
def test_if_one_file_cannot_be_written_none_is_changed(
    failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.txt").write_bytes(b"old")
    calls: list[int] = []

    def sync(handle: int) -> None:
        calls.append(handle)
        if len(calls) == failing:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", sync)
    written = write(tmp_path, one=b"new", two=b"new")

    assert (written.changed, written.problems) == (
        (),
        problem(
            ("one.txt", "two.txt")[failing - 1],
            "this file can't be written: No space left on device",
            "make room on the disk, then try again; files that were there before are as they were.",
        ),
    )
    assert (names(tmp_path), tree(tmp_path)) == (["one.txt"], {"one.txt": b"old"})


class HeldOpen:
    """A stand-in for Path.replace on Windows while another program has ``name`` open, for so many tries."""

    def __init__(self, name: str, tries: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.name = name
        self.tries = tries
        self.real = Path.replace
        monkeypatch.setattr("mappa_report.workspace.moves.sleep", lambda _: None)
        monkeypatch.setattr(Path, "replace", lambda source, place: self.replace(source, place))

    def replace(self, source: Path, place: Path) -> Path:
        if place.name == self.name and self.tries:
            self.tries -= 1
            raise PermissionError(errno.EACCES, "Access is denied")
        return self.real(source, place)


def test_a_file_that_is_held_open_for_a_moment_is_replaced_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, one=b"old", two=b"old")
    HeldOpen("two.txt", 5, monkeypatch)

    assert write(tmp_path, one=b"new", two=b"new").problems == ()
    assert tree(tmp_path) == {"one.txt": b"new", "two.txt": b"new"}
    assert names(tmp_path) == ["one.txt", "two.txt"]


@pytest.mark.parametrize("has_links", [True, False])
def test_a_file_that_stays_held_open_is_told_and_the_others_are_put_back(
    has_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    write(tmp_path, one=b"old", three=b"old")
    HeldOpen("three.txt", 6, monkeypatch)
    if not has_links:
        monkeypatch.setattr(os, "link", no_links)

    files = {"one.txt": b"new", "two.txt": b"new", "folder/new.txt": b"new", "three.txt": b"new"}
    written = write_files(located(tmp_path, files))

    reason = "this file can't be written: another program has it open, or you may not change it"
    assert written == WrittenFiles(problems=problem("three.txt", reason, CLOSE_IT))
    assert (names(tmp_path), tree(tmp_path)) == (["one.txt", "three.txt"], {"one.txt": b"old", "three.txt": b"old"})


@pytest.mark.parametrize("call", ["os.fsync", "os.link"])
def test_an_interrupt_leaves_no_half_written_file(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    write(tmp_path, one=b"old")
    monkeypatch.setattr(call, interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_files(located(tmp_path, {"one.txt": b"new", "a/two.txt": b"new"}))

    assert (names(tmp_path), tree(tmp_path)) == (["one.txt"], {"one.txt": b"old"})


@pytest.mark.parametrize("renames", [1, 2, 3])
def test_an_interrupt_between_two_renames_undoes_the_first_and_one_after_the_last_undoes_nothing(
    renames: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace
    calls: list[Path] = []

    def replace(source: Path, place: Path) -> Path:
        calls.append(place)
        real(source, place)
        if len(calls) == renames:
            raise KeyboardInterrupt
        return place

    before, after = {"one.txt": b"old", "two.txt": b"old"}, {"one.txt": b"1", "new.txt": b"new", "two.txt": b"2"}
    write_files(located(tmp_path, before))
    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_files(located(tmp_path, after))

    assert tree(tmp_path) == (after if renames == 3 else before)


def test_a_file_in_the_way_of_a_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("in the way")

    assert write_files(located(tmp_path, {"a/b/one.txt": b"new"})).problems == problem(
        "a", "this is a file, and a folder is due here", "move it away, or rename it.", "not-a-file"
    )
    assert tree(tmp_path) == {"a": b"in the way"}


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("make", [os.mkfifo, make_socket])
def test_what_is_no_file_is_not_replaced(
    make: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket may not be long
    make(Path("one.txt"))
    before = (tmp_path / "one.txt").lstat()

    assert write(tmp_path, one=b"new").problems == problem(
        "one.txt", "this is not an ordinary file", "remove or rename it.", "not-a-file"
    )
    assert ((tmp_path / "one.txt").lstat().st_mode, names(tmp_path)) == (before.st_mode, ["one.txt"])


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "one.txt").mkdir()

    assert write(tmp_path, one=b"new").problems == problem(
        "one.txt",
        "this file can't be written: a folder of that name stands there",
        "move it, or choose another folder.",
    )
    assert (tmp_path / "one.txt").is_dir()


def test_a_name_that_windows_cannot_have_is_refused_everywhere(tmp_path: Path) -> None:
    assert write_files(located(tmp_path, {"con/one.txt": b"new"})).problems == problem(
        "con/one.txt",
        "Windows can't have a file or folder of this name",
        "choose another: small letters, digits and hyphens are safe everywhere.",
        "file-name",
    )
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("link", "target", "name"),
    [("a", "a/b/one.txt", "a"), ("a/b", "a/b/one.txt", "a/b"), ("a/b/one.txt", "a/b/one.txt", "a/b/one.txt")],
)
def test_a_link_that_leads_out_is_refused_by_where_it_stands(link: str, target: str, name: str, tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "secret place"
    (root / link).parent.mkdir(parents=True)
    outside.mkdir()
    (root / link).symlink_to(outside)

    assert write_files(located(root, {target: b"new"})).problems == problem(
        name,
        "this link leads out of the workspace",
        "put the file or folder itself there, not a link to it.",
        "outside-workspace",
    )
    assert names(outside) == []


def test_a_name_that_leads_up_is_refused_as_one_that_leads_out(tmp_path: Path) -> None:
    (written,) = write_files({Located(tmp_path / "a/../../one.txt", tmp_path / "a", "../one.txt"): b"new"}).problems

    assert (written.code, names(tmp_path)) == ("outside-workspace", [])


def test_the_root_may_be_a_link_itself_and_so_may_what_stays_inside_it(tmp_path: Path) -> None:
    (tmp_path / "real/folder").mkdir(parents=True)
    (tmp_path / "real/file.txt").write_bytes(b"kept")
    (tmp_path / "real/linked").symlink_to("folder")
    (tmp_path / "real/linked.txt").symlink_to("file.txt")
    (tmp_path / "root").symlink_to("real")

    assert write_files(located(tmp_path / "root", {"linked/one.txt": b"1", "linked.txt": b"2"})).problems == ()
    assert tree(tmp_path / "real") == {"folder/one.txt": b"1", "file.txt": b"kept", "linked.txt": b"2"}


@pytest.mark.parametrize("target", ["a", "nowhere"])
@pytest.mark.parametrize("name", ["a", "a/one.txt"])
def test_a_link_that_leads_nowhere_is_refused(name: str, target: str, tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(target)

    assert write_files(located(tmp_path, {name: b"new"})).problems == problem(
        "a", "this link leads nowhere", "put the file or folder itself there, or remove the link.", "file-unreadable"
    )
    assert names(tmp_path) == ["a"]


def test_a_name_that_is_too_long_is_a_problem(tmp_path: Path) -> None:
    for name in ("a" * 300, f"{'b' * 300}/one.txt"):
        (told,) = write_files(located(tmp_path, {name: b"new"})).problems
        assert (told.message, told.hint) == (
            "this file can't be written: File name too long",
            "choose a shorter name.",
        )
    assert names(tmp_path) == []


def test_a_name_with_a_nought_byte_is_a_problem(tmp_path: Path) -> None:
    (told,) = write_files(located(tmp_path, {"a\0b": b"new"})).problems

    assert (told.message, names(tmp_path)) == ("this file can't be written: its name leads nowhere", [])


def test_what_is_to_be_new_is_written_if_nothing_is_there_of_it(tmp_path: Path) -> None:
    files = located(tmp_path, {"year/two.txt": b"2", "year/one.txt": b"1"})

    assert create_files(files) == CreatedFiles(("year/one.txt", "year/two.txt"))
    hint = "something else has made it just now: look at it, then do this again."
    told = problem("year/two.txt", "this file is there already", hint, "exists")
    assert create_files(files) == CreatedFiles(problems=told)
    assert create_files(located(tmp_path, {"a.txt": b"a", "year/two.txt": b""})) == CreatedFiles(problems=told)
    assert tree(tmp_path) == {"year/two.txt": b"2", "year/one.txt": b"1"}


def test_what_was_changed_since_it_was_read_is_not_replaced(tmp_path: Path) -> None:
    files = located(tmp_path, {"one.txt": b"mine"})
    (tmp_path / "one.txt").write_text("theirs")

    hint = "something else has changed it just now: look at it, then do this again."
    told = problem("one.txt", "this file has been changed", hint, "exists")
    assert create_files(files, located(tmp_path, {"one.txt": b"before"})) == CreatedFiles(problems=told)
    assert tree(tmp_path) == {"one.txt": b"theirs"}


def test_what_an_ended_run_has_left_is_removed_by_the_next(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "ours").write_text("kept")
    temporary_beside(tmp_path / "x").mkdir()
    (temporary_beside(tmp_path / "x") / "b").mkdir(parents=True)
    temporary_beside(tmp_path / "x").write_text("half a")
    temporary_beside(tmp_path / "x").symlink_to(tmp_path / "ours")
    temporary_beside(tmp_path / "a/x").write_text("half a")
    (tmp_path / ".mappa-report-mine.tmp").write_text("kept")

    write_files(located(tmp_path, {"a/one.txt": b"1"}))

    assert tree(tmp_path) == {"ours": b"kept", ".mappa-report-mine.tmp": b"kept", "a/one.txt": b"1"}
    assert names(tmp_path) == [".mappa-report-mine.tmp", "a", "ours"]


def test_what_a_run_is_making_is_not_removed_by_another(tmp_path: Path) -> None:
    making = temporary_beside(tmp_path / "a")
    making.write_text("half a")
    files = located(tmp_path, {"b/one.txt": b"1"})

    with locks.locked([tmp_path]) as having:
        sweep_beside(files)
        assert (having, names(tmp_path)) == (frozenset([tmp_path]), [making.name])
    sweep_beside(files)

    assert names(tmp_path) == []


def test_where_folders_have_no_locks_only_what_is_old_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_lock(_: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    old, young = temporary_beside(tmp_path / "a"), temporary_beside(tmp_path / "a")
    for each in (old, young):
        each.write_text("half a")
    os.utime(old, (0, 0))
    monkeypatch.setattr(folder_lock, "_lock", no_lock)

    assert write(tmp_path, one=b"1").problems == ()
    assert names(tmp_path) == [young.name, "one.txt"]


@pytest.mark.skipif(os.open not in os.supports_dir_fd, reason="Windows opens by path alone")
def test_a_link_that_takes_the_place_of_a_folder_while_it_is_written_to_gets_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    (root / "build").mkdir(parents=True)
    outside.mkdir()
    look = targets.refuse_unless_writable

    def swap_after_a_look(at: Located) -> None:
        look(at)
        (root / "build").rename(tmp_path / "away")
        (root / "build").symlink_to(outside)

    monkeypatch.setattr(output_files, "refuse_unless_writable", swap_after_a_look)

    written = write_files({Located(root / "build/a.txt", root, "build/a.txt"): b"a"})

    assert [problem.code for problem in written.problems] == ["outside-workspace"]
    assert list(outside.iterdir()) == []


def test_a_folder_that_is_another_when_its_files_are_renamed_gets_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, other = tmp_path / "root", tmp_path / "other"
    (root / "build").mkdir(parents=True)
    other.mkdir()
    make = moves.Move.make

    def swap_after_making(move: moves.Move, temporary: Path) -> None:
        make(move, temporary)
        (root / "build").rename(tmp_path / "away")
        other.rename(root / "build")

    monkeypatch.setattr(moves.Move, "make", swap_after_making)

    written = write_files({Located(root / "build/a.txt", root, "build/a.txt"): b"a"})

    assert [problem.message for problem in written.problems] == [
        "this file can't be written: something has taken the place of its folder meanwhile"
    ]
    assert list((root / "build").iterdir()) == []
