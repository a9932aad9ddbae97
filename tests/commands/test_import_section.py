"""``mappa-report import-section``: what partners send becomes sections, told of, and whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.importing.docx.word import blip, box, drawing, p, png, tbl, tr, word
from tests.importing.docx.word import run as letters

SECTIONS = Path("areas/testshire/2023/sections")
COMMAND = ("--area", "testshire", "--year", "2023", "--kind", "agency-perspective")
ROLE = ("--role", "Station Manager", "--organisation", "Testshire Fire")

pytestmark = pytest.mark.usefixtures("workspace")

FIRE = word(
    p("Home safety", style="Title")
    + p("What crews did", style="Pennawd1")
    + p("Crews made ", letters("120", "<w:b/>"), " visits.", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    + p("At night", style="H2")
    + tbl(tr("Month", "Visits"), tr("May", "12"))
    + p(drawing(blip("i")))
    + p('<w:ins w:author="Jo Bloggs"><w:r><w:t>Fewer fires broke out.</w:t></w:r></w:ins>')
    + p(box(p("Ring us at any time.")))
    + p(drawing(blip("x"))),
    ("i", "image", "media/a.png"),
    ("x", "image", "http://elsewhere.example/a.png"),
    footnotes='<w:footnote w:id="2"><w:p><w:r><w:t>Visits to homes alone.</w:t></w:r></w:p></w:footnote>',
    parts={
        "word/media/a.png": png(),
        "docProps/core.xml": b'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Jo Bloggs</dc:creator></c>',
    },
)


def names() -> list[str]:
    return sorted(each.name for each in SECTIONS.iterdir())


def test_a_word_file_becomes_the_next_section_with_its_pictures_beside_it(run: Run) -> None:
    Path("fire.docx").write_bytes(FIRE)

    result = run("import-section", "fire.docx", *COMMAND, *ROLE)

    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(
        """\
fire.docx → areas/testshire/2023/sections/30-home-safety.md
  title: Home safety (the file's title)
  pictures: 30-home-safety-1.png
  paragraph 5: a picture has no alternative text: say what it shows
  paragraph 6: an insertion that was tracked is settled as if accepted
  paragraph 7: a text box was set after its paragraph
  paragraph 8: a picture that lies outside the file was left out: it was not looked for; put it in by hand

warning: these words do not say what the picture shows                  [alternative-says-nothing]
  areas/testshire/2023/sections/30-home-safety.md:18:3
"""
    )
    assert result.out.endswith(
        "\nA check finds 0 errors, 1 warning in it. `mappa-report check testshire 2023` tells of the whole report.\n"
    )
    assert (
        (SECTIONS / "30-home-safety.md").read_text("utf-8")
        == """\
---
title: Home safety
kind: agency-perspective
place: local
role: Station Manager
organisation: Testshire Fire
---
## What crews did

Crews made **120** visits.[^1]

### At night

| Month | Visits |
|---|---|
| May | 12 |

![Describe this picture in words](30-home-safety-1.png)

Fewer fires broke out.

Ring us at any time.

[^1]: Visits to homes alone.
"""
    )
    assert (SECTIONS / "30-home-safety-1.png").read_bytes() == png()
    assert names() == ["10-introduction.md", "20-police.md", "30-home-safety-1.png", "30-home-safety.md"]


def test_a_contribution_in_welsh_is_told(run: Run) -> None:
    words = "Mae hyn yn bwysig i ni, ac mae wedi bod yn flwyddyn dda gyda chi yn y ddinas."
    Path("cyfraniad.txt").write_text(f"Ein gwaith\n\n{words}\n", "utf-8")

    result = run("import-section", "cyfraniad.txt", *COMMAND, *ROLE)

    assert "  this seems to be in Welsh, and the report is not: ask for it in English\n" in result.out


def test_a_folder_comes_in_whole_in_the_order_in_which_people_count(run: Run) -> None:
    sent = Path("sent")
    sent.mkdir()
    (sent / "10 Housing.txt").write_text("The council found homes for nine people.\n")
    (sent / "2 Prison.txt").write_text("The prison\n\nStaff met people before release.\n")
    (sent / "~$2 Prison.txt").write_text("what Word leaves while a file is open")

    result = run("import-section", "sent", *COMMAND, *ROLE)

    assert result.code == 0
    assert result.out == (
        "sent/2 Prison.txt → areas/testshire/2023/sections/30-the-prison.md\n"
        "  title: The prison (the file's title)\n"
        "  line 1: “The prison” was taken for a heading by its looks\n"
        "sent/10 Housing.txt → areas/testshire/2023/sections/40-10-housing.md\n"
        "  title: 10 Housing (the file's name)\n"
        "\n"
        "A check finds no problems in them. `mappa-report check testshire 2023` tells of the whole report.\n"
    )


def test_a_title_that_is_given_stands_and_the_files_own_is_told(run: Run) -> None:
    Path("fire.docx").write_bytes(word(p("Our year", style="Title") + p("Crews made many visits.")))

    result = run("import-section", "fire.docx", *COMMAND, *ROLE, "--title", "Fire: our part")

    assert result.out == (
        "fire.docx → areas/testshire/2023/sections/30-fire-our-part.md\n"
        "  title: Fire: our part (as given)\n"
        "  the file's own title, “Our year”, was left out\n"
        "\n"
        "A check finds no problems in it. `mappa-report check testshire 2023` tells of the whole report.\n"
    )
    assert (SECTIONS / "30-fire-our-part.md").read_text("utf-8") == (
        '---\ntitle: "Fire: our part"\nkind: agency-perspective\nplace: local\nrole: Station Manager\n'
        "organisation: Testshire Fire\n---\nCrews made many visits.\n"
    )


def test_without_a_role_the_check_asks_for_one(run: Run) -> None:
    Path("fire.txt").write_text("Crews made many visits.\n")

    result = run("import-section", "fire.txt", *COMMAND)

    assert result.code == 0
    assert "error: role is missing" in result.out
    assert "\nrole:\norganisation:\n---\n" in (SECTIONS / "30-fire.md").read_text("utf-8")


def test_what_is_too_long_for_one_section_is_divided_at_a_heading(run: Run) -> None:
    sentence = "The teams met every week to talk about each person whom they manage. "
    lines = [p("Our work", style="Title")]
    for chapter in range(4):
        lines.append(p(f"Chapter {chapter}", style="Pennawd1"))
        lines += [p(f"Paragraph {number}. {sentence * 5}") for number in range(60)]
    Path("long.docx").write_bytes(word("".join(lines)))

    result = run("import-section", "long.docx", *COMMAND, *ROLE)

    assert result.code == 0
    assert result.out.startswith(
        "long.docx → areas/testshire/2023/sections/30-our-work.md, areas/testshire/2023/sections/40-our-work.md\n"
        "  title: Our work (the file's title)\n"
        "  it was too long for one section, so it was divided into 2\n"
    )
    parts = [(SECTIONS / f"{number}-our-work.md").read_text("utf-8") for number in (30, 40)]
    assert [part.split("\n")[1] for part in parts] == [
        "title: Our work (part 1 of 2)",
        "title: Our work (part 2 of 2)",
    ]
    assert parts[1].split("---\n")[-1].startswith("## Chapter 2\n")
    assert sum(part.count("Paragraph ") for part in parts) == 240


REFUSED = {
    "empty.docx": (b"", "this file is empty", "file-empty"),
    "blank.txt": (b" \n\n", "this file is empty", "file-empty"),
    "old.doc": (
        b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"),
        "this file was saved by an old Word, as .doc",
        "file-locked",
    ),
    "secret.docx": (
        b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
        "this file is locked by a password",
        "file-locked",
    ),
    "mail.msg": (
        b"\xd0\xcf\x11\xe0" + b"\x00" * 20,
        "this is a message as Outlook keeps it, which can't be read",
        "file-kind",
    ),
    "notes.rtf": (rb"{\rtf1\ansi Words.", "this RTF is broken off", "file-damaged"),
    "photo.docx": (png(), "this is a picture, and no contribution", "file-unlike-name"),
    "report.pdf": (b"%PDF-1.7\n", "this is a PDF, and no contribution", "file-unlike-name"),
    "page.txt": (b"<html><p>Words", "this is a web page, and no contribution", "file-unlike-name"),
    "page.html": (b"<h2>Words</h2><p>More words", "this is a web page, and no contribution", "file-unlike-name"),
    "page.htm": (b"Words <b>and more", "this is a web page, and no contribution", "file-unlike-name"),
    "part.txt": (b"<!-- kept --><div>Words", "this is a web page, and no contribution", "file-unlike-name"),
    "words.docx": (b"Only words.", "this is none of what its name says", "file-unlike-name"),
    "sheet.bin": (bytes(range(256)) * 4, "this file is no plain text", "file-kind"),
    "wordless.docx": (word(p()), "there are no words in this file", "file-empty"),
    "bomb.docx": (
        word(p("Words") + "<w:p/>" * 300_000),
        "too large to read",
        "file-too-large",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_contribution_is_refused_and_none_of_the_call_is_written(run: Run, name: str) -> None:
    data, message, code = REFUSED[name]
    Path(name).write_bytes(data)
    Path("good.txt").write_text("The council found homes for nine people.\n")
    before = names()

    result = run("import-section", "good.txt", name, *COMMAND, *ROLE)

    assert result.code == 1
    assert f"error: {message}" in result.out
    assert f"[{code}]\n  {name}\n" in result.out
    assert "hint: " in result.out
    assert result.out.endswith("\n1 error, 0 warnings. Nothing was written.\n")
    assert names() == before


def test_a_file_of_500_megabytes_is_refused_unread(run: Run) -> None:
    with Path("huge.docx").open("wb") as file:
        file.truncate(500_000_000)

    result = run("import-section", "huge.docx", *COMMAND)

    assert (result.code, names()) == (1, ["10-introduction.md", "20-police.md"])
    assert "error: this file is too large: 500,000,000 bytes, where at most 67,108,864 are read" in result.out


def test_a_kind_that_the_edition_lacks_is_refused_with_those_near_it(run: Run) -> None:
    Path("fire.txt").write_text("Crews made many visits.\n")

    result = run("import-section", "fire.txt", "--area", "testshire", "--year", "2023", "--kind", "agency-perspectiv")

    assert result.code == 1
    assert "error: this edition has no kind agency-perspectiv" in result.out
    assert "agency-perspective" in result.out
    assert names() == ["10-introduction.md", "20-police.md"]


def test_one_title_for_several_files_is_wrong_usage(run: Run) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("Words of a partner.\n")

    result = run("import-section", "a.txt", "b.txt", *COMMAND, "--title", "Both")

    assert (result.code, result.out) == (2, "")
    assert "Error: --title is for one file, and these are 2: leave it out." in result.err


@pytest.mark.parametrize("words", ["_ " * 29_000, "[" * 29_999, "a*b " * 20_000, "x\n\n" * 10_001])
def test_a_paragraph_that_no_section_can_hold_is_refused(words: str, run: Run) -> None:
    Path("long.txt").write_text(words)

    result = run("import-section", "long.txt", *COMMAND, *ROLE)

    assert result.code == 1
    assert "a paragraph, list or table of this file alone, or all of it, is longer than a report may be" in result.out
    assert result.out.endswith("Nothing was written.\n")


def test_a_file_whose_name_has_no_word_becomes_a_section_all_the_same(run: Run) -> None:
    Path("-.txt").write_text("Words of the fire service.\n")

    result = run("import-section", "./-.txt", *COMMAND, *ROLE)

    assert result.out.splitlines()[1] == "  title: Section (as nothing says it)"
    assert (SECTIONS / "30-section.md").exists()


@pytest.mark.parametrize("title", ["x\x1b[31m\x07", "\udcff"])
def test_a_title_that_can_t_be_printed_is_wrong_usage(title: str, run: Run) -> None:
    Path("fire.docx").write_bytes(FIRE)

    result = run("import-section", "fire.docx", *COMMAND, *ROLE, "--title", title)

    assert result.code == 2
    assert result.err.endswith("has a character that can't be printed: type it anew.\n")
    assert names() == ["10-introduction.md", "20-police.md"]


@pytest.mark.parametrize("named", [".", "areas/testshire/2023", "areas/testshire/2023/sections", "boilerplate/tiny"])
def test_the_workspaces_own_files_are_no_contributions(named: str, run: Run) -> None:
    Path("mappa-report.yaml").write_text("layout: 1\n")
    before = names()

    result = run("import-section", named, *COMMAND, *ROLE)

    told = "the workspace's own files are none, and folders within it are not looked into."
    assert (result.code, result.out) == (2, "")
    assert result.err.endswith(f"\nError: the folder {named} has no contribution in it: {told}\n")
    assert names() == before


def test_what_partners_sent_comes_in_from_beside_the_workspaces_own_files(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("mappa-report.yaml").write_text("layout: 1\n")
    Path("fire.txt").write_text("Crews made many visits.\n")
    monkeypatch.chdir("areas")

    result = run("import-section", "..", *COMMAND, *ROLE)

    assert result.code == 0
    assert result.out.startswith("../fire.txt → areas/testshire/2023/sections/30-fire.md\n")
    monkeypatch.chdir("..")
    assert names() == ["10-introduction.md", "20-police.md", "30-fire.md"]


SENTENCES = "Crews met people at home every week to talk of what is safe. " * 15


@pytest.mark.parametrize(
    ("text", "excess"),
    [
        (f"{SENTENCES}\n\n" * 230, "its sections have more than 200,000 characters"),
        ("Crews met.\n\n" * 5_000, "its sections have more than 10,000 lines"),
        (
            f"Crews met {'[us] ' * 45}.\n\n" * 100,
            "in areas/testshire/2023/sections/40-long.md this text has more than 4,000 square brackets",
        ),
    ],
    ids=["characters", "lines", "brackets"],
)
def test_what_makes_a_report_too_large_to_be_read_is_refused_and_nothing_written(
    text: str, excess: str, run: Run
) -> None:
    Path("good.txt").write_text("The council found homes for nine people.\n")
    Path("long.txt").write_text(text)

    result = run("import-section", "good.txt", "long.txt", *COMMAND, *ROLE)

    assert result.code == 1
    said = " ".join(result.out.replace("[file-too-large]", "").split())
    assert f"error: with this file the report would be too large to be read: {excess} long.txt hint: leave out" in said
    assert result.out.endswith("\n1 error, 0 warnings. Nothing was written.\n")
    assert names() == ["10-introduction.md", "20-police.md"]


def test_sections_that_are_there_count_towards_what_can_be_read(run: Run) -> None:
    head = "---\ntitle: Long\nkind: agency-perspective\nplace: local\nrole: R\norganisation: O\n---\n"
    for number in (30, 40, 50):
        (SECTIONS / f"{number}-long.md").write_text(head + f"{SENTENCES}\n\n" * 60)
    Path("long.txt").write_text(f"{SENTENCES}\n\n" * 60)

    result = run("import-section", "long.txt", *COMMAND, *ROLE)

    assert result.code == 1
    assert "its sections have more than 200,000" in result.out
    assert "60-long.md" not in names()


def test_more_pictures_than_a_report_may_show_are_refused(run: Run) -> None:
    Path("many.docx").write_bytes(
        word(
            "".join(p(drawing(blip(f"i{number}"))) + p("Words.") for number in range(101)),
            *((f"i{number}", "image", f"media/{number}.png") for number in range(101)),
            parts={f"word/media/{number}.png": png() for number in range(101)},
        )
    )

    result = run("import-section", "many.docx", *COMMAND, *ROLE)

    assert result.code == 1
    assert "it shows more than 100 pictures" in result.out
    assert names() == ["10-introduction.md", "20-police.md"]


@pytest.mark.parametrize("command", ["import", "import-section", "import-statistics"])
def test_that_a_file_is_missing_is_told_with_what_became_of_it(command: str, run: Run) -> None:
    result = run(
        command, "gone.docx", "--area", "testshire", "--year", "2023", *COMMAND[4:] * (command[6:] == "-section")
    )

    assert result.code == 1
    assert result.out == (
        "error: this file does not exist                                         [file-missing]\n"
        "  gone.docx\n\n"
        "  hint: add it, or correct its name.\n\n"
        "1 error, 0 warnings. Nothing was written.\n"
    )


@pytest.mark.parametrize("command", ["import-section", "import-statistics"])
def test_a_command_that_reads_no_standard_input_says_so(command: str, run: Run) -> None:
    result = run(command, "-", "--area", "testshire", "--year", "2023", *COMMAND[4:] * (command[6:] == "-section"))

    assert result.code == 2
    assert f"{command} reads no standard input: save it as a file, and name that." in " ".join(result.err.split())
