"""``mappa-report proof``: the report as a draft for the board's chair, complete or not."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import docx
import page
import pypdf
import pytest
from docx.document import Document as WordFile
from openxml_audit import OpenXmlValidator

from tests.conftest import BASE, HERE, Run
from tests.engines import ENGINES
from tests.two_years import add_year_before

FOLDER = Path("build/testshire/2023")
REPORT = FOLDER / "testshire-mappa-annual-report-2023"
PROOF = FOLDER / "testshire-mappa-annual-report-2023-proof-1"
YEAR = Path("areas/testshire/2023")
STATISTICS = YEAR / "statistics.yaml"
WAIVERS = YEAR / "waivers.yaml"

FORMATS = ("docx", "html", "pdf", "txt")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def sheet() -> str:
    """The part of the proof before the report, as text."""
    return PROOF.with_name(PROOF.name + ".txt").read_text("utf-8").partition("\n====")[0]


def made(path: Path, kind: str) -> bytes:
    return path.with_name(f"{path.name}.{kind}").read_bytes()


SHEET = (HERE / "commands/sheet.txt").read_text("utf-8")


@pytest.fixture
def unfinished(workspace: Path) -> Path:
    """Two years, the second of them with one thing of each kind still to be done."""
    add_year_before(workspace)
    change(STATISTICS, "  first: 3\n", "")
    edition = workspace / "boilerplate/tiny/edition.yaml"
    change(edition, "kinds: [foreword, agency-perspective]", "kinds: [foreword, agency-perspective, lay-view]")
    edition.write_text(
        edition.read_text("utf-8").replace(
            "usual_sections:\n",
            "required:\n  - {kinds: [lay-view], because: somebody from outside should be heard}\n"
            "usual_sections:\n  - {file: 30-view.md, title: View from outside, kind: lay-view, place: local, "
            "role: Lay adviser, advice: What you saw.}\n",
        ),
        "utf-8",
    )
    introduction = YEAR / "sections/10-introduction.md"
    introduction.write_text(
        introduction.read_text("utf-8") + "Read www.example.org and {{ figures.orders.first }} first orders.\n", "utf-8"
    )
    WAIVERS.write_text(
        '- {code: title-repeated, place: "sections/20-police.md", reason: Both mean it., who: Coordinator, '
        "date: 2023-09-01}\n"
    )
    change(YEAR / "sections/20-police.md", "title: Testshire Police", "title: Introduction")
    return workspace


@pytest.mark.usefixtures("unfinished")
def test_the_sheet_tells_the_chair_what_there_is_to_look_at(run: Run) -> None:
    result = run("proof", "testshire", "2023", "--to", "text")

    assert _without_digest(sheet()) == SHEET
    assert result.code == 1, "there is an error"
    assert result.out.startswith(f"wrote {PROOF}.txt\nerror: ")
    assert "Nothing was written" not in result.out


def _without_digest(sheet: str) -> str:
    return re.sub(r"(?<=proof 1 )[0-9a-f]{12}", "############", sheet)


@pytest.mark.usefixtures("unfinished")
def test_missing_figures_leave_a_marked_gap_in_the_report(run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "text")

    report = PROOF.with_name(PROOF.name + ".txt").read_text("utf-8").partition("\n====")[2]
    assert "and [missing] first orders." in report
    assert "\nFirst order | missing\n" in report


@pytest.mark.usefixtures("unfinished")
@pytest.mark.parametrize("engine", ENGINES)
def test_the_three_formats_have_the_sheet_and_are_sound(engine: str, run: Run) -> None:
    run("proof", "testshire", "2023", "--pdf-engine", engine)
    words = (
        "Draft: official statistics before release",
        "What is odd beside last year",
        "A section of the kind lay-view",
    )

    validated = page.validate_pdf(f"{PROOF}.pdf", profile=page.ValidationProfile("ua1"))
    assert validated.is_compliant, [failure.message for failure in validated.failures]
    assert OpenXmlValidator().validate(f"{PROOF}.docx").is_valid
    text = "".join(each.extract_text() for each in pypdf.PdfReader(f"{PROOF}.pdf").pages).replace("\n", " ")
    for shown in (text, made(PROOF, "html").decode(), _text_of(docx.Document(f"{PROOF}.docx"))):
        assert [each for each in words if each not in " ".join(shown.split())] == []


def _text_of(file: WordFile) -> str:
    return " ".join(paragraph.text for paragraph in file.paragraphs)


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("engine", ENGINES)
def test_every_page_of_the_pdf_is_marked(engine: str, run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "pdf", "--pdf-engine", engine)

    run("build", "testshire", "2023", "--to", "pdf", "--pdf-engine", engine)

    proof, report = (pypdf.PdfReader(f"{path}.pdf").pages for path in (PROOF, REPORT))
    assert len(proof) > len(report)
    assert [_curves(each) for each in report] == [0] * len(report)
    assert all(_curves(each) >= 10 for each in proof), "the letters of the mark have as many curves"


def _curves(sheet: pypdf.PageObject) -> int:
    """The curves of what is drawn on a page, in its own stream and in the forms that it uses."""
    forms = (sheet.get("/Resources") or {}).get("/XObject") or {}
    streams = [sheet.get_contents(), *(form.get_object() for form in forms.values())]
    return sum(len(re.findall(rb" c\s", stream.get_data())) for stream in streams if stream is not None)


@pytest.mark.usefixtures("workspace")
def test_every_header_of_the_word_file_has_the_mark(run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "docx")

    with zipfile.ZipFile(io.BytesIO(made(PROOF, "docx"))) as archive:
        headers = {name: archive.read(name).decode() for name in archive.namelist() if "header" in name}
    assert len(headers) == 3, "of the first page, of those before the text, and of the text"
    for header in headers.values():
        assert header.count('string="DRAFT"') == 1
        assert 'alt=""' in header
    first, *others = docx.Document(f"{PROOF}.docx").sections
    assert not first.different_first_page_header_footer, "the sheet has the running header from its first page on"
    assert [section.header.is_linked_to_previous for section in others] == [True] * (len(others) - 1) + [False]
    for section in others:
        assert section.first_page_header.is_linked_to_previous


def test_the_web_page_begins_with_a_banner(workspace: Path, run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "html")

    html = (workspace / f"{PROOF}.html").read_text("utf-8")
    banner = '<div class="draft" lang="en-GB" role="region" aria-label="DRAFT">\n<p>Proof 1 · '
    assert html.index(banner) < html.index("<h1") < html.index('<header class="cover')
    assert html.count("<h1") == 1
    assert "<title>Proof 1: Testshire report 2022–23</title>" in html


@pytest.mark.usefixtures("workspace")
def test_the_published_report_has_none_of_it(run: Run) -> None:
    run("build", "testshire", "2023")
    before = {kind: made(REPORT, kind) for kind in ("docx", "html", "pdf")}

    assert run("proof", "testshire", "2023", "--to", "docx,pdf,html,text").code == 0
    for kind, data in before.items():
        assert made(REPORT, kind) == data, "its files are left alone"
        (FOLDER / f"{REPORT.name}.{kind}").unlink()

    run("build", "testshire", "2023")
    for kind, data in before.items():
        assert made(REPORT, kind) == data
        assert made(PROOF, kind) != data
    assert b"draft" not in before["html"].lower()
    assert sorted(path.name for path in FOLDER.glob("*-proof-1.*")) == [f"{PROOF.name}.{kind}" for kind in FORMATS]


def test_with_nothing_to_say_the_sheet_says_so(workspace: Path, run: Run) -> None:
    add_year_before(workspace)
    shutil.rmtree("areas/testshire/2022")
    shutil.copy(BASE / STATISTICS, STATISTICS)

    result = run("proof", "testshire", "2023", "--to", "text")

    assert (result.code, result.out) == (0, f"wrote {PROOF}.txt\nNo problems.\n")
    told = sheet()
    assert "Its check found no problems. It can’t be published yet, even if it is agreed to: not until " in told
    assert (
        "# What matters most\n\n"
        "The check found no problem. There is no return of 2021–22 here, or it can’t be read, so no figure is compared "
        "with last year’s.\n\n"
        "# What has changed\n\nThis is the first proof, so there is none to compare it with.\n\n"
        "# What is odd beside last year\n\n"
        "There is no return of 2021–22 here, or it can’t be read, so no figure is compared with last year’s.\n\n"
        "# What is missing, and who owes it\n\nNothing that the report has to have.\n\n"
    ) in told
    assert "# What was let stand, and why\n\nNothing.\n\n# For the coordinator\n" in told


@pytest.mark.usefixtures("workspace")
def test_all_that_final_refuses_is_said_in_a_chairs_words_where_the_decision_is_asked_for(run: Run) -> None:
    for number, title in enumerate(("Prison", "Probation", "Health"), start=31):
        section = (YEAR / "sections/20-police.md").read_text("utf-8").replace("Testshire Police", title)
        (YEAR / f"sections/{number}-part.md").write_text(section, "utf-8")
    (YEAR / "sections/40-empty.md").write_text(section.rpartition("---\n")[0].replace("Health", "Youth") + "---\n")
    (YEAR / "contributors.yaml").write_text(
        "- {name: Housing, section: 20-police}\n- {name: DWP, section: statistics}\n"
    )
    change(Path("boilerplate/tiny/edition.yaml"), "confirmed:", "# confirmed:")
    change(STATISTICS, "reviews: 4\n", "")

    run("proof", "testshire", "2023", "--to", "text")

    assert re.findall(r"It can’t .*", sheet()) == [
        "It can’t be published yet, even if it is agreed to: not until every error has been put right; every warning "
        "has been put right or let stand; what is still owed has come in (“Testshire Police” from Housing and the "
        "figures from DWP); illustrative sections are in the area’s own words (“Testshire Police”, “Prison”, "
        "“Probation” and 2 more); sections without text have one (“Youth”); every figure has been given; somebody has "
        "confirmed that its form is the official one; and its national text is in the official wording, or somebody "
        "has agreed to the wording that it has."
    ]


@pytest.mark.usefixtures("workspace")
def test_what_is_wrong_in_a_list_of_the_areas_is_told_with_what_that_is_a_list_of(run: Run) -> None:
    (YEAR / "contributors.yaml").write_text("- {name: Housing, section: 20-police, received: 2099-01-01}\n")

    run("proof", "testshire", "2023", "--to", "text")

    assert "In the list of who owes what: 2099-01-01 has not come yet.\n" in sheet()


@pytest.mark.usefixtures("workspace")
def test_where_nothing_keeps_a_report_from_being_published_the_sheet_says_so(run: Run) -> None:
    change(YEAR / "sections/20-police.md", "illustrative: true\n", "")
    Path("mappa-report.yaml").write_text("layout: 1\nown_text: {date: 2023-11-01, by: Chair of the board}\n")

    run("proof", "testshire", "2023", "--to", "text")

    assert "\nIts check found no problems. Once it is agreed to, it can be published.\n" in sheet()


def test_sections_dropped_and_unchanged_are_named_among_the_points_as_the_check_tells_them(
    workspace: Path, run: Run
) -> None:
    add_year_before(workspace)
    long = "We met each of the other agencies in turn and looked at every plan with them.\n\n"
    head = "---\ntitle: {}\nkind: agency-perspective\nplace: local\nrole: Head\n---\n"
    for year, titles in ((2022, ("Housing", "Leaving care", "Prison", "Youth")), (2023, ("Health", "Prison", "Youth"))):
        for number, title in enumerate(titles, start=50):
            added = "We and colleagues.\n" if (title, year) == ("Youth", 2023) else "We.\n"
            path = workspace / f"areas/testshire/{year}/sections/{number}-{title.casefold().replace(' ', '-')}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text(head.format(title) + (long if title != "Health" else "") + added, "utf-8")

    told = run("proof", "testshire", "2023", "--to", "text").out

    assert re.findall(r"warning: (.*?)  +\[(?:section-dropped|text-unchanged)\]", told) == [
        "this section is word for word that of 2021–22",
        "this paragraph is word for word that of 2021–22",
        "the report of 2021–22 had a section “Housing”, and this one has none like it",
        "the report of 2021–22 had a section “Leaving care”, and this one has none like it",
    ]
    points = re.findall(r"^[0-9]+\. (.*)$", sheet(), re.MULTILINE)
    assert [each for each in points if "last year" in each or "2021–22" in each][-3:] == [
        "Dropped since last year: “Housing”, “Leaving care”.",
        "Word for word as last year: “Prison”.",
        "In “Youth”, “We met each of the other agencies in turn and looked at every plan with them.”: "
        "this paragraph is word for word that of 2021–22.",
    ]
    listed = sheet().partition("\n## Sections\n")[2].partition("\n# ")[0]
    assert listed == (
        "\n- “Housing” (Head) was in last year’s report and is not in this one.\n"
        "- “Leaving care” (Head) was in last year’s report and is not in this one.\n"
        "- “Prison” (Head) is word for word last year’s.\n"
        "- “Introduction” (Chair, Testshire Strategic Management Board) is new this year.\n"
        "- “Testshire Police” (Inspector) is new this year.\n"
        "- “Health” (Head) is new this year.\n"
    )


def test_a_section_with_another_title_and_last_years_words_is_neither_dropped_nor_new(
    workspace: Path, run: Run
) -> None:
    add_year_before(workspace)
    head = "---\ntitle: {}\nkind: agency-perspective\nplace: local\nrole: Head\n---\n"
    for year, title in ((2022, "Housing"), (2023, "Homes and hostels")):
        path = workspace / f"areas/testshire/{year}/sections/50-{title[:5].casefold()}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            f"{head.format(title)}We met each agency in turn and looked at every plan with them.\n", "utf-8"
        )

    told = run("proof", "testshire", "2023", "--to", "text").out

    assert "[section-dropped]" not in told
    assert sheet().partition("\n## Sections\n")[2].partition("\n# ")[0] == (
        "\n- “Homes and hostels” (Head) is word for word last year’s, where it was called “Housing”.\n"
        "- “Introduction” (Chair, Testshire Strategic Management Board) is new this year.\n"
        "- “Testshire Police” (Inspector) is new this year.\n"
    )


def test_beside_last_year_nothing_stands_out_where_no_figure_is_far_from_it(workspace: Path, run: Run) -> None:
    add_year_before(workspace)
    before = shutil.copy(BASE / STATISTICS, "areas/testshire/2022/statistics.yaml")
    for old, new in ((" 15", " 16"), (" 17", " 18"), ("red: 10", "red: 11"), ("red: 12", "red: 13"), (" 3", " 4")):
        change(Path(before), old, new)
    shutil.copy(BASE / STATISTICS, STATISTICS)

    run("proof", "testshire", "2023", "--to", "text")

    assert ("# What matters most\n\nThe check found no problem, and no figure is far from last year’s.\n\n") in sheet()


def test_last_year_is_there_and_can_not_be_read(workspace: Path, run: Run) -> None:
    add_year_before(workspace)
    Path("areas/testshire/2022/statistics.yaml").write_text("people: [", "utf-8")

    run("proof", "testshire", "2023", "--to", "text")

    assert (
        "\nThere is no return of 2021–22 here, or it can’t be read, so no figure is compared with last year’s.\n"
        in sheet()
    )


@pytest.mark.usefixtures("workspace")
def test_sections_without_text_are_missing_and_leave_a_marked_gap(run: Run) -> None:
    section = YEAR / "sections/10-introduction.md"
    section.write_text(section.read_text("utf-8").rpartition("---\n")[0] + "---\n", "utf-8")

    run("proof", "testshire", "2023", "--to", "text")

    assert "1. “Introduction” has no text yet.\n" in sheet()
    assert (
        "# What is missing, and who owes it\n\nSections:\n\n"
        "- “Introduction”: no text yet. Owed by: Chair, Testshire Strategic Management Board.\n"
    ) in sheet()
    assert "\nA check finds nothing besides what is missing.\n" in sheet()
    report = PROOF.with_name(PROOF.name + ".txt").read_text("utf-8").partition("\n====")[2]
    assert re.search(r"\n# Introduction\n\n\[byline\] .*\n\n\[missing\]\n", report)
    run("build", "testshire", "2023", "--to", "text")
    assert "[missing]" not in REPORT.with_name(REPORT.name + ".txt").read_text("utf-8")


@pytest.mark.usefixtures("unfinished")
def test_who_still_owes_what_is_listed_with_how_late_it_is_and_named_once_where_publishing_waits_for_it(
    run: Run,
) -> None:
    (YEAR / "contributors.yaml").write_text(
        "- {name: Police, section: statistics, asked: 2000-10-01, due: 2000-11-14}\n"
        "- {name: Police, section: 20-police, asked: 2000-10-01, due: 2098-01-01}\n"
        "- {name: Probation, section: 80-probation-service}\n"
        "- {name: Housing, section: 20-police, received: 2000-10-01}\n",
        "utf-8",
    )

    run("proof", "testshire", "2023", "--to", "text")

    told = sheet()
    assert (
        "what is still owed has come in (the figures and “Introduction” from Police and “Probation service” from "
        "Probation);"
    ) in told
    assert re.search(
        r"# What is missing, and who owes it\n\nNot come in yet:\n\n"
        r"- Police: the figures, due 14 November 2000, [0-9]{4} days late\.\n"
        r"- Police: “Introduction”, due 1 January 2098\.\n"
        r"- Probation: “Probation service”, not asked for yet\.\n\n"
        r"Sections:\n\n.*\n\n1 figure, owed by Police:\n",
        told,
    )


@pytest.mark.usefixtures("unfinished")
def test_no_section_is_said_to_be_missing_while_one_can_not_be_read(run: Run) -> None:
    (YEAR / "sections/30-view.md").write_text("What I saw.\n", "utf-8")

    run("proof", "testshire", "2023", "--to", "text")

    assert (
        "# What is missing, and who owes it\n\nSections:\n\n- A section can’t be read: see the coordinator’s page.\n\n"
        "1 figure, owed by whoever keeps the return:\n"
    ) in sheet()
    assert "Most reports" not in sheet()
    assert "## In areas/testshire/2023/sections/30-view.md\n\n- Error: this section has no head [" in sheet()


@pytest.mark.usefixtures("workspace")
def test_a_figure_is_told_by_its_table_row_and_column(run: Run) -> None:
    change(STATISTICS, "total: 17", "total: 18")
    change(STATISTICS, "reviews: 4", "reviews: four")

    run("proof", "testshire", "2023", "--to", "text")

    assert (
        "- Error, line 14, in “People on 31 March 2023”, Total, Total: does not add up "
        "(red + blue = 12 + 5 = 17) [total-differs]\n"
    ) in sheet()
    assert "- Error, line 18, in “Reviews”, Cases reviewed: four is no number [number-word]\n" in sheet()
    assert (
        "1. Total, Total (Table 1): does not add up (red + blue = 12 + 5 = 17).\n"
        "2. Cases reviewed (Table 3): four is no number.\n"
    ) in sheet()


@pytest.mark.usefixtures("workspace")
def test_what_is_waived_is_counted(run: Run) -> None:
    change(YEAR / "sections/20-police.md", "title: Testshire Police", "title: Introduction")
    WAIVERS.write_text(
        '- {code: title-repeated, place: "sections/20-police.md", reason: Both mean it., who: Coordinator, '
        "date: 2023-09-01}\n"
    )

    run("proof", "testshire", "2023", "--to", "text")

    assert "Its check found nothing but 1 problem that somebody has waived. " in sheet()
    assert (
        "# What was let stand, and why\n\nSomebody has looked at these, and let them stand.\n\n"
        "- In “Introduction”, “Introduction”: the section “Introduction” has the same title. "
        "Let stand by Coordinator, 1 September 2023: Both mean it.\n"
    ) in sheet()


@pytest.mark.usefixtures("workspace")
def test_every_page_says_which_proof_it_is_of_what_day_and_how_it_may_be_passed_on(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1695000000")

    run("proof", "testshire", "2023", "--to", "pdf,docx", "--handling", "For the board alone")

    day = "18 September 2023 · For the board alone"
    running = f"Proof 1 of Testshire, 2022–23 · {day}"
    pages = pypdf.PdfReader(f"{PROOF}.pdf").pages
    assert [page.extract_text().count(running) for page in pages] == [1] * len(pages)
    first = docx.Document(f"{PROOF}.docx").sections[0]
    assert first.header.paragraphs[0].text == running
    assert first.first_page_header.paragraphs[0].text == f"Proof 1 · {day}"


@pytest.mark.usefixtures("workspace")
def test_every_page_names_the_folders_of_an_area_that_has_another_name(run: Run) -> None:
    change(Path("areas/testshire/area.yaml"), "name: Testshire", "name: Shire of Test")

    run("proof", "testshire", "2023", "--to", "docx")

    first = docx.Document(f"{PROOF}.docx").sections[0]
    assert first.header.paragraphs[0].text.startswith("testshire 2023 proof 1 · ")


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("engine", ENGINES)
def test_pages_of_the_sheet_have_roman_numbers_and_those_of_the_report_begin_with_one(engine: str, run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "pdf", "--pdf-engine", engine)
    run("build", "testshire", "2023", "--to", "pdf", "--pdf-engine", engine)

    proof, report = (_page_numbers(path) for path in (PROOF, REPORT))
    assert proof[0] == "Page i"
    assert proof[-len(report) :] == report


def _page_numbers(path: Path) -> list[str]:
    """What each page is numbered with; blank for the cover."""
    pages = (page.extract_text() for page in pypdf.PdfReader(f"{path}.pdf").pages)
    return [(re.findall(r"Page [ivx0-9]+$", text, re.MULTILINE) or [""])[-1] for text in pages]


@pytest.mark.usefixtures("workspace")
def test_what_is_missing_in_numbers_is_told_in_short(run: Run) -> None:
    text = STATISTICS.read_text("utf-8")
    STATISTICS.write_text(text[: text.index("orders:")], "utf-8")
    change(STATISTICS, "    red: 10\n", "")

    run("proof", "testshire", "2023", "--to", "text")

    assert (
        "5 figures, owed by whoever keeps the return:\n\n"
        "- People on 31 March 2023\n  - Near, Red\n"
        "- Orders\n  - all 2 figures\n"
        "- Reviews\n  - all 2 figures\n"
    ) in sheet()


@pytest.mark.usefixtures("workspace")
def test_too_little_for_a_report_is_too_little_for_a_proof(run: Run) -> None:
    STATISTICS.write_text("people: [", "utf-8")

    result = run("proof", "testshire", "2023")

    assert result.code == 1
    assert result.out.endswith("Nothing was written.\n")
    assert not Path("build").exists()


@pytest.mark.usefixtures("workspace")
def test_what_identifies_somebody_is_not_on_the_sheet(run: Run) -> None:
    section = YEAR / "sections/20-police.md"
    section.write_text(section.read_text("utf-8") + "Born on 3 March 1971.\n", "utf-8")

    run("proof", "testshire", "2023", "--to", "text")

    assert "[date-of-birth]" in sheet()
    assert "1971" not in sheet()


@pytest.mark.usefixtures("workspace")
def test_a_sentence_that_shows_who_somebody_is_is_quoted_for_no_other_problem_either(run: Run) -> None:
    section = YEAR / "sections/20-police.md"
    told = "One man, aged 43, of Herne, was convicted in May of this year and recalled; his panel met twelve times.\n"
    section.write_text(section.read_text("utf-8") + "\n" + told, "utf-8")

    run("proof", "testshire", "2023", "--to", "text")

    assert (
        "1. In “Testshire Police”: a case is told here with an age, a conviction or recall and a place.\n"
        "2. In “Testshire Police”: “May of this year” does not tell a later reader when.\n"
    ) in sheet()


@pytest.mark.usefixtures("workspace")
def test_a_sentence_is_quoted_whole_though_it_runs_over_lines_and_what_it_contradicts_is_told_once(run: Run) -> None:
    section = YEAR / "sections/20-police.md"
    lines = "It began. We met and\nthen, in May of this year,\nmoved house. It was over.\n\n"
    item = "- We saw\n  {{ x }} of them\n- Another\n\nThe number of cases rose from 23\nto 23 in the year.\n"
    section.write_text(f"{section.read_text('utf-8')}\n{lines}{item}", "utf-8")

    run("proof", "testshire", "2023", "--to", "text")

    assert re.findall(r"[0-9]+\. In “Testshire Police”, (.*)", sheet()) == [
        "“We saw [missing] of them”: x names nothing.",
        "“The number of cases rose from 23 to 23 in the year.”: the sentence says rose, and its own numbers make no "
        "change, from 23 to 23.",
        "“We met and then, in May of this year, moved house.”: “May of this year” does not tell a later reader when.",
    ]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", ["control-character--entity", "control-character--escape", "heading-level"])
def test_what_no_format_can_hold_as_it_stands_is_in_every_format_of_a_proof_all_the_same(
    case: str, engine: str, workspace: Path, run: Run
) -> None:
    shutil.copytree(HERE / "problems/cases" / case, workspace, dirs_exist_ok=True)

    result = run("proof", "testshire", "2023", "--to", "docx,pdf,html,text", "--pdf-engine", engine)

    assert (result.code, result.err) == (1, "")
    assert "Nothing was written" not in result.out
    assert [line for line in result.out.splitlines() if line.startswith("wrote ")] == [
        f"wrote {PROOF}.{kind}" for kind in ("docx", "pdf", "html", "txt")
    ]
