from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator

from mappa_report.document.blocks import (
    Alignment,
    Block,
    BulletList,
    Caption,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    NumberedList,
    Panel,
    Paragraph,
    ParagraphRole,
    Picture,
    Quotation,
    Row,
    Table,
)
from mappa_report.document.document import Colours, ContentsEntry, Cover, Document
from mappa_report.document.inlines import Anchored, Emphasis, Footnote, Inlines, Link, Placeholder, Strong, Text
from mappa_report.document.panels import Bar, BarGroup, BarPanel
from mappa_report.source.place import Place, Source
from mappa_report.writers import FindTemplate, FormatFault, TemplateFault
from mappa_report.writers.docx.writer import write_docx
from mappa_report.writers.docx.xml import bookmark_name, contents_bookmark
from mappa_report.writers.text_length import text_length
from tests.documents import BARS, FIGURES, TIMELINE, empty, every_node, png, text
from tests.docx_outline import edge_outline, find, outline, part

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "templates"

Rebrand = Callable[..., Path]


def packaged(name: str) -> Path:
    return TEMPLATES / name


def written(*blocks: Block, **changes: object) -> bytes:
    return write_docx(replace(empty(), blocks=blocks, **changes), packaged)


def body(*blocks: Block) -> list[str]:
    """The outline of a Document of these blocks alone, without its first page and its last section."""
    return outline(written(*blocks))[3:-1]


def findings(data: bytes, folder: Path) -> list[str]:
    file = folder / "report.docx"
    file.write_bytes(data)
    return [finding.description for finding in OpenXmlValidator().validate(str(file)).errors]


def test_every_node() -> None:
    assert outline(write_docx(every_node(), packaged)) == [
        "Title: Kent MAPPA annual report",
        "Subtitle: 1 April 2022 to 31 March 2023",
        "Author: <Strong Kent Strategic Management Board> | "
        "section (11906x16838, default header, default footer, first page apart)",
        "TOC Heading: Contents",
        r'toc 1: ‹ TOC \o "1-2" \h \z \u = [Introduction](#_Toc_introduction)',
        "toc 2: [What changed <this> year & why](#_Toc_what_changed)",
        "toc 1: [Statistics](#_Toc_statistics)› | section (11906x16838)",
        "heading 1: {_Toc_introduction: {introduction: Introduction}}",
        "Byline: Chair of the board, Kent",
        "Section Note: Illustrative wording.",
        "Body Text: Plain, <Emphasis emphasised>, <Strong strong with ><Strong+i both> and a "
        "[<Hyperlink link>](https://www.gov.uk/a?b=1&c=2); a <tag>, an & and “quotes”.⏎"
        "A second line, to [<Hyperlink the statistics>](#statistics).",
        "heading 2: {_Toc_what_changed: {what_changed: What changed <this> year & why}}",
        "List Bullet • (kept): first",
        "List Bullet • (kept): second",
        "List Bullet 2 –: nested",
        "List Number 3. (kept): three",
        "List Number 4.: four",
        "List Number 1.: one again",
        "Quote: A board that listens.",
        "Quote (kept): And acts.",
        "Signatory (kept): Chief Constable, Kent Police",
        "Signatory: Head of Probation, Kent",
        "Picture: picture 40x20: A plain blue rectangle.",
        "table (Report Table; first row; 3225+5847): ",
        "  row (header, whole) | Table Heading (kept): When | Table Heading Centre (kept): What",
        "  row (whole) | Table Text (kept): April | Table Centre (kept): <Strong Review> of panels",
        "  row (whole) | Table Text: August | Table Centre: New documents",
        "heading 1: {_Toc_statistics: {statistics: Statistics}}",
        r"caption (kept): {table_1: Table ‹ SEQ Table \* ARABIC = 1›}: People on 31 March 2023",
        "table (Report Table; first row, first column, last row; 1258+2636+1549): "
        "People on 31 March 2023 / Three rows by two columns of figures.",
        "  row (header, whole) | Table Heading (kept): Level | "
        "Table Heading Figure (kept): Category 1: notification & more | Table Heading Figure (kept): Total",
        "  row (whole) | Table Text (kept): Level 1 | Table Figure (kept): 1,945 | "
        "Table Figure (kept): <Table Total 2,680>",
        "  row (whole) | Table Text (kept): Level 2 | Table Figure (kept): n/a | "
        "Table Figure (kept): <Table Total not returned>",
        "  row (whole) | Table Text (kept): <Table Total Total> | Table Figure (kept): <Table Total 1,953> | "
        "Table Figure (kept): <Table Total 2,706>",
        "Note (kept): Explained in [<Hyperlink (a)>](#definition_eligible).",
        "Note: n/a: not applicable.",
        r"caption (kept): {chart_1: Chart ‹ SEQ Chart \* ARABIC = 1›}: People at each level & in <all>",
        "Picture: picture 604x128: Of 2,706 people, 2,680 were at Level 1, and 1 at Level 3 & above.",
        "heading 2: {definitions: Definitions}",
        "heading 3: {definition_eligible: (a) MAPPA-eligible individuals}",
        "Body Text (kept): People in the community, Welsh ŵ and ŷ among the letters.",
        "heading 4: {fourth: A fourth level}",
        "Body Text (kept): The last words.",
        "section (11906x16838, default header)",
    ]


def test_the_least_document_has_one_page() -> None:
    assert outline(write_docx(empty(), packaged)) == [
        "Title: T",
        "Subtitle: S",
        "Author: <Strong A>",
        "section (11906x16838, default header, default footer, first page apart)",
    ]


def test_contents_deeper_than_their_styles_stay_at_the_deepest() -> None:
    contents = tuple(ContentsEntry(level, str(level), f"a{level}") for level in (1, 2, 3, 4))
    lines = outline(written(Paragraph(text("Text")), contents=contents))
    assert [line.partition(": ")[0] for line in lines[4:8]] == ["toc 1", "toc 2", "toc 3", "toc 3"]


def test_contents_show_the_pages_that_are_known_as_fields_which_word_can_work_out_again(tmp_path: Path) -> None:
    entries = (
        ContentsEntry(1, "One", "one", "3"),
        ContentsEntry(2, "Two", "two"),
        ContentsEntry(1, "Three", "x", "12"),
    )
    headings = (Heading(1, text("One"), "one"), Heading(2, text("Two"), "two"), Heading(1, text("Three"), "x"))
    data = written(*headings, contents=entries)

    assert outline(data)[4:7] == [
        'toc 1: ‹ TOC \\o "1-2" \\h \\z \\u = [One⇥‹ PAGEREF _Toc_one \\h = 3›](#_Toc_one)',
        "toc 2: [Two](#_Toc_two)",
        "toc 1: [Three⇥‹ PAGEREF _Toc_x \\h = 12›](#_Toc_x)› | section (11906x16838)",
    ]
    assert b"w:dirty" not in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    assert findings(data, tmp_path) == []


FOOTER = "footer: Kent MAPPA annual report 2022–23 · Page ‹ PAGE = 1› of ‹ NUMPAGES = 1›"


def test_running_header_and_page_number() -> None:
    data = write_docx(every_node(), packaged)
    assert edge_outline(data, "header1") == ["header: Kent MAPPA annual report 2022–23"]
    assert edge_outline(data, "section-header1") == [
        'header: ‹ STYLEREF "Heading 1" = Kent MAPPA annual report 2022–23›'
    ]
    assert edge_outline(data, "footer1") == [FOOTER]
    assert [line.rpartition(" | ")[2] for line in outline(data) if "section (" in line] == [
        "section (11906x16838, default header, default footer, first page apart)",
        "section (11906x16838)",
        "section (11906x16838, default header)",
    ]


def test_a_text_without_sections_has_the_title_at_the_head_of_its_pages() -> None:
    data = written(Paragraph(text("All of it.")), Heading(2, text("Part of it")))
    assert "word/section-header1.xml" not in zipfile.ZipFile(io.BytesIO(data)).namelist()


@pytest.mark.parametrize("document", [every_node(), empty()], ids=["every node", "empty"])
def test_the_validator_finds_nothing(document: Document, tmp_path: Path) -> None:
    assert findings(write_docx(document, packaged), tmp_path) == []


def test_two_writes_give_the_same_bytes_free_of_time_and_machine() -> None:
    data = write_docx(every_node(), packaged)
    assert data == write_docx(every_node(), packaged)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/charts/_rels/chart10.xml.rels",
        "word/charts/chart10.xml",
        "word/document.xml",
        "word/embeddings/Microsoft_Excel_Sheet10.xlsx",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/header1.xml",
        "word/media/image1.png",
        "word/numbering.xml",
        "word/section-header1.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]
    assert {(entry.date_time, entry.create_system) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 3)}


def core_properties(data: bytes) -> dict[str, str]:
    return {child.tag.rpartition("}")[2]: child.text for child in part(data, "docProps/core.xml")}


def test_core_properties_have_no_date_of_their_own() -> None:
    assert core_properties(write_docx(every_node(), packaged)) == {
        "title": "Kent MAPPA annual report",
        "subject": "The annual report of the Kent Strategic Management Board.",
        "creator": "Kent Strategic Management Board",
        "language": "en-GB",
    }


def test_a_given_date_is_printed_as_utc() -> None:
    dated = core_properties(written(created=1_700_000_000))
    assert (dated["created"], dated["modified"]) == ("2023-11-14T22:13:20Z", "2023-11-14T22:13:20Z")


def test_the_language_is_that_of_the_document() -> None:
    data = written(language="cy-GB")
    assert find(part(data, "word/styles.xml"), "//w:lang/@w:val") == ["cy-GB"]
    assert find(part(data, "word/settings.xml"), "//w:themeFontLang/@w:val") == ["cy-GB"]


def test_every_internal_link_leads_to_a_bookmark() -> None:
    document = part(write_docx(every_node(), packaged), "word/document.xml")
    names = find(document, "//w:bookmarkStart/@w:name")
    numbers = find(document, "//w:bookmarkStart/@w:id")
    assert set(find(document, "//w:hyperlink/@w:anchor")) <= set(names)
    assert len(set(names)) == len(names)
    assert len(set(numbers)) == len(numbers)


def test_no_paragraph_is_empty() -> None:
    document = part(write_docx(every_node(), packaged), "word/document.xml")
    assert find(document, "//w:p[not(.//w:t) and not(.//w:drawing)]") == []


def test_nothing_is_formatted_directly() -> None:
    document = part(write_docx(every_node(), packaged), "word/document.xml")
    direct = "jc rFonts color sz spacing ind shd tblBorders tcBorders vAlign pageBreakBefore".split()
    assert [name for name in direct if find(document, f"//w:{name}")] == []


@pytest.mark.parametrize(
    ("anchor", "name"),
    [
        ("introduction", "introduction"),
        ("table-1", "table_1"),
        ("table_1", "at_table_1_250b6dc16d"),
        ("1-april", "at_1_april_d39d53959f"),
        ("cyflwyniad-â-ŵ", "at_cyflwyniad_1376f103f8"),
        ("a" * 50, "at_aaaaaaaaaaaaaaaaaaaaa_160b4e433e"),
    ],
)
def test_bookmark_names(anchor: str, name: str) -> None:
    assert bookmark_name(anchor) == name


@given(st.text(min_size=1), st.text(min_size=1))
def test_bookmark_names_are_what_word_takes_and_never_meet(one: str, other: str) -> None:
    name = contents_bookmark(one)
    assert len(name) <= 40
    assert name.isascii()
    assert name.replace("_", "a").isalnum()
    assert (bookmark_name(one).casefold() == bookmark_name(other).casefold()) == (one == other)


WORDS = st.text(
    # A soft hyphen is an element of its own.
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\xad\ufffe\uffff"),
    min_size=1,
)


@settings(max_examples=25, deadline=None)
@given(WORDS)
def test_any_words_come_through(words: str) -> None:
    document = part(written(Paragraph(text(words))), "word/document.xml")
    assert find(document, "//w:t[last()]/text()")[-1] == words


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ((Strong(text("a")),), "<Strong a>"),
        ((Emphasis((Strong(text("a")),)),), "<Strong+i a>"),
        ((Strong((Link(text("a"), "mailto:a@b.uk"),)),), "[<Hyperlink+b a>](mailto:a@b.uk)"),
        ((Link((Emphasis((Strong(text("a")),)),), "#x"),), "[<Hyperlink+b+i a>](#x)"),
        ((Text("a\tb\nc"),), "a b c"),
    ],
)
def test_words_within_words(content: Inlines, expected: str) -> None:
    assert body(Paragraph(content)) == [f"Body Text: {expected}"]


def test_one_relationship_for_each_address() -> None:
    link = Link(text("a"), "https://www.gov.uk/")
    links = part(written(Paragraph((link, link))), "word/_rels/document.xml.rels")
    assert [item.get("Target") for item in links if item.get("TargetMode")] == ["https://www.gov.uk/"]


def test_what_a_link_s_words_leave_unsaid_is_shown_beside_it_and_no_sign_is_underlined(tmp_path: Path) -> None:
    letter, sign = Link(text("(b)"), "#b", "(b) Violent <offenders>"), Link(text("-"), "#n", "-: not applicable")
    data = written(Paragraph((Anchored(text("here"), "b"), letter, Anchored(text("there"), "n"), sign)))
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()

    assert re.findall(r'<w:hyperlink [^>]*w:tooltip="([^"]*)"', xml) == [
        "(b) Violent &lt;offenders&gt;",
        "-: not applicable",
    ]
    looks = re.findall(r"<w:rPr>(.*?)</w:rPr><w:t[^>]*>(.*?)<", xml[xml.index("<w:hyperlink ") :])
    underlined = {words: "w:u " not in look for look, words in looks}
    assert underlined == {"(b)": True, "-": False}
    assert findings(data, tmp_path) == []


def test_a_placeholder_is_our_fault() -> None:
    node = Placeholder("figures.total", Place(Source("10-introduction.md"), 3, 5))
    with pytest.raises(AssertionError, match=r"\{\{ figures\.total \}\} at 10-introduction\.md:3:5"):
        written(Paragraph((node,)))


def test_a_paragraph_without_words_is_left_out() -> None:
    assert body(Paragraph(())) == []


def test_lists_within_lists() -> None:
    deep: Block = Paragraph(text("fourth"))
    for _ in range(4):
        deep = NumberedList(((deep,),))
    assert body(
        BulletList(
            ((Paragraph(text("one")), Paragraph(text("more of one")), NumberedList(((Paragraph(text("in it")),),))),)
        ),
        NumberedList(((Paragraph(text("x")),), (Paragraph(text("y")), Paragraph(text("more of y")))), start=9),
        deep,
    ) == [
        "List Bullet •: one",
        "List Continue (kept): more of one",
        "List Number 2 1.: in it",
        "List Number 9. (kept): x",
        "List Number 10.: y",
        "List Continue: more of y",
        "List Number 1. (kept): ",
        "List Number 2 1. (kept): ",
        "List Number 3 1. (kept): ",
        "List Number 3 1.: fourth",
    ]


def test_no_item_of_a_list_is_alone_at_the_foot_or_the_head_of_a_page() -> None:
    items = BulletList(tuple((Paragraph(text(word)),) for word in ("one", "two", "three", "four", "five")))
    assert [line.partition(":")[0] for line in body(items)] == [
        "List Bullet • (kept)",
        "List Bullet •",
        "List Bullet •",
        "List Bullet • (kept)",
        "List Bullet •",
    ]


DEFINITIONS = tuple(Heading(2, text(f"({each})"), each) for each in "abcdefgh")


def test_the_headings_of_many_short_parts_are_smaller_where_the_template_has_a_style_for_them(rebrand: Rebrand) -> None:
    blocks = (Heading(1, text("Terms"), "terms"), *DEFINITIONS)
    assert body(*blocks)[:2] == ["heading 1: {terms: Terms}", "Heading 2 Compact: {a: (a)}"]

    older = replacing(rebrand("word/styles.xml", '"Heading 2 Compact"', '"Heading of ours"'))
    (line,) = [each for each in outline(write_docx(replace(empty(), blocks=blocks), older)) if "(a)" in each]
    assert line == "heading 2: {a: (a)}"


def test_no_type_is_smaller_than_ten_points_and_a_line_of_text_has_60_to_75_letters() -> None:
    styles = part(written(), "word/styles.xml")
    sizes = [int(size) for size in find(styles, "//w:sz/@w:val")]
    assert min(sizes) == 2 * 10
    assert sizes[0] == 2 * 12, "of the text"
    letters = "They publish each year how many people they manage, and how well it goes, so that all can see."
    in_arial = text_length(letters, 12) * 0.83 / len(letters)  # lengths are estimated for bold letters, and amply
    room = 9072 / 20 - int(find(styles, "string(//w:style[w:name/@w:val='Body Text']//w:ind/@w:right)")) / 20
    assert 60 < room / in_arial < 75


def test_all_in_a_panel_is_as_wide_as_its_text(tmp_path: Path) -> None:
    content = (Heading(2, text("A case")), Paragraph(text("It went well.")), BulletList(((Paragraph(text("So")),),)))
    data = written(Heading(1, text("Cases")), Panel(content), Paragraph(text("After it.")))

    settings = [
        [etree.QName(each).localname for each in find(made, "./w:pPr/*[not(self::w:pStyle)]")]
        for made in find(part(data, "word/document.xml"), "/w:document/w:body/w:p")[-4:]
    ]

    boxed = ["pBdr", "shd", "ind"]
    assert settings == [boxed, ["keepNext", "keepLines", *boxed], boxed, []]
    assert findings(data, tmp_path) == []


def test_two_panels_are_parted_and_text_in_them_keeps_its_distance_from_a_list() -> None:
    items = BulletList(((Paragraph(text("one")),),))
    case = Panel((Paragraph(text("It went well.")), items, Paragraph(text("So it ended."))))

    lines = body(case, case)

    told = ["Body Text: It went well.", "List Bullet •: one", "Text After List: So it ended."]
    assert [line.replace("Body Text (kept)", "Body Text") for line in lines] == [*told, *told]
    file = docx.Document(io.BytesIO(written(case, case)))
    first, _, _, second, *_ = file.paragraphs[-6:]
    space = "./w:pPr/w:pBdr/w:left/@w:space"
    assert [int(each) for each in (*second._p.xpath(space), *first._p.xpath(space))] in (
        [7, 6],
        [5, 4],
        [9, 8],
        [11, 10],
        [13, 12],
    )
    assert (first.paragraph_format.space_before, second.paragraph_format.space_before) == (None, Pt(16))


def test_a_list_below_key_figures_keeps_the_distance_of_a_text_after_a_table() -> None:
    figures = KeyFigures((KeyFigure("12", text("people")),))
    file = docx.Document(io.BytesIO(written(figures, BulletList(((Paragraph(text("one")),),)))))

    assert [each.paragraph_format.space_before for each in file.paragraphs if each.text == "one"] == [Pt(14)]


def test_text_and_tables_after_a_table_keep_their_distance() -> None:
    lines = body(TIMELINE, Paragraph(text("below")), TIMELINE, TIMELINE, FIGURES, Paragraph(text("below notes")))
    assert [line.partition(" (")[0] for line in lines if not line.startswith("  ")] == [
        "table",
        "Text After Table: below",
        "table",
        "Table Separator: ",
        "table",
        "caption",
        "table",
        "Note",
        "Note: n/a: not applicable.",
        "Body Text: below notes",
    ]


def test_a_list_or_quotation_right_below_a_table_keeps_the_distance_that_the_style_of_a_text_there_has() -> None:
    items = ((Paragraph(text("one")),), (Paragraph(text("two")),))
    inner = (Paragraph(text("said")), Paragraph(text("more")))
    blocks = (TIMELINE, BulletList(items), TIMELINE, NumberedList(items), TIMELINE, Quotation(inner), FIGURES)

    file = docx.Document(io.BytesIO(written(*blocks, BulletList(items))))

    space = file.styles["Text After Table"].paragraph_format.space_before
    assert space == Pt(14)
    given = [(each.text, each.paragraph_format.space_before) for each in file.paragraphs if each.text]
    told = [each for each in given if each[0] in ("one", "two", "said", "more")]
    assert told == [
        *(("one", space), ("two", None)) * 2,
        ("said", space),
        ("more", None),
        ("one", None),  # the notes of the table above it have a space of their own
        ("two", None),
    ]


def test_a_caption_out_of_turn_keeps_its_number_when_word_counts_again() -> None:
    tables = [replace(TIMELINE, caption=Caption("Table", number, text("T"))) for number in (1, 2, 9, 10)]
    captions = [line for line in body(*tables) if line.startswith("caption")]
    assert captions == [
        r"caption (kept): Table ‹ SEQ Table \* ARABIC = 1›: T",
        r"caption (kept): Table ‹ SEQ Table \* ARABIC = 2›: T",
        r"caption (kept): Table ‹ SEQ Table \* ARABIC \r 9 = 9›: T",
        r"caption (kept): Table ‹ SEQ Table \* ARABIC = 10›: T",
    ]


def test_a_link_in_a_heading_cell_shows_on_its_fill_and_a_bare_table_has_its_anchor_there() -> None:
    table = Table((Column((Link(text("(a)"), "#a"),)),), (Row((text("1"),)),), anchor="bare")
    assert body(table)[1] == "  row (header, whole) | Table Heading (kept): {bare: [<Table Heading Link (a)>](#a)}"


def long_table(rows: int) -> Table:
    return Table((Column(text("Agency")),), tuple(Row((text(str(row)),)) for row in range(rows)))


@pytest.mark.parametrize(("rows", "kept"), [(15, [*range(14)]), (16, [0, 14])])
def test_a_short_table_stays_on_one_page_and_a_long_one_does_not_leave_a_row_alone(rows: int, kept: list[int]) -> None:
    lines = body(long_table(rows))[2:]
    assert [number for number, line in enumerate(lines) if "(kept)" in line] == kept


def test_a_table_without_rows() -> None:
    assert body(long_table(0)) == [
        "table (Report Table; first row; 9072): ",
        "  row (header, whole) | Table Heading: Agency",
    ]


def widths(*headings: str, cells: tuple[str, ...], has_row_headers: bool = True) -> list[int]:
    sides = [Alignment.LEFT] + [Alignment.RIGHT] * (len(headings) - 1)
    columns = tuple(Column(text(words), side) for words, side in zip(headings, sides, strict=True))
    table = Table(columns, (Row(tuple(map(text, cells))),), has_row_headers)
    return [int(width) for width in body(table)[0].rpartition("; ")[2].rstrip("): ").split("+")]


def test_columns_of_figures_are_even_and_a_table_is_no_wider_than_its_words_need_in_one_of_three_widths() -> None:
    assert widths("Level", "Category 1", "Total", cells=("Level 1", "1,945", "2")) == [1461, 1991, 1991]
    assert sum(widths("Level", "Total", cells=("People who " + "are managed " * 2, "2"))) == round(0.6 * 9072)
    assert sum(widths("Level", "Total", cells=("People who " + "are managed " * 3, "2"))) == round(0.84 * 9072)
    assert sum(widths("Level", "Total", cells=("People who " + "are managed " * 6, "2"))) == round(0.84 * 9072)
    assert sum(widths("Level", "In 2022", "Total", cells=("People who " + "are managed " * 6, "2", "2"))) == 9072
    assert widths("Level", "Category 1", "Total", cells=("", "", ""), has_row_headers=False) == [2370, 3351, 3351]


def test_a_long_label_and_the_figures_give_way_to_one_another() -> None:
    label = "Returned to custody for breach of a sexual harm prevention order"
    headings = ["Category 1: people subject to notification"] * 4
    assert widths("Measure", *headings, cells=(label, *["1"] * 4)) == [2588, 1621, 1621, 1621, 1621]


def test_columns_have_a_quarter_to_spare_for_wider_letters_where_there_is_room() -> None:
    margins, longest = 236, "individuals"
    roomy = widths("Level", longest, "Total", cells=("Level 1", "1,945", "2"))
    crowded = widths("Agencies " * 3, *[longest] * 5, cells=("Constabulary", *["1"] * 5))
    assert roomy[1] - margins == pytest.approx((crowded[1] - margins) * 1.25, abs=2)


def test_columns_too_many_for_the_page_share_it() -> None:
    narrow = widths("Police district", *["Interim order"] * 11, cells=("Canterbury", *["1"] * 11))
    assert sum(narrow) == 9072 + 1417 // 2, "it runs into the margin"
    assert len(set(narrow[1:])) == 1


def test_a_table_of_words_is_as_wide_as_the_text() -> None:
    table = Table(
        (Column(text("To fill in")), Column(text("Answer"))), (Row((text("Decision"), text("Agreed"))),), True
    )
    assert sum(map(int, body(table)[0].rpartition("; ")[2].rstrip("): ").split("+"))) == 9072


def test_figures_hang_by_their_units_though_decimals_or_a_mark_follow() -> None:
    columns = (Column(text("Year")), Column(text("Level 2"), Alignment.RIGHT), Column(text("Note"), Alignment.RIGHT))
    rows = [("2006", "1,663 [b1]", "3"), ("2015", "45 [note 2]", "4 people"), ("2023", "743", "−5.1%")]
    document = part(
        written(Table(columns, tuple(Row(tuple(map(text, row))) for row in rows), True)), "word/document.xml"
    )

    indents = {find(cell, "string(.)"): find(cell, "string(.//w:ind/@w:right)") for cell in find(document, "//w:tc")}

    assert indents == {
        "Year": "", "2006": "", "2015": "", "2023": "",
        "Level 2": "795", "1,663 [b1]": "367", "45 [note 2]": "", "743": "795",
        "Note": "", "3": "379", "4 people": "", "−5.1%": "",
    }  # fmt: skip


def test_figures_hang_by_their_units_though_the_number_of_a_note_follows() -> None:
    note = Footnote((Paragraph(text("Counted anew.")),), 1)
    columns = (Column(text("Year")), Column(text("Level 2"), Alignment.RIGHT))
    table = Table(columns, (Row((text("2022"), (*text("45"), note))), Row((text("2023"), text("743")))), True)

    cells = find(part(written(table), "word/document.xml"), "//w:tc[position() = 2]")

    assert [find(cell, "string(.//w:ind/@w:right)") for cell in cells] == ["80", "", "80"]


def test_marks_that_would_take_too_much_of_a_table_stand_where_their_figures_end() -> None:
    columns = (Column(text("Year")), *[Column(text("Level 2"), Alignment.RIGHT)] * 9)
    cells = (tuple(map(text, ("2006", *["45 [note 12]"] * 9))), tuple(map(text, ("2007", *["46"] * 9))))
    document = part(written(Table(columns, tuple(map(Row, cells)), True)), "word/document.xml")
    assert find(document, "//w:tc//w:ind") == []


@pytest.mark.parametrize(
    ("letters", "settings"),
    [(130, ["keepNext", "keepLines"]), (131, ["keepLines"]), (420, ["keepLines"]), (421, [])],
)
def test_a_heading_keeps_three_lines_of_a_paragraph_or_two_whole_ones(letters: int, settings: list[str]) -> None:
    below, other = Paragraph(text("x" * letters)), Paragraph(text("Next"))
    document = part(written(Heading(1, text("Introduction")), below, other, below), "word/document.xml")
    (_, first, second, third) = find(document, "/w:document/w:body/w:p")[-4:]
    kept = [[etree.QName(each).localname for each in find(made, "./w:pPr/*")[1:]] for made in (first, second, third)]
    assert kept == [settings, [], []]


YEARS = ("2004–05", "2005–06", "change %")
OUTCOMES = Table(
    (
        Column(text("Outcome")),
        *(
            Column(text(f"{level} in {year}"), Alignment.RIGHT)
            for level in ("Level 2", "Level 3", "Both levels")
            for year in YEARS
        ),
    ),
    (
        Row(tuple(map(text, ("Breach of licence", *["1,321", "219", "−65.63%"] * 3)))),
        Row(
            tuple(map(text, ("Charged with a serious further offence", *["82", "1,084", "−22.78%"] * 3))), is_total=True
        ),
    ),
    has_row_headers=True,
)


def test_a_table_of_many_columns_is_compact_and_its_year_labels_begin_lines(tmp_path: Path) -> None:
    head, headings, first, _ = body(OUTCOMES)
    assert head == f"table (Report Table Compact; first row, first column, last row; 1698{'+898' * 9}): "
    assert headings.split(" | ")[1:4] == [
        "Table Heading Compact (kept): Outcome",
        "Table Heading Figure Compact (kept): Level 2 in⏎2004–05",
        "Table Heading Figure Compact (kept): Level 2 in⏎2005–06",
    ]
    assert first.split(" | ")[1:3] == [
        "Table Text Compact (kept): Breach of licence",
        "Table Figure Compact (kept): 1,321",
    ]
    assert findings(written(OUTCOMES), tmp_path) == []


def test_a_link_and_columns_in_the_middle_in_a_compact_table() -> None:
    column = Column((*text("In 2004–05 "), Link(text("(a)"), "#a")), Alignment.CENTRE)
    table = Table((column,) * 7, (Row((text("1"),) * 7),))
    _, headings, row = body(table)
    assert headings.endswith("Table Heading Centre Compact (kept): In⏎2004–05 [<Table Heading Link (a)>](#a)")
    assert row.endswith("Table Centre Compact: 1")


@pytest.mark.parametrize(
    ("headings", "figure", "size", "margins"),
    [
        (["2005–06", "Change %"] * 2, "−65.63%", 220, 216),
        (["2005–06", "Change %"] * 3, "−65.63%", 200, 72),
        (["% of all MAPPA offenders"] * 6, "28.92%", 200, 72),
        (["Both levels in 2005–06", "Both levels, change %", "Level 2"] * 3, "−65.63%", 180, 72),
    ],
)
def test_no_figure_and_no_word_is_wider_than_its_column(
    headings: list[str], figure: str, size: int, margins: int
) -> None:
    label = "Charged with a serious further offence"
    label_width, *figure_widths = widths("Outcome", *headings, cells=(label, *[figure] * len(headings)))
    words = {word for heading in headings for word in heading.split()} | {figure}
    assert max(text_length(word, size) for word in words) <= min(figure_widths) - margins
    assert label_width >= 26 / 25.4 * 1440


def test_where_not_all_words_have_room_only_the_longest_are_broken() -> None:
    words = ("Quarter", "Pneumonoultramicroscopicsilicovolcanoconiosis", "Electroencephalographically", "Minutes")

    found = widths(*words, cells=("1", "2", "3", "4"), has_row_headers=False)

    assert found == [1072, 3414, 3413, 1173]
    assert sum(found) == 9072


def test_the_compact_styles_of_the_packaged_template_are_as_their_widths_expect() -> None:
    styles = part(written(), "word/styles.xml")
    for name in ("Text", "Figure", "Centre", "Heading", "Heading Figure", "Heading Centre"):
        (style,) = find(styles, f'./w:style[w:name/@w:val="Table {name} Compact"]')
        assert find(style, "string(w:rPr/w:sz/@w:val)") == "20"
        assert find(style, "string(w:basedOn/@w:val)") == f"Table{name.replace(' ', '')}"
    (table,) = find(styles, './w:style[w:name/@w:val="Report Table Compact"]')
    assert find(table, "w:tblPr/w:tblCellMar/*[self::w:left or self::w:right]/@w:w") == ["36", "36"]


@pytest.mark.parametrize(("size", "printed"), [((96, 48), "96x48"), ((1209, 500), "604x250"), ((100, 4000), "18x746")])
def test_pictures_shrink_to_the_page(size: tuple[int, int], printed: str) -> None:
    picture = Picture("Alternative", png(*size), "image/png", *size)
    assert body(picture) == [f"Picture: picture {printed}: Alternative"]


def test_a_picture_that_word_cannot_show_is_named() -> None:
    for data in (b"RIFF....WEBP", b"", png()[:20]):
        with pytest.raises(FormatFault, match=r"Word can't show the picture “A chart” \(image/webp\)"):
            written(Picture("A chart", data, "image/webp", 4, 4))


def bars(*bars: Bar) -> tuple[BarPanel]:
    return (BarPanel((BarGroup(bars),)),)


def test_a_chart_has_the_name_of_its_caption() -> None:
    with zipfile.ZipFile(io.BytesIO(written(BARS))) as archive:
        document = archive.read("word/document.xml").decode()
    assert re.findall(r'<wp:docPr [^>]*?name="([^"]*)"', document) == ["Chart 1"]


def test_the_notes_of_a_chart_stand_below_it_on_its_page() -> None:
    chart = replace(BARS, notes=(text("Each has its own scale."), (Text("See "), Link(text("Table 1"), "#table-1"))))
    assert [line.partition(":")[0] for line in body(FIGURES, chart)[-4:]] == [
        "caption (kept)",
        "Picture (kept)",
        "Note (kept)",
        "Note",
    ]
    assert body(FIGURES, chart)[-1] == "Note: See [<Hyperlink Table 1>](#table_1)"


def test_a_chart_too_high_for_its_page_shrinks_to_it() -> None:
    chart = replace(BARS, panels=bars(*(Bar(str(number), number, str(number)) for number in range(60))))
    assert body(chart)[1].startswith("Picture: picture 604x746: ")


def test_captions_of_charts_and_tables_are_counted_apart() -> None:
    second = replace(BARS, caption=Caption("Chart", 2, text("B")), anchor="")
    captions = [line for line in body(BARS, FIGURES, second) if line.startswith("caption")]
    assert captions == [
        r"caption (kept): {chart_1: Chart ‹ SEQ Chart \* ARABIC = 1›}: People at each level & in <all>",
        r"caption (kept): {table_1: Table ‹ SEQ Table \* ARABIC = 1›}: People on 31 March 2023",
        r"caption (kept): Chart ‹ SEQ Chart \* ARABIC = 2›: B",
    ]


def signatory(words: str) -> Paragraph:
    return Paragraph(text(words), ParagraphRole.SIGNATURE)


def test_signatures_stay_with_the_text_before_them_and_with_one_another_but_not_with_what_follows() -> None:
    thanks = BulletList(((Paragraph(text("We thank")),), (Paragraph(text("everyone")),)))
    assert body(thanks, signatory("A"), signatory("B"), Heading(1, text("Next"))) == [
        "List Bullet • (kept): We thank",
        "List Bullet • (kept): everyone",
        "Signatory (kept): A",
        "Signatory: B",
        "heading 1: Next",
    ]


def test_a_signature_may_follow_nothing_or_a_table(tmp_path: Path) -> None:
    data = written(signatory("A"), TIMELINE, signatory("B"))
    assert [line for line in outline(data) if line.startswith("Signatory")] == ["Signatory: A", "Signatory: B"]
    assert findings(data, tmp_path) == []


def replacing(template: Path) -> FindTemplate:
    """The packaged templates, but ``template`` for the Word one."""
    return lambda name: template if name == "report.docx" else packaged(name)


@pytest.fixture
def rebrand(tmp_path: Path) -> Rebrand:
    """A copy of the packaged template in which some words of one part are others, and a part may be new."""

    def copy(changed: str, old: str, new: str, **added: str) -> Path:
        target = tmp_path / "branded.docx"
        with zipfile.ZipFile(packaged("report.docx")) as source, zipfile.ZipFile(target, "w") as archive:
            for name in source.namelist():
                words = source.read(name).decode()
                assert name != changed or old in words
                archive.writestr(name, words.replace(old, new) if name == changed else words)
            for name, words in added.items():
                archive.writestr(name, words)
        return target

    return copy


def test_the_path_to_a_template_on_someone_s_disk_is_dropped(rebrand: Rebrand) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
        f' Type="{kind}" Target="file:///C:/Users/J.Smith/report.dotx" TargetMode="External"/></Relationships>'
    )
    attached = f'<w:attachedTemplate xmlns:r="{kind.removesuffix("/attachedTemplate")}" r:id="rId1"/><w:defaultTabStop'
    branded = rebrand("word/settings.xml", "<w:defaultTabStop", attached, **{"word/_rels/settings.xml.rels": links})
    data = write_docx(empty(), replacing(branded))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert [name for name in archive.namelist() if b"Smith" in archive.read(name)] == []
    assert find(part(data, "word/settings.xml"), "//w:attachedTemplate") == []


def test_a_template_without_a_language_gets_one(rebrand: Rebrand) -> None:
    branded = rebrand("word/styles.xml", '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>', "")
    data = write_docx(empty(), replacing(branded))
    assert find(part(data, "word/styles.xml"), "/w:styles/w:docDefaults//w:lang/@w:val") == ["en-GB"]


def test_styles_are_found_by_name_whatever_their_ids(rebrand: Rebrand) -> None:
    branded = rebrand("word/styles.xml", '"ReportTable"', '"Tabl1"')
    assert outline(write_docx(every_node(), replacing(branded))) == outline(write_docx(every_node(), packaged))


def test_an_area_keeps_its_own_header(rebrand: Rebrand) -> None:
    branded = rebrand("word/header1.xml", "</w:p>", "<w:r><w:t>Our crest</w:t></w:r></w:p>")
    data = write_docx(every_node(), replacing(branded))
    assert edge_outline(data, "header1") == ["header: Our crest", "header: Kent MAPPA annual report 2022–23"]
    assert edge_outline(data, "section-header1")[0] == "header: Our crest"


def test_a_picture_in_the_header_of_an_area_stands_at_the_head_of_sections_too(tmp_path: Path) -> None:
    (tmp_path / "crest.png").write_bytes(png(10, 10))
    file = docx.Document(str(TEMPLATES / "report.docx"))
    file.sections[0].header.paragraphs[0].add_run().add_picture(str(tmp_path / "crest.png"))
    file.save(str(tmp_path / "branded.docx"))

    data = write_docx(every_node(), replacing(tmp_path / "branded.docx"))

    links = [find(part(data, f"word/_rels/{name}.xml.rels"), "./*/@Target") for name in ("header1", "section-header1")]
    assert links[0] == links[1] != []
    assert findings(data, tmp_path) == []


def test_even_pages_have_header_and_footer_too(rebrand: Rebrand, tmp_path: Path) -> None:
    branded = rebrand("word/settings.xml", "<w:compat>", "<w:evenAndOddHeaders/><w:compat>")
    data = write_docx(every_node(), replacing(branded))
    assert edge_outline(data, "header2") == ["header: Kent MAPPA annual report 2022–23"]
    assert edge_outline(data, "section-header2") == edge_outline(data, "section-header1")
    assert edge_outline(data, "footer2") == [FOOTER]
    assert findings(data, tmp_path) == []


def test_words_in_the_template_and_traces_of_its_author_stay_behind(rebrand: Rebrand) -> None:
    branded = rebrand("word/document.xml", "<w:body>", "<w:body><w:p><w:r><w:t>Draft by J. Smith</w:t></w:r></w:p>")
    assert outline(write_docx(empty(), replacing(branded))) == outline(write_docx(empty(), packaged))
    branded = rebrand(
        "word/settings.xml", "<w:themeFontLang", '<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids><w:themeFontLang'
    )
    data = write_docx(empty(), replacing(branded))
    assert find(part(data, "word/settings.xml"), "//w:rsids") == []
    branded = rebrand(
        "docProps/core.xml",
        "/>",
        "><x:creator xmlns:x='http://purl.org/dc/elements/1.1/'>J. Smith</x:creator></cp:coreProperties>",
    )
    assert core_properties(write_docx(empty(), replacing(branded)))["creator"] == "A"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"Byline"', '"Signature line"', "the template lacks the style “Byline”"),
        ('w:name w:val="toc ', 'w:name w:val="list ', "the template lacks the styles “TOC 1”, “TOC 2”, “TOC 3”"),
        ('<w:numId w:val="1"/>', "", "the style “List Bullet” of the template has no bullets or numbers"),
    ],
)
def test_a_template_that_lacks_something(rebrand: Rebrand, old: str, new: str, message: str) -> None:
    branded = rebrand("word/styles.xml", old, new)
    with pytest.raises(TemplateFault, match=f": {message}$") as caught:
        write_docx(empty(), replacing(branded))
    assert caught.value.template == "templates/report.docx"
    assert caught.value.remedy.startswith("in Word, ")


def test_a_template_without_lists(rebrand: Rebrand) -> None:
    branded = rebrand("word/_rels/document.xml.rels", "relationships/numbering", "relationships/other")
    with pytest.raises(TemplateFault, match="“List Bullet” of the template has no bullets"):
        write_docx(empty(), replacing(branded))


def test_a_template_that_is_no_word_document(tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_text("not a zip")
    for name, said in (
        ("report.docx", "the template is not a Word document"),
        ("missing.docx", "this file does not exist"),
    ):
        with pytest.raises(TemplateFault, match=f"^templates/report.docx: {said}$"):
            write_docx(empty(), lambda _, name=name: tmp_path / name)  # type: ignore[misc]


def test_the_packaged_template_is_what_the_script_makes(tmp_path: Path) -> None:
    made = tmp_path / "report.docx"
    script = ROOT / "scripts" / "make-word-template"
    subprocess.run([sys.executable, "-B", str(script), str(made)], check=True)
    with zipfile.ZipFile(made) as fresh, zipfile.ZipFile(packaged("report.docx")) as kept:
        assert {name: fresh.read(name) for name in fresh.namelist()} == {
            name: kept.read(name) for name in kept.namelist()
        }


def test_headings_are_those_of_the_document() -> None:
    assert body(*(Heading(level, text(str(level))) for level in (1, 2, 3, 4))) == [
        "heading 1: 1",
        "heading 2: 2",
        "heading 3: 3",
        "heading 4: 4",
    ]


# The area's brand, and what stands at the front

LOGO = Picture("Kent Police", png(400, 100), "image/png", 400, 100)
SCENE = Picture("", png(300, 200), "image/png", 300, 200)


def test_logo_and_picture_stand_round_the_title(tmp_path: Path) -> None:
    data = written(Paragraph(text("Text")), cover=Cover(LOGO, SCENE))

    assert outline(data)[:5] == [
        "Logo: picture 373x93: Kent Police",
        "Title: T",
        "Subtitle: S",
        "Author: <Strong A>",
        "Cover Picture: picture 604x158:  | section (11906x16838, default header, default footer, first page apart)",
    ]
    assert cuts(data) == [{"t": "30318", "b": "30318"}]  # 604 wide, it would be 403 high
    assert findings(data, tmp_path) == []


def test_a_picture_below_a_title_without_a_logo_above_it_has_more_of_the_page() -> None:
    data = written(Paragraph(text("Text")), cover=Cover(None, SCENE))

    assert "Cover Picture: picture 604x336: " in outline(data)[3]
    assert cuts(data) == [{"t": "8321", "b": "8321"}]


def cuts(data: bytes) -> list[dict[str, str]]:
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    return [dict(re.findall(r'(\w)="(\d+)"', cut)) for cut in re.findall(r"<a:srcRect ([^>]+)/>", xml)]


def test_a_flat_picture_of_the_cover_is_shown_whole(tmp_path: Path) -> None:
    flat = Picture("", png(400, 100), "image/png", 400, 100)
    data = written(Paragraph(text("Text")), cover=Cover(None, flat))

    assert "Cover Picture: picture 604x151: " in outline(data)[3]
    assert cuts(data) == []
    assert findings(data, tmp_path) == []


def test_logos_are_as_high_as_one_another() -> None:
    wide, narrow = replace(LOGO, width=400, height=100), replace(LOGO, width=50, height=100)
    data = written(Paragraph(text("Text")), cover=Cover(wide, more_logos=(narrow,)))
    sizes = [
        (int(each.get("cx")), int(each.get("cy"))) for each in find(part(data, "word/document.xml"), "//wp:extent")
    ]
    assert sizes[0][1] == pytest.approx(sizes[1][1], rel=0.01)
    assert sizes[0][0] == pytest.approx(8 * sizes[1][0], rel=0.01)


@pytest.mark.parametrize("reach", [0, 860])
def test_the_band_behind_the_title_ends_at_the_edges_of_a_page_of_its_own(reach: int, rebrand: Rebrand) -> None:
    spacing = '<w:spacing w:before="0" w:after="280" w:line="240" w:lineRule="auto"/>'
    indented = rebrand("word/styles.xml", spacing, f'{spacing}<w:ind w:left="600"/>')
    template = packaged if reach else lambda _: indented
    document = replace(every_node(), draft=None)

    margins = find(part(write_docx(document, template), "word/document.xml"), "//w:pgMar")

    sides = [[int(each.get(qn(f"w:{side}"))) for side in ("left", "right", "top")] for each in margins]
    assert sides == [[reach, reach, 0] if reach else [1417] * 3, *[[1417] * 3] * (len(sides) - 1)]


def test_the_day_of_publication_stands_below_the_author() -> None:
    assert outline(written(Paragraph(text("Text")), published="Published 26 October 2023"))[:4] == [
        "Title: T",
        "Subtitle: S",
        "Author: <Strong A>",
        "Author: Published 26 October 2023 | section (11906x16838, default header, default footer, first page apart)",
    ]


def test_only_a_picture_without_words_is_marked_as_decorative() -> None:
    xml = zipfile.ZipFile(io.BytesIO(written(cover=Cover(LOGO, SCENE)))).read("word/document.xml").decode()

    shown = re.findall(r"<wp:docPr.*?<a:graphic\b", xml, re.DOTALL)
    assert ["decorative" in picture for picture in shown] == [False, True]


def test_the_area_s_colours_are_those_of_the_styles_and_of_the_theme_alone(tmp_path: Path) -> None:
    plain = zipfile.ZipFile(io.BytesIO(written(*every_node().blocks)))
    data = written(*every_node().blocks, colours=Colours("#7a1e4a", "#5b1537", "#c08aa5"))
    branded = zipfile.ZipFile(io.BytesIO(data))
    changed = [name for name in plain.namelist() if plain.read(name) != branded.read(name)]

    styles, theme = (branded.read(f"word/{name}").decode() for name in ("styles.xml", "theme/theme1.xml"))
    assert changed == ["word/styles.xml", "word/theme/theme1.xml"]
    assert "12436D" not in styles + theme
    headings = re.search(r'w:styleId="Heading1".*?</w:style>', styles, re.DOTALL)
    header_row = re.search(r'w:type="firstRow".*?</w:tblStylePr>', styles, re.DOTALL)
    assert headings
    assert header_row
    assert '<w:color w:val="7A1E4A" w:themeColor="accent1"/>' in headings[0]
    assert 'w:color="7A1E4A" w:themeColor="accent1"' in header_row[0]
    assert '<a:accent1><a:srgbClr val="7A1E4A"/></a:accent1><a:accent2><a:srgbClr val="5B1537"/></a:accent2>' in theme
    assert findings(data, tmp_path) == []


def test_key_figures_are_paragraphs_that_anybody_can_edit(tmp_path: Path) -> None:
    figures = KeyFigures(
        (KeyFigure("2,706", text("people")), KeyFigure("119", (Strong(text("per 100,000")),), text("Up from 7")))
    )

    assert body(figures) == [
        "Key Figure: <Key Figure Value 2,706>⇥people",
        "Key Figure: <Key Figure Value 119>⇥<Strong per 100,000>⏎Up from 7",
    ]
    assert findings(written(figures), tmp_path) == []


def test_a_link_leads_to_the_words_that_are_anchored() -> None:
    note = (Link(text("n/a"), "#why"), Text(" "), Anchored(text("not applicable"), "why"))

    assert body(Paragraph(note), Paragraph(text("The end."), ParagraphRole.CLOSING)) == [
        "Body Text (kept): [<Hyperlink n/a>](#why) {why: not applicable}",
        "Closing Line: The end.",
    ]


def test_a_column_of_totals_is_as_narrow_as_its_own_words() -> None:
    long = Column(text("Category 1: people subject to notification"), Alignment.RIGHT)
    columns = (Column(text("Level")), long, long, Column(text("Total"), Alignment.RIGHT, is_total=True))
    line = body(Table(columns, (Row((text("Level 1"), *[text("1")] * 3)),), has_row_headers=True))[0]

    _, first, second, total = (int(width) for width in line.rpartition("; ")[2].rstrip("): ").split("+"))
    assert first == second == 2636
    assert total < 1000


def test_the_imprint_is_kept_on_one_page() -> None:
    before, first, last = (Paragraph(text(words)) for words in ("Before", "First", "Last"))
    data = written(before, Heading(1, text("About"), "imprint"), first, last, imprint="imprint")

    kept = find(part(data, "word/document.xml"), "//w:p[w:pPr/w:keepNext]//w:t")
    assert [each.text for each in kept] == ["About", "First"]


def test_several_logos_stand_in_one_row_no_wider_than_the_text() -> None:
    data = written(cover=Cover(LOGO, more_logos=(LOGO, LOGO)))
    (row,) = find(part(data, "word/document.xml"), "//w:p[.//w:drawing]")

    widths = [int(extent.get("cx")) for extent in row.iter() if str(extent.tag).endswith("}extent")]
    assert len(widths) == 3
    assert sum(widths) < 148 * 36_000
