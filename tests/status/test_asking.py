"""``mappa-report status --request``: the e-mail that asks for a part, and the form that comes back."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import docx
import pytest

from tests.conftest import Run

YEAR = Path("areas/testshire/2023")
OWED = """\
- name: Testshire Police
  section: 20-police
  address: mosovo@police.example.org
  due: 2023-06-01
- name: Testshire Police
  section: statistics
- name: Chair
  section: 10-introduction
  address: no address
  received: 2023-05-03
"""
ASK = ("status", "testshire", "2023", "--request", "testshire  police")
MAIL = Path("build/testshire/2023/testshire-2023-request-testshire-police.eml")


@pytest.fixture(autouse=True)
def owed(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """A report with a year before it, of which two parts are owed. It is 14 November 2023."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (workspace / YEAR / "contributors.yaml").write_text(OWED, "utf-8")
    before = workspace / "areas/testshire/2022/sections"
    before.mkdir(parents=True)
    police = (workspace / YEAR / "sections/20-police.md").read_text("utf-8").partition("\n---\n")[0]
    (before / "20-police.md").write_text(
        f"{police}\n---\nThere were {{{{ figures.reviews }}}} reviews.\n\n## Staff\n\n- two\n- ‘three’\n", "utf-8"
    )
    statistics = (workspace / YEAR / "statistics.yaml").read_text("utf-8")
    (before.parent / "statistics.yaml").write_text(statistics.replace("reviews: 4", "reviews: 1209"), "utf-8")


def mail() -> EmailMessage:
    message = message_from_bytes(MAIL.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def form(folder: Path) -> Path:
    """The Word form that came with the e-mail, in ``folder``."""
    (attached, *_) = mail().iter_attachments()
    at = folder / str(attached.get_filename())
    at.write_bytes(attached.get_content())
    return at


def test_the_e_mail_says_what_is_asked_by_when_and_what_it_said_last_year(run: Run) -> None:
    result = run(*ASK)

    assert (result.code, result.err, result.out) == (
        0, "", f"wrote {MAIL}\nNo problems. Nothing was sent: open it, look it over and send it.\n",
    )  # fmt: skip
    message = mail()
    assert {name: str(value) for name, value in message.items() if name not in ("MIME-Version", "Content-Type")} == {
        "To": "mosovo@police.example.org",
        "Subject": "MAPPA annual report of Testshire, 2022–23: your part, by 1 June 2023",
        "Date": "Tue, 14 Nov 2023 22:13:20 +0000",
        "X-Unsent": "1",
    }
    text = message.get_body(("plain",))
    assert text
    assert (
        text.get_content().replace("\r\n", "\n")
        == """\
To Testshire Police

The MAPPA annual report of Testshire tells of 1 April 2022 to 31 March 2023. You are asked for:

- the section “Testshire Police”, by 1 June 2023: testshire-2023-testshire-police.docx
- the figures of the return: testshire-mappa-return-2023.xlsx

Fill in each attached file and send it back under its own name. Give agencies and roles, and no name of a person; \
leave out what could show who somebody is.

The section “Testshire Police”

What it said last year:

There were 1,209 reviews.

## Staff

- two
- ‘three’

The figures of the return

The workbook asks for each figure, and has those that are known already.
"""
    )
    assert [each.get_filename() for each in message.iter_attachments()] == [
        "testshire-2023-testshire-police.docx", "testshire-mappa-return-2023.xlsx",
    ]  # fmt: skip


def test_the_same_e_mail_is_written_on_every_run(run: Run) -> None:
    run(*ASK)
    first = MAIL.read_bytes()

    run(*ASK, "--to", "else")

    assert Path("else", MAIL.name).read_bytes() == first


def fill_in(at: Path) -> None:
    """Put right the table of the form ``at``, and write its text, as somebody would in Word."""
    file = docx.Document(str(at))
    table = file.tables[0]
    for row, words in ((3, "The police in Testshire"), (4, "Superintendent"), (5, "Testshire Police")):
        table.cell(row, 1).paragraphs[0].text = words
    prompt = file.paragraphs[-1]
    prompt.runs[0].text += " We had a good year."
    file.add_paragraph("What came next", style=file.paragraphs[-2].style)
    file.add_paragraph("More of it.")
    file.save(str(at))


def test_a_form_that_was_filled_in_becomes_the_section_that_it_says(tmp_path: Path, run: Run) -> None:
    run(*ASK)
    filled = form(tmp_path)
    fill_in(filled)

    result = run("import-section", str(filled), "--area", "testshire", "--year", "2023", "--kind", "agency-perspective")

    assert (result.code, result.err) == (0, ""), result.out
    assert (
        (YEAR / "sections/30-the-police-in-testshire.md").read_text("utf-8")
        == """\
---
title: The police in Testshire
kind: agency-perspective
place: local
role: Superintendent
organisation: Testshire Police
---
We had a good year.

## What came next

More of it.
"""
    )
    assert "  title: The police in Testshire (the file's title)\n" in result.out
    assert "in the form" not in result.out


@pytest.mark.parametrize("words", ["", "We had a good year."])
def test_a_form_with_no_text_below_its_table_is_refused(words: str, tmp_path: Path, run: Run) -> None:
    run(*ASK)
    filled = form(tmp_path)
    file = docx.Document(str(filled))
    file.tables[0].cell(3, 1).add_paragraph(words)
    file.save(str(filled))

    result = run("import-section", str(filled), "--area", "testshire", "--year", "2023", "--kind", "agency-perspective")

    assert result.code == 1
    assert "error: there is no text of a section in this form" in result.out
    hint = "it goes below the form's table: look whether somebody has written it into that, or nowhere."
    assert hint in " ".join(result.out.split())


def test_a_form_whose_title_was_emptied_has_that_of_the_section_that_it_is_for(tmp_path: Path, run: Run) -> None:
    asked = YEAR / "sections/20-police.md"
    asked.write_text("---\ntitle: Testshire Police\nkind: agency-perspective\nplace: front\nrole: Inspector\n---\n")
    run(*ASK)
    filled = form(tmp_path)
    file = docx.Document(str(filled))
    file.tables[0].cell(3, 1).paragraphs[0].text = ""
    file.paragraphs[-1].text = "We had a good year."
    file.save(str(filled))

    run("import-section", str(filled), "--area", "testshire", "--year", "2023", "--kind", "agency-perspective")

    assert asked.read_text("utf-8").startswith("---\ntitle: Testshire Police\n")


def test_what_stands_before_or_in_place_of_the_forms_words_is_kept(tmp_path: Path, run: Run) -> None:
    run(*ASK)
    filled = form(tmp_path)
    file = docx.Document(str(filled))
    file.paragraphs[1].text = "Written in place of the introduction."
    file.paragraphs[-2].text = "Our work"
    file.paragraphs[-1].text = "Below it."
    file.save(str(filled))

    run(
        "import-section", str(filled), "--area", "testshire", "--year", "2023", "--kind", "agency-perspective",
        "--role", "Constable",
    )  # fmt: skip

    section = (YEAR / "sections/30-testshire-police.md").read_text("utf-8")
    assert "role: Constable\n" in section
    assert section.partition("\n---\n")[2] == ("Written in place of the introduction.\n\n## Our work\n\nBelow it.\n")


@pytest.mark.parametrize(
    ("text", "name", "made", "told"),
    [
        (
            "",
            "20-police",
            "title: Testshire Police\nkind: agency-perspective\nplace: front\nrole: Inspector\n"
            "organisation: Police\n# ours\n",
            "the form is for this file, which was there with no text, and was filled",
        ),
        (
            "<!-- ours -->\n",
            "30-testshire-police",
            "title: Testshire Police\nkind: agency-perspective\nplace: local\nrole: Inspector\norganisation: Police\n",
            "the form is for 20-police.md, which is there and stays as it is: one is filled only if of this kind and "
            "with no text, and not in parts",
        ),
    ],
)
def test_a_form_fills_the_file_that_it_is_for_where_that_has_no_text(
    text: str, name: str, made: str, told: str, tmp_path: Path, run: Run
) -> None:
    head = "title: Testshire Police\nkind: agency-perspective\nplace: front\nrole: Inspector\n# ours\n"
    asked = YEAR / "sections/20-police.md"
    asked.write_text(f"---\n{head}---\n{text}", "utf-8")
    run(*ASK)
    filled = form(tmp_path)
    file = docx.Document(str(filled))
    file.tables[0].cell(5, 1).paragraphs[0].text = "Police"
    file.paragraphs[-1].text = "We had a good year."
    file.save(str(filled))

    result = run("import-section", str(filled), "--area", "testshire", "--year", "2023", "--kind", "agency-perspective")

    assert f"  {told}\n" in result.out
    if text:
        assert asked.read_text("utf-8") == f"---\n{head}---\n{text}"
    assert (YEAR / f"sections/{name}.md").read_text("utf-8") == f"---\n{made}---\nWe had a good year.\n"


def test_what_else_is_written_into_a_form_is_told_or_kept(tmp_path: Path, run: Run) -> None:
    run(*ASK)
    filled = form(tmp_path)
    file = docx.Document(str(filled))
    table = file.tables[0]
    table.cell(1, 1).add_paragraph("We cannot answer for the last quarter.")
    table.cell(2, 1).paragraphs[0].text = "2 June 2023"
    table.cell(3, 0).paragraphs[0].add_run(" (shorten it)")
    table.cell(3, 1).paragraphs[0].text = "The police"
    row = table.add_row().cells  # type: ignore[no-untyped-call]
    row[0].text, row[1].text = "Agency’s note", "Print it first."
    file.paragraphs[1].add_run(" We were late.")
    file.paragraphs[-2].add_run(": Our year")
    file.paragraphs[-1].runs[0].text = f"It was good. {file.paragraphs[-1].text}"
    file.save(str(filled))

    result = run("import-section", str(filled), "--area", "testshire", "--year", "2023", "--kind", "agency-perspective")

    section = (YEAR / "sections/30-the-police.md").read_text("utf-8")
    assert section.partition("\n---\n")[2] == "We were late.\n\n## Our year\n\nIt was good.\n"
    report = "MAPPA annual report of Testshire, 2022–23"
    assert [line for line in result.out.splitlines() if "in the form" in line] == [
        f"  table 1: “Report: {report} We cannot answer for the last quarter.” in the form was left out",
        "  table 1: “To come in by: 2 June 2023” in the form was left out",
        "  table 1: “Title of the section (shorten it)” in the form was left out",
        "  table 1: “Agency’s note: Print it first.” in the form was left out",
    ]


def test_answers_of_several_lines_are_taken_as_one_and_told(tmp_path: Path, run: Run) -> None:
    run(*ASK)
    filled = form(tmp_path)
    file = docx.Document(str(filled))
    role, agency = file.tables[0].cell(4, 1), file.tables[0].cell(5, 1)
    role.paragraphs[0].text = "Inspector"
    role.add_paragraph("MOSOVO")
    agency.paragraphs[0].text = "Police"
    agency.paragraphs[0].style = "List Bullet"
    agency.add_paragraph("Probation", style="List Bullet")
    file.paragraphs[-1].text = "We had a good year."
    file.save(str(filled))

    result = run("import-section", str(filled), "--area", "testshire", "--year", "2023", "--kind", "agency-perspective")

    section = (YEAR / "sections/30-testshire-police.md").read_text("utf-8")
    assert "role: Inspector MOSOVO\norganisation: Police Probation\n" in section
    assert [line for line in result.out.splitlines() if "taken as one" in line] == [
        "  table 1: the lines of “Role of whoever writes it” in the form were taken as one: “Inspector MOSOVO”",
        "  table 1: the lines of “Agency” in the form were taken as one: “Police Probation”",
    ]


def test_what_a_form_puts_into_a_head_in_place_of_other_words_is_told(tmp_path: Path, run: Run) -> None:
    asked = YEAR / "sections/20-police.md"
    head = "title: Testshire Police\nkind: agency-perspective\nplace: front\nrole: Inspector\norganisation: Police\n"
    asked.write_text(f"---\n{head}---\n", "utf-8")
    run(*ASK)
    filled = form(tmp_path)
    fill_in(filled)

    result = run("import-section", str(filled), "--area", "testshire", "--year", "2023", "--kind", "agency-perspective")

    assert [line for line in result.out.splitlines() if line.startswith("  its ")] == [
        "  its title is “The police in Testshire” now, and was “Testshire Police”",
        "  its role is “Superintendent” now, and was “Inspector”",
        "  its organisation is “Testshire Police” now, and was “Police”",
    ]


def test_a_form_without_its_table_is_still_known(tmp_path: Path, run: Run) -> None:
    run(*ASK)
    filled = form(tmp_path)
    file = docx.Document(str(filled))
    element = file.tables[0]._tbl
    element.getparent().remove(element)
    file.paragraphs[-1].text = "We had a good year."
    file.save(str(filled))

    result = run("import-section", str(filled), "--area", "testshire", "--year", "2023", "--kind", "agency-perspective")

    section = (YEAR / "sections/30-testshire-2023-testshire-police.md").read_text("utf-8")
    assert section.partition("\n---\n")[2] == "We had a good year.\n"
    assert (
        "  the form has no table any more that says title, role and agency: look at the head of the section\n"
        in result.out
    )


def test_a_form_makes_the_file_that_is_still_to_come(tmp_path: Path, run: Run) -> None:
    (YEAR / "contributors.yaml").write_text("- name: Testshire Police\n  section: 15-custody\n", "utf-8")
    run(*ASK)
    filled = form(tmp_path)
    fill_in(filled)

    result = run("import-section", str(filled), "--area", "testshire", "--year", "2023", "--kind", "agency-perspective")

    assert result.out.startswith(f"{filled} → {YEAR}/sections/15-custody.md\n")
    assert "We had a good year.\n" in (YEAR / "sections/15-custody.md").read_text("utf-8")


def test_no_other_file_takes_the_place_of_one_that_a_form_makes(tmp_path: Path, run: Run) -> None:
    (YEAR / "contributors.yaml").write_text("- name: Testshire Police\n  section: 30-custody\n", "utf-8")
    run(*ASK)
    filled = form(tmp_path)
    fill_in(filled)
    (tmp_path / "custody.txt").write_text("Custody was busy.\n", "utf-8")

    run(
        "import-section", str(filled), str(tmp_path / "custody.txt"), "--area", "testshire", "--year", "2023",
        "--kind", "agency-perspective",
    )  # fmt: skip

    assert "We had a good year.\n" in (YEAR / "sections/30-custody.md").read_text("utf-8")
    assert (YEAR / "sections/40-custody.md").read_text("utf-8").endswith("---\nCustody was busy.\n")


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        (
            "Polis",
            "“Polis” owes nothing to this report, as contributors.yaml has it",
            "known here: Testshire Police, Chair.",
        ),
        ("Chair", "all that “Chair” owes has come in", "take out the day after received, to ask anew."),
    ],
)
def test_who_owes_nothing_is_asked_for_nothing(name: str, message: str, hint: str, run: Run) -> None:
    result = run("status", "testshire", "2023", "--request", name)

    assert result.code == 1
    assert f"error: {message}" in result.out
    assert f"  hint: {hint}\n" in result.out
    assert not Path("build").exists()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("- name: [Police\n", "put right what is told of that file."),
        ("[]\n", "write there who owes which part."),
    ],
)
def test_of_a_list_that_names_nobody_nothing_is_written(text: str, hint: str, run: Run) -> None:
    (YEAR / "contributors.yaml").write_text(text, "utf-8")

    result = run(*ASK)

    assert result.code == 1
    assert f"  hint: {hint}\n" in result.out
    assert not Path("build").exists()


def test_without_an_address_that_mail_can_go_to_there_is_none_in_the_e_mail(run: Run) -> None:
    (YEAR / "contributors.yaml").write_text(OWED.replace("mosovo@police.example.org", '"x@y\\nBcc: z@z.org"'))

    result = run(*ASK)

    assert result.out.endswith("send it. It has no address, as contributors.yaml gives none that mail can go to.\n")
    assert [mail()["To"], mail()["Bcc"], mail()["From"]] == [None, None, None]


@pytest.mark.parametrize("words", [("testshire", "2023", "--to", "x"), ("--all", "--request", "Chair"),
                                   ("testshire", "2023", "--request", "Chair", "--format", "json")])  # fmt: skip
def test_a_request_is_of_one_report(words: tuple[str, ...], run: Run) -> None:
    result = run("status", *words)

    assert result.code == 2
    assert "Error: give AREA, YEAR and --request NAME, with --to alone." in result.err


def test_a_kind_asks_nobody_for_what_another_body_wrote(run: Run) -> None:
    (YEAR / "contributors.yaml").write_text("- name: Probation Service\n  section: agency-perspective\n", "utf-8")

    run("status", "testshire", "2023", "--request", "Probation Service")

    message = message_from_bytes(
        Path("build/testshire/2023/testshire-2023-request-probation-service.eml").read_bytes(), policy=default
    )
    assert isinstance(message, EmailMessage)
    text = message.get_body(("plain",))
    assert text
    assert "- the section “Agency perspective”: testshire-2023-agency-perspective.docx" in text.get_content()
    assert "Police" not in text.get_content()


def test_a_part_that_is_listed_twice_is_asked_for_once(run: Run) -> None:
    with (YEAR / "contributors.yaml").open("a", encoding="utf-8") as file:
        file.write("- name: Testshire Police\n  section: statistics\n" * 3)

    assert run(*ASK).code == 0
    names = [attached.get_filename() for attached in mail().iter_attachments()]
    assert len(names) == len(set(names)) == 2


def test_a_part_that_is_owed_by_its_kind_and_by_its_file_is_asked_for_once(run: Run) -> None:
    head = "---\ntitle: Testshire Police\nkind: agency-perspective\nplace: local\nrole: Head\n---\n"
    (YEAR / "sections/20-police.md").write_text(head)
    with (YEAR / "contributors.yaml").open("a", encoding="utf-8") as file:
        file.write("- name: Testshire Police\n  section: agency-perspective\n")

    assert run(*ASK).code == 0
    assert [attached.get_filename() for attached in mail().iter_attachments()] == [
        "testshire-2023-testshire-police.docx",
        "testshire-mappa-return-2023.xlsx",
    ]


def test_a_kind_asks_for_each_section_of_whoever_owes_it_with_its_own_words_of_last_year(run: Run) -> None:
    head = "---\ntitle: Perspective of those with a duty to co-operate, {0}\nkind: agency-perspective\nplace: local\n"
    head += "role: Dean\n---\n"
    for file, name in (("60-health", "Health"), ("70-housing", "Housing")):
        for year, text in ((YEAR, ""), (Path("areas/testshire/2022"), "{0} said this.\n")):
            (year / f"sections/{file}.md").write_text((head + text).format(name))
    (YEAR / "contributors.yaml").write_text("- name: Dean\n  section: agency-perspective\n")

    assert run("status", "testshire", "2023", "--request", "Dean").code == 0
    message = message_from_bytes(MAIL.with_name("testshire-2023-request-dean.eml").read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    assert [attached.get_filename() for attached in message.iter_attachments()] == [
        "testshire-2023-perspective-of-those-with-a-duty-to-co-o.docx",
        "testshire-2023-perspective-of-those-with-a-duty-to-co-o-70-housing.docx",
    ]
    body = message.get_body()
    assert body is not None
    words = body.get_content()
    assert [line for line in words.splitlines() if line.endswith("said this.")] == [
        "Health said this.",
        "Housing said this.",
    ]


def test_signs_that_no_file_can_hold_are_left_out_of_what_is_asked(run: Run, tmp_path: Path) -> None:
    (YEAR / "contributors.yaml").write_text('- name: "Testshire\\x07 Police"\n  section: "a\\0b"\n', "utf-8")

    assert run(*ASK).code == 0
    assert form(tmp_path).is_file()
    body = mail().get_body()
    assert body is not None
    assert "Testshire Police" in body.get_content()


def test_what_may_be_private_in_a_name_is_not_shown_with_the_file_that_was_written(run: Run) -> None:
    (YEAR / "contributors.yaml").write_text("- name: Jane Doe born 03.04.1971\n  section: 20-police\n", "utf-8")

    out = run("status", "testshire", "2023", "--request", "Jane Doe born 03.04.1971").out

    assert "wrote build/testshire/2023/testshire-2023-request-jane-doe-born-" in out
    assert "1971" not in out
