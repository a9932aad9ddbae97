"""Corrections of a report that has been published."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mappa_report.signing.rewording import open_note, reword_correction
from mappa_report.workspace.workspace import Workspace
from tests.conftest import Run
from tests.publishing import CORRECT, FINAL, PROOF, SIGN, YEAR, done, make_publishable

PAGE = Path("build/testshire/2023/testshire-mappa-annual-report-2023.html")


@pytest.fixture(autouse=True)
def published(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace whose report was published on 14 November 2023; it is now 15 November."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    make_publishable(workspace)
    done(run, PROOF, SIGN, FINAL)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700086400")


def _change_the_police_section() -> None:
    section = next((YEAR / "sections").iterdir())
    section.write_text(section.read_text("utf-8") + "\nThe police add a sentence here.\n", "utf-8")


def test_a_correction_says_what_it_begins(run: Run) -> None:
    result = run(*CORRECT)

    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "A correction of what was published on 14 November 2023 has begun.\n"
        "Its note stands in areas/testshire/2023/corrections.yaml, and the report prints it; "
        "areas/testshire/2023/signoffs/0003.json records it.\n"
        "Next: change what is wrong, then mappa-report proof testshire 2023\n"
    )
    assert (YEAR / "corrections.yaml").read_text("utf-8") == (
        '- date: 2023-11-15\n  note: "The police’s part was wrong: it is put right."\n'
    )


def test_a_correction_is_signed_and_published_with_its_note(run: Run) -> None:
    run(*CORRECT)
    _change_the_police_section()

    unsigned = run(*FINAL)
    before = Path("before.html")
    before.write_bytes(PAGE.read_bytes())
    done(run, PROOF, SIGN, FINAL)

    assert "error: nobody has signed off the correction that was begun" in unsigned.out + unsigned.err
    page = re.sub(r"<[^>]+>|\s+", " ", PAGE.read_text("utf-8")).replace("\N{NO-BREAK SPACE}", " ")
    assert "15 November 2023: The police’s part was wrong: it is put right." in " ".join(page.split())
    assert "The police add a sentence here." in page
    assert run("verify", str(PAGE)).out.endswith(
        "is the report of testshire 2023 as it was published on 15 November 2023 from proof 2, byte for byte.\n"
    )
    earlier = run("verify", str(before))
    assert (earlier.code, earlier.out) == (
        0,
        "before.html is the report of testshire 2023 as it was published on 14 November 2023 from proof 1, byte for "
        "byte.\n"
        "It has been corrected since: readers should have what was published on 15 November 2023 from proof 2.\n",
    )


def test_a_copy_of_what_has_been_corrected_on_the_same_day_is_told_as_what_it_was(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    saved, changed = Path("saved.html"), Path("changed.html")
    saved.write_bytes(PAGE.read_bytes() + b"\n")
    changed.write_text(PAGE.read_text("utf-8").replace("The police reviewed", "The police saw to"), "utf-8")
    run(*CORRECT)
    _change_the_police_section()
    done(run, PROOF, SIGN, FINAL)

    same_words, other_words = (run("verify", str(each), "testshire", "2023") for each in (saved, changed))

    corrected = "It has been corrected since: readers should have what was published on 14 November 2023 from proof 2."
    was = "the report of testshire 2023 as it was published on 14 November 2023 from proof 1"
    assert (same_words.code, other_words.code) == (1, 1)
    assert same_words.out.splitlines() == [
        f"saved.html has other bytes than {PAGE.name}. Only its words are those of {was}.",
        "Not all of it was compared: pictures, colours, signs of lists and what hides words may differ.",
        f"To be certain, compare it with {PAGE.name} as it was published.",
        corrected,
    ]
    differs = f"its words, or what lies behind them, differ from {PAGE.name}."
    assert other_words.out.splitlines()[0] == f"changed.html is not {was}: {differs}"
    assert other_words.out.splitlines()[2:] == [corrected]


def test_what_was_published_is_not_replaced_without_a_correction(run: Run) -> None:
    _change_the_police_section()
    done(run, PROOF)

    result = run(*SIGN)

    assert result.code == 1
    assert " ".join((result.out + result.err).split()) == (
        "error: published on 14 November 2023, and no correction has been begun since [not-final] "
        'areas/testshire/2023/signoffs hint: `mappa-report correct testshire 2023 --note "what was put right"` begins '
        "one, which says in the report what was put right. 1 error, 0 warnings."
    )
    assert not (YEAR / "signoffs/0003.json").exists()


def test_a_second_person_may_sign_what_was_published(run: Run) -> None:
    done(run, SIGN)

    assert (YEAR / "signoffs/0003.json").exists()


def test_what_an_earlier_version_let_be_signed_without_a_correction_is_not_published(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _change_the_police_section()
    with monkeypatch.context() as earlier:
        earlier.setattr("mappa_report.signing.sign_off.not_begun", lambda *_: None)
        done(run, PROOF, SIGN)
    before = PAGE.read_bytes()

    result = run(*FINAL)

    assert result.code == 1
    assert "error: published on 14 November 2023, and no correction has been begun since" in result.out + result.err
    assert PAGE.read_bytes() == before


def test_a_correction_that_tells_readers_nothing_is_not_published(run: Run) -> None:
    run(*CORRECT)
    (YEAR / "corrections.yaml").unlink()
    _change_the_police_section()
    done(run, PROOF, SIGN)

    result = run(*FINAL)

    assert result.code == 1
    assert "error: 1 correction begun, and 0 told to readers" in result.out + result.err


def test_the_sheet_of_a_correction_shows_only_what_differs_from_what_was_published(run: Run) -> None:
    run(*CORRECT)
    _change_the_police_section()
    done(run, PROOF)
    (proof,) = PAGE.parent.glob("*proof-2.html")

    page = re.sub(r"</?span[^>]*>", "", proof.read_text("utf-8"))  # within which no year is broken
    titles = re.findall(r"<h2[^>]*>(.*?)</h2>", page)

    assert (
        "may the corrected Testshire report 2022–23 be published as it stands in this proof, in place of the one that "
        "was published?"
    ) in page.replace("\N{NO-BREAK SPACE}", " ")
    assert titles[: titles.index("Contents")] == [
        "Your decision",
        "What is corrected",
        "What has changed since proof 1 of 14 November 2023, which was published",
        "Every change to the text, word by word",
        "For the coordinator",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- date: 2023-11-15\n", "note"),
        ("- date: 15 November\n  note: Put right.\n", "15 November is no date"),
        ("note: Put right.\n", "corrections"),
    ],
)
def test_a_list_of_corrections_that_is_none_is_told_and_not_added_to(run: Run, text: str, said: str) -> None:
    (YEAR / "corrections.yaml").write_text(text, "utf-8")

    checked, corrected = run("check", "testshire", "2023"), run(*CORRECT)

    for result in (checked, corrected):
        assert result.code == 1
        assert said in result.out + result.err
        assert "areas/testshire/2023/corrections.yaml:" in result.out + result.err
    assert (YEAR / "corrections.yaml").read_text("utf-8") == text
    assert not (YEAR / "signoffs/0003.json").exists()


def test_a_report_that_was_not_published_can_not_be_corrected(run: Run) -> None:
    for record in (YEAR / "signoffs").iterdir():
        record.unlink()

    result = run(*CORRECT)

    assert result.code == 1
    assert result.out + result.err == (
        "error: this report has not been published yet                           [not-published]\n"
        "  areas/testshire/2023/signoffs\n\n"
        "  hint: change its files as you like; a correction is for what readers have seen already.\n\n"
        "1 error, 0 warnings.\n"
    )
    assert not (YEAR / "corrections.yaml").exists()


def test_one_correction_is_published_before_the_next_begins(run: Run) -> None:
    run(*CORRECT)

    result = run("correct", "testshire", "2023", "--note", "More.")

    assert result.code == 1
    said = result.out + result.err
    assert "error: a correction was begun on 15 November 2023, and has not been published yet" in said
    assert "[correction-begun]" in said
    assert "More." not in (YEAR / "corrections.yaml").read_text("utf-8")


def test_a_correction_that_was_ended_half_way_is_taken_up_again(run: Run) -> None:
    run(*CORRECT)
    before = (YEAR / "corrections.yaml").read_bytes()
    (YEAR / "signoffs/0003.json").unlink()

    done(run, CORRECT)

    assert (YEAR / "corrections.yaml").read_bytes() == before
    assert (YEAR / "signoffs/0003.json").exists()


@pytest.mark.parametrize("note", [" ", "x" * 601, "bell\x07"])
def test_a_note_is_some_words(run: Run, note: str) -> None:
    assert run("correct", "testshire", "2023", "--note", note).code == 2
    assert not (YEAR / "corrections.yaml").exists()


def test_a_note_is_worded_anew_where_it_stands(run: Run, workspace: Path) -> None:
    at = YEAR / "corrections.yaml"
    at.write_text("- date: 2022-01-01\n  note: An earlier one.\n", "utf-8")
    run(*CORRECT)
    remark = at.read_text("utf-8").replace("- date: 2023", "# To be agreed.\n- date: 2023")
    at.write_text(remark, "utf-8")
    words = "The police’s part was wrong: it is put right."

    assert open_note(Workspace(workspace), "testshire", 2023) == words
    assert reword_correction(Workspace(workspace), "testshire", 2023, 'It is "put" right: 9.') == ()
    assert at.read_text("utf-8") == remark.replace(f'"{words}"', r'"It is \"put\" right: 9."')


@pytest.mark.parametrize(
    "text", ["", "note: {}\n", "- date: 2023-11-15\n", "- note: |\n    Two\n    lines.\n", "[", "\xff"]
)
def test_a_note_that_can_not_be_found_is_not_worded_anew(run: Run, workspace: Path, text: str) -> None:
    run(*CORRECT)
    (YEAR / "corrections.yaml").write_text(text, "latin-1")

    (told,) = reword_correction(Workspace(workspace), "testshire", 2023, "New.")

    assert (told.message, told.hint) == (
        "this list is written in a way that it can't be changed in here",
        "change it by hand in an editor.",
    )
    assert (YEAR / "corrections.yaml").read_text("latin-1") == text


def test_without_a_correction_there_is_no_note(workspace: Path) -> None:
    assert open_note(Workspace(workspace), "testshire", 2023) is None
