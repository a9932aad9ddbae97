"""Every published figure of four reports, typed from the reports and not from the files that the project builds from.

Kent 2023 has its own in ``compose/test_report_document.py``. A cell is written as it was published; where this
project prints it otherwise, ``published>printed`` says how, and ``>printed`` that the report left it out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import Heading, Paragraph, Table
from mappa_report.document.document import Document
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT
from tests.documents import words_of

SHARED = ROOT.parent / "shared"


@dataclass(frozen=True)
class Line:
    """One row of a published table: words of its label, and its cells."""

    label: str
    cells: tuple[tuple[str, str], ...]

    @property
    def published(self) -> list[str]:
        return [published for published, _ in self.cells if published]

    @property
    def printed(self) -> list[str]:
        return [printed for _, printed in self.cells]


def row(label: str, figures: str) -> Line:
    """``figures`` with blanks between them; words before a colon are there for the reader."""
    return Line(label, tuple(map(_cell, re.sub(r"[A-Za-z][\w ]*:", "", figures).split())))


def _cell(written: str) -> tuple[str, str]:
    published, differs, printed = written.partition(">")
    return published, printed if differs else _in_print(published)


def _in_print(published: str) -> str:
    if published.isdecimal():
        return f"{int(published):,}"
    if published.endswith("%"):  # in print all have two decimals
        return f"{Decimal(published.rstrip('%')):.2f}%".replace("-", "−")
    return published


@dataclass(frozen=True)
class Published:
    """One published table: words of its title, its columns, its rows."""

    title: str
    columns: str
    rows: tuple[Line, ...]

    @property
    def headings(self) -> list[str]:
        return self.columns.split("|")


def table(title: str, columns: str, *rows: Line) -> Published:
    return Published(title, columns, rows)


CATEGORIES = "Category 1|Category 2|Category 3|Total"

KENT_2006 = (
    table(
        "in the community by category",
        "2002–03|2003–04|Change %|2004–05|Change %|2005–06|Change %",
        row("Registered sex", "21513 24572 14.22% 28994 18% 29973 3.38%"),
        row("Violent", "29594 12754 -56.9% 12662 -0.72% 14317 13.07%"),
        row("Other", "1802 2166 20.2% 2936 35.55% 3363 14.54%"),
        row("Total", "52909 39492 -25.36% 44592 12.91% 47653 6.86%"),
    ),
    table(
        "managed at Levels 2 and 3 in 2005–06",
        "Level 2|Level 2, % of all MAPPA offenders|Level 3|Level 3, % of all MAPPA offenders"
        "|Both levels|Both levels, % of all MAPPA offenders",
        row("Registered sex", "6014 12.62% 580 1.22% 6594 13.84%"),
        row("Violent", "4280 8.98% 506 1.06% 4786 10.04%"),
        row("Other", "2211 4.64% 192 0.4% 2403 5.04%"),
        row("Total", "12505 26.24% 1278 2.68% 13783 28.92%"),
    ),
    table(
        "referred to Levels 2 and 3",
        "Level 2 in 2004–05|Level 2 in 2005–06|Level 2, change %"
        "|Level 3 in 2004–05|Level 3 in 2005–06|Level 3, change %",
        row("Registered sex", "5381 6014 11.76% at three: 626 580 -7.35%"),
        row("Violent", "3615 4280 18.39%>18.40% at three: 547 506 -7.49%>−7.50%"),
        row("Other", "2292 2211 -3.53% at three: 305 192 -37.05%"),
        row("Total", "11288 12505 10.78% at three: 1478 1278 -13.53%"),
    ),
    table(
        "Outcomes at Levels 2 and 3",
        "Level 2 in 2004–05|Level 2 in 2005–06|Level 2, change %"
        "|Level 3 in 2004–05|Level 3 in 2005–06|Level 3, change %"
        "|Both levels in 2004–05|Both levels in 2005–06|Both levels, change %",
        row("Breach of licence", "1084 1321 21.86% at three: 222 219 -1.35% at both: 1306 1540 17.92%"),
        row("Breach of orders", "55 82 49.09% at three: 18 22 22.22% at both: 73 104 42.47%"),
        row("further offence", "47 50 6.38% at three: 32 11 -65.63% at both: 79 61 -22.78%"),
    ),
    table(
        "Enforcement against registered sex offenders",
        "2004–05|2005–06|Change %",
        row("charged or cautioned", "993 1295 30.41%"),
        row("SOPOs", "503 933 85.49%"),
        row("NOs", "22 39 77.27%"),
        row("FTOs", "1 1 0%"),
        row("Total", "526 973 84.98%"),
    ),
    table(
        "registered sex offenders (RSO)",
        "Answer",
        row("(i) RSOs", "941"),
        row("(i)(a) RSOs per 100,000", "59"),
        row("(ii)", "56"),
    ),
    table(
        "orders of the courts",
        "Applied for|Interim order granted|Full order imposed",
        row("(iii)", "5 4 64"),
        row("(iv)", "0 0 0"),
        # The question asks for (a) applied for and (b) imposed; the answer has a third nought, for nothing asked.
        row("(v)", "0 0>n/a 0"),
    ),
    table(
        "Category 2 and Category 3",
        "Answer",
        row("(vi)", "663"),
        row("(vii)", "45"),
    ),
    table(
        "(viii)",
        CATEGORIES,
        row("Level 2", "232 234 20 >486"),
        row("Level 3", "21 15 14 >50"),
    ),
    table(
        "(ix)",
        "Level 2|Level 3",
        row("(a)", "37 11"),
        row("(b)", "5 1"),
        row("(c)", "1 0"),
    ),
    table(
        "basic command unit (BCU) on 31 March 2006",
        "Registered sex offenders",
        row("North Kent", "112"),
        row("West Kent", "95"),
        row("Maidstone", "115"),
        row("Medway", "175"),
        row("Swale", "68"),
        row("Canterbury", "73"),
        row("Thanet", "119"),
        row("South East Kent", "113"),
        row("Weald", "71"),
        row("Total", "941"),
    ),
)

KENT_2015 = (
    table(
        "MAPPA-eligible offenders on 31 March 2015",
        CATEGORIES,
        row("Level 1", "1548 787 >- 2335"),
        row("Level 2", "12 6 4 22"),
        row("Level 3", "0 0 0 0"),
        row("Total", "1560 793 4 2357"),
    ),
    table(
        "by category (yearly total)",
        CATEGORIES,
        row("Level 2", "18 7 7 32"),
        row("Level 3", "1 2 0 3"),
        row("Total", "19 9 7 35"),
    ),
    table("Notification requirements", "Offenders", row("breach of notification", "37")),
    table(
        "Restrictive orders",
        "Orders",
        row("SOPOs", "134"),
        row("NOs", "3"),
        row("FTOs", "0"),
    ),
    table(
        "returned to custody: breach of licence",
        CATEGORIES,
        row("Level 2", "6 3 1 10"),
        row("Level 3", "0 0 0 0"),
        row("Total", "6 3 1 10"),
    ),
    table(
        "returned to custody: breach of SOPO",
        CATEGORIES,
        row("Level 2", "0 - - 0"),
        row("Level 3", "0 - - 0"),
        row("Total", "0 - - 0"),
    ),
    table("Rate", "Rate", row("per 100,000 people aged ten and over", "100")),
)

NORFOLK_2019 = (
    table(
        "MAPPA-eligible offenders on 31 March 2019",
        CATEGORIES,
        row("Level 1", "1094 462 - 1556"),
        row("Level 2", "5 1 7 13"),
        row("Level 3", "0 1 0 1"),
        row("Total", "1099 464 7 1570"),
    ),
    table(
        "by category (yearly total)",
        CATEGORIES,
        row("Level 2", "33 38 52 123"),
        row("Level 3", "0 1 2 3"),
        row("Total", "33 39 54 126"),
    ),
    table(
        "Notification requirements",
        "Offenders",
        row("breach of notification", "13"),
        row("revoked on application", "11"),
    ),
    table(
        "Restrictive orders",
        "Orders",
        row("(SHPOs)", "85"),
        row("foreign travel restriction", "0"),
        row("(NOs)", "3"),
    ),
    table("Sexual Risk Orders", "People", row("breach of a Sexual Risk Order (SRO)", "2")),
    table(
        "returned to custody: breach of licence",
        CATEGORIES,
        row("Level 2", "6 14 16 36"),
        row("Level 3", "1 3 2 6"),
        row("Total", "7 17 18 42"),
    ),
    table(
        "returned to custody: breach of SOPO",
        CATEGORIES,
        row("Level 2", "0 - - 0"),
        row("Level 3", "0 - - 0"),
        row("Total", "0 - - 0"),
    ),
    table("Rate", "Rate", row("per 100,000 people aged ten and over", "136")),
)

WEST_MIDLANDS_2023 = (
    table(
        "MAPPA-eligible individuals on 31 March 2023",
        CATEGORIES,
        row("Level 1", "3638 1650 ->n/a 5288"),
        row("Level 2", "18 28 17 63"),
        row("Level 3", "1 0 1 2"),
        row("Total", "3657 1678 18 5353"),
    ),
    table(
        "by category (yearly total)",
        CATEGORIES,
        row("Level 2", "49 80 39 168"),
        row("Level 3", "3 6 4 13"),
        row("Total", "52 86 43 181"),
    ),
    table(
        "Notification requirements",
        "Individuals",
        row("breach of notification", "62"),
        row("revoked on application", "64"),
    ),
    table(
        "Restrictive orders",
        "Orders",
        row("(SHPO)", "190"),
        row("foreign travel restriction", "0"),
        row("Notification Order", "1"),
    ),
    table("Sexual Risk Orders", "Individuals", row("breach of a Sexual Risk Order (SRO)", "2")),
    table(
        "returned to custody: breach of licence",
        CATEGORIES,
        row("Level 2", "14 30 13 57"),
        row("Level 3", "2 2 0 4"),
        row("Total", "16 32 13 61"),
    ),
    table(
        "returned to custody: breach of SHPO",
        "Individuals",
        row("Level 2", "0"),
        row("Level 3", "0"),
        row("Total", "0"),
    ),
    table("Rate", "Rate", row("per 100,000 people aged ten and over", "144")),
)

REPORTS = {
    ("kent", "2006"): KENT_2006,
    ("kent", "2015"): KENT_2015,
    ("norfolk", "2019"): NORFOLK_2019,
    ("west-midlands", "2023"): WEST_MIDLANDS_2023,
}

# The chapters as they follow one another in the published reports, under this project's titles.
ORDER = {
    ("kent", "2006"): [
        "Joint foreword",
        "Ministerial foreword",
        "MAPPA – the first five years: a national overview, 2001–2006",
        "Key achievements",
        "How the MAPPA operate locally and levels of risk management",
        "Level 3 in Kent and Medway",
        "Tasking and Co-ordinating Group",
        "MAPPA categories",
        "Keeping the risk down",
        "Managing the risk",
        "Examples of the agencies involved in MAPPA",
        "The year’s events",
        "MAPPA annual report statistical information",
        "Strategic Management Board",
        "The focus on victims",
        "The role of the analyst",
        "The role of the Prison Service in MAPPA",
        "Lay advisers",
        "Violent and Sex Offender Register (ViSOR)",
        "Keeping children safe – disqualification orders",
        "Role of the Public Protection Officer at Kent Police Headquarters",
        "Role of the Senior Probation Officer and Manager, High Risk Offenders",
        "Case studies",
        "Contact details",
    ],
    ("kent", "2015"): [
        "Introduction",
        "What is MAPPA?",
        "MAPPA statistics",
        "Explanatory commentary on the statistical tables",
        "MAPPA work in Kent",
        "The role of the Strategic Management Board",
        "Safeguarding children",
        "Victim liaison and lay advisers",
    ],
    ("norfolk", "2019"): [
        "Introduction",
        "What is MAPPA?",
        "MAPPA statistics",
        "Explanatory commentary on the statistical tables",
        "Norfolk update: Norfolk Constabulary",
        "Norfolk update: lay adviser",
        "Norfolk update: Universal Credit",
    ],
    ("west-midlands", "2023"): [
        "Introduction",
        "What is MAPPA?",
        "MAPPA statistics",
        "Explanatory commentary on the statistical tables",
        "Lay adviser’s reflections",
        "Youth justice perspective",
    ],
}

LETTERS = {
    ("kent", "2006"): [],
    ("kent", "2015"): [
        "(a) MAPPA-eligible offenders",
        "(b) Registered sexual offenders (RSOs)",
        "(c) Violent offenders",
        "(d) Other dangerous offenders",
        "(e) Breach of licence",
        "(f) Sexual Offences Prevention Order (SOPO)",
        "(g) Notification Order",
        "(h) Foreign Travel Order",
    ],
    ("norfolk", "2019"): [
        "(a) MAPPA-eligible offenders",
        "(b) Registered sexual offenders (RSOs)",
        "(c) Violent offenders",
        "(d) Other dangerous offenders",
        "(e) Breach of licence",
        "(f) Sexual Harm Prevention Order (SHPO)",
        "(g) Notification Order",
        "(h) Sexual Risk Order (SRO)",
        "(i) Lifetime notification requirements revoked on application",
    ],
    ("west-midlands", "2023"): [
        "(a) MAPPA-eligible individuals",
        "(b) Subject to sex offender notification requirements",
        "(c) Violent offenders",
        "(d) Other dangerous offenders",
        "(e) Terrorism and terrorism risk offenders",
        "(f) Breach of licence",
        "(g) Sexual Harm Prevention Order (SHPO)",
        "(h) Notification Order",
        "(i) Sexual Risk Order (SRO)",
        "(j) Lifetime notification requirements revoked on application",
    ],
}

by_report = pytest.mark.parametrize("report", list(REPORTS), ids=" ".join)
Report = tuple[str, str]


@cache
def composed(area: str, year: str) -> Document:
    checked = check_report(Workspace(ROOT), area, year)
    assert checked.report, checked.problems
    return compose_report(checked.report, digest="")


def numbered_tables(report: Report) -> list[Table]:
    """The tables with a number: those of the return and of the national figures, none that an author wrote."""
    return [block for block in composed(*report).blocks if isinstance(block, Table) and block.caption]


def headings(report: Report) -> list[Heading]:
    return [block for block in composed(*report).blocks if isinstance(block, Heading)]


@by_report
def test_every_published_figure_stands_in_its_table_row_and_column(report: Report) -> None:
    tables = numbered_tables(report)

    assert [made.caption.number for made in tables if made.caption] == list(range(1, len(REPORTS[report]) + 1))
    for made, published in zip(tables, REPORTS[report], strict=True):
        assert made.caption
        assert published.title in words_of(made.caption.text)
        assert [words_of(column.heading).split(":")[0] for column in made.columns[1:]] == published.headings
        for row_made, line in zip(made.rows, published.rows, strict=True):
            label, *cells = map(words_of, row_made.cells)
            assert line.label in label
            assert (published.title, label, cells) == (published.title, label, line.printed)


@by_report
def test_the_totals_of_every_table_are_marked_as_totals(report: Report) -> None:
    for made, published in zip(numbered_tables(report), REPORTS[report], strict=True):
        marked = [made_row.is_total for made_row in made.rows]

        assert marked == [line.label == "Total" for line in published.rows]


@by_report
def test_the_chapters_stand_in_the_published_order(report: Report) -> None:
    chapters = [words_of(heading.content) for heading in headings(report) if heading.level == 1]

    # The published reports do not sum the year up at the front, and have no glossary and no imprint.
    own = [each for each in chapters if each == "Appendix: Glossary"]
    assert chapters == ["The year at a glance", *ORDER[report], *own, "About this report"]


@by_report
def test_definitions_bear_the_published_letters(report: Report) -> None:
    lettered = [heading for heading in headings(report) if heading.anchor.startswith("definition-")]

    # What a term includes stands behind it, and is no part of its name.
    assert [words_of(heading.content).split(", including")[0] for heading in lettered] == LETTERS[report]


def test_what_is_mappa_of_2015_has_its_own_letters() -> None:
    blocks = composed("kent", "2015").blocks
    start = next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.anchor == "what-is-mappa")
    end = next(i for i, block in enumerate(blocks) if isinstance(block, Table))
    words = [words_of(block.content) for block in blocks[start:end] if isinstance(block, Paragraph)]

    letters = [match[1] for said in words if (match := re.match(r"\((\w)\) ", said))]
    assert letters == list("abcde")


def test_the_share_managed_at_level_1_in_2015_comes_out_as_published() -> None:
    paragraphs = [words_of(block.content) for block in composed("kent", "2015").blocks if isinstance(block, Paragraph)]

    assert [re.findall(r"\((\d+%) this year\)", said) for said in paragraphs if "this year)" in said] == [["99%"]]


def test_the_units_of_2006_add_up_to_the_offenders_registered_in_the_whole_area() -> None:
    units = numbered_tables(("kent", "2006"))[-1]

    values = [int(words_of(made.cells[1])) for made in units.rows]

    assert sum(values[:-1]) == values[-1] == 941


# That the figures typed above are those of the published reports, where the reports are at hand.


def published_text(name: str) -> str:
    path: Path = SHARED / name
    if not path.is_file():
        pytest.skip(f"the published report is not at {path}")
    return path.read_text("utf-8")


def typed(tables: tuple[Published, ...]) -> list[str]:
    return [figure for published in tables for line in published.rows for figure in line.published]


def test_the_figures_typed_for_kent_2006_are_those_of_its_return() -> None:
    report = published_text("corpus/kent-2006.txt")
    answers = report[report.index("1. Category 1 MAPPA offenders") : report.index("Overseeing and managing")]
    last = [line.rsplit("\t", 1)[1] for line in answers.splitlines() if "\t" in line]
    bare = [re.sub(r"Level \d:|\b\w\)|\d\) ", " ", answer) for answer in last]

    assert [figure for answer in bare for figure in re.findall(r"\d+", answer)] == typed(KENT_2006[5:])


def test_the_figures_typed_for_kent_2006_are_those_of_the_national_tables() -> None:
    report = published_text("corpus/kent-2006.txt")
    overview = report[report.index("Category\t2002/03") : report.index("Total Number of Orders\t526") + 50]
    rows = [line.split("\t")[1:] for line in overview.splitlines() if re.match(r"[1-5]\. |Total", line)]
    figures = [re.findall(r"-?[\d.]+%?", cell) for cells in rows for cell in cells]

    assert [figure for cell in figures for figure in cell] == typed(KENT_2006[:5])


def test_the_figures_typed_for_kent_2015_are_those_of_the_published_report() -> None:
    report = published_text("corpus/kent-2015.txt")
    tables = report[report.index("on 31 March 2015") : report.index("This figure has been calculated")]
    ends = re.findall(r"^(?:Level \d|.*[A-Za-z])((?:[ \n]+(?:\d+|-)(?![\d\w]))+) *$", tables[20:], re.MULTILINE)

    assert [figure for end in ends for figure in end.split()] == typed(KENT_2015)


def test_the_figures_typed_for_norfolk_2019_are_those_of_the_published_report() -> None:
    report = published_text("corpus/norfolk-2019.txt")
    tables = report[report.index("on 31 March 2019") : report.index("This figure has been calculated")]
    lines = [line.strip() for line in tables.splitlines()]

    assert [line for line in lines if line.isdecimal() or line == "-"] == typed(NORFOLK_2019)


def test_the_figures_typed_for_the_west_midlands_are_those_that_were_handed_over() -> None:
    facts = published_text("facts/west-midlands-2023.md")
    lines = [line.strip("|").split("|")[1:] for line in facts.splitlines() if re.match(r"\| (Level \d|Total) \|", line)]
    in_tables = [cell.strip() for cells in lines for cell in cells]
    prose = re.findall(r"(?:requirements|revoked|SHPO|restriction|orders|Order:|Level \d|Total|100,000:) (\d+)", facts)

    assert in_tables == [figure for number in (0, 1, 5) for figure in typed((WEST_MIDLANDS_2023[number],))]
    assert prose[:10] == [figure for number in (2, 3, 4, 6, 7) for figure in typed((WEST_MIDLANDS_2023[number],))]
