"""What is kept of a proof: it can be made again, and the next one says what has changed since."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from base64 import b64encode
from pathlib import Path

import docx
import pikepdf
import pypdf
import pytest

from tests.commands.test_proof import FOLDER, PROOF, REPORT, STATISTICS, YEAR, change, made
from tests.conftest import Run
from tests.documents import png
from tests.engines import ENGINES
from tests.pdf_outline import label_of
from tests.review.test_pdf_notes import noted
from tests.two_years import add_year_before


def test_what_has_changed_since_the_last_proof_is_told_in_figures_and_words(workspace: Path, run: Run) -> None:
    add_year_before(workspace)
    section = YEAR / "sections/10-introduction.md"
    change(section, "There were", "In all there were")
    section.write_text(section.read_text("utf-8") + "\nThis went well in each of our places.\n", "utf-8")
    run("proof", "testshire", "2023", "--to", "text")
    change(STATISTICS, "reviews:", "reviews: 8 #")
    change(section, "In all there were", "There were")
    change(section, "\nThis went well in each of our places.\n", "")
    police = YEAR / "sections/20-police.md"
    police.write_text(police.read_text("utf-8") + "\nThis went well in all of our places.\n", "utf-8")

    run("proof", "testshire", "2023", "--to", "text")

    told = (
        Path(str(FOLDER / "testshire-mappa-annual-report-2023-proof-2.txt")).read_text("utf-8").partition("\n====")[0]
    )
    changed = told[told.index("# What has changed since proof 1 of ") : told.index("# What is odd")]
    assert changed.partition("\n")[2] == (
        "\n## Figures\n\n- Cases reviewed (Table 3): not returned before, 8 now.\n\n## Text\n\n"
        "- “Introduction” (Chair, Testshire Strategic Management Board): 1 paragraph changed, 1 paragraph moved from "
        "here.\n- “Testshire Police” (Inspector): 1 paragraph moved here.\n\n"
        "The full account, word by word, follows this sheet.\n\n"
    )


@pytest.mark.usefixtures("workspace")
def test_figures_changed_since_the_last_proof_are_among_the_weightiest_points_the_largest_change_first(
    run: Run,
) -> None:
    run("proof", "testshire", "2023", "--to", "text")
    for old, new in (("reviews: 4", "reviews: 53"), ("first: 3", "first: 4"), ("red: 10", "red: 11")):
        change(STATISTICS, old, new)
    section = YEAR / "sections/20-police.md"
    section.write_text(section.read_text("utf-8") + "Also {{ x }} here.\n" * 12, "utf-8")

    run("proof", "testshire", "2023", "--to", "text")

    assert _points(2).startswith(
        "1. Changed: Cases reviewed (Table 3): 4 before, 53 now.\n"
        "2. Changed: First order (Table 2): 3 before, 4 now.\n"
        "3. Changed: Near, Red (Table 1): 10 before, 11 now.\n"
        "4. Near, Red (Table 1): does not add up (10 would agree with both sums).\n"
        "5. In “Testshire Police”, “Also [missing] here.”: x names nothing. And 11 more like it there.\n"
    )


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("engine", ENGINES)
def test_the_first_page_holds_ten_points_and_in_short_what_has_changed(engine: str, run: Run) -> None:
    spoil(run, "--to", "text")

    run("proof", "testshire", "2023", "--to", "pdf", "--pdf-engine", engine)

    pages = pypdf.PdfReader(str(PROOF).replace("proof-1", "proof-2") + ".pdf").pages
    first = re.sub(r" of [0-9]+ \w+ [0-9]+:", " of DAY:", " ".join(pages[0].extract_text().split()))
    assert (
        "Changed since proof 1 of DAY: 2 figures; text of “Testshire Police and those who work with it”; new" in first
    )
    assert first.count(": x names nothing. And 1 more like it there.") >= 3
    assert " further points follow on the next pages." in first


def spoil(run: Run, *arguments: str) -> None:
    """A proof, made with ``arguments``, and after it long titles, and more to be told of them than a page holds."""
    change(
        YEAR / "sections/20-police.md", "title: Testshire Police", "title: Testshire Police and those who work with it"
    )
    run("proof", "testshire", "2023", *arguments)
    for old, new in (("reviews: 4", "reviews: 53"), ("first: 3", "first: 4")):
        change(STATISTICS, old, new)
    wrong = "It was agreed by all who came to the meeting of the board that {{ x }} should be looked at once more.\n"
    police = (YEAR / "sections/20-police.md").read_text("utf-8")
    (YEAR / "sections/20-police.md").write_text(f"{police}\n{wrong}", "utf-8")
    for number in range(30, 41):
        text = police.replace("Testshire Police", f"Service {number} of Testshire and of places elsewhere")
        (YEAR / f"sections/{number}-part.md").write_text(f"{text}\n{wrong}\n{wrong}", "utf-8")
    (YEAR / "contributors.yaml").write_text(
        "".join(f"- {{name: The {name} Department, section: 20-police}}\n" for name in ("First", "Second", "Third")),
        "utf-8",
    )


@pytest.mark.usefixtures("workspace")
def test_a_number_that_is_gone_since_the_last_proof_outweighs_those_that_are_others_and_the_rest_are_counted(
    run: Run,
) -> None:
    change(STATISTICS, "second: 0\n", "second:\n")
    run("proof", "testshire", "2023", "--to", "text")
    for old, new in (("red: 10", "red: 1"), ("red: 12", "red: 3"), (" 15", " 6"), (" 17", " 8")):
        change(STATISTICS, old, new)
    for old, new in (("reviews: 4", "reviews:"), ("second:", "second: 900")):
        change(STATISTICS, old, new)

    run("proof", "testshire", "2023", "--to", "text")

    assert _points(2).splitlines()[:4] == [
        "1. Changed: Cases reviewed (Table 3): 4 before, not returned now.",
        "2. Changed: Near, Red (Table 1): 10 before, 1 now.",
        "3. Changed: Total, Red (Table 1): 12 before, 3 now.",
        "4. Changed: 3 other figures, listed on the next pages.",
    ]


@pytest.mark.usefixtures("workspace")
def test_without_a_change_the_last_proof_is_made_again_and_a_new_one_only_if_asked_for(run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "html")
    before = made(PROOF, "html")
    Path(f"{PROOF}.html").unlink()

    again = run("proof", "testshire", "2023", "--to", "html")
    anyway = run("proof", "testshire", "2023", "--to", "html", "--anyway")

    assert re.sub(r"of [0-9]+ \w+ [0-9]+\.", "of DAY.", again.out) == (
        "Nothing has changed since proof 1 of DAY. For a new one all the same: --anyway\n"
        f"wrote {PROOF}.html\nNo problems.\n"
    )
    assert made(PROOF, "html") == before
    assert anyway.out.startswith("wrote build/testshire/2023/testshire-mappa-annual-report-2023-proof-2.html\n")


@pytest.mark.usefixtures("workspace")
def test_the_number_of_a_proof_whose_run_was_ended_is_kept_by_the_next(run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "html")
    (YEAR / "proofs/last-number.json").unlink()

    run("proof", "testshire", "2023", "--to", "html")
    shutil.rmtree(YEAR / "proofs/1")

    assert "proof-2.html" in run("proof", "testshire", "2023", "--to", "html").out


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_proof_is_made_again_byte_by_byte_whatever_has_changed_since(engine: str, workspace: Path, run: Run) -> None:
    (workspace / "templates").mkdir()
    (workspace / "templates/draft-screen.css").write_text("body { color: #111 }\n")
    run("proof", "testshire", "2023", "--pdf-engine", engine)
    before = {kind: made(PROOF, kind) for kind in ("docx", "pdf", "html")}
    shutil.rmtree("build")
    (workspace / "templates/draft-screen.css").write_text("body { color: #222 }\n")
    change(STATISTICS, "reviews: 4", "reviews: 5")
    (YEAR / "sections/20-police.md").unlink()

    result = run("proof", "testshire", "2023", "--again", "1")

    assert result.out == "".join(f"wrote {PROOF}.{kind}\n" for kind in before) + "No problems.\n"
    assert {kind: made(PROOF, kind) for kind in before} == before


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("engine", ENGINES)
def test_the_word_file_names_the_pages_of_the_pdf_which_bear_the_same_numbers(engine: str, run: Run) -> None:
    change(STATISTICS, "  first: 3\n", "")
    change(YEAR / "sections/20-police.md", "title: Testshire Police", "title: Introduction")
    section = YEAR / "sections/10-introduction.md"
    section.write_text(section.read_text("utf-8").rpartition("---\n")[0] + "---\n", "utf-8")
    run("proof", "testshire", "2023", "--pdf-engine", engine)

    pages = pypdf.PdfReader(f"{PROOF}.pdf")
    (at,) = (number for number, page in enumerate(pages.pages) if "Table 2: Orders" in page.extract_text())
    label = pages.page_labels[at]
    assert pages.page_labels[0] == "i"
    assert re.search(rf"Page {label} of [0-9]+$", pages.pages[at].extract_text(), re.MULTILINE)
    told = " ".join(paragraph.text for paragraph in docx.Document(f"{PROOF}.docx").paragraphs)
    assert f"1 figure missing in Table 2, page {label}." in told
    empty = label_of(pages, "introduction")
    assert f"“Introduction”, page {empty} has no text yet." in told, "though two sections have that title"

    before = made(PROOF, "docx")
    shutil.rmtree("build")
    run("proof", "testshire", "2023", "--again", "1", "--to", "docx")
    assert made(PROOF, "docx") == before
    assert [path.suffix for path in FOLDER.iterdir()] == [".docx"]


@pytest.mark.usefixtures("workspace")
def test_a_number_is_never_used_again_though_its_record_is_gone(run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "html")
    shutil.rmtree(YEAR / "proofs/1")

    result = run("proof", "testshire", "2023", "--to", "html")

    assert "-proof-2.html\n" in result.out


@pytest.mark.usefixtures("workspace")
def test_records_of_proofs_bear_on_no_report(run: Run) -> None:
    run("build", "testshire", "2023", "--to", "html")

    run("proof", "testshire", "2023", "--to", "html")

    assert run("build", "testshire", "2023", "--to", "html").out == f"unchanged {REPORT}.html\nNo problems.\n"
    assert run("check", "testshire", "2023").out == "No problems. A report can be built.\n"


def _points(number: int) -> str:
    """The weightiest points of a proof, as text."""
    told = Path(f"{str(PROOF).removesuffix('1')}{number}.txt").read_text("utf-8").partition("\n====")[0]
    below = told.partition("# What matters most\n\n")[2].partition("\n# ")[0]
    return below[below.index("1. ") :]


_PUT_BACK = "put it back as it was written, from a copy; or delete the folder of this proof."


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("{", "", _PUT_BACK),
        ('"figures": {', '"figures": 3, "x": {', _PUT_BACK),
        ('"html"', '"exe"', _PUT_BACK),
        ('"html"', '"text"', _PUT_BACK),
        ('"html"', "", _PUT_BACK),
        ('"typst"', '"os"', _PUT_BACK),
        ('"handling": "', '"handling": "\\u0007', _PUT_BACK),
        ('"created": null', '"created": -1', _PUT_BACK),
        ('"layout": 1', '"layout": 2', "install the version of mappa-report that made it, or a newer one."),
        ('"year": 2023', '"year": 2022', "it is the record of another proof: move it back to where it belongs."),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_a_record_that_somebody_has_spoilt_is_refused_in_words(old: str, new: str, hint: str, run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "html")
    record = YEAR / "proofs/1/proof.json"
    change(record, old, new)

    result = run("proof", "testshire", "2023", "--again", "1")

    assert (result.code, result.out) == (
        1,
        "error: this is not the record of a proof as it was written              [proof-unreadable]\n"
        f"  {record}\n\n  hint: {hint}\n\n1 error, 0 warnings.\n",
    )


_OWN = "proofs have a command of their own: mappa-report proof "
_AS_IT_WAS = "a proof that is made again is as it was: give --again with --to and --out alone."
_A_DAY = "Invalid value for '--reply-by': give a day as year, month and day, such as 2023-09-15."
_A_LINE = "Invalid value for '--handling': say it in one line of at most 80 letters."


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("build testshire 2023 --proof", f"{_OWN}testshire 2023"),
        ("build --all --proof", f"{_OWN}AREA YEAR"),
        ("proof testshire 2023 --again 4", "there is no record of proof 4 of testshire 2023; it has none yet."),
        ("proof testshire 2023 --again 1 --anyway", _AS_IT_WAS),
        ("proof testshire 2023 --reply-by soon", _A_DAY),
        (f"proof testshire 2023 --handling {'x' * 81}", _A_LINE),
    ],
)
def test_wrong_usage_says_what_to_type(line: str, told: str, run: Run) -> None:
    result = run(*line.split())

    assert (result.code, result.err.splitlines()[-1]) == (2, f"Error: {told}")
    assert not (YEAR / "proofs").exists()


@pytest.mark.usefixtures("workspace")
def test_the_workspace_says_how_its_proofs_may_be_passed_on(run: Run) -> None:
    Path("mappa-report.yaml").write_text("handling: For the board alone\n")

    run("proof", "testshire", "2023", "--to", "html")

    assert " · For the board alone</p>" in made(PROOF, "html").decode()


@pytest.mark.usefixtures("workspace")
def test_what_a_proof_said_is_refused_once_a_word_of_it_is_another(run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "html")
    said = YEAR / "proofs/1/document.json"
    change(said, "Testshire", "Testshira")
    change(STATISTICS, "reviews: 4", "reviews: 5")

    for arguments in (("--again", "1"), ("--to", "html")):
        result = run("proof", "testshire", "2023", *arguments)
        told, hint, counts = result.out.split("\n\n")
        assert told == (
            f"error: this is not the record of a proof as it was written              [proof-unreadable]\n  {said}"
        )
        assert (hint, counts[:18], result.code) == (f"  hint: {_PUT_BACK}", "1 error, 0 warning", 1)


_PICTURE = (
    '{"type":"Picture","alternative":"A wall","data":"%s","media_type":"image/png","width":%d,"height":20},'
    '{"type":"Paragraph"'
)


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"draft":', '"former":'),
        ('"identity":"testshire', '"identity":"kent'),
        ('{"type":"Paragraph"', _PICTURE % (b64encode(png()).decode(), 41)),
        ('{"type":"Paragraph"', _PICTURE % (b64encode(png()[:-30]).decode(), 40)),
        ('{"type":"Paragraph"', _PICTURE % ("", 40)),
    ],
)
def test_what_a_proof_said_is_refused_for_what_it_can_t_have_said_though_its_digest_is_right(
    old: str, new: str, run: Run
) -> None:
    run("proof", "testshire", "2023", "--to", "html")
    said = YEAR / "proofs/1/document.json"
    before = hashlib.sha256(said.read_bytes()).hexdigest()
    text = said.read_text("utf-8")
    assert old in text
    said.write_text(text.replace(old, new, 1), "utf-8")
    change(YEAR / "proofs/1/proof.json", before, hashlib.sha256(said.read_bytes()).hexdigest())

    assert run("proof", "testshire", "2023", "--again", "1").out == refused(said)


def refused(path: Path) -> str:
    """What is told of a file of a record that is not as it was written."""
    return (
        "error: this is not the record of a proof as it was written              [proof-unreadable]\n"
        f"  {path}\n\n  hint: {_PUT_BACK}\n\n1 error, 0 warnings.\n"
    )


_CSS = Path("templates/draft-screen.css")
_KEPT = YEAR / "proofs/1/inputs"


@pytest.mark.parametrize("name", [str(_CSS), "templates/screen.css", "templates/fonts/own.otf", str(STATISTICS)])
def test_an_input_of_a_proof_is_named_where_it_is_not_as_it_was(name: str, workspace: Path, run: Run) -> None:
    (workspace / _CSS).parent.mkdir()
    (workspace / _CSS).write_text("body { color: #111 }\n")
    run("proof", "testshire", "2023", "--to", "html")
    (_KEPT / name).parent.mkdir(exist_ok=True)
    (_KEPT / name).write_text("body { color: #222 }\n")

    assert run("proof", "testshire", "2023", "--again", "1").out == refused(_KEPT / name)


def test_an_input_of_a_proof_that_was_saved_with_other_line_ends_is_as_it_was(workspace: Path, run: Run) -> None:
    (workspace / _CSS).parent.mkdir()
    (workspace / _CSS).write_text("body { color: #111 }\n")
    run("proof", "testshire", "2023", "--to", "text")
    (_KEPT / _CSS).write_bytes(b"body { color: #111 }\r\n")

    assert run("proof", "testshire", "2023", "--again", "1").out == f"unchanged {PROOF}.txt\nNo problems.\n"


@pytest.mark.usefixtures("workspace")
def test_inputs_of_a_proof_that_lead_out_of_the_workspace_are_refused(tmp_path: Path, run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "html")
    outside = tmp_path / "outside"
    (outside / "templates").mkdir(parents=True)
    (outside / "templates/screen.css").write_text("/* secret */\n")
    shutil.rmtree(_KEPT)
    _KEPT.symlink_to(outside)

    result = run("proof", "testshire", "2023", "--again", "1")

    assert (result.code, result.out.splitlines()[:2]) == (
        1,
        [
            "error: this link leads out of the workspace                             [outside-workspace]",
            f"  {_KEPT}",
        ],
    )


@pytest.mark.usefixtures("workspace")
def test_no_proof_is_kept_that_could_not_be_read_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mappa_report.document.stored.MOST_SIGNS", 1_000)

    result = run("proof", "testshire", "2023", "--to", "html")

    assert (result.code, result.out) == (
        1,
        "error: this report has more in it, or more within one another, than a proof can  [format-fault]\n"
        f"  {YEAR}/proofs/1\n\n"
        "  hint: mend its errors first; or take out lists, tables and words that are far longer than readers\n"
        "        can use.\n\n1 error, 0 warnings. Nothing was written.\n",
    )
    assert not (YEAR / "proofs").exists()


@pytest.mark.usefixtures("workspace")
def test_other_bytes_of_the_same_version_are_put_down_to_what_it_works_with(run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "html")
    change(YEAR / "proofs/1/proof.json", made_digest(), "0" * 64)

    assert run("proof", "testshire", "2023", "--again", "1").out.startswith(
        "The words are those of proof 1, but not the bytes of testshire-mappa-annual-report-2023-proof-1.html: "
        "version 0.1.0, which made it, has other libraries or templates here.\n"
    )


@pytest.mark.usefixtures("workspace")
def test_other_bytes_than_those_of_the_proof_are_told_with_the_versions(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("proof", "testshire", "2023", "--to", "html")
    monkeypatch.setattr("mappa_report.proofs.again.program_version", lambda: "9.9")
    change(YEAR / "proofs/1/proof.json", made_digest(), "0" * 64)

    result = run("proof", "testshire", "2023", "--again", "1")

    name = "testshire-mappa-annual-report-2023-proof-1.html"
    assert result.out.startswith(
        f"The words are those of proof 1, but not the bytes of {name}: it was made by version 0.1.0, and this is 9.9.\n"
    )


def made_digest() -> str:
    return hashlib.sha256(made(PROOF, "html")).hexdigest()


@pytest.mark.usefixtures("workspace")
def test_the_next_sheet_says_what_became_of_comments(run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "docx")
    said = {"date": "", "quoted": "", "section": "", "title": "Introduction", "paragraph": ""}
    comments = [
        {"key": "a", "author": "Chair", "text": "Say who", "state": "done", **said},
        {"key": "b", "author": "", "text": "Shorten this", "state": "open", **said},
        {"key": "c", "author": "Police", "text": "Leave out", "state": "declined", "reason": "It is the law.", **said},
        {"key": "d", "author": "Police", "text": "An answer", "state": "open", "answers": "a", **said},
    ]
    (YEAR / "proofs/1/comments.json").write_text(json.dumps(comments), "utf-8")
    change(STATISTICS, "reviews: 4", "reviews: 5")

    run("proof", "testshire", "2023", "--to", "text")

    text = Path(str(FOLDER / "testshire-mappa-annual-report-2023-proof-2.txt")).read_text("utf-8")
    assert (
        "# What became of comments on earlier proofs\n\n"
        "- A reviewer, proof 1 on “Introduction”: “Shorten this”. Still open.\n"
        "- Chair, proof 1 on “Introduction”: “Say who”. Done.\n"
        "- Police, proof 1 on “Introduction”: “Leave out”. Declined: It is the law.\n\n#"
    ) in text


@pytest.mark.usefixtures("workspace")
def test_notes_in_a_pdf_find_their_section_though_nobody_wanted_the_word_file(run: Run) -> None:
    result = run("proof", "testshire", "2023", "--to", "pdf")
    assert result.code == 0, result.out
    assert [path.suffix for path in FOLDER.glob("*proof-1.*")] == [".pdf"]
    pdf = PROOF.with_name(PROOF.name + ".pdf").read_bytes()
    note = {"Subtype": pikepdf.Name.Highlight, "Contents": "Each of them?"}
    Path("chair.pdf").write_bytes(noted(pdf, "every case", note))

    result = run("review", "chair.pdf")

    assert (
        "   1  Ann Chair, 20 November 2026 10:00, page 4, on Testshire Police\n        at “every case”\n" in result.out
    )


@pytest.mark.usefixtures("workspace")
def test_a_list_that_is_numbered_and_sections_that_change_places_are_no_report_in_which_nothing_changed(
    run: Run,
) -> None:
    police, prison = (YEAR / f"sections/{name}.md" for name in ("20-police", "30-prison"))
    prison.write_text(police.read_text("utf-8").replace("Testshire Police", "Prison"), "utf-8")
    police.write_text(police.read_text("utf-8") + "\n- One of them\n- Another one\n", "utf-8")
    run("proof", "testshire", "2023", "--to", "text")
    change(police, "- One of them\n- Another one\n", "1. One of them\n2. Another one\n")
    prison.rename(YEAR / "sections/15-prison.md")
    run("proof", "testshire", "2023", "--to", "text")
    (YEAR / "sections/15-prison.md").rename(YEAR / "sections/16-prison.md")

    run("proof", "testshire", "2023", "--to", "text")

    second, third = (Path(f"{str(PROOF).removesuffix('1')}{number}.txt").read_text("utf-8") for number in (2, 3))
    assert re.findall(r"Changed since .*?: (.*)", second) == ["the order of sections; how text is set."]
    told = second[second.index("# What has changed since") : second.index("# What is odd")].partition("\n")[2]
    assert told == (
        "\n## Figures\n\nNo figure has changed.\n\n## Text\n\nNo word of the text has changed.\n\n"
        "## Order, links and look\n\n"
        "- “Prison” now stands behind “Commentary”.\n"
        "- “Testshire Police”: 2 paragraphs are set otherwise (“One of them” and 1 more): in a list before, "
        "in a numbered list now.\n\n"
    )
    assert re.findall(r"Since proof 2 of .*?20.. (.*)", third) == ["nothing of the report has changed."]


@pytest.mark.usefixtures("workspace")
def test_changes_of_the_text_fill_the_free_points_in_order_behind_a_sentence_that_contradicts_a_figure(
    run: Run,
) -> None:
    police = YEAR / "sections/20-police.md"
    text = police.read_text("utf-8")
    kept = "It looks at each of its cases once in every month of the year and makes sure that what it does is"
    police.write_text(f"{text}\n{kept} effective, and all of the others agree.\n\nThis goes.\n", "utf-8")
    run("proof", "testshire", "2023", "--to", "text")
    change(STATISTICS, "reviews: 4", "reviews: 53")
    wrong = "There were 51 people near.\n\nBorn on 3 March 1971."
    police.write_text(f"{text}\n{kept} not effective, and all of the others disagree.\n\n{wrong}\n", "utf-8")

    run("proof", "testshire", "2023", "--to", "text")

    assert _points(2) == (
        "1. In “Testshire Police”: a date of birth stands here.\n"
        "2. In “Testshire Police”, “There were 51 people near.”: the sentence says 51, and the return has 15 (15 at "
        "“Near, Total” in Table 1).\n"
        "3. Changed: Cases reviewed (Table 3): 4 before, 53 now.\n"
        "4. Changed: “Testshire Police”: … that what it does is [added: not] effective, and all of the others "
        "[deleted: agree.] [added: disagree.] \n"
        "5. Changed: “Testshire Police”: [added: There were 51 people near.]\n"
        "6. Changed: “Testshire Police”: [deleted: This goes.]\n"
    )


@pytest.mark.usefixtures("workspace")
def test_what_a_proof_prints_otherwise_than_it_was_written_is_no_change_from_one_to_the_next(run: Run) -> None:
    police = YEAR / "sections/20-police.md"
    police.write_text(police.read_text("utf-8") + "\n#### Far below\n\nA sign&#1; that is none.\n", "utf-8")
    run("proof", "testshire", "2023", "--to", "text")

    run("proof", "testshire", "2023", "--to", "text", "--anyway")

    told = Path(f"{str(PROOF).removesuffix('1')}2.txt").read_text("utf-8")
    assert re.findall(r"Since proof 1 of .*?20.. (.*)", told) == ["nothing of the report has changed."]
