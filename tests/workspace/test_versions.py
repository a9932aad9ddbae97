"""Earlier versions of files: kept before each save where somebody asks for it, within bounds, and never half."""

from __future__ import annotations

import errno
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mappa_report.workspace import moves, versions
from mappa_report.workspace.door import Located
from mappa_report.workspace.output_files import write_files
from mappa_report.workspace.removing import remove_files
from mappa_report.workspace.versions import files_with_versions, keeping_versions, kept_now, versions_of
from mappa_report.workspace.workspace import Workspace

FILE = "sections/10-introduction.md"


@pytest.fixture
def year(workspace: Path) -> Located:
    return Workspace(workspace).own("areas", "testshire", "2023")


@pytest.fixture
def at(year: Located) -> Located:
    return year.inside(*FILE.split("/"))


def texts(year: Located, file: str = FILE) -> list[str]:
    """What the versions hold, the newest first."""
    return [each.at.path.read_text("utf-8") for each in versions_of(year, file)]


def save(at: Located, text: str, own: dict[Path, str] | None = None, is_typing: bool = False) -> None:
    with keeping_versions({} if own is None else own, is_typing):
        assert write_files({at: text.encode()}).problems == ()


def test_what_a_save_replaces_is_kept_and_named_by_time_and_content(year: Located, at: Located) -> None:
    first = at.path.read_text("utf-8")

    save(at, "one")
    save(at, "two")

    assert texts(year) == ["one", first]
    newest = versions_of(year, FILE)[0]
    assert newest.name == f"{newest.replaced:%Y%m%dT%H%M%S.%f}Z-{versions.digest_of(b'one')[:12]}.md"
    assert timedelta() <= datetime.now(UTC) - newest.replaced < timedelta(minutes=1)
    assert files_with_versions(year) == [FILE]


def test_nothing_is_kept_of_what_does_not_change_or_where_nobody_asks(year: Located, at: Located) -> None:
    save(at, at.path.read_text("utf-8"))
    write_files({at: b"by the command line"})

    assert files_with_versions(year) == []
    assert not year.inside("versions").path.exists()


def test_what_is_typed_within_a_minute_is_one_version(year: Located, at: Located) -> None:
    first, own = at.path.read_text("utf-8"), dict[Path, str]()

    for text in ("a", "ab", "abc"):
        save(at, text, own, is_typing=True)

    assert texts(year) == [first]


def test_what_another_program_wrote_meanwhile_is_a_version_of_its_own(year: Located, at: Located) -> None:
    first, own = at.path.read_text("utf-8"), dict[Path, str]()

    save(at, "a", own, is_typing=True)
    at.path.write_text("by hand", "utf-8")
    save(at, "ab", own, is_typing=True)

    assert texts(year) == ["by hand", first]


def test_after_a_minute_what_is_typed_is_another_version(
    year: Located, at: Located, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, own = at.path.read_text("utf-8"), dict[Path, str]()
    save(at, "a", own, is_typing=True)
    monkeypatch.setattr(versions, "_BURST", timedelta())

    save(at, "ab", own, is_typing=True)

    assert texts(year) == ["a", first]


def test_what_is_removed_is_kept(year: Located, at: Located) -> None:
    first = at.path.read_text("utf-8")

    with keeping_versions({}, is_typing=False):
        assert remove_files([at]) == ()

    assert not at.path.exists()
    assert texts(year) == [first]


def test_of_too_many_versions_the_newest_and_the_first_stay_and_gaps_stay_small(
    year: Located, at: Located, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "MOST", 6)
    monkeypatch.setattr(versions, "_NEWEST", 2)
    folder = year.inside("versions", *FILE.split("/"))
    folder.path.mkdir(parents=True)
    days = (1, 5, 9, 10, 20, 30)
    for day in days:
        (folder.path / f"202601{day:02}T120000.000000Z-{day:012}.md").write_text(str(day), "utf-8")
    at.path.write_text("today", "utf-8")

    save(at, "new")

    assert texts(year) == ["today", "30", "20", "10", "5", "1"]


def test_where_the_disk_is_full_neither_the_file_nor_a_version_changes(
    year: Located, at: Located, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = at.path.read_bytes()

    def full(path: Path, data: bytes) -> None:
        path.write_bytes(data[:3])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(moves, "_write", full)
    with keeping_versions({}, is_typing=False):
        written = write_files({at: b"new"})

    assert [each.message for each in written.problems] == ["this file can't be written: No space left on device"]
    assert at.path.read_bytes() == first
    assert sorted(path.name for path in year.path.iterdir()) == ["sections", "statistics.yaml"]


def test_files_that_no_report_is_made_from_have_no_versions(year: Located) -> None:
    owed = year.inside("contributors.yaml")
    owed.path.write_text("- name: Police\n", "utf-8")

    save(owed, "- name: Probation\n")

    assert files_with_versions(year) == []


def test_a_save_that_makes_no_new_file_can_be_undone_and_another_not(year: Located, at: Located) -> None:
    new = year.inside("sections", "30-new.md")

    with keeping_versions({}, is_typing=False):
        write_files({at: b"one"})
        kept = dict(kept_now())
        write_files({new: b"new"})
        after = dict(kept_now())

    assert kept == {at: versions_of(year, FILE)[0].at}
    assert after == {}
