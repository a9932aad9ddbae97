"""What reviewers sent back: each change in its place, conflicts side by side, and comments settled, without script."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

from tests.review.word_edits import Edited
from tests.workbench.browser import Answer, Browser, workbench_of

REPORT = "/reports/testshire/2023"
WORD = "build/testshire/2023/testshire-mappa-annual-report-2023-proof-1.docx"
YEAR = Path("areas/testshire/2023")
TEXT = "The police reviewed **every** case.\n\nThey met each month, and housing came too.\n"


@pytest.fixture
def browser(workspace: Path) -> Iterator[Browser]:
    with workbench_of(workspace) as opened:
        yield opened


@pytest.fixture
def proof(browser: Browser, workspace: Path) -> bytes:
    """The Word file of a first proof, in which the police have two paragraphs."""
    file = workspace / YEAR / "sections/20-police.md"
    file.write_text(file.read_text().replace("The police reviewed **every** case.\n", TEXT))
    browser.send(f"{REPORT}/proofs", {"reply-by": ""})
    return (workspace / WORD).read_bytes()


def edited(proof: bytes, author: str, *changes: tuple[str, str], comment: str = "") -> bytes:
    """The proof with ``changes`` of words, tracked, and a comment on the last of them, or on the second paragraph."""
    back = Edited(proof, is_tracked=True, author=author)
    for old, new in changes:
        paragraph = next(each for each in back.paragraphs if old in back.text(each))
        start = back.text(paragraph).index(old)
        back.replace(paragraph, start, start + len(old), new)
    if comment:
        paragraph = next(each for each in back.paragraphs if "and housing" in back.text(each))
        back.comment(paragraph, "0", comment)
    return back.data


def read(browser: Browser, **files: bytes) -> Answer:
    return browser.upload(f"{REPORT}/comments", "files", {f"{name}.docx": data for name, data in files.items()})


def police(workspace: Path) -> str:
    return (workspace / YEAR / "sections/20-police.md").read_text()


def test_a_change_stands_in_its_paragraph_with_what_went_and_what_came(browser: Browser, proof: bytes) -> None:
    shown = read(browser, chair=edited(proof, "Ann Chair", ("each month", "every week")))

    assert "Testshire Police They met taken out: each month end. put in: every week end. 1 , and housing" in shown.words
    assert (
        "Change 1: words changed, Ann Chair, 20 November 2026 10:00 in chair.docx Put it in Leave it out" in shown.words
    )
    assert re.search(
        r"They met <del class=\"app-del\">.*?each month.*?</del><ins class=\"app-ins\">.*?every week", shown.text
    )


def test_one_change_is_put_in_and_another_left_out(browser: Browser, proof: bytes, workspace: Path) -> None:
    back = edited(proof, "Ann Chair", ("each month", "every week"), ("case", "file"))
    shown = read(browser, chair=back)

    done = browser.send(f"{REPORT}/comments/apply", {"key": browser.field(shown, "key"), "of:1": "out", "of:2": "in"})

    assert "They met every week, and housing came too." in police(workspace)
    assert "reviewed **every** case" in police(workspace)
    assert done.words.startswith("Changes put in: 1. What became of each stands beside it. What reviewers sent back")
    assert "What became of it: put in." in done.words


def test_all_without_a_conflict_are_put_in_but_those_to_be_left_out(
    browser: Browser, proof: bytes, workspace: Path
) -> None:
    back = edited(proof, "Ann Chair", ("each month", "every week"), ("case", "file"))
    shown = read(browser, chair=back)

    browser.send(f"{REPORT}/comments/apply", {"key": browser.field(shown, "key"), "of:2": "out", "all": "yes"})

    assert "reviewed **every** file" in police(workspace)
    assert "They met each month" in police(workspace)


def test_two_versions_stand_side_by_side_and_one_is_chosen(browser: Browser, proof: bytes, workspace: Path) -> None:
    files = {
        "chair": edited(proof, "Ann Chair", ("each month", "every week")),
        "prison": edited(proof, "Bob Prison", ("each month", "quarterly")),
    }
    shown = read(browser, **files)

    assert "Reviewers changed the same words: choose one version, or none" in shown.words
    assert "Version 1: Ann Chair, 20 November 2026 10:00 in chair.docx They met taken out: each month" in shown.words
    assert "Version 2: Bob Prison, 20 November 2026 10:00 in prison.docx They met taken out: each month" in shown.words
    key = browser.field(shown, "key")
    browser.send(f"{REPORT}/comments/apply", {"key": key, "all": "yes", "choose:1": ""})
    assert "They met each month" in police(workspace)
    done = browser.send(f"{REPORT}/comments/apply", {"key": key, "choose:1": "2"})
    assert "They met quarterly, and housing came too." in police(workspace)
    assert "The other version has been put in. Version 2: Bob Prison" in done.words
    assert "None of them" not in done.words


def test_two_changes_in_conflict_are_not_put_in_together(browser: Browser, proof: bytes, workspace: Path) -> None:
    files = {
        "chair": edited(proof, "Ann Chair", ("each month", "every week")),
        "prison": edited(proof, "Bob Prison", ("each month", "quarterly")),
    }
    key = browser.field(read(browser, **files), "key")

    told = browser.send(f"{REPORT}/comments/apply", {"key": key, "of:1": "in", "of:2": "in"})

    assert told.words.startswith("There is a problem Changes 1 and 2 are about the same words. Choose one of them.")
    assert "They met each month" in police(workspace)


def test_what_cant_be_put_in_says_why_and_leads_to_where_it_is_done(browser: Browser, proof: bytes) -> None:
    shown = read(browser, chair=edited(proof, "Ann Chair", ("31 March 2023", "1 April 2023")))

    assert (
        "It can't be put in from here: it changes a value that is filled in, such as a figure of the return or the day "
        "of the snapshot. That is put right where it is kept, and then says the same everywhere. Put" in shown.words
    )
    assert "Do it by hand in the figures" not in shown.words


def test_a_file_that_does_not_say_which_proof_it_is_is_read_as_the_one_that_is_chosen(
    browser: Browser, proof: bytes, workspace: Path
) -> None:
    back = without_its_name(edited(proof, "Ann Chair", ("each month", "every week")))

    refused = read(browser, chair=back)
    assert refused.words.startswith("There is a problem chair.docx: this file does not say which proof it is")
    shown = browser.upload(f"{REPORT}/comments", "files", {"chair.docx": back}, {"proof": "1"})
    fields = {"key": browser.field(shown, "key"), "proof": browser.field(shown, "proof"), "all": "yes"}
    browser.send(f"{REPORT}/comments/apply", fields)

    assert "They met every week" in police(workspace)


def without_its_name(docx: bytes) -> bytes:
    """``docx`` without what says which proof it is, as other programs leave that out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as read_from, zipfile.ZipFile(made, "w") as written:
        for name in read_from.namelist():
            data = read_from.read(name)
            is_named = name.startswith("docProps/") or "header" in name or "footer" in name
            written.writestr(name, re.sub(rb"[Pp]roof\W{1,2}1", b"draft", data) if is_named else data)
    return made.getvalue()


def test_a_section_that_was_moved_since_takes_its_changes(browser: Browser, proof: bytes, workspace: Path) -> None:
    (workspace / YEAR / "sections/20-police.md").rename(workspace / YEAR / "sections/35-police.md")
    shown = read(browser, chair=edited(proof, "Ann Chair", ("each month", "every week")))

    browser.send(f"{REPORT}/comments/apply", {"key": browser.field(shown, "key"), "of:1": "in"})

    assert "They met every week" in (workspace / YEAR / "sections/35-police.md").read_text()
    assert not (workspace / YEAR / "sections/20-police.md").exists()


@pytest.fixture
def kept(browser: Browser, proof: bytes) -> str:
    """The key of a comment that was read and kept as open."""
    shown = read(browser, chair=edited(proof, "Ann Chair", comment="Is this so?"))
    assert "Ann Chair says , 20 November 2026 10:00" in shown.words
    assert "They met each month, and housing came too." in shown.words
    (name,) = re.findall(r'name="state:([^"]+)"', shown.text)
    browser.send(f"{REPORT}/comments/apply", {"key": browser.field(shown, "key"), f"state:{name}": "open"})
    return str(name)


def test_a_comment_is_kept_with_its_proof_and_settled_with_a_note(browser: Browser, kept: str, workspace: Path) -> None:
    file = workspace / YEAR / "proofs/1/comments.json"
    assert json.loads(file.read_text())[0]["state"] == "open"
    assert "Comments on proof 1 Testshire Police Ann Chair says" in browser.get(f"{REPORT}/comments").words

    assert "Comments still open: 1" in browser.get(REPORT).words

    fields = {f"state:{kept}": "done", f"note:{kept}": "Asked the  inspector."}
    settled = browser.send(f"{REPORT}/comments/settle", fields)

    assert settled.words.startswith("What became of the comments has been saved.")
    assert "Comments still open" not in browser.get(REPORT).words
    (comment,) = json.loads(file.read_text())
    assert (comment["text"], comment["state"], comment["reason"]) == ("Is this so?", "done", "Asked the inspector.")


def test_a_comment_that_is_not_followed_needs_a_reason(browser: Browser, kept: str, workspace: Path) -> None:
    before = (workspace / YEAR / "proofs/1/comments.json").read_bytes()

    refused = browser.send(f"{REPORT}/comments/settle", {f"state:{kept}": "declined", f"note:{kept}": " "})

    assert refused.words.startswith("There is a problem Say of each comment that is not followed why.")
    assert (workspace / YEAR / "proofs/1/comments.json").read_bytes() == before


def test_words_that_somebody_sent_are_never_markup(browser: Browser, proof: bytes) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    shown = read(browser, chair=edited(proof, "Ann", ("each month", hostile), comment=escape(hostile)))

    assert "<script>alert" not in shown.text
    assert "<img" not in shown.text
    assert shown.text.count("&lt;script&gt;alert(1)") == 3
