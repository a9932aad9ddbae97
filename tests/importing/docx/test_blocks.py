"""Headings, lists, quotations and tables of Word files, and what comes of each."""

from __future__ import annotations

import pytest

from tests.importing.docx.word import field, item, p, read, run, tbl, tc, tr
from tests.importing.shown import shown, told

LARGE = '<w:sz w:val="28"/>'
TEXT = p("The board met four times in the year, and its work went on between the meetings.")


@pytest.mark.parametrize(
    ("paragraph", "heading"),
    [
        (p("By its name, whatever its id", style="Pennawd1"), "# By its name, whatever its id"),
        (p("By what it is based on", style="Own"), "## By what it is based on"),
        (p("By outline alone", properties='<w:outlineLvl w:val="2"/>'), "### By outline alone"),
        (p("Deeper than a report goes", properties='<w:outlineLvl w:val="7"/>'), "#### Deeper than a report goes"),
        (p("Text by outline", style="H2", properties='<w:outlineLvl w:val="9"/>'), "Text by outline"),
        (p(run("Bold", "<w:b/>") + run(" is no emphasis"), style="H2"), "## Bold is no emphasis"),
        (p("In a ring of styles", style="Loop"), "In a ring of styles"),
    ],
)
def test_headings_by_style_and_outline(paragraph: str, heading: str) -> None:
    finished = read(paragraph + TEXT)

    assert (shown(finished)[0], told(finished)) == (heading, [])


def test_the_number_before_a_heading_is_left_out_and_told() -> None:
    body = "".join(
        p(f"Part {number}", style="H2", properties='<w:numPr><w:numId w:val="1"/></w:numPr>') for number in (1, 2)
    )
    finished = read(body)

    assert shown(finished) == ["## Part 1", "## Part 2"]
    assert told(finished) == ["list [paragraph 1 and paragraph 2] the numbers before 2 headings were left out"]


def test_lines_that_only_look_like_headings_are_guessed_and_told() -> None:
    body = (
        p(run("Police", "<w:b/>" + LARGE)) + p(run("Our year", "<w:b/>")) + TEXT + p(run("Training", "<w:b/>")) + TEXT
    )
    finished = read(body)

    text = "The board met four times in the year, and its work went on between the meetings."
    assert shown(finished) == ["# Police", "## Our year", text, "## Training", text]
    assert told(finished) == [
        "guessed heading [paragraph 1] “Police” was taken for a heading, as it is bold or large as a whole",
        "guessed heading [paragraph 2] “Our year” was taken for a heading, as it is bold or large as a whole",
        "guessed heading [paragraph 4] “Training” was taken for a heading, as it is bold or large as a whole",
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        p(run("It ends with a stop.", "<w:b/>")),
        p(run("Bold", "<w:b/>") + run(" in part")),
        p(run("12,345", "<w:b/>")),
        p(run("word " * 20, "<w:b/>")),
        p(run("two", "<w:b/>") + "<w:r><w:br/></w:r>" + run("lines", "<w:b/>")),
    ],
)
def test_other_bold_lines_are_no_headings(paragraph: str) -> None:
    assert told(read(paragraph + TEXT)) == []


def test_a_bold_line_that_nothing_follows_is_no_heading() -> None:
    assert shown(read(TEXT + p(run("Assistant Chief Constable", "<w:b/>"))))[1:] == ["**Assistant Chief Constable**"]


def test_a_bold_line_before_a_heading_is_what_ends_a_section() -> None:
    body = (
        p("Police", style="H2") + TEXT + p(run("Assistant Chief Constable", "<w:b/>")) + p("Prisons", style="H2") + TEXT
    )

    assert "**Assistant Chief Constable**" in shown(read(body))


def test_a_heading_over_two_lines_is_one_line() -> None:
    assert shown(read(p(run("Kent") + "<w:r><w:br/></w:r>" + run("Police"), style="H2") + TEXT))[0] == "## Kent Police"


def test_below_headings_by_style_bold_lines_are_one_level_down_and_other_bold_styles_none() -> None:
    finished = read(p("Police", style="H2") + p("Inspector", style="Bold") + TEXT + p(run("Training", "<w:b/>")) + TEXT)

    assert [line for line in shown(finished) if len(line) < 20] == ["## Police", "Inspector", "### Training"]


def test_a_list_of_contents_is_left_out_told_and_finds_headings() -> None:
    tab = "<w:r><w:tab/></w:r>"
    contents = p("Contents") + "".join(
        p(run(words) + tab + run(str(page)))
        for words, page in (("Foreword", 2), ("1. The lay advisers", 3), ("Who we are: the agencies", 5))
    )
    body = contents + p("Foreword") + TEXT + p("The Lay Advisers") + TEXT + p("Who we are – the agencies") + TEXT
    finished = read(body)

    assert [line for line in shown(finished) if len(line) < 40] == [
        "# Foreword",
        "# The Lay Advisers",
        "# Who we are – the agencies",
    ]
    assert told(finished)[:2] == [
        "contents [paragraph 2] a list of contents was left out, as a report makes its own: "
        "Contents; Foreword 2; 1. The lay advisers 3; Who we are: the agencies 5",
        "guessed heading [paragraph 5] “Foreword” was taken for a heading, as it stands in the list of contents",
    ]


@pytest.mark.parametrize(
    "contents",
    [
        p("Police\t3", style="TOC1") + p("Prisons\t4", style="TOC1"),
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{p('Police 3')}{p('Prisons 4')}</w:sdtContent></w:sdt>",
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("Police 3")
        )
        + p(run("Prisons 4") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    ],
    ids=["by style", "by control", "by field"],
)
def test_a_list_of_contents_that_word_made_is_left_out_and_told(contents: str) -> None:
    finished = read(contents + p("Police", style="H2") + TEXT)

    assert shown(finished)[0] == "## Police"
    assert [line.partition(":")[0] for line in told(finished)] == [
        "contents [paragraph 1] a list of contents was left out, as a report makes its own"
    ]


def test_figures_behind_tabs_are_no_list_of_contents() -> None:
    rows = "".join(p(f"Level {level}\t{figure}") for level, figure in ((1, 548), (2, 78), (3, 2), (4, 9)))

    assert shown(read(rows)) == ["Level 1\t548", "Level 2\t78", "Level 3\t2", "Level 4\t9"]


def test_the_title_is_no_block_and_further_titles_are_headings() -> None:
    body = p("Kent MAPPA", style="Title") + p("Annual report 2023", style="Title") + TEXT + p("Police", style="Title")
    finished = read(body)

    assert finished.title == "Kent MAPPA Annual report 2023"
    assert shown(finished)[1:] == ["# Police"]


def test_quotations_lose_the_italics_of_their_style() -> None:
    body = p(run("It works. ") + run("Truly.", "<w:b/>"), style="Quote") + p("I mean it.", style="Quote") + p("So.")

    assert shown(read(body)) == ["> It works. **Truly.**", "> I mean it.", "So."]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (item("a") + item("b"), ["1. a", "2. b"]),
        (item("a") + p("between") + item("b"), ["1. a", "between", "2. b"]),
        (item("a", 6) + item("b", 6), ["5. a", "6. b"]),
        (item("a") + item("b", 7) + item("c", 6), ["1. a", "2. b", "5. c"]),
        (item("a", 4), ["2. a"]),
        (item("a", 2) + item("b", 2, 1) + item("c", 2), ["- a", "  - b", "- c"]),
        (item("a") + item("b", 1, 1) + item("c", 1, 1) + item("d"), ["1. a", "   1. b", "   2. c", "2. d"]),
        (item("a", 3) + item("b", 3), ["(a) a", "(b) b"]),
        (item("a", 4) + item("b", 4, 1), ["2. a", "   1. b"]),
        (item("b", 4, 1), ["2.1 b"]),
        (item("a", 2) + item("b"), ["- a", "1. b"]),
        (item("a", 5) + item("more of a", 5, 1) + item("b", 5), ["- a", "  more of a", "- b"]),
        (item("a", 2) + p("more", properties='<w:ind w:left="720"/>') + item("b", 2), ["- a", "  more", "- b"]),
        (item("a", 2) + p("text", properties='<w:ind w:left="360"/>') + item("b", 2), ["- a", "text", "- b"]),
        (p("a", style="Dots") + p("b", style="Dots"), ["- a", "- b"]),
        (
            p("a", style="Dots") + p("b", style="Dots", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
            ["- a", "b"],
        ),
        (item("a", 99), ["a"]),
        (p("•\ta"), ["- a"]),
        (p("3.\ta") + p("4.\tb"), ["3. a", "4. b"]),
        (p("- a") + p("- b"), ["- a", "- b"]),
        (p("- a") + p("no list"), ["- a", "no list"]),
        (p("1. a") + p("2. b"), ["1. a", "2. b"]),
        (p("(a)\tone") + p("(b)\ttwo"), ["(a)\tone", "(b)\ttwo"]),
        (p("1986. A year") + p("2,000 people"), ["1986. A year", "2,000 people"]),
    ],
)
def test_what_items_become(body: str, lines: list[str]) -> None:
    assert shown(read(body)) == lines


def test_an_item_whose_numbering_was_deleted_is_not_counted() -> None:
    gone = p(
        "<w:del><w:r><w:delText>out</w:delText></w:r></w:del>",
        properties='<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
    )

    assert shown(read(item("a") + gone + item("b"))) == ["1. a", "2. b"]


HEAD = tr("", "Category 1", "Category 2")


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        (tbl(HEAD, tr("Level 1", "548", "")), ["|  | Category 1 | Category 2 |", "| Level 1 | 548 |  |"]),
        (
            tbl(tr("", tc("People", properties='<w:gridSpan w:val="2"/>')), tr("Level 1", "1", "2")),
            ["|  | People |  |", "| Level 1 | 1 | 2 |"],
        ),
        (
            tbl(HEAD, tr("1", properties='<w:gridBefore w:val="1"/>'), tr("a", "b", "c")),
            ["|  | Category 1 | Category 2 |", "|  | 1 |  |", "| a | b | c |"],
        ),
        (
            tbl(
                HEAD,
                tr(tc("Levels", properties='<w:vMerge w:val="restart"/>'), "1", "2"),
                tr(tc(properties="<w:vMerge/>"), "3", "4"),
            ),
            ["|  | Category 1 | Category 2 |", "| Levels | 1 | 2 |", "|  | 3 | 4 |"],
        ),
        (
            tbl(HEAD, tr("out", "1", "2", properties="<w:del/>"), tr("in", "3", "4", properties="<w:ins/>")),
            ["|  | Category 1 | Category 2 |", "| in | 3 | 4 |"],
        ),
        (
            tbl(HEAD, tr(tc("a", "b"), "1", tc(item("x", 1)))),
            ["|  | Category 1 | Category 2 |", "| a / b | 1 | 1. x |"],
        ),
        (
            tbl(tr(tc("Return", properties='<w:gridSpan w:val="3"/>')), HEAD, tr("Level 1", "5", "6")),
            ["= Return", "|  | Category 1 | Category 2 |", "| Level 1 | 5 | 6 |"],
        ),
        (
            tbl(tr("Return", "", ""), HEAD, tr("Level 1", "5", "6")),
            ["= Return", "|  | Category 1 | Category 2 |", "| Level 1 | 5 | 6 |"],
        ),
        (
            tbl(
                tr(tc("a", properties='<w:gridSpan w:val="2"/>'), tc("b", properties='<w:gridSpan w:val="2"/>')),
                tr(tc("c", properties='<w:gridSpan w:val="2"/>'), tc("d", properties='<w:gridSpan w:val="2"/>')),
            ),
            ["| a | b |", "| c | d |"],
        ),
        (
            tbl(tr("a", "b"), "<w:sdt><w:sdtContent>" + tr("c", "d") + "</w:sdtContent></w:sdt>"),
            ["| a | b |", "| c | d |"],
        ),
        (
            tbl(tr("a", "b"), tr("c", tc(tbl(tr("x", "y"), tr("1", "2"))))),
            ["| a | b |", "| c |  |", "| x | y |", "| 1 | 2 |"],
        ),
        (tbl(tr(tc("Framed", "twice"))), ["Framed", "twice"]),
        (
            tbl(tr(tc("a", properties='<w:gridSpan w:val="99999999"/>'), "b"), tr("c", "d")),
            ["| a |  | b |", "| c | d |  |"],
        ),
        (
            p("Table " + "1", style="Caption") + tbl(HEAD, tr("a", "1", "2")),
            ["= Table 1", "|  | Category 1 | Category 2 |", "| a | 1 | 2 |"],
        ),
        (
            p(run("Table ") + field(" SEQ Table ", "1") + run(": Levels"), style="Caption")
            + tbl(HEAD, tr("a", "1", "2")),
            ["= Levels", "|  | Category 1 | Category 2 |", "| a | 1 | 2 |"],
        ),
        (
            tbl(HEAD, tr("a", "1", "2")) + p("Table 4 – Levels", style="Caption"),
            ["= Levels", "|  | Category 1 | Category 2 |", "| a | 1 | 2 |"],
        ),
        (
            p(run("People at each level", "<w:b/>")) + tbl(HEAD, tr("a", "1", "2")),
            ["= People at each level", "|  | Category 1 | Category 2 |", "| a | 1 | 2 |"],
        ),
        (
            p("Table 2. People") + tbl(HEAD, tr("a", "1", "2")),
            ["= People", "|  | Category 1 | Category 2 |", "| a | 1 | 2 |"],
        ),
        (p("Nothing near it", style="Caption") + p("a"), ["Nothing near it", "a"]),
    ],
)
def test_what_tables_become(table: str, lines: list[str]) -> None:
    assert shown(read(table)) == lines


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (
            tbl(tr(tc("a", properties='<w:gridSpan w:val="2"/>'), "b"), tr("1", "2", "3")),
            "merged cells [table 1] a merged cell was parted: its words stand in its first place, "
            "and the others are blank",
        ),
        (
            tbl(tr("a", "b"), tr("c", tc(tbl(tr("x", "y"))))),
            "nested table [table 1] a table within a table was set after it",
        ),
        (
            tbl(tr("a", "b"), tr("c", "d", properties="<w:del/>")),
            "changes [table 1] a table's row whose deletion was tracked was left out",
        ),
        (
            tbl(tr("a", "b"), tr("c", "d", properties="<w:hidden/>")),
            "hidden words [table 1] a hidden row was left out",
        ),
        (
            tbl(tr("a", tc("b", properties="<w:cellDel/>")), tr("c")),
            "changes [table 1, row 1] a table's cell whose deletion was tracked was left out",
        ),
        (
            tbl(tr("a")),
            "table [table 1] a table of one cell was taken for a frame, and its words for text",
        ),
    ],
)
def test_what_is_told_of_tables(table: str, words: str) -> None:
    assert told(read(table)) == [words]


def test_blocks_inside_what_word_wraps_round_them_are_kept() -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('one')}{tbl(tr('a', 'b'))}</w:sdtContent></w:sdt>"
        f"<w:customXml>{p('two')}</w:customXml><w:ins>{p('three')}</w:ins>"
        f"<w:del>{p('gone')}</w:del><w:moveFrom>{p('gone')}</w:moveFrom><w:moveTo>{p('four')}</w:moveTo>"
        f"<mc:AlternateContent><mc:Choice Requires='w14'>{p('five')}</mc:Choice>"
        f"<mc:Fallback>{p('not this')}</mc:Fallback></mc:AlternateContent>"
        f"<mc:AlternateContent><mc:Choice Requires='new'>{p('not this')}</mc:Choice>"
        f"<mc:Fallback>{p('six')}</mc:Fallback></mc:AlternateContent>"
    )

    assert shown(read(body)) == ["one", "| a | b |", "two", "three", "four", "five", "six"]
