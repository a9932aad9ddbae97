"""What a screen reader is given of a PDF: its tag tree, element by element, cell by cell and mark by mark."""

from __future__ import annotations

import io
from base64 import b64encode
from typing import Any

import pikepdf
import pytest

from mappa_report.writers import FormatFault, TemplateFault
from mappa_report.writers.pdf_tags.tree import Element
from mappa_report.writers.weasyprint import writer as weasyprint_writer
from mappa_report.writers.weasyprint.boxes import WeasyPrintChanged
from mappa_report.writers.weasyprint.tags import own_tags
from tests.conftest import ROOT
from tests.documents import png
from tests.pdf_outline import artifact_texts
from tests.pdf_tree import Tag, outline, read_tags, table_cells

weasyprint = weasyprint_writer.load_weasyprint()

FONT = (ROOT / "templates/fonts/SourceSans3-Regular.otf").as_uri()
PAGE = (
    f"@font-face {{ font-family: F; src: url({FONT}) }}"
    "@page { size: 105mm 100mm; margin: 10mm } body { margin: 0; font: 10pt/1.5 F } td, th { text-align: left }"
)


def pdf_of(body: str, css: str = "") -> bytes:
    """``body`` as a PDF of small pages."""
    html = f"<html lang=en-GB><title>T</title><style>{PAGE}{css}</style><body>{body}"
    with own_tags(is_draft=False) as completed:
        return completed(weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))


def tags_of(body: str, css: str = "") -> Tag:
    return read_tags(pdf_of(body, css))


def lines_of(body: str, css: str = "") -> list[str]:
    document, *lines = outline(tags_of(body, css))
    assert document == "Document"
    return [line[2:] for line in lines]


def sentences(number: int) -> str:
    return " ".join(f"This is sentence {each} of them." for each in range(number))


# Over pages


def test_a_paragraph_over_two_pages_is_one() -> None:
    [paragraph] = tags_of(f"<p>{sentences(40)}").all("P")
    assert len(paragraph.pages()) >= 2
    assert paragraph.words == sentences(40)


def test_a_list_over_two_pages_is_one_and_so_is_an_item_that_a_page_ends_in() -> None:
    document = tags_of(f"<ul>{''.join(f'<li><p>{sentences(3)}<p>{number} {sentences(9)}' for number in range(3))}</ul>")
    [found] = document.all("L")
    assert len(found.pages()) >= 2
    assert [kid.role for kid in found.kids] == ["LI"] * 3
    assert {tuple(kid.role for kid in item.kids) for item in found.kids} == {("Lbl", "LBody")}
    assert max(len(item.pages()) for item in found.kids) == 2
    assert [len(item.all("P")) for item in found.kids] == [2, 2, 2]


def long_table(rows: int) -> str:
    body = "".join(f"<tr><th scope=row>Row {row}<td>{row}a<td>{row}b" for row in range(rows))
    head = "<thead><tr><th scope=col>What<th scope=col>First<th scope=col>Second"
    return f"<table><caption>The caption</caption>{head}<tbody>{body}</table>"


def test_a_table_over_three_pages_is_one_with_its_header_once() -> None:
    pdf = pdf_of(long_table(27), "table { width: 100% }")
    document = read_tags(pdf)
    [table] = document.all("Table")
    assert table.pages() == [0, 1, 2]
    assert [kid.role for kid in table.kids] == ["Caption", "THead", "TBody"]
    head, *rows = table_cells(table)
    assert head == [("What", []), ("First", []), ("Second", [])]
    assert rows == [
        [(f"Row {row}", []), (f"{row}a", [f"Row {row}", "First"]), (f"{row}b", [f"Row {row}", "Second"])]
        for row in range(27)
    ]
    assert artifact_texts(pdf) == 2 * 3  # the header is printed on two pages more


def test_a_row_that_a_page_ends_in_is_one() -> None:
    table = f"<table><tbody><tr><th scope=row>Row<td>{sentences(30)}<td>{sentences(25)}</table>"
    [row] = tags_of(table).all("TR")
    assert len(row.pages()) >= 2
    assert [cell.role for cell in row.kids] == ["TH", "TD", "TD"]
    assert row.kids[1].words.endswith("29 of them.")
    assert row.kids[2].words.endswith("24 of them.")


def test_what_runs_over_every_page_is_not_read_aloud() -> None:
    css = '@page { @top-left { content: "Above" } @bottom-right { content: "Page " counter(page) } }'
    pdf = pdf_of(f"<p>{sentences(40)}", css)
    assert artifact_texts(pdf) == 4
    assert "Above" not in read_tags(pdf).words
    with pikepdf.open(io.BytesIO(pdf)) as file:
        kinds = [
            str(instruction.operands[1].Subtype)
            for page in file.pages
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) == "BDC" and "/Subtype" in instruction.operands[1]
        ]
    assert kinds == ["/Header", "/Footer"] * 2


# Tables


MERGED = """<table><thead>
<tr><th scope=col rowspan=2>Level<th scope=colgroup colspan=2>Men<th scope=colgroup colspan=2>Women
<tr><th scope=col>2022<th scope=col>2023<th scope=col>2022<th scope=col>2023
<tbody>
<tr><th scope=rowgroup rowspan=2>One<td>a<td>b<td>c<td>d
<tr><td>e<td colspan=2>f<td>
</table>"""


def test_cells_under_merged_headers_have_each_header_that_is_over_them() -> None:
    [table] = tags_of(MERGED).all("Table")
    assert table_cells(table)[2:] == [
        [
            ("One", []),
            ("a", ["One", "Men", "2022"]),
            ("b", ["One", "Men", "2023"]),
            ("c", ["One", "Women", "2022"]),
            ("d", ["One", "Women", "2023"]),
        ],
        [
            ("e", ["One", "Men", "2022"]),
            ("f", ["One", "Men", "2023", "Women", "2022"]),
            ("", ["One", "Women", "2023"]),
        ],
    ]
    assert outline(table) == [
        "Table",
        "  THead",
        "    TR",
        "      TH RowSpan=2 Scope=/Column Level",
        "      TH ColSpan=2 Scope=/Column Men",
        "      TH ColSpan=2 Scope=/Column Women",
        "    TR",
        *[f"      TH Scope=/Column {year}" for year in (2022, 2023, 2022, 2023)],
        "  TBody",
        "    TR",
        "      TH RowSpan=2 Scope=/Row One",
        *[f"      TD {letter}" for letter in "abcd"],
        "    TR",
        "      TD e",
        "      TD ColSpan=2 f",
        "      TD",
    ]


def test_a_table_says_its_shape_and_its_caption_comes_first() -> None:
    table = '<table data-summary="Two by two."><caption>Below</caption><tbody><tr><td>a</table>'
    assert lines_of(table, "caption { caption-side: bottom }") == [
        "Table Summary=Two by two.",
        "  Caption Below",
        "  TBody",
        "    TR",
        "      TD a",
    ]


# Roles


def test_groups_that_only_style_leave_no_tag_and_bare_words_become_paragraphs() -> None:
    body = (
        "<header><h1>Title</h1><div><p>By</p></div></header>"
        "<main><h2>One</h2><div><div>bare <em>words</em></div><div>more</div></div>"
        "<blockquote>said <strong>so</strong></blockquote><aside><p>Aside</aside><p></p><section></section></main>"
    )
    assert lines_of(body) == [
        "Sect",
        "  H1 Title",
        "  P By",
        "Part",
        "  H2 One",
        "  P bare words",
        "  P more",
        "  BlockQuote",
        "    P said so",
        "  Sect",
        "    P Aside",
    ]


def test_lists_say_how_they_number_and_nest_in_their_items() -> None:
    body = "<ul><li>a<ol><li>b</ol><li>c</ul><ul style='list-style: none'><li><p>d</ul>"
    assert lines_of(body) == [
        "L ListNumbering=/Disc",
        "  LI",
        "    Lbl •",
        "    LBody a",
        "      L ListNumbering=/Decimal",
        "        LI",
        "          Lbl 1.",
        "          LBody b",
        "  LI",
        "    Lbl •",
        "    LBody c",
        "L ListNumbering=/None",
        "  LI",
        "    LBody",
        "      P d",
    ]


def test_terms_are_labels_of_what_is_said_of_them() -> None:
    body = "<dl><div><dt>One<dd>first</div><div><dt>Two<dd><p>second<dd>and more</div></dl>"
    assert lines_of(body) == [
        "L",
        "  LI",
        "    Lbl One",
        "    LBody first",
        "  LI",
        "    Lbl Two",
        "    LBody",
        "      P second",
        "    LBody and more",
    ]


def test_a_contents_list_is_one() -> None:
    nav = (
        "<nav><h2>Contents</h2><ol><li><a href='#a'>First</a><ol><li><a href='#b'>Second</a></ol></ol></nav>"
        "<h2 id=a>First</h2><h3 id=b>Second</h3>"
    )
    number = "nav a::after { content: ' ' target-counter(attr(href), page) }"
    css = f"ol {{ list-style: none }} nav a {{ display: block }} {number}"
    document = tags_of(nav, css)
    assert outline(document)[1:10] == [
        "  Sect",
        "    H2 Contents",
        "    TOC",
        "      TOCI",
        "        Reference",
        "          Link First 1",
        "        TOC",
        "          TOCI",
        "            Reference",
    ]
    assert [len(link.links) for link in document.all("Link")] == [1, 1]


# Languages


def test_what_is_in_another_language_says_so() -> None:
    body = (
        "<p>In <span lang=cy>Cymraeg</span> and <span lang=en-GB>English</span></p>"
        "<p lang=cy>Cymraeg <em>eto</em> <span lang=cy>eto</span> <b lang=en-gb>English</b></p>"
        "<div lang=pl><p lang=cy>Un</div><dl><dt lang=cy>Dau<dd>Two</dl>"
        "<div lang=pl><p>Raz<p>Dwa</div><p><a href='https://a.test/' lang=cy>Dolen</a></p>"
    )
    assert lines_of(body) == [
        "P In and English",
        "  Span (cy) Cymraeg",
        "P (cy) Cymraeg eto eto",
        "  Span (en-gb) English",
        "P (cy) Un",
        "L",
        "  LI",
        "    Lbl (cy) Dau",
        "    LBody Two",
        "Div (pl)",
        "  P Raz",
        "  P Dwa",
        "P",
        "  Link (cy) Dolen",
    ]


# Pictures


PICTURE = f"data:image/png;base64,{b64encode(png()).decode()}"
DRAWING = (
    "<svg xmlns='http://www.w3.org/2000/svg' width=40 height=20><title>A line\nof it</title><path d='M0 0h9v9'/></svg>"
)


def test_pictures_have_their_alternatives_and_their_place_on_the_page() -> None:
    document = tags_of(
        f"<p><img src='{PICTURE}' alt='A square'></p><figure>{DRAWING}<figcaption>One</figcaption></figure>"
    )
    assert outline(document)[1:] == [
        "  P",
        "    Figure [A square]",
        "  Div",
        "    Figure [A line of it]",
        "    Caption One",
    ]
    margin, height = 10 / 25.4 * 72, 100 / 25.4 * 72
    left, foot, right, top = document.all("Figure")[0].attributes["BBox"]
    assert (round(left, 2), round(right - left, 2), round(top - foot, 2)) == (round(margin, 2), 30, 15)
    assert 0 < foot < top <= height - margin


@pytest.mark.parametrize("decoration", [f"<img src='{PICTURE}' alt=''>", "<span aria-hidden=true>*</span>"])
def test_what_only_adorns_is_no_part_of_the_text(decoration: str) -> None:
    assert lines_of(f"<p>{decoration}</p><p>Words</p>") == ["P Words"]


@pytest.mark.parametrize("picture", [f"<img src='{PICTURE}'>", DRAWING.replace("A line\nof it", "")])
def test_a_picture_without_words_is_refused(picture: str) -> None:
    with pytest.raises(FormatFault, match="a picture has no words"):
        pdf_of(f"<p>{picture}</p>")


# Links


def test_a_link_over_two_lines_is_one_and_is_pressed_in_two_places() -> None:
    pdf = pdf_of(f"<p>{'word ' * 8}<a href='https://a.test/'>the <b>address</b> of {'many ' * 6}words</a>")
    [link] = read_tags(pdf).all("Link")
    assert len(link.links) == 2
    with pikepdf.open(io.BytesIO(pdf)) as file:
        annotations = list(file.pages[0].Annots)
        assert [each.objgen for each in annotations] == [objgen for _, objgen in link.links]
        for annotation in annotations:
            assert str(annotation.Contents).startswith("the address of many")
            assert annotation.F == 4
            numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
            owner = numbers[numbers.index(annotation.StructParent) + 1]
            assert owner.S == "/Link"


# Nothing seen changes, and a tree that can't be right is not written


SPACE = pikepdf.String(b"\x00\x01")


def drawn(pdf: bytes) -> list[list[bytes]]:
    """All that each page draws, without what marks it, and without a space that comes after all else in a line."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [[_drawn(each) for each in pikepdf.parse_content_stream(page) if _draws(each)] for page in file.pages]


def _draws(instruction: Any) -> bool:
    return str(instruction.operator) not in ("BDC", "BMC", "EMC")


def _drawn(instruction: Any) -> bytes:
    if str(instruction.operator) == "TJ" and instruction.operands[0][-1] == SPACE:
        del instruction.operands[0][-1]
    return pikepdf.unparse_content_stream([instruction])


def test_pages_draw_what_they_drew_under_other_tags() -> None:
    body = f"<h1>Title</h1>{long_table(30)}<p>{sentences(40)}<p><a href='https://a.test/'>link</a>{DRAWING}"
    html = f"<html lang=en-GB><title>T</title><style>{PAGE}</style><body>{body}"
    theirs = weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    ours = pdf_of(body)
    assert [len(page) for page in drawn(ours)] == [len(page) for page in drawn(theirs)]
    assert drawn(ours) == drawn(theirs)


def test_weasyprint_has_its_own_tags_again_afterwards() -> None:
    theirs = vars(weasyprint.pdf)["add_tags"]
    with own_tags(is_draft=False):
        assert vars(weasyprint.pdf)["add_tags"] is not theirs
    assert vars(weasyprint.pdf)["add_tags"] is theirs


def test_a_pdf_that_weasyprint_left_without_our_tags_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    variant, properties = weasyprint.pdf.VARIANTS["pdf/ua-1"]
    monkeypatch.setitem(weasyprint.pdf.VARIANTS, "pdf/ua-1", (variant, {**properties, "pdf_tags": False}))
    with pytest.raises(WeasyPrintChanged, match="tags of its own, or none"):
        pdf_of("<p>Words")


def test_content_that_no_box_accounts_for_stops_the_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mappa_report.writers.weasyprint.boxes.Boxes._enter", lambda *_: None)
    with pytest.raises(WeasyPrintChanged, match="content in none of its boxes"):
        pdf_of("<p>Words")


def test_words_that_no_tag_owns_stop_the_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mappa_report.writers.weasyprint.tags.tag_tree", lambda _: Element("Document", []))
    with pytest.raises(WeasyPrintChanged, match="not what the tags own"):
        pdf_of("<p>Words")


def test_see_through_text_is_refused() -> None:
    with pytest.raises(TemplateFault, match="see-through"):
        pdf_of("<p style='opacity: 0.5'>Words")
