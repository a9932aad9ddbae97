"""``mappa-report import``: a report comes in whole, or is refused and leaves everything as it was."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Result, Run
from tests.importing.layouts import return_of
from tests.importing.pdf.pages import printed

REPORT = (ROOT / "tests/intake/report.txt").read_text("utf-8")
FOLDER = Path("areas/norfolk/2019")


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace without any area of its own, and the report beside its folder of areas."""
    (tmp_path / "areas").mkdir()
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(REPORT, "utf-8")


def tree() -> dict[str, bytes]:
    """Every file below ``areas``, under its name."""
    return {path.as_posix(): path.read_bytes() for path in sorted(Path("areas").rglob("*")) if path.is_file()}


def test_a_report_comes_in_whole_with_an_account_at_the_end(run: Run) -> None:
    result = run("import", "report.txt", "--area", "norfolk")

    assert (result.code, result.err) == (0, "")
    assert (
        result.out
        == """\
wrote areas/norfolk/2019/sections/10-foreword.md
wrote areas/norfolk/2019/sections/20-bramshire-prisons-head-of-offender-manag.md
wrote areas/norfolk/2019/sections/30-lay-advisers.md
wrote areas/norfolk/2019/statistics.schema.json
wrote areas/norfolk/2019/statistics.yaml
wrote areas/norfolk/2019/unplaced.md
wrote areas/norfolk/area.yaml

figures   52 of the 52 that the form of 2019 asks for
sections  3
  Foreword (line 4)
  Bramshire Prisons; Head of Offender Management (line 87)
  Lay advisers (line 98)
words     430 placed, 0 national, 0 not placed
told      guessed heading 13
check     no problems
"""
    )


def test_sections_keep_their_words_order_titles_and_who_signed(run: Run) -> None:
    run("import", "report.txt", "--area", "norfolk")

    sections = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("sections/*"))}
    assert sections == {
        "10-foreword.md": """\
---
title: Foreword
kind: foreword
place: front
signed:
  - role: Chief Constable
    organisation: Bramshire Police
---
Our three services met every month this year, and our partners came to nearly all of the meetings that we held.

What we want for next year is that every partner knows a month before each meeting which cases it will be about.
""",
        "20-bramshire-prisons-head-of-offender-manag.md": """\
---
title: "Bramshire Prisons; Head of Offender Management"
kind: agency-perspective
place: local
role: Head of Offender Management
organisation: Bramshire Prisons
---
Each prison in the county now has one person who writes the papers for meetings and is known to all of the agencies.

We learned three things:

- write early
- write plainly
- ask when in doubt
""",
        "30-lay-advisers.md": """\
---
title: Lay advisers
kind: lay-adviser
place: local
role: Lay adviser
organisation:
# its role “Lay adviser” is a guess: the file names none
---
Two of us sit on the board, and we ask what somebody who lives here and works for none of the services would ask.
""",
    }


def test_what_has_no_place_is_kept_beside_the_report_with_the_reason(run: Run) -> None:
    lone = "Seen by a panel of doctors in the spring: 17\n\n"
    before = "Returned to custody for a breach of licence"
    sent = Path("sent").absolute() / "report.txt"
    sent.parent.mkdir()
    sent.write_text(REPORT.replace(before, lone + before), "utf-8")

    result = run("import", str(sent), "--area", "norfolk")

    kept, *_ = (FOLDER / "unplaced.md").read_text("utf-8").split("## Changed or left out on the way")
    assert result.code == 0
    assert (
        kept
        == """\
# What could not be placed

From report.txt. No report is made from this file: remove it when all in it is settled.

## Words without a place

- line 60: “Seen by a panel of doctors in the spring: 17” (stands alone among figures or national text)

## People who signed, as sections are known by roles

- line 4: Ann Example

## Guesses to look at

- Lay advisers (line 100): its role “Lay adviser” is a guess: the file names none.

## The cover and the list of contents, which a report makes anew

- line 1: “Bramshire MAPPA annual report 2018-19”

"""
    )


def test_a_doubtful_figure_is_marked_where_it_stands(run: Run) -> None:
    usual = "For every 100,000 people there were this many registered sexual offenders"
    odd = REPORT.replace(usual, "Rate on the register, for every 100,000 who live here")
    Path("report.txt").write_text(odd, "utf-8")

    result = run("import", "report.txt", "--area", "norfolk")

    doubt = "its label there is “Rate on the register, for every 100,000 who live here”"
    marked = [line for line in (FOLDER / "statistics.yaml").read_text("utf-8").split("\n") if "doubtful" in line]
    assert [line.split("  # ")[::2] for line in marked] == [["rate: 121", f"doubtful, line 84: {doubt}"]]
    assert f"  doubtful: 1\n    rate (line 84): {doubt}\n" in result.out


def test_all_of_a_table_whose_printed_total_is_not_the_sum_of_its_parts_is_doubtful(run: Run) -> None:
    Path("report.txt").write_text(REPORT.replace("Level 2, total: 87", "Level 2, total: 78"), "utf-8")

    result = run("import", "report.txt", "--area", "norfolk")

    doubt = "a total printed in its table is not the sum of its parts"
    marked = [line for line in result.out.split("\n") if line.endswith(doubt)]
    assert marked[0] == f"    managed.level_2.category_1 (line 37): {doubt}"
    assert [line.split(" ")[4].partition(".")[0] for line in marked] == ["managed"] * 12


def test_a_file_that_has_the_same_report_twice_is_told(run: Run) -> None:
    Path("report.txt").write_text(f"{REPORT}\n\n{REPORT}", "utf-8")

    result = run("import", "report.txt", "--area", "norfolk")

    told = "This file has the same return twice, as where a report stands in it two times: see that no section is there"
    assert f"{told} twice." in result.out.split("\n")


def test_a_report_comes_in_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("import", "report.txt", "--area", "norfolk")
    from_file = tree()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))

    result = run("import", "-", "--area", "norfolk", "--year", "2018-19", "--replace")

    assert result.code == 0
    assert tree() == {name: data.replace(b"report.txt", b"standard input") for name, data in from_file.items()}


def test_a_year_that_is_there_is_replaced_only_if_asked(run: Run) -> None:
    FOLDER.mkdir(parents=True)
    (FOLDER / "statistics.yaml").write_text('edition: "2019"\n', "utf-8")
    (FOLDER / "waivers.yaml").write_text("[]\n", "utf-8")

    refused = run("import", "report.txt", "--area", "norfolk")

    assert refused.code == 1
    assert (
        refused.out
        == """\
error: this report has been started already                             [exists]
  areas/norfolk/2019

  hint: with --replace the report that comes in takes its place; or move it away first.

1 error, 0 warnings. Nothing was written.
"""
    )
    assert list(tree()) == ["areas/norfolk/2019/statistics.yaml", "areas/norfolk/2019/waivers.yaml"]

    replaced = run("import", "report.txt", "--area", "norfolk", "--replace")

    assert replaced.code == 0
    assert [name for name in tree() if "2019" in name] == [
        "areas/norfolk/2019/sections/10-foreword.md",
        "areas/norfolk/2019/sections/20-bramshire-prisons-head-of-offender-manag.md",
        "areas/norfolk/2019/sections/30-lay-advisers.md",
        "areas/norfolk/2019/statistics.schema.json",
        "areas/norfolk/2019/statistics.yaml",
        "areas/norfolk/2019/unplaced.md",
    ]


def test_a_year_that_no_edition_covers_comes_in_with_the_nearest_form(run: Run) -> None:
    later = REPORT.replace("2018-19", "2019-20").replace("31 March 2019", "31 March 2020")
    Path("report.txt").write_text(later, "utf-8")

    result = run("import", "report.txt", "--area", "norfolk")

    assert result.code == 0
    assert (
        "No edition covers 2020: one was begun as a copy of 2019, the nearest. What of the report that form does not "
        "ask for could not be placed.\n"
    ) in result.out
    assert Path("boilerplate/2020/edition.yaml").exists()
    assert 'edition: "2020"' in Path("areas/norfolk/2020/statistics.yaml").read_text("utf-8")


@pytest.mark.parametrize("text", ["Nothing of the kind is said here.\n", "\0\1\2", "%PDF-1.7 scanned"])
def test_what_is_no_report_is_refused_and_nothing_written(run: Run, text: str) -> None:
    Path("report.txt").write_text(text, "utf-8")

    result = run("import", "report.txt", "--area", "norfolk", "--year", "2019")

    assert (result.code, result.out.splitlines()[-1]) == (1, "1 error, 0 warnings. Nothing was written.")
    assert tree() == {}


def test_what_a_build_wrote_comes_back_with_the_same_figures_and_words(run: Run) -> None:
    shipped = ROOT / "areas/kent/2023"
    shutil.copytree(ROOT / "areas/kent", "areas/kent")  # with the years before, of which the report tells too
    built = Path("build/kent/2023/kent-mappa-annual-report-2023.txt")
    run("build", "kent", "2023", "--to", "docx,text")
    sent = built.read_text("utf-8")

    result = run("import", "build/kent/2023/kent-mappa-annual-report-2023.docx", "--area", "kent", "--replace")

    assert (result.code, result.out.splitlines()[-1]) == (0, "check     no problems")
    assert return_of(Path("areas/kent/2023/statistics.yaml"))[0] == return_of(shipped / "statistics.yaml")[0]
    run("build", "kent", "2023", "--to", "text")
    assert sorted(built.read_text("utf-8").split()) == sorted(sent.split())


def test_a_scanned_report_is_refused_with_what_to_do(run: Run) -> None:
    Path("scan.pdf").write_bytes(printed([]))

    result = run("import", "scan.pdf", "--area", "norfolk", "--year", "2019")

    assert result.code == 1
    assert result.out == (
        "error: this PDF has no words, only pictures of them: it was scanned     [file-kind]\n"
        "  scan.pdf\n\n"
        "  hint: ask for the file that it was printed from, or have the words read with a program for that\n"
        "        (OCR), then try again.\n\n"
        "1 error, 0 warnings. Nothing was written.\n"
    )
    assert tree() == {}


def words_of(account: Result) -> tuple[int, int]:
    """How many words ``account`` says it placed, and how many were the nation's, where none was not placed."""
    said = re.search(r"^words +([0-9,]+) placed, ([0-9,]+) national, 0 not placed$", account.out, re.MULTILINE)
    assert said
    return int(said[1].replace(",", "")), int(said[2].replace(",", ""))


def test_the_national_text_is_left_out_unless_it_is_asked_for(run: Run) -> None:
    shutil.copytree(ROOT / "areas/west-midlands", "areas/west-midlands")
    run("build", "west-midlands", "2023", "--to", "docx")
    built = "build/west-midlands/2023/west-midlands-mappa-annual-report-2023.docx"
    asked = ("import", built, "--area", "west-midlands", "--replace")

    left_out = run(*asked)
    kept = run(*asked, "--keep-national")

    assert (left_out.code, kept.code) == (0, 0)
    own, national = words_of(left_out)
    assert min(own, national) > 500
    assert words_of(kept) == (own + national, 0)
    assert re.findall(r"^  (.+) \(paragraph [0-9]+\)$", kept.out, re.MULTILINE) == [
        "Introduction",
        "What is MAPPA?",
        "MAPPA statistics",
        "Explanatory commentary on the statistical tables",
        "Lay adviser’s reflections",
        "Youth justice perspective",
    ]
    assert kept.out.endswith("\ncheck     no problems\n")


def test_the_account_says_how_a_pdf_was_read(run: Run) -> None:
    Path("report.pdf").write_bytes(
        printed([(50, 40, "Norfolk MAPPA annual report 2018-19"), (50, 60, "On 31 March 2019")])
    )

    result = run("import", "report.pdf", "--area", "norfolk", "--year", "2019")

    assert result.code == 0
    assert "\nread      this PDF was read by where its words stand, as it has no tags\n" in result.out


@pytest.mark.parametrize(
    ("more", "excess"),
    [
        (
            "The three services met every week to talk of what is safe, and of how to keep it so. " * 10 + "\n\n",
            "60,000",
        ),
        ("They met.\n\n", "4,000 are read"),
    ],
    ids=["characters", "lines"],
)
def test_a_report_too_large_to_be_read_is_refused_and_nothing_written(run: Run, more: str, excess: str) -> None:
    before = "What we want for next year"
    times = 60_000 // len(more) + 10 if excess == "60,000" else 2_500
    Path("report.txt").write_text(REPORT.replace(before, more * times + before, 1), "utf-8")

    result = run("import", "report.txt", "--area", "norfolk")

    said = " ".join(result.out.replace("[file-too-large]", "").split())
    assert result.code == 1
    assert (
        "error: with this file the report would be too large to be read: in sections/10-foreword.md this text" in said
    )
    assert excess in said
    assert said.endswith("1 error, 0 warnings. Nothing was written.")
    assert tree() == {}


@pytest.mark.skipif(os.name == "nt", reason="links to themselves, and /dev, are of other systems")
@pytest.mark.parametrize(
    ("named", "told"),
    [
        (
            "loop.txt",
            "error: this link leads nowhere [file-unreadable] loop.txt "
            "hint: put the file or folder itself there, or remove the link. ",
        ),
        (
            "/dev/null",
            "error: this is not an ordinary file [not-a-file] /dev/null "
            "hint: give the name of a file; to hand one over on standard input, save it first. ",
        ),
    ],
)
def test_what_is_no_file_is_told_with_what_to_do(named: str, told: str, run: Run) -> None:
    Path("loop.txt").symlink_to("loop.txt")

    result = run("import", named, "--area", "norfolk")

    assert (result.code, " ".join(result.out.split())) == (1, f"{told}1 error, 0 warnings. Nothing was written.")


def test_a_report_of_more_lines_than_are_searched_is_refused_and_nothing_written(run: Run) -> None:
    Path("long.html").write_text(f"<!doctype html><title>MAPPA 2018/19</title>{'<p>Total 3</p>' * 5_001}", "utf-8")

    result = run("import", "long.html", "--area", "norfolk")

    assert (result.code, tree()) == (1, {})
    assert " ".join(result.out.replace("[file-too-large]", "").split()) == (
        "error: this file has 5,001 paragraphs, items of lists and rows of tables, where at most 5,000 are read of a "
        "report long.html hint: check that it is the right file; if it is, leave out what is no part of the report. "
        "1 error, 0 warnings. Nothing was written."
    )


def test_a_text_of_more_lines_than_are_read_is_refused_not_cut(run: Run) -> None:
    Path("long.txt").write_text("Total 3\n" * 40_000, "utf-8")

    result = run("import", "long.txt", "--area", "norfolk")

    assert (result.code, tree()) == (1, {})
    assert " ".join(result.out.replace("[file-too-large]", "").split()) == (
        "error: this file has 40,001 lines, where at most 40,000 are read long.txt hint: check that it is the right "
        "file; if it is, divide it into several. 1 error, 0 warnings. Nothing was written."
    )


@pytest.mark.parametrize(
    "words",
    [
        REPORT.replace("Bramshire MAPPA annual report", "Kent MAPPA annual report"),
        REPORT.replace("Bramshire MAPPA annual report", "Kent\n\nMAPPA annual report"),
        REPORT + "\nKent has partners who meet in Kent, for Kent and all who live in Kent or come to Kent.\n",
    ],
    ids=["in its title", "on its cover", "throughout"],
)
def test_the_report_of_another_area_is_refused_with_whose_it_is(run: Run, words: str) -> None:
    Path("report.txt").write_text(words, "utf-8")

    result = run("import", "report.txt", "--area", "norfolk")

    assert (result.code, tree()) == (1, {})
    assert " ".join(result.out.replace("[other-area]", "").split()) == (
        "error: this is the report of Kent, and that of Norfolk was asked for report.txt "
        "hint: give the report of Norfolk, or --area kent. 1 error, 0 warnings. Nothing was written."
    )


def test_a_report_may_speak_of_its_neighbours_as_long_as_it_is_its_areas_own(run: Run) -> None:
    words = REPORT.replace("Bramshire", "Norfolk") + "\nWe learnt much from Suffolk, and met Suffolk and Kent twice.\n"
    Path("report.txt").write_text(words, "utf-8")

    assert run("import", "report.txt", "--area", "norfolk").code == 0


def test_a_report_without_a_figure_replaces_no_year(run: Run) -> None:
    run("import", "report.txt", "--area", "norfolk")
    before = tree()
    Path("bare.txt").write_text("Norfolk MAPPA annual report 2018-19\n\n\nForeword\n\nWe met.\n", "utf-8")

    result = run("import", "bare.txt", "--area", "norfolk", "--replace")

    assert (result.code, tree()) == (1, before)
    assert " ".join(result.out.replace("[not-a-report]", "").split()) == (
        "error: no figure of the form was found in this file, so it does not replace the report that is there bare.txt "
        "hint: move the report that is there away first, if this file is to take its place all the same. "
        "1 error, 0 warnings. Nothing was written."
    )


def test_a_table_of_the_forms_that_could_not_be_read_is_told_and_is_no_section(run: Run) -> None:
    words = "<title>Norfolk MAPPA annual report 2022-23</title><h1>Norfolk MAPPA annual report 2022-23</h1>"
    words += "<h2>Foreword</h2><p>We met.</p><p>Breach of SHPO: Level 2: 5; Level 3: 2; Total: 7</p>"
    rows = "<tr><th>By month</th><th>May</th><th>June</th><th>July</th><th>August</th><th>October</th></tr>"
    rows += "<tr><td>Level 2</td>" + "<td>6</td>" * 5 + "</tr><tr><td>Level 3</td>" + "<td>1</td>" * 5 + "</tr>"
    Path("months.html").write_text(f"<!doctype html>{words}<table>{rows}</table>", "utf-8")

    result = run("import", "months.html", "--area", "norfolk")

    assert "  tables seen and not read: 1\n    line 1: By month May June July August October\n" in result.out
    kept = Path("areas/norfolk/2023/unplaced.md").read_text("utf-8")
    assert kept.partition("could not be read\n\n")[2].partition("\n\n")[0].splitlines() == [
        "- line 1: “By month May June July August October”",
        "- line 1: “Level 2 6 6 6 6 6”",
        "- line 1: “Level 3 1 1 1 1 1”",
    ]
    assert not any("Level 3" in path.read_text("utf-8") for path in Path("areas/norfolk/2023/sections").iterdir())


def test_figures_that_fit_in_several_ways_keep_their_words(run: Run) -> None:
    words = "<title>Norfolk MAPPA annual report 2022-23</title><h1>Norfolk MAPPA annual report 2022-23</h1>"
    words += "<h2>Foreword</h2><p>We met.</p><h2>MAPPA statistics</h2><p>Breach of SHPO</p>"
    Path("tie.html").write_text(
        f"<!doctype html>{words}<ul><li>Level 2 – 3</li><li>Level 3 – 1</li><li>Total – 4</li></ul>", "utf-8"
    )

    result = run("import", "tie.html", "--area", "norfolk")

    assert result.code == 0
    kept = b"".join(data for name, data in tree().items() if name.endswith(".md")).decode()
    assert all(each in kept for each in ("Breach of SHPO", "Level 2 – 3", "Level 3 – 1", "Total – 4"))


@pytest.mark.skipif(sys.platform == "win32", reason="no file can be named so there")
def test_what_can_t_be_printed_in_a_files_name_stays_out_of_unplaced_md(run: Run) -> None:
    Path("a\x1b[31m\nb.txt").write_text(REPORT, "utf-8")

    run("import", "a\x1b[31m\nb.txt", "--area", "norfolk")

    assert "\nFrom a [31m b.txt. No report " in (FOLDER / "unplaced.md").read_text("utf-8")
