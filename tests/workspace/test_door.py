"""The door to the disk: what is inside and ordinary is read, and everything else is refused by its name."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace import door
from mappa_report.workspace.door import Located
from mappa_report.workspace.refusals import FileRefused

NAME = "areas/kent/notes.md"
OUT = (
    "outside-workspace",
    "this link leads out of the workspace",
    "put the file or folder itself there, not a link to it.",
)
ODD = ("not-a-file", "this is not an ordinary file", "remove or rename it.")
NOWHERE = (
    "file-unreadable",
    "this link leads nowhere",
    "put the file or folder itself there, or remove the link.",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "workspace"
    (root / "areas/kent").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/notes.md").write_text("secret")
    return root


def at(root: Path, name: str = NAME) -> Located:
    return Located(root / name, root, name)


def problem(name: str, told: tuple[str, str, str]) -> Problem:
    code, message, hint = told
    return Problem(code, message, Place(Source(name)), hint=hint)


def refusal(look: Callable[[], object]) -> Problem:
    with pytest.raises(FileRefused) as caught:
        look()
    return caught.value.problem


def every_look(place: Located) -> list[Problem]:
    """What each way to look at ``place`` is refused with."""
    ways = (door.exists, door.is_file, door.is_folder, door.listing, door.file_size, lambda at: door.read(at, 100))
    return [refusal(lambda way=way: way(place)) for way in ways]  # type: ignore[misc]


def test_a_file_is_read(root: Path) -> None:
    (root / NAME).write_text("words")

    assert (door.exists(at(root)), door.is_file(at(root)), door.is_folder(at(root))) == (True, True, False)
    assert (door.read(at(root), 5), door.file_size(at(root))) == (b"words", 5)
    told = ("not-a-file", "this is a file, and a folder is due here", "move it away, or rename it.")
    assert refusal(lambda: door.listing(at(root))) == problem(NAME, told)


def test_where_there_is_nothing_nothing_is_listed_and_reading_is_refused(root: Path) -> None:
    for name in (NAME, "areas/surrey/notes.md"):
        assert (door.exists(at(root, name)), door.is_file(at(root, name)), door.is_folder(at(root, name))) == (
            (False,) * 3
        )
        assert (door.file_size(at(root, name)), door.listing(at(root, name))) == (0, [])
        with pytest.raises(FileRefused) as caught:
            door.read(at(root, name), 5)
        told = ("file-missing", "this file does not exist", "add it, or correct its name.")
        assert caught.value.problem == problem(name, told)


def test_a_file_of_the_most_bytes_is_read_and_one_more_is_refused(root: Path) -> None:
    (root / NAME).write_text("words")

    message = "this file is too large: 5 bytes, where at most 4 are read"
    told = ("file-too-large", message, "check that it is the right file.")
    assert refusal(lambda: door.read(at(root), 4)) == problem(NAME, told)


def test_a_sparse_file_is_refused_by_its_size_alone(root: Path) -> None:
    with (root / NAME).open("wb") as stream:
        stream.truncate(20_000_000_000)

    message = "this file is too large: 20,000,000,000 bytes, where at most 100 are read"
    told = ("file-too-large", message, "check that it is the right file.")
    assert refusal(lambda: door.read(at(root), 100)) == problem(NAME, told)


def test_a_file_that_grows_while_it_is_read_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / NAME).write_text("words")
    monkeypatch.setattr(os, "fstat", lambda _: os.stat_result((0o100644, *[0] * 9)))

    message = "this file is too large: 5 bytes, where at most 4 are read"
    told = ("file-too-large", message, "check that it is the right file.")
    assert refusal(lambda: door.read(at(root), 4)) == problem(NAME, told)


@pytest.mark.parametrize("way", ["areas/kent/notes.md", "areas/kent", "areas"])
def test_a_link_that_leads_out_is_refused_where_it_stands_at_any_step(way: str, root: Path) -> None:
    (root / "areas/kent").rmdir()
    if way == "areas":
        (root / "areas").rmdir()
    (root / way).parent.mkdir(exist_ok=True, parents=True)
    (root / way).symlink_to(root.parent / "outside")

    assert set(every_look(at(root))) == {problem(way, OUT)}


def test_a_link_that_stays_inside_is_followed(root: Path) -> None:
    (root / "areas/kent/real.md").write_text("words")
    (root / NAME).symlink_to("real.md")
    (root / "areas/county").symlink_to("kent")

    assert door.read(at(root), 5) == b"words"
    assert door.read(at(root, "areas/county/notes.md"), 5) == b"words"
    assert [each.name for each in door.listing(at(root, "areas/county"))] == [
        "areas/county/notes.md",
        "areas/county/real.md",
    ]


def test_a_root_that_is_itself_reached_by_a_link_is_no_matter(root: Path, tmp_path: Path) -> None:
    (tmp_path / "shortcut").symlink_to(root)
    (root / NAME).write_text("words")
    (root / "areas/kent/link.md").symlink_to("notes.md")

    assert door.read(at(tmp_path / "shortcut", "areas/kent/link.md"), 5) == b"words"


@pytest.mark.parametrize("target", ["no.md", "notes.md", "../../../outside/no.md"])
def test_a_link_that_leads_nowhere_is_refused(target: str, root: Path) -> None:
    (root / NAME).symlink_to(target)

    assert set(every_look(at(root))) == {problem(NAME, NOWHERE)}


def test_a_pipe_a_socket_and_a_device_are_refused_and_never_waited_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(root / NAME)
    assert set(every_look(at(root))) == {problem(NAME, ODD)}

    (root / NAME).unlink()
    monkeypatch.chdir(root / "areas/kent")  # a socket's name may not be long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("notes.md")
        assert set(every_look(at(root))) == {problem(NAME, ODD)}

    device = Located(Path("/dev/null"), Path("/dev"), "dev/null")
    assert set(every_look(device)) == {problem("dev/null", ODD)}


def test_a_pipe_that_takes_a_file_s_place_at_the_last_moment_is_not_waited_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "areas/kent/pipe").parent.mkdir(exist_ok=True)
    os.mkfifo(root / "areas/kent/pipe")
    (root / NAME).write_text("words")
    real = os.open
    monkeypatch.setattr(os, "open", lambda _, flags: real(root / "areas/kent/pipe", flags))

    assert door.read(at(root), 5) == b""


def test_a_folder_is_no_file_and_is_listed(root: Path) -> None:
    (root / "areas/kent/b.md").write_text("")
    (root / "areas/kent/a").mkdir()
    folder = at(root, "areas/kent")

    assert (door.exists(folder), door.is_file(folder), door.is_folder(folder)) == (True, False, True)
    assert [(each.path, each.root, each.name) for each in door.listing(folder)] == [
        (root / "areas/kent/a", root, "areas/kent/a"),
        (root / "areas/kent/b.md", root, "areas/kent/b.md"),
    ]
    no_file = ("not-a-file", "this is a folder, and a file is due here", "move it away, or rename it.")
    assert refusal(lambda: door.read(folder, 5)) == problem("areas/kent", no_file)


@pytest.mark.parametrize("name", [".DS_Store", "._10-notes.md", "~$notes.md", "Thumbs.db", "Desktop.ini", ".x.tmp"])
def test_what_systems_and_editors_leave_is_never_listed(name: str, root: Path) -> None:
    (root / "areas/kent" / name).write_text("")
    (root / "areas/kent/notes.md").write_text("")

    assert [each.path.name for each in door.listing(at(root, "areas/kent"))] == ["notes.md"]


@pytest.mark.parametrize(
    "name", ["con", "AUX.md", "nul.tar.gz", "com1", "LPT9.md", "a?.md", "a:b", 'a"', "a|b", "a\\b", "a\tb", "a.", "a "]
)
def test_a_name_that_windows_can_t_have_is_refused(name: str, root: Path) -> None:
    (root / "areas/kent" / name).write_text("")

    hint = "rename it: small letters, digits and hyphens are safe everywhere."
    told = ("file-name", "Windows can't have a file or folder of this name", hint)
    assert refusal(lambda: door.listing(at(root, "areas/kent"))) == problem(f"areas/kent/{name}", told)


@pytest.mark.parametrize("name", ["console.md", "auxiliary", "com10", "a.b.md", "a b.md", "ünï", "-", "10-a_(b).md"])
def test_a_name_that_is_safe_everywhere_is_listed(name: str, root: Path) -> None:
    (root / "areas/kent" / name).write_text("")

    assert [each.path.name for each in door.listing(at(root, "areas/kent"))] == [name]


@pytest.mark.parametrize(("one", "other"), [("A.md", "a.md"), ("cafe\u0301", "caf\u00e9"), ("STRASSE", "straße")])
def test_two_names_that_windows_takes_for_one_are_refused(one: str, other: str, root: Path) -> None:
    for name in (one, other):
        (root / "areas/kent" / name).write_text("")

    told = (
        "file-name",
        f"this name and {one} are the same to Windows, so one would take the other's place",
        "rename one of the two.",
    )
    assert refusal(lambda: door.listing(at(root, "areas/kent"))) == problem(f"areas/kent/{other}", told)


def test_a_folder_of_too_many_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MAX_ENTRIES", 2)
    for name in "ab":
        (root / "areas/kent" / name).write_text("")
    assert len(door.listing(at(root, "areas/kent"))) == 2

    (root / "areas/kent/c").write_text("")
    told = (
        "file-too-large",
        "more than 2 files and folders are in this folder",
        "check that it is the right folder.",
    )
    assert refusal(lambda: door.listing(at(root, "areas/kent"))) == problem("areas/kent", told)


def test_a_folder_that_the_system_keeps_back_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "scandir", refuse)

    told = (
        "file-unreadable",
        "this folder can't be read: Permission denied",
        "check its permissions, then try again.",
    )
    assert refusal(lambda: door.listing(at(root, "areas/kent"))) == problem("areas/kent", told)


def test_a_step_that_the_system_keeps_back_is_refused_by_its_name(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.lstat

    def refuse(path: str) -> os.stat_result:
        if path == str(root / "areas/kent"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path)

    monkeypatch.setattr(os, "lstat", refuse)

    told = ("file-unreadable", "this file can't be read: Permission denied", "check its permissions, then try again.")
    assert set(every_look(at(root))) == {problem("areas/kent", told)}


def test_a_file_where_a_folder_is_due_is_named(root: Path) -> None:
    (root / "areas/kent").rmdir()
    (root / "areas/kent").write_text("")

    told = ("not-a-file", "this is a file, and a folder is due here", "move it away, or rename it.")
    assert set(every_look(at(root))) == {problem("areas/kent", told)}


@pytest.mark.parametrize("name", ["../outside/notes.md", "areas/../../outside/notes.md", "/etc/passwd"])
def test_a_path_that_leaves_its_root_is_refused_though_nothing_stands_there(name: str, root: Path) -> None:
    told = (
        "outside-workspace",
        "this lies outside the workspace",
        "put the file or folder itself there, not a link to it.",
    )

    assert set(every_look(Located(root / name, root, NAME))) == {problem(NAME, told)}


def test_a_name_with_a_nought_byte_or_too_long_is_refused(root: Path) -> None:
    nought = ("file-unreadable", "this file can't be read: its name leads nowhere")
    hint = "check its permissions, then try again."
    assert set(every_look(at(root, "a\0b"))) == {problem("a\0b", (*nought, hint))}

    long = "a" * 300
    (told,) = set(every_look(at(root, long)))
    assert (told.code, told.message) == ("file-unreadable", "this file can't be read: File name too long")


def test_every_file_below_a_folder_is_given_with_its_way(root: Path) -> None:
    for name in ("b.md", "a/c.md", "a/d/e.md", "a/.hidden", ".hidden/f.md"):
        (root / "areas/kent" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "areas/kent" / name).write_text("")

    assert sorted((way, each.name) for way, each in door.files_below(at(root, "areas/kent"))) == [
        ("a/c.md", "areas/kent/a/c.md"),
        ("a/d/e.md", "areas/kent/a/d/e.md"),
        ("b.md", "areas/kent/b.md"),
    ]


def test_a_link_back_into_its_own_folder_ends(root: Path) -> None:
    (root / "areas/kent/again").symlink_to(".")

    found = refusal(lambda: list(door.files_below(at(root, "areas/kent"))))

    message = "folders are nested more than 8 deep here"
    assert (found.code, found.message, found.hint) == ("not-a-file", message, "move what is needed further up.")
    assert found.place.file == "areas/kent" + "/again" * 9


def test_files_below_are_counted_in_all(root: Path) -> None:
    for name in ("a/b", "a/c"):
        (root / "areas/kent" / name).parent.mkdir(exist_ok=True)
        (root / "areas/kent" / name).write_text("")

    told = (
        "file-too-large",
        "more than 2 files and folders are in this folder",
        "check that it is the right folder.",
    )
    assert refusal(lambda: list(door.files_below(at(root, "areas/kent"), 2))) == problem("areas/kent", told)


def test_what_the_command_line_names_is_read_through_whatever_link_leads_there(root: Path) -> None:
    (root / NAME).symlink_to(root.parent / "outside/notes.md")
    (root / "areas/kent/loop").symlink_to("loop")

    assert door.read(door.named_file(root / NAME, "notes.md"), 10) == b"secret"
    assert refusal(lambda: door.named_file(root / "areas/kent/loop", "loop")).place.file == "loop"
    assert refusal(lambda: door.named_file(root / "a\0b", "a?b")).message == (
        "this file can't be read: its name leads nowhere"
    )
