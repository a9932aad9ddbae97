import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdf
import pypdfium2
import pytest
from msgspec.structs import replace

from mappa_report.document.blocks import (
    Alignment,
    Block,
    Caption,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    ParagraphRole,
    Picture,
    Row,
    Table,
)
from mappa_report.document.document import Colours, Cover, Document
from mappa_report.document.inlines import Anchored, Footnote, Foreign, Link, Text
from tests.documents import BARS, FIGURES, empty, every_node, png, text
from tests.engines import ENGINES
from tests.pdf_outline import bookmarks, page_lines, text_alone, without_figures
from tests.pdf_tree import outline, read_tags

TEMPLATES = Path(__file__).parents[2] / "templates"


MAKERS = ("/Creator", "/Producer")
"""Under which a file names the program that made it."""

Write = Callable[[Document], bytes]
PdfOf = Callable[..., bytes]


@pytest.fixture(scope="module", params=list(ENGINES))
def write(request: pytest.FixtureRequest) -> Write:
    """One engine after the other."""
    return lambda document: ENGINES[request.param](document, TEMPLATES.joinpath)


@pytest.fixture(scope="module")
def pdf_of(write: Write) -> PdfOf:
    """From blocks to a PDF with nothing else in it."""
    return lambda *blocks: write(replace(empty(), blocks=blocks))


@pytest.fixture(scope="module")
def whole(write: Write) -> bytes:
    return write(every_node())


def test_a_row_higher_than_a_page_runs_over_pages_below_its_head(pdf_of: PdfOf) -> None:
    long = text("The panel looked at housing, health and work. " * 100)
    head = (Column(text("Agency")), Column(text("Done")), Column(text("Led")))
    rows = (Row((text("Police"), text("short"), text("a"))), Row((text("Prison"), long, long)), Row((text("Z"),) * 3))
    data = pdf_of(Paragraph(text("Words before.")), Table(head, rows))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    with_table = [page for page in pages if "housing" in page]
    assert len(with_table) in (2, 3)
    assert "Words before." in with_table[0]
    assert "Police" in with_table[0]
    assert all("Agency" in page and "Done" in page for page in with_table)


def test_a_portrait_picture_keeps_its_proportions(pdf_of: PdfOf) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(Picture("A pond.", png(1500, 2000), "image/png", 1500, 2000)))) as pdf:
        sizes = [size for page in pdf.pages for size in picture_sizes(page)]
    assert [round(high / wide, 2) for wide, high in sizes] == [1.33]


def picture_sizes(page: pikepdf.Page) -> Iterator[tuple[float, float]]:
    """How wide and high each picture is drawn."""
    matrix, kept = pikepdf.Matrix(), []
    for instruction in pikepdf.parse_content_stream(page):
        match str(instruction.operator):
            case "q":
                kept.append(matrix)
            case "Q":
                matrix = kept.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, instruction.operands)) @ matrix
            case "Do":
                drawn = page.Resources.XObject[str(instruction.operands[0])]
                if drawn.Subtype == "/Image":
                    yield (matrix.a**2 + matrix.b**2) ** 0.5, (matrix.c**2 + matrix.d**2) ** 0.5
                else:
                    inner = matrix
                    for each in pikepdf.parse_content_stream(drawn):
                        if str(each.operator) == "cm":
                            inner = pikepdf.Matrix(*map(float, each.operands)) @ inner
                    yield (inner.a**2 + inner.b**2) ** 0.5, (inner.c**2 + inner.d**2) ** 0.5


def test_spaces_that_do_not_break_are_read_as_plain_ones(pdf_of: PdfOf) -> None:
    data = pdf_of(Paragraph(text("1\N{NO-BREAK SPACE}April 2022 to 31\N{NO-BREAK SPACE}March 2023")))
    words = pypdf.PdfReader(io.BytesIO(data)).pages[-1].extract_text()
    assert "1 April 2022 to 31 March 2023\n" in words


def test_a_link_is_called_by_its_name_where_its_words_do_not_tell(pdf_of: PdfOf) -> None:
    links = (Link(text("(a)"), "https://a.example", "(a) Eligible"), Link(text("Words"), "https://b.example"))
    notes = pypdf.PdfReader(io.BytesIO(pdf_of(Paragraph(links)))).pages[-1].annotations
    assert [note.get_object()["/Contents"] for note in notes or ()] == ["(a) Eligible", "Words"]


def figures(rows: int) -> Table:
    body = tuple(Row((text(f"Row {number}"), text("1"), text("2"))) for number in range(1, rows + 1))
    return replace(FIGURES, rows=body, notes=(text("The note."),))


# What it says


def test_the_pages(whole: bytes) -> None:
    assert page_lines(whole) == [
        [
            "Kent MAPPA annual report",
            "1 April 2022 to 31 March 2023",
            "Kent Strategic Management Board",
        ],
        [
            "Contents",
            "Contents",
            "Introduction 3",
            "What changed <this> year & why 3",
            "Statistics 4",
            "Kent MAPPA annual report 2022–23 Page 2 of 4",
        ],
        [
            "Introduction",
            "Introduction",
            "Chair of the board, Kent",
            "Illustrative wording.",
            "Plain, emphasised, strong with both and a link; a <tag>, an & and “quotes”.",
            "A second line, to the statistics.",
            "What changed <this> year & why",
            "• first",
            "• second",
            "◦ nested",
            "3. three",
            "4. four",
            "1. one again",
            "A board that listens.",
            "And acts.",
            "Chief Constable, Kent Police",
            "Head of Probation, Kent",
            "When What",
            "April Review of panels",
            "August New documents",
            "Kent MAPPA annual report 2022–23 Page 3 of 4",
        ],
        [
            "Statistics",
            "Statistics",
            "Table 1: People on 31 March 2023",
            "Category 1: notification",
            "Level & more Total",
            "Level 1 1,945 2,680",
            "Level 2 n/a not returned",
            "Total 1,953 2,706",
            "Explained in (a).",
            "n/a: not applicable.",
            "Chart 1: People at each level & in <all>",
            "Level 1: ordinary agency 2,680",
            "management",
            "Level 2 <active> & more 25",
            "Level 3 1",
            "None 0",
            "Definitions",
            "(a) MAPPA-eligible individuals",
            "People in the community, Welsh ŵ and ŷ among the letters.",
            "A fourth level",
            "The last words.",
            "Kent MAPPA annual report 2022–23 Page 4 of 4",
        ],
    ]


def test_the_bookmarks(whole: bytes) -> None:
    assert bookmarks(whole) == [
        "Kent MAPPA annual report",
        "Contents",
        "Introduction",
        "  What changed <this> year & why",
        "Statistics",
        "  Definitions",
        "    (a) MAPPA-eligible individuals",
        "      A fourth level",
    ]


def test_what_the_file_says_of_itself(whole: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(whole))
    root: Any = reader.trailer["/Root"]
    about = {
        "/Title": "Kent MAPPA annual report",
        "/Author": "Kent Strategic Management Board",
        "/Subject": "The annual report of the Kent Strategic Management Board.",
    }
    assert {key: said for key, said in (reader.metadata or {}).items() if key not in MAKERS} == about
    assert root["/Lang"] == "en-GB"
    assert {tuple(round(side) for side in page.mediabox) for page in reader.pages} == {(0, 0, 595, 842)}


def test_the_date_is_the_documents_own(write: Write) -> None:
    dated = write(replace(empty(), created=1698310800))
    metadata: dict[str, Any] = dict(pypdf.PdfReader(io.BytesIO(dated)).metadata or {})
    dates = {key: value for key, value in metadata.items() if key.endswith("Date")}
    assert dates == {"/CreationDate": "D:20231026090000Z", "/ModDate": "D:20231026090000Z"}


def test_the_same_document_gives_the_same_bytes(whole: bytes, write: Write) -> None:
    assert write(every_node()) == whole


# Who can read it


def branded() -> Document:
    """A document with all that an area may bring, and key figures."""
    police, prisons = (Picture(name, png(), "image/png", 40, 20) for name in ("Kent Police", "Prison Service"))
    pictures = Cover(police, Picture("", png(), "image/png", 40, 20), (prisons,), ("Under an Act",))
    colours = Colours("#7a1e4a", "#5b1537", "#c08aa5")
    figures = KeyFigures((KeyFigure("2,706", text("people")), KeyFigure("119", text("per 100,000 population"))))
    note = Paragraph((Link(text("n/a"), "#why"), Text(": "), Anchored(text("not applicable"), "why")))
    return replace(empty(), cover=pictures, colours=colours, blocks=(Heading(1, text("A"), "a"), figures, note))


def test_the_area_s_pictures_are_on_the_cover_and_only_one_with_words_is_told_of(write: Write) -> None:
    data = write(branded())
    lines = outline(read_tags(data).all("Document")[0])

    assert [line.strip() for line in lines if "Figure" in line] == ["Figure [Kent Police]", "Figure [Prison Service]"]
    assert page_lines(data)[1][1:-1] == ["A", "2,706 119", "people per 100,000 population", "n/a: not applicable"]


def test_a_cover_with_all_that_there_may_be_is_one_page(write: Write) -> None:
    logos = tuple(Picture(f"Body {number}", png(), "image/png", 400, 100) for number in range(6))
    cover = Cover(logos[0], Picture("", png(), "image/png", 40, 20), logos[1:], ("What it is", "Under an Act"))
    title = "A title of a report that takes three lines of the cover for itself"
    document = replace(empty(), title=title, cover=cover, published="Published 26 October 2023")

    assert "Published 26 October 2023" in page_lines(write(document))[0]


@pytest.mark.parametrize(
    "document", [every_node(), empty(), branded()], ids=["every node", "empty", "an area's own look"]
)
def test_it_is_pdf_ua_1(document: Document, tmp_path: Path, write: Write) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(write(document))
    report = page.validate_pdf(str(path), profile=page.ValidationProfile("ua1"))
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_the_tags_that_a_screen_reader_follows(pdf_of: PdfOf) -> None:
    document = read_tags(
        pdf_of(
            Heading(1, text("A"), "definition-eligible"),
            *every_node().blocks[5:7],
            Paragraph((Foreign(text("Heddlu"), "cy"), Text(" means police."))),
            Picture("A square.", png(), "image/png", 40, 20),
            figures(1),
        )
    )
    assert outline(document.all("Part")[0]) == [
        "Part",
        "  H2 A",
        "  L ListNumbering=/Disc",
        *["    LI", "      Lbl •", "      LBody", "        P first"],
        *["    LI", "      Lbl •", "      LBody", "        P second"],
        "        L ListNumbering=/Circle",
        *["          LI", "            Lbl ◦", "            LBody", "              P nested"],
        "  L ListNumbering=/Decimal",
        *["    LI", "      Lbl 3.", "      LBody", "        P three"],
        *["    LI", "      Lbl 4.", "      LBody", "        P four"],
        "  P means police.",
        "    Span (cy) Heddlu",
        "  P",
        "    Figure [A square.]",
        "  Table Summary=Three rows by two columns of figures.",
        "    Caption Table 1: People on 31 March 2023",
        "    THead",
        "      TR",
        "        TH Scope=/Column Level",
        "        TH Scope=/Column Category 1: notification & more",
        "        TH Scope=/Column Total",
        "    TBody",
        *["      TR", "        TH Scope=/Row Row 1", "        TD 1", "        TD 2"],
        "  P The note.",
    ]


def test_what_a_chart_draws_is_part_of_its_figure_alone(whole: bytes) -> None:
    drawn = ["Level 1: ordinary agency 2,680", "management", "Level 2 <active> & more 25", "Level 3 1", "None 0"]
    outside = [[line for line in page if line not in drawn] for page in page_lines(whole)]
    assert page_lines(without_figures(whole)) == outside
    assert outside != page_lines(whole)


def test_running_headers_and_page_numbers_are_not_read_aloud(whole: bytes) -> None:
    lines = [words for page in page_lines(text_alone(whole)) for words in page]
    assert [words for words in lines if "Page" in words or words.count("Kent MAPPA annual report 2022–23")] == []
    assert lines.count("Statistics") == 1


# Where pages break


def filler(lines: int) -> list[Block]:
    return [Paragraph(text(f"line {number}")) for number in range(lines)]


@pytest.mark.parametrize("lines", range(12, 32, 3))
def test_a_chart_stays_with_its_caption(lines: int, pdf_of: PdfOf) -> None:
    pages = page_lines(pdf_of(*filler(lines), BARS))
    assert len([page for page in pages if {"None 0", "Chart 1: People at each level & in <all>"} & set(page)]) == 1


@pytest.mark.parametrize("lines", range(25, 30))
def test_signatures_stay_together_and_with_the_text_before_them(lines: int, pdf_of: PdfOf) -> None:
    signatures = [Paragraph(text(words), ParagraphRole.SIGNATURE) for words in ("Chief Constable", "Governor")]
    pages = page_lines(pdf_of(*filler(lines), Paragraph(text("Thank you.")), *signatures, *filler(3)))
    assert len([page for page in pages if {"Thank you.", "Chief Constable", "Governor"} & set(page)]) == 1


def test_who_signs_without_a_name_stands_apart_from_the_post_above(pdf_of: PdfOf) -> None:
    roles = {
        "Alex Example": ParagraphRole.NAME,
        "Chief Constable": ParagraphRole.POST,
        "Delivery Unit": ParagraphRole.SIGNATURE,
    }
    document = pypdfium2.PdfDocument(pdf_of(*(Paragraph(text(words), role) for words, role in roles.items())))
    page = document[len(document) - 1].get_textpage()
    name, post, other = (foot_of(words, page) for words in roles)
    assert post - other > 1.4 * (name - post)


def foot_of(words: str, page: Any) -> float:
    """How high the first letter of ``words`` stands, of which the page has no others."""
    index, _ = page.search(words).get_next()
    return float(page.get_charbox(index, loose=True)[1])


@pytest.mark.parametrize("lines", range(24, 31))
def test_the_closing_line_is_never_alone_on_a_page(lines: int, pdf_of: PdfOf) -> None:
    closing = Paragraph(text("Read more online."), ParagraphRole.CLOSING)
    last = page_lines(pdf_of(*filler(lines), Paragraph(text("That is all.")), closing))[-1]
    assert {"That is all.", "Read more online."} <= set(last)


@pytest.mark.parametrize("lines", range(12, 32, 3))
def test_a_heading_stays_with_its_table_and_the_table_with_its_notes(lines: int, pdf_of: PdfOf) -> None:
    section: list[Block] = [Heading(1, text("Section"), "s"), Heading(2, text("Part"), "p"), figures(6)]
    pages = page_lines(pdf_of(*filler(lines), *section, *filler(3)))
    holding = {number for number, page in enumerate(pages) if set(page[1:]) & {"Section", "Part", "The note."}}
    assert len(holding) == 1


def test_a_table_longer_than_a_page_repeats_its_header_and_leaves_no_row_alone(pdf_of: PdfOf) -> None:
    pages = page_lines(pdf_of(Heading(1, text("Section"), "s"), figures(70)))[1:]
    assert [sum(line.endswith("& more Total") for line in page) for page in pages] == [1, 1, 1]
    assert pages[0][1:3] == ["Section", "Table 1: People on 31 March 2023"]
    rows = [sum(line.startswith("Row ") for line in page) for page in pages]
    assert sum(rows) == 70
    assert min(rows) >= 3


def test_figures_hang_by_their_units_whatever_mark_stands_behind_them(pdf_of: PdfOf) -> None:
    note = Footnote((Paragraph(text("Counted twice.")),), 1)
    cells = (text("1,234 [b1]"), (Text("9"), note)), (text("56"), text("7,800"))
    rows = tuple(Row((text("Row"), *pair)) for pair in cells)
    head = (Column(text("Level")), *[Column(text("Year"), Alignment.RIGHT)] * 2)
    document = pypdfium2.PdfDocument(pdf_of(Table(head, rows, has_row_headers=True)))
    page = document[len(document) - 1].get_textpage()
    assert right_of("1,234", page) == pytest.approx(right_of("56", page), abs=0.5)
    assert right_of("[b1]", page) > right_of("56", page) + 5
    assert right_of("7,800", page) == pytest.approx(right_of("9", page), abs=0.5)


def right_of(words: str, page: Any) -> float:
    """Where the last letter of ``words`` ends, of which the page has no others."""
    index, count = page.search(words).get_next()
    return float(page.get_charbox(index + count - 1)[2])


@pytest.mark.parametrize("columns", [7, 10, 12])
def test_a_wide_table_breaks_no_year_label_and_no_figure_and_lies_within_the_margins(
    columns: int, pdf_of: PdfOf
) -> None:
    headings = [Column(text("Both levels in 2004–05"), Alignment.RIGHT)] * (columns - 1)
    row = Row((text("Charged with an offence"), *[text("−65.63%")] * (columns - 1)), is_total=True)
    data = pdf_of(Table((Column(text("Outcome")), *headings), (row,), has_row_headers=True))
    words = " ".join(page_lines(data)[-1]).split()
    assert (words.count("2004–05"), words.count("−65.63%")) == (columns - 1, columns - 1)
    rights: list[float] = []
    pypdf.PdfReader(io.BytesIO(data)).pages[-1].extract_text(
        visitor_operand_before=lambda operator, operands, matrix, _: rights.extend(
            float(x) * matrix[0] + matrix[4] for x in drawn_to(operator, operands)
        )
    )
    right = 210 - 26 if columns == 7 else 210 - 12  # more go into the margins
    assert (right - 1) / 25.4 * 72 < max(rights) <= right / 25.4 * 72 + 1


def test_a_wide_table_its_caption_and_its_notes_begin_on_one_line(pdf_of: PdfOf) -> None:
    headings = [Column(text("Both levels in 2004–05"), Alignment.RIGHT)] * 11
    row = Row((text("Offences"), *[text("−65.63%")] * 11))
    caption = Caption("Table", 1, text("Outcomes"))
    table = Table((Column(text("Said")), *headings), (row,), True, caption=caption, notes=(text("Notes."),))
    document = pypdfium2.PdfDocument(pdf_of(table))
    page = document[len(document) - 1].get_textpage()
    within_cell = left_of("Offences", page)
    assert [left_of(words, page) for words in ("Table 1", "Notes.")] == pytest.approx([within_cell] * 2, abs=3)


def left_of(words: str, page: Any) -> float:
    """Where the first letter of ``words`` begins, of which the page has no others."""
    index, _ = page.search(words).get_next()
    return float(page.get_charbox(index)[0])


def drawn_to(operator: bytes, operands: list[float]) -> list[float]:
    """How far to the right a rectangle or a line is drawn."""
    match operator:
        case b"re":
            return [operands[0] + operands[2]]
        case b"m" | b"l":
            return [operands[0]]
    return []
