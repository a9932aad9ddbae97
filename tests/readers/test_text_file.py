"""Files into text: only what is an ordinary file, inside its root, of a sensible size, and UTF-8 that prints."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.problems.problem import Problem
from mappa_report.problems.show import as_text
from mappa_report.readers.text_file import MAX_BYTES, read_bytes, read_text
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located

NAME = "areas/testshire/notes.md"


def read(path: Path, root: Path) -> tuple[Source | None, list[Problem]]:
    problems: list[Problem] = []
    return read_text(Located(path, root, NAME), problems), problems


def problem_with(path: Path, root: Path) -> Problem:
    """The one Problem that reading ``path`` gives, and nothing else."""
    source, found = read(path, root)
    assert source is None
    (problem,) = found
    return problem


def problem_of(data: bytes, folder: Path) -> Problem:
    path = folder / "notes.md"
    path.write_bytes(data)
    return problem_with(path, folder)


def whole(code: str, message: str, hint: str) -> Problem:
    """A Problem with the file as a whole."""
    return Problem(code, message, Place(Source(NAME)), hint=hint)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain", "plain"),
        (b"\xef\xbb\xbfmarked", "marked"),
        ("Ynys Môn, £5, 🎉, שלום".encode(), "Ynys Môn, £5, 🎉, שלום"),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
        ("one\x85two\u2028three".encode(), "one\x85two\u2028three"),
    ],
)
def test_text_is_read_as_it_is_but_for_the_mark_at_its_start(data: bytes, text: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(data)

    source, found = read(path, tmp_path)

    assert source
    assert (source.name, source.text, found) == (NAME, text, [])


def test_lines_are_cut_where_yaml_and_markdown_cut_them() -> None:
    assert Source("x", "one\r\ntwo\rthree\x85four\u2028five\n").lines == ["one", "two", "three", "four", "five", ""]


def test_a_file_that_does_not_exist_is_missing(tmp_path: Path) -> None:
    expected = whole("file-missing", "this file does not exist", "add it, or correct its name.")

    assert problem_with(tmp_path / "no.md", tmp_path) == expected


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    expected = whole("not-a-file", "this is a folder, and a file is due here", "move it away, or rename it.")

    assert problem_with(tmp_path, tmp_path) == expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_not_a_file_and_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")

    expected = whole("not-a-file", "this is not an ordinary file", "remove or rename it.")
    assert problem_with(tmp_path / "pipe.md", tmp_path) == expected


def test_a_link_out_of_the_workspace_is_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    root.mkdir()
    (tmp_path / "secret.md").write_text("secret")
    (root / "link.md").symlink_to(tmp_path / "secret.md")

    hint = "put the file or folder itself there, not a link to it."
    expected = whole("outside-workspace", "this link leads out of the workspace", hint)
    assert problem_with(root / "link.md", root) == expected


def test_a_link_within_the_workspace_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("words")
    (tmp_path / "link.md").symlink_to("real.md")

    source, found = read(tmp_path / "link.md", tmp_path)

    assert (source and source.text, found) == ("words", [])


def test_a_link_that_leads_to_itself_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "loop.md").symlink_to("loop.md")

    problem = problem_with(tmp_path / "loop.md", tmp_path)

    assert problem.code == "file-unreadable"


def test_a_name_that_no_file_can_have_is_a_problem(tmp_path: Path) -> None:
    problems: list[Problem] = []

    assert read_bytes(Located(tmp_path / "a\0b.png", tmp_path, "a?b.png"), MAX_BYTES, problems) is None
    message = "this file can't be read: its name leads nowhere"
    hint = "check its permissions, then try again."
    assert problems == [Problem("file-unreadable", message, Place(Source("a?b.png")), hint=hint)]


def test_a_file_that_the_system_keeps_back_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "notes.md"
    path.write_text("words")

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "open", refuse)

    message, hint = "this file can't be read: Permission denied", "check its permissions, then try again."
    assert problem_with(path, tmp_path) == whole("file-unreadable", message, hint)


def test_a_file_of_the_most_bytes_is_read_and_one_more_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(b"a" * MAX_BYTES)
    source, found = read(path, tmp_path)
    assert (len(source.text) if source else 0, found) == (MAX_BYTES, [])

    message = "this file is too large: 524,289 bytes, where at most 524,288 are read"
    expected = whole("file-too-large", message, "check that it is the right file.")
    assert problem_of(b"a" * (MAX_BYTES + 1), tmp_path) == expected


@pytest.mark.parametrize("data", [b"", b"\n \n\t\n", b"\xef\xbb\xbf", "\u00a0\u2028".encode()])
def test_a_file_of_blanks_is_empty(data: bytes, tmp_path: Path) -> None:
    expected = whole("file-empty", "this file is empty", "fill it in, or remove it.")

    assert problem_of(data, tmp_path) == expected


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
def test_utf_16_is_told_from_text(encoding: str, tmp_path: Path) -> None:
    problem = problem_of("\ufeffedition".encode(encoding), tmp_path)

    assert (problem.code, problem.message) == ("not-utf-8", "this file is UTF-16 text, not UTF-8")


def test_the_first_byte_that_is_not_utf_8_is_shown_where_it_stands(tmp_path: Path) -> None:
    problem = problem_of("title: Môn\nrole: Chair".encode() + b" of \xa3 and \xa3", tmp_path)

    assert as_text([problem]) == (
        "error: this file is not UTF-8 text                                      [not-utf-8]\n"
        "  areas/testshire/notes.md:2:16\n"
        "\n"
        "  1 | title: Môn\n"
        "  2 | role: Chair of � and �\n"
        "    |                ^ first here\n"
        "\n"
        "  hint: save the file again as UTF-8 (in Notepad: Save as, Encoding: UTF-8)."
    )


DELETE = "delete it; it may not show in your editor."


@pytest.mark.parametrize(
    ("sign", "hint"),
    [
        *((sign, DELETE) for sign in ("\x07", "\x0c", "\x1b", "\x7f", "\x9b", "\ufdd0", "\ufffe", "\uffff", "\uf0b7")),
        ("\x0b", "put a space in its place, or an empty line: it is a line break of Word's."),
    ],
)
def test_a_control_character_is_told_where_it_stands_and_the_rest_is_read(sign: str, hint: str, tmp_path: Path) -> None:
    path = tmp_path / "s.md"
    path.write_text(f"one\ntwo{sign}three", encoding="utf-8")

    source, problems = read(path, tmp_path)

    assert source
    assert source.lines == ["one", "two three"]
    message = f"a character that can't be printed (U+{ord(sign):04X}) stands in this file"
    assert [(each.code, each.message, each.place.line, each.place.column, each.hint) for each in problems] == [
        ("control-character", message, 2, 4, hint)
    ]


def test_bullets_of_word_are_told_in_each_line_and_read_as_a_list(tmp_path: Path) -> None:
    path = tmp_path / "s.md"
    path.write_text("\uf0b7 one\n  \uf0a7\ttwo", encoding="utf-8")

    source, problems = read(path, tmp_path)

    assert source
    assert source.lines == ["- one", "  -\ttwo"]
    hint = "write  - and a space  in its place: it is a bullet of Word's."
    assert [(each.place.line, each.place.column, each.hint) for each in problems] == [(1, 1, hint), (2, 3, hint)]


@pytest.mark.parametrize("text", ["one\0two", "\x07\n" * 21])
def test_what_is_hardly_text_is_not_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "s.md"
    path.write_text(text, encoding="utf-8")

    source, problems = read(path, tmp_path)

    assert source is None
    assert {problem.code for problem in problems} == {"control-character"}


@given(data=st.binary(max_size=200))
def test_whatever_the_bytes_there_is_a_text_or_a_problem(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.md"
    path.write_bytes(data)

    source, found = read(path, path.parent)

    assert source or found
    assert not source or found or data.decode("utf-8-sig") == source.text
