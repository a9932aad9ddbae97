"""From a proof to a published report, and whether a file or a report is still what was signed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import Result, Run
from tests.publishing import FINAL, PROOF, SIGN, YEAR, done, make_publishable

BUILT = Path("build/testshire/2023/testshire-mappa-annual-report-2023")


@pytest.fixture(autouse=True)
def publishable(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001  (run unsets the day)
    """A workspace in which nothing but a signature keeps the report from being published."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")  # 14 November 2023
    make_publishable(workspace)


def published(run: Run) -> None:
    done(run, PROOF, SIGN, FINAL)


def test_a_sign_off_says_what_it_records(run: Run) -> None:
    run(*PROOF)
    Path("sheet.pdf").write_bytes(b"signed")

    result = run(*SIGN, "--evidence", "sheet.pdf")

    assert result.out == (
        "Proof 1 of testshire 2023 is signed off by A. Chair, SMB chair, on 14 November 2023.\n"
        "Recorded in areas/testshire/2023/signoffs/0001.json: The person named here has read the proof named here and "
        "agrees to its publication. This record shows what was agreed to, file by file. It does not prove who wrote "
        "it.\n"
        "Next: mappa-report build testshire 2023 --final\n"
    )
    record = json.loads((YEAR / "signoffs/0001.json").read_text("utf-8"))
    assert (record["name"], record["role"], record["day"], record["proof"]) == (
        "A. Chair", "SMB chair", "2023-11-14", 1,
    )  # fmt: skip
    assert record["evidence"] == {"name": "sheet.pdf", "digest": sha256(b"signed").hexdigest()}
    assert "areas/testshire/2023/statistics.yaml" in record["files"]


@pytest.mark.parametrize("name", [" ", "x" * 121, "bell\x07"])
def test_nobody_signs_without_a_name_in_a_line(run: Run, name: str) -> None:
    result = run("sign-off", "testshire", "2023", "--name", name, "--role", "SMB chair")

    assert result.code == 2
    assert not (YEAR / "signoffs").exists()


def test_an_empty_file_shows_no_agreement(run: Run) -> None:
    run(*PROOF)
    Path("sheet.pdf").touch()

    result = run(*SIGN, "--evidence", "sheet.pdf")

    assert (result.code, (YEAR / "signoffs").exists()) == (2, False)
    assert result.err.endswith("Invalid value for '--evidence': this file is empty, and shows no agreement.\n")


def test_a_name_that_is_due_can_not_be_left_out(run: Run) -> None:
    result = run("sign-off", "testshire", "2023", "--name", "", "--role", "SMB chair")

    assert (result.code, result.err.splitlines()[-1]) == (2, "Error: --name is empty: write something there.")


def test_a_proof_whose_files_have_changed_can_not_be_signed(run: Run) -> None:
    run(*PROOF)
    with (YEAR / "statistics.yaml").open("a", encoding="utf-8") as file:
        file.write("# looked at\n")

    result = run(*SIGN)

    assert result.code == 1
    assert result.out + result.err == (
        "error: files have changed since proof 1 was made; changed: areas/testshire/2023/statistics.yaml  "
        "[proof-outdated]\n"
        "  areas/testshire/2023/proofs/1\n\n"
        "  hint: `mappa-report proof testshire 2023` makes a proof of what is there now: that can be signed.\n\n"
        "1 error, 0 warnings.\n"
    )
    assert not (YEAR / "signoffs").exists()


def test_a_proof_that_there_is_not_can_not_be_signed(run: Run) -> None:
    run(*PROOF)

    result = run(*SIGN, "--proof", "7")

    assert "error: there is no proof 7 of this report" in result.out + result.err
    assert "hint: those there are: 1." in result.out + result.err


def test_what_is_signed_is_published_with_its_digest_and_recorded(run: Run) -> None:
    published(run)

    record = json.loads((YEAR / "signoffs/0002.json").read_text("utf-8"))
    digest = json.loads((YEAR / "signoffs/0001.json").read_text("utf-8"))["digest"]
    assert record["digest"] == digest
    assert [*record["files"]] == [f"{BUILT.name}.{kind}" for kind in ("docx", "html", "pdf")]
    assert f"signed-{digest}" in BUILT.with_suffix(".html").read_text("utf-8")
    assert "A. Chair" not in BUILT.with_suffix(".html").read_text("utf-8")


def test_to_publish_again_changes_nothing(run: Run) -> None:
    published(run)
    before = {path: path.read_bytes() for path in [*BUILT.parent.iterdir(), *(YEAR / "signoffs").iterdir()]}

    assert run(*FINAL).code == 0
    usual = run("build", "testshire", "2023")

    assert usual.out.startswith("Published on 14 November 2023, and unchanged since.\nunchanged build/")
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("areas/testshire/area.yaml", "changed: areas/testshire/area.yaml"),
        ("areas/testshire/2023/sections/90-more.md", "added: areas/testshire/2023/sections/90-more.md"),
        ("boilerplate/tiny/form.yaml", "changed: boilerplate/tiny/form.yaml"),
    ],
)
def test_what_has_changed_since_is_told_and_not_published(run: Run, file: str, said: str) -> None:
    published(run)
    with Path(file).open("a", encoding="utf-8") as added:
        added.write("\n" if Path(file).suffix == ".yaml" else "---\ntitle: More\nkind: local-work\n---\nMore.\n")

    final, usual = run(*FINAL), run("build", "testshire", "2023", "--out", "else")

    assert final.code == 1
    assert f"error: published on 14 November 2023, changed since; {said}" in (final.out + final.err).replace("\n", " ")
    assert usual.out.startswith(f"Published on 14 November 2023, changed since; {said}.\n")
    assert f"Published on 14 November 2023, changed since; {said}.\n" in run("check", "testshire", "2023").out


@pytest.mark.parametrize("command", ["check", "build"])
def test_what_has_changed_since_is_told_without_what_may_be_private_in_a_name(run: Run, command: str) -> None:
    published(run)
    (YEAR / "sections/20-police.md").rename(YEAR / "sections/20-Jane-Doe-born-03.04.1971.md")

    out = run(command, "testshire", "2023").out

    assert "Published on •••, changed since; added: areas/testshire/2023/sections/20-Jane-Doe-born-•••.md" in out
    assert "1971" not in out


def _drop(file: str, *lines: str) -> None:
    kept = [line for line in Path(file).read_text("utf-8").splitlines() if not line.startswith(lines)]
    Path(file).write_text("\n".join([*kept, ""]), "utf-8")


def _provisional() -> None:
    _drop("boilerplate/tiny/edition.yaml", "confirmed")


def _illustrative() -> None:
    section = YEAR / "sections/20-police.md"
    section.write_text(section.read_text("utf-8").replace("---\n", "---\nillustrative: true\n", 1), "utf-8")


def _without_text() -> None:
    section = YEAR / "sections/20-police.md"
    section.write_text(section.read_text("utf-8").rpartition("---\n")[0] + "---\n## Work\n", "utf-8")


def _figures_to_come() -> None:
    _drop(f"{YEAR}/statistics.yaml", "  first:", "reviews:")


def _text_of_ones_own() -> None:
    Path("mappa-report.yaml").write_text("layout: 1\n", "utf-8")


def _unwaived() -> None:
    section = YEAR / "sections/20-police.md"
    section.write_text(section.read_text("utf-8").replace("title: Testshire Police", "title: Introduction"), "utf-8")


def _owed() -> None:
    (YEAR / "contributors.yaml").write_text(
        "- {name: Testshire Police, section: 20-police, asked: 2023-05-01}\n"
        "- {name: Coordinator, section: statistics}\n"
        "- {name: Chair, section: 10-introduction, received: 2023-05-01}\n",
        "utf-8",
    )


def _no_list() -> None:
    (YEAR / "contributors.yaml").write_text("- name: Testshire Police\n", "utf-8")


REFUSED = {
    _provisional: (
        "1 warning that nobody has waived: edition-provisional",
        "the edition tiny is provisional: nobody has confirmed that it is the official one",
    ),
    _illustrative: ("the section “Testshire Police” is illustrative: nobody in the area has written it",),
    _without_text: (
        "1 warning that nobody has waived: heading-empty",
        "the section “Testshire Police” has no text yet",
    ),
    _figures_to_come: ("2 figures still to come",),
    _text_of_ones_own: ("the national text is not in the official wording",),
    _unwaived: ("1 warning that nobody has waived: title-repeated",),
    _owed: (
        "the section 20-police has not come in from Testshire Police",
        "the return has not come in from Coordinator",
    ),
    _no_list: ("1 warning that nobody has waived: missing",),
}
"""What somebody has done to a report, and all that keeps it from being published then, once it has been signed off."""


def _refusals(result: Result) -> list[str]:
    told = [line for line in (result.out + result.err).splitlines() if "[not-final]" in line]
    return [line.removeprefix("error: ").split("  ")[0] for line in told]


@pytest.mark.parametrize("change", REFUSED)
def test_what_keeps_a_report_from_being_published_is_named_and_nothing_written(
    run: Run, change: Callable[[], None]
) -> None:
    change()
    run("proof", "testshire", "2023", "--to", "html")
    run(*SIGN)

    result = run(*FINAL)

    assert result.code == 1
    assert _refusals(result) == list(REFUSED[change]), result.out
    assert not BUILT.with_suffix(".html").exists()
    assert [path.name for path in (YEAR / "signoffs").iterdir()] == ["0001.json"]


def test_all_that_keeps_a_report_from_being_published_is_said_at_once(run: Run) -> None:
    for each in (_without_text, _illustrative, _figures_to_come, _text_of_ones_own, _provisional, _unwaived, _owed):
        each()

    result = run(*FINAL)

    assert _refusals(result) == [
        "nobody has signed off this report",
        "3 warnings that nobody has waived: title-repeated, heading-empty, edition-provisional",
        "the section 20-police has not come in from Testshire Police",
        "the return has not come in from Coordinator",
        "the section “Introduction” is illustrative: nobody in the area has written it",
        "the section “Introduction” has no text yet",
        "2 figures still to come",
        "the edition tiny is provisional: nobody has confirmed that it is the official one",
        "the national text is not in the official wording",
    ]
    assert not BUILT.parent.exists()


def test_a_warning_that_somebody_has_waived_keeps_nothing_from_being_published(run: Run) -> None:
    _unwaived()
    (YEAR / "waivers.yaml").write_text(
        '- {code: title-repeated, place: "sections/20-police.md", reason: Both mean it., who: Coordinator, '
        "date: 2023-09-01}\n",
        "utf-8",
    )

    published(run)

    assert BUILT.with_suffix(".html").exists()


def test_a_sign_off_of_what_is_no_longer_there_publishes_nothing(run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "html")
    run(*SIGN)
    with (YEAR / "sections/20-police.md").open("a", encoding="utf-8") as section:
        section.write("\nA sentence more.\n")

    result = run(*FINAL)

    assert _refusals(result) == [
        "files have changed since proof 1 was signed off on 14 November 2023; changed: "
        "areas/testshire/2023/sections/20-police.md"
    ]
    assert not BUILT.with_suffix(".html").exists()


def test_a_report_is_published_once_all_that_was_owed_has_come_in(run: Run) -> None:
    _owed()
    owed = YEAR / "contributors.yaml"
    owed.write_text(
        owed.read_text("utf-8").replace("asked", "received").replace("statistics}", "statistics, agreed: 2023-05-02}")
    )

    published(run)

    assert BUILT.with_suffix(".html").exists()


def test_a_published_file_is_known_by_its_bytes(run: Run) -> None:
    published(run)

    result = run("verify", str(BUILT.with_suffix(".pdf")))

    assert result.out == (
        f"{BUILT}.pdf is the report of testshire 2023 as it was published on 14 November 2023 from proof 1, "
        "byte for byte.\n"
    )
    assert result.code == 0


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_other_bytes_with_the_same_words_are_never_taken_for_the_published_file(run: Run, kind: str) -> None:
    published(run)
    saved = Path(f"saved.{kind}")
    saved.write_bytes(BUILT.with_suffix(f".{kind}").read_bytes() + b"\n")

    result = run("verify", str(saved), "testshire", "2023")

    assert (result.code, result.out) == (
        1,
        f"{saved} has other bytes than {BUILT.name}.{kind}. Only its words are those of the report of testshire 2023 "
        "as it was published on 14 November 2023 from proof 1.\n"
        "Not all of it was compared: pictures, colours, signs of lists and what hides words may differ.\n"
        f"To be certain, compare it with {BUILT.name}.{kind} as it was published.\n",
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("The police reviewed", "The police saw to", "line [0-9]+: “The police saw to every case.”"),
        ("The police", "A line more.</p><p>The police", "line [0-9]+: “A line more.”"),
        (
            '<p class="byline">Inspector</p>',
            "",
            "words are missing before line [0-9]+: “The police reviewed every case.”",
        ),
    ],
)
def test_other_words_are_told_with_their_place(run: Run, old: str, new: str, told: str) -> None:
    published(run)
    page = BUILT.with_suffix(".html").read_text("utf-8")
    Path("changed.html").write_text(re.sub(old, new, page), "utf-8")

    result = run("verify", "changed.html", "testshire", "2023")

    assert result.code == 1
    assert re.fullmatch(
        "changed.html is not the report of testshire 2023 as it was published on 14 November 2023 from proof 1: its "
        f"words, or what lies behind them, differ from {BUILT.name}.html.\nThe first place: {told}\n",
        result.out,
    )


def test_a_page_without_words_is_not_the_report(run: Run) -> None:
    published(run)
    Path("empty.html").write_text("<html><body></body></html>", "utf-8")

    result = run("verify", "empty.html", "testshire", "2023")

    assert result.code == 1
    assert result.out.splitlines()[1] == "The first place: it has no words at all"


def test_a_file_without_a_record_only_claims_to_be_signed(run: Run) -> None:
    published(run)
    for record in (YEAR / "signoffs").iterdir():
        record.unlink()

    result = run("verify", str(BUILT.with_suffix(".docx")))

    lines = result.out.splitlines()
    assert result.code == 1
    assert lines[0] == f"{BUILT}.docx is nothing that this workspace has a record of having published."
    assert lines[1].startswith("It says of itself that what has the digest ")
    assert lines[1].endswith(" was signed. That is only a claim.")


@pytest.mark.parametrize(
    "change", ["drop the first", "change a letter", "change the last", "swap", "no UTF-8", "add a key"]
)
def test_a_record_can_not_be_changed_or_left_out(run: Run, change: str) -> None:
    published(run)
    first, second = sorted((YEAR / "signoffs").iterdir())
    if change == "drop the first":
        first.unlink()
    elif change == "change a letter":
        first.write_text(first.read_text("utf-8").replace("A. Chair", "B. Chair"), "utf-8")
    elif change == "change the last":
        second.write_text(second.read_text("utf-8").replace('"day": "2023', '"day": "2022'), "utf-8")
    elif change == "add a key":
        second.write_text(second.read_text("utf-8").replace('"day"', '"note": "Agreed.",\n "day"'), "utf-8")
    elif change == "no UTF-8":
        first.write_bytes(first.read_bytes().replace(b"A. Chair", b"A. Ch\xff"))
    else:
        first_bytes = first.read_bytes()
        first.write_bytes(second.read_bytes())
        second.write_bytes(first_bytes)

    result = run(*FINAL)

    assert result.code == 1
    assert "this record of signing is not as it was written, or does not follow the one before it" in (
        result.out + result.err
    )


def test_records_that_are_too_large_together_are_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    published(run)
    first, second = (path.stat().st_size for path in sorted((YEAR / "signoffs").iterdir()))
    monkeypatch.setattr("mappa_report.signing.records._MAX_RECORDS", first + second - 1)

    result = run("check", "testshire", "2023")

    assert (result.code, " ".join((result.out + result.err).split())) == (
        1,
        f"error: this file is too large: {second:,} bytes, where at most {second - 1:,} are read [file-too-large] "
        "areas/testshire/2023/signoffs/0002.json hint: check that it is the right file. 1 error, 0 warnings.",
    )
