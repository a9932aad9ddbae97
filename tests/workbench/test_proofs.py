"""A proof goes out, comes back with changes, is signed and published, through the pages alone."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from tests.workbench.browser import Browser, workbench_of

REPORT = "/reports/testshire/2023"
WORD = "build/testshire/2023/testshire-mappa-annual-report-2023-proof-1.docx"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


@pytest.fixture
def returned(browser: Browser, workspace: Path) -> bytes:
    """The Word file of the first proof, with a word changed that nobody tracked."""
    browser.send(f"{REPORT}/proofs", {"reply-by": ""})
    file = docx.Document(str(workspace / WORD))
    (paragraph,) = (each for each in file.paragraphs if each.text.startswith("The police reviewed"))
    paragraph.runs[0].text = paragraph.runs[0].text.replace("The police reviewed", "Officers reviewed")
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def test_a_proof_is_made_and_listed_with_its_files(browser: Browser, workspace: Path) -> None:
    made = browser.send(f"{REPORT}/proofs", {"reply-by": "2023-09-15"})

    assert made.words.startswith("Proof 1 has been made. Send its Word file to the chair. Proofs Proof Made on")
    assert f'href="{REPORT}/files/{Path(WORD).name}"' in made.text
    assert (workspace / WORD).is_file()


def test_a_day_that_is_none_is_refused(browser: Browser, workspace: Path) -> None:
    refused = browser.send(f"{REPORT}/proofs", {"reply-by": "31/6/2023"})

    assert refused.status == 422
    assert refused.words.startswith("There is a problem Write the day as a date, such as 15 September 2023 or 15/9/")
    assert not (workspace / "areas/testshire/2023/proofs").exists()


def test_changes_that_came_back_are_listed_and_the_chosen_are_put_in(
    browser: Browser, returned: bytes, workspace: Path
) -> None:
    police = workspace / "areas/testshire/2023/sections/20-police.md"
    before = police.read_text()

    listed = browser.upload(f"{REPORT}/comments", "files", {"police.docx": returned})
    key = browser.field(listed, "key")
    done = browser.send(f"{REPORT}/comments/apply", {"key": key, "of:1": "in"})

    assert "Change 1: words changed, not tracked, in police.docx" in listed.words
    assert police.read_text() == before.replace("The police reviewed", "Officers reviewed")
    assert "What became of it: put in. Put the chosen changes in" in done.words


def test_nothing_is_put_in_that_was_not_chosen(browser: Browser, returned: bytes, workspace: Path) -> None:
    police = workspace / "areas/testshire/2023/sections/20-police.md"
    before = police.read_bytes()

    listed = browser.upload(f"{REPORT}/comments", "files", {"police.docx": returned})
    browser.send(f"{REPORT}/comments/apply", {"key": browser.field(listed, "key")})

    assert police.read_bytes() == before


def test_files_that_are_kept_no_longer_are_asked_for_again(browser: Browser) -> None:
    told = browser.send(f"{REPORT}/comments/apply", {"key": "guess", "change": "1"})

    assert (told.status, "Give them again. Nothing was changed." in told.words) == (422, True)


def test_what_is_no_proof_is_refused_with_its_name(browser: Browser) -> None:
    told = browser.upload(f"{REPORT}/comments", "files", {"minutes.docx": b"Minutes of the meeting"})

    assert told.status == 422
    expected = "There is a problem minutes.docx: this is no Word file: check that it is the right file."
    assert told.words.startswith(expected)
    assert "These files have no changes." not in told.words


def test_a_form_without_files_asks_for_one(browser: Browser) -> None:
    told = browser.upload(f"{REPORT}/comments", "files", {"": b""})

    assert told.words.startswith("There is a problem Choose at least one file.")


def test_the_last_proof_is_signed_off(browser: Browser, workspace: Path) -> None:
    browser.send(f"{REPORT}/proofs", {"reply-by": ""})

    signed = browser.send(f"{REPORT}/proofs/sign", {"name": "A. Chair", "role": "SMB chair"})

    assert signed.words.startswith(
        "The agreement to proof 1 has been recorded. Proofs Proof 1 is signed off by A. Chair"
    )
    assert (workspace / "areas/testshire/2023/signoffs/0001.json").is_file()


def test_nobody_signs_without_a_name(browser: Browser, workspace: Path) -> None:
    browser.send(f"{REPORT}/proofs", {"reply-by": ""})

    told = browser.send(f"{REPORT}/proofs/sign", {"name": " ", "role": "SMB chair"})

    assert told.words.startswith("There is a problem Give the name and the role of the person who agrees")
    assert not (workspace / "areas/testshire/2023/signoffs").exists()


def test_nothing_is_published_that_nobody_signed(browser: Browser, workspace: Path) -> None:
    told = browser.send(f"{REPORT}/proofs/publish", {})

    assert (told.status, told.words.startswith("There is a problem")) == (422, True)
    assert not (workspace / "build/testshire/2023/testshire-mappa-annual-report-2023.pdf").exists()
