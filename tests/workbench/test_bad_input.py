"""What goes wrong around a save is told in plain words; nothing is lost, and nothing is half written."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from mappa_report.workbench.guard import MOST_SENT
from mappa_report.workspace import moves
from tests.workbench.browser import Answer, Browser, workbench_of

REPORT = "/reports/testshire/2023"
INTRODUCTION = f"{REPORT}/sections/10-introduction.md"
TYPED = "Words that took me all afternoon."


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


def tree(folder: Path) -> dict[str, bytes]:
    return {at.relative_to(folder).as_posix(): at.read_bytes() for at in folder.rglob("*") if at.is_file()}


def texts(page: Answer) -> str:
    """What the boxes of the page hold."""
    return unescape(" ".join(part.partition("</textarea>")[0] for part in page.text.split("<textarea")[1:]))


def save(browser: Browser) -> Answer:
    fields = browser.fields(INTRODUCTION)
    return browser.send(INTRODUCTION, fields | {"text": f"{fields['text']}\n{TYPED}\n"})


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "No space left on device: make room on the disk, then try again"),
        (errno.EROFS, "Read-only file system: choose another folder; this one can't be written to."),
        (errno.EIO, "Input/output error"),
    ],
)
def test_where_the_disk_takes_nothing_the_text_is_still_on_the_page(
    browser: Browser, workspace: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    before = tree(workspace)

    def refuse(path: Path, data: bytes) -> None:
        path.write_bytes(data[:5])
        raise OSError(number, errno_words(number))

    monkeypatch.setattr(moves, "_write", refuse)
    told = save(browser)

    assert told.status == 409
    assert words in told.words
    assert TYPED in texts(told)
    assert tree(workspace) == before


def errno_words(number: int) -> str:
    import os

    return os.strerror(number)


def test_where_the_disk_is_full_figures_stay_in_their_cells(
    browser: Browser, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(workspace)
    fields = browser.fields(f"{REPORT}/figures")

    def refuse(_: Path, __: bytes) -> None:
        raise OSError(errno.ENOSPC, errno_words(errno.ENOSPC))

    monkeypatch.setattr(moves, "_write", refuse)
    told = browser.send(f"{REPORT}/figures", fields | {"reviews": "1,005"})

    assert "No space left on device" in told.words
    assert 'value="1,005"' in told.text
    assert tree(workspace) == before


def test_a_file_that_another_program_holds_open_is_tried_for_two_seconds_and_named(
    browser: Browser, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, pauses = tree(workspace), list[float]()

    def held(_: Path, __: Path) -> Path:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(moves, "sleep", pauses.append)
    told = save(browser)

    assert sum(pauses) == pytest.approx(2)
    assert "another program has it open, or you may not change it" in told.words
    assert TYPED in texts(told)
    assert tree(workspace) == before


def test_a_file_that_is_let_go_in_time_is_saved(
    browser: Browser, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, tries = Path.replace, list[Path]()

    def held_at_first(source: Path, place: Path) -> Path:
        tries.append(place)
        if len(tries) < 4:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return replace(source, place)

    monkeypatch.setattr(Path, "replace", held_at_first)
    told = save(browser)

    assert told.status == 200
    assert TYPED in (workspace / "areas/testshire/2023/sections/10-introduction.md").read_text("utf-8")


def test_a_section_that_vanished_gives_the_text_back(browser: Browser, workspace: Path) -> None:
    fields = {"was": browser.fields(INTRODUCTION)["was"]}  # those of the head are in no form
    (workspace / "areas/testshire/2023/sections/10-introduction.md").unlink()

    told = browser.send(INTRODUCTION, fields | {"text": TYPED})

    assert told.status == 404
    assert told.words == (
        "There is a problem This report has no such section. It may have been renamed or removed meanwhile. "
        f"What you typed, which is not saved It is still here. Copy it before you leave this page. Text {TYPED}"
    )


@pytest.mark.parametrize("gone", ["areas/testshire/2023", "areas/testshire", "areas", "."])
def test_a_folder_that_vanished_is_told_and_gives_the_text_back(browser: Browser, workspace: Path, gone: str) -> None:
    fields = browser.fields(INTRODUCTION)
    (workspace / gone).rename(workspace.parent / "elsewhere")

    told = browser.send(INTRODUCTION, fields | {"text": TYPED})
    pages = [browser.get(path) for path in ("/", REPORT, f"{REPORT}/figures", f"{REPORT}/preview/report")]
    shutil.move(workspace.parent / "elsewhere", workspace / gone)

    assert (told.status, TYPED in texts(told)) == (404, True)
    assert [page.status for page in pages[1:]] == [404, 404, 404]
    assert all("Something went wrong" not in page.words for page in pages)
    if gone == ".":
        assert pages[0].words.startswith(
            "There is a problem The folder in which your reports are is no longer there, or can't be reached."
        )
    assert browser.get(REPORT).status == 200


@pytest.mark.parametrize(
    ("path", "fields"),
    [("/begin", {"area": "kent", "year": "2023"}), ("/start", {}), ("/editions/let", {"by": "Head of the team"})],
)
def test_a_workspace_that_vanished_is_not_made_anew(
    browser: Browser, workspace: Path, path: str, fields: dict[str, str]
) -> None:
    workspace.rename(workspace.parent / "elsewhere")

    told = browser.send(path, fields)
    is_made = workspace.exists()
    shutil.move(workspace.parent / "elsewhere", workspace)

    assert (told.status, is_made) == (404, False)
    assert told.words.startswith(
        "There is a problem The folder in which your reports are is no longer there, or can't be reached."
    )


def test_what_is_too_large_is_refused_before_it_is_read(browser: Browser) -> None:
    told = browser.ask(
        "POST",
        f"{REPORT}/incoming/figures",
        Cookie=browser.cookie,
        Origin=browser.origin,
        Content_Length=str(MOST_SENT + 1),
    )

    assert (told.status, told.text) == (413, "What was sent is too large. Nothing was saved.")


def test_a_text_that_is_too_large_is_refused(browser: Browser, workspace: Path) -> None:
    before = tree(workspace)

    told = browser.upload(INTRODUCTION, "x", {}, {"text": "a" * 600_000})

    assert told.status in (400, 413)
    assert "Something went wrong" not in told.words
    assert tree(workspace) == before


def test_a_file_of_the_wrong_kind_is_told_of(browser: Browser, workspace: Path) -> None:
    before = tree(workspace)

    told = browser.upload(f"{REPORT}/incoming/figures", "spreadsheet", {"return.xlsx": b"MZ\x90\x00 a program"})

    assert told.status == 422
    assert told.words.startswith("There is a problem")
    assert "return.xlsx" in told.words or "spreadsheet" in told.words
    assert tree(workspace) == before


def test_a_key_from_an_earlier_start_gets_a_page_that_says_what_to_do_and_the_text(
    browser: Browser, workspace: Path
) -> None:
    fields = browser.fields(INTRODUCTION)
    browser.cookie = f"mappa-report-{browser.port}=of-an-earlier-start"

    told = browser.send(INTRODUCTION, fields | {"text": TYPED})

    assert told.status == 401
    assert "Start mappa-report open again: it opens a new link." in told.text
    assert TYPED in told.text
    assert told.headers["content-type"].startswith("text/plain")
    assert TYPED not in (workspace / "areas/testshire/2023/sections/10-introduction.md").read_text("utf-8")


def test_what_nobody_foresaw_gives_the_text_back(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    fields = browser.fields(INTRODUCTION)

    def fail(*_: object) -> None:
        raise ValueError(TYPED)

    monkeypatch.setattr("mappa_report.workbench.pages.section.save_section", fail)
    told = browser.send(INTRODUCTION, fields | {"text": TYPED})

    assert told.status == 500
    assert told.words.startswith("Something went wrong The fault is this program's. Your files are as they were.")
    assert TYPED in texts(told)
