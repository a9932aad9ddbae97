import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from msgspec.structs import replace

from mappa_report.document.blocks import (
    Block,
    BulletList,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    NumberedList,
    Paragraph,
    ParagraphRole,
    Picture,
    Quotation,
    Table,
)
from mappa_report.document.document import Colours, ContentsEntry, Cover, Document, OtherFile
from mappa_report.document.inlines import Anchored, LineBreak, Link, Placeholder, Strong, Text
from mappa_report.source.place import Place, Source
from mappa_report.writers import TemplateFault
from mappa_report.writers.charts.svg import chart_svg
from mappa_report.writers.html.writer import render_html, write_html
from tests.documents import BARS, FIGURES, TIMELINE, empty, every_node, text

TEMPLATES = Path(__file__).parents[3] / "templates"


def page_of(document: Document) -> str:
    return write_html(document, TEMPLATES.joinpath).decode()


def main_of(*blocks: Block) -> str:
    page = page_of(replace(empty(), blocks=blocks))
    return page.partition('<main id="_report" tabindex="-1">\n')[2].partition("</main>")[0]


class Tags(HTMLParser):
    """Every start tag of a page with its attributes, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.found if attribute in attributes]


def test_the_least_document_is_a_whole_page() -> None:
    page = re.sub(r"<style>.*</style>", "<style></style>", page_of(empty()), flags=re.DOTALL)
    assert page == (
        "<!DOCTYPE html>\n"
        '<html lang="en-GB">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        "<title>T</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="description" content="D">\n'
        '<meta name="author" content="A">\n'
        "<style></style>\n"
        "</head>\n"
        '<body data-running-header="Kent MAPPA annual report 2022–23" data-page="Page" data-of="of">\n'
        '<a class="skip" href="#_report">Skip to the report</a>\n'
        '<header class="cover" id="_top">\n'
        '<div class="title">\n'
        "<h1>T</h1>\n"
        '<p class="subtitle">S</p>\n'
        '<p class="author">A</p>\n'
        "</div>\n"
        "</header>\n"
        '<div class="page">\n'
        '<div class="text">\n'
        '<main id="_report" tabindex="-1">\n'
        "</main>\n"
        "</div>\n"
        "</div>\n"
        "</body>\n"
        "</html>"
    )


def test_the_day_of_publication_stands_below_the_author() -> None:
    page = page_of(replace(empty(), published="Published 26 October 2023"))
    assert '<p class="author">A</p>\n<p class="published">Published 26 October 2023</p>\n</div>' in page


def test_a_sign_that_is_a_link_says_what_it_means_and_has_no_line_below() -> None:
    assert main_of(Paragraph((Link(text("-"), "#n", "-: not applicable"),))) == (
        '<p class="body"><a href="#n" aria-label="-: not applicable" class="sign">-</a></p>\n'
    )


def test_contents_are_folded_and_nested_by_level_even_where_levels_are_skipped() -> None:
    levels = [(2, "a"), (1, "b"), (3, "c"), (2, "d"), (1, "<e>")]
    page = page_of(replace(empty(), contents=tuple(ContentsEntry(n, name, f"to-{name}") for n, name in levels)))
    assert page.partition('<div class="page">\n')[2].partition('<div class="text">')[0] == (
        '<nav class="contents" aria-labelledby="_contents">\n'
        '<p class="top"><a href="#_top">T</a></p>\n'
        '<h2 id="_contents">Contents</h2>\n'
        "<details>\n<summary>Contents</summary>\n"
        '<ol id="_list">\n'
        '<li><a href="#to-a">a</a></li>\n'
        '<li><a href="#to-b">b</a>\n'
        "<ol>\n"
        '<li><a href="#to-c">c</a></li>\n'
        '<li><a href="#to-d">d</a></li>\n'
        "</ol>\n"
        "</li>\n"
        '<li><a href="#to-&lt;e&gt;">&lt;e&gt;</a></li>\n'
        "</ol>\n"
        "</details>\n"
        "</nav>\n"
    )


def test_a_way_back_to_the_contents_stands_behind_the_text_where_there_are_any() -> None:
    contents = (ContentsEntry(1, "Introduction", "introduction"),)
    page = page_of(replace(empty(), contents=contents))

    assert page.partition("</main>\n")[2].partition("</div>")[0] == (
        '<nav class="back" aria-label="Back to contents">\n<p><a href="#_list">Back to contents</a></p>\n</nav>\n'
    )
    assert 'class="back"' not in page_of(empty())


def test_on_paper_contents_are_not_folded_and_no_way_leads_back() -> None:
    document = replace(empty(), contents=(ContentsEntry(1, "Introduction", "introduction"),))
    page = render_html(document, TEMPLATES.joinpath, ("base.css", "print.css"))

    assert "<details>" not in page
    assert 'class="back"' not in page


def test_the_imprint_is_the_foot_of_the_page_and_on_paper_the_end_of_the_text() -> None:
    blocks = (Paragraph(text("Before")), Heading(1, text("About"), "imprint"), Paragraph(text("Publisher")))
    document = replace(empty(), blocks=blocks, imprint="imprint")
    page, paper = page_of(document), render_html(document, TEMPLATES.joinpath, ("base.css", "print.css"))

    main = '<main id="_report" tabindex="-1">\n<p class="body">Before</p>\n'
    imprint = '<h2 id="imprint">About</h2>\n<p class="body">Publisher</p>\n'
    assert f'{main}</main>\n</div>\n</div>\n<footer class="imprint">\n{imprint}</footer>\n</body>' in page
    assert f"{main}{imprint}</main>\n</body>" in paper


def test_files_that_lie_beside_the_page_are_led_to_by_their_names_on_screens_alone() -> None:
    files = (OtherFile("PDF", "a report.pdf", "application/pdf"), OtherFile("Figures (CSV)", "a.csv", "text/csv"))
    document = replace(empty(), files=files)

    assert page_of(document).partition('<p class="author">A</p>\n')[2].partition("</div>")[0] == (
        '<ul class="files">\n'
        '<li><a href="a%20report.pdf" type="application/pdf">PDF</a></li>\n'
        '<li><a href="a.csv" type="text/csv">Figures (CSV)</a></li>\n'
        "</ul>\n"
    )
    assert "a.csv" not in render_html(document, TEMPLATES.joinpath, ("base.css", "print.css"))


def test_a_date_is_given_only_if_the_document_has_one() -> None:
    dated = [tag for tag in page_of(replace(empty(), created=1698310800)).splitlines() if "dcterms" in tag]
    assert dated == [
        '<meta name="dcterms.created" content="2023-10-26T09:00:00Z">',
        '<meta name="dcterms.modified" content="2023-10-26T09:00:00Z">',
    ]
    assert "dcterms" not in page_of(empty())


@pytest.mark.parametrize(
    ("block", "html"),
    [
        (Heading(1, text("A & B"), "a-b"), '<h2 id="a-b">A &amp; B</h2>\n'),
        (Heading(4, text("No anchor")), "<h5>No anchor</h5>\n"),
        (Paragraph(text("<b>not bold</b>")), '<p class="body">&lt;b&gt;not bold&lt;/b&gt;</p>\n'),
        (Paragraph(text("Chair"), ParagraphRole.BYLINE), '<p class="byline">Chair</p>\n'),
        (Paragraph(text("Note"), ParagraphRole.NOTE), '<p class="note">Note</p>\n'),
        (Paragraph(text("Chair"), ParagraphRole.SIGNATURE), '<p class="signature">Chair</p>\n'),
        (
            Paragraph((Strong((Text("a "), Link(text("b"), "mailto:b@kent.example"))), LineBreak(), Text("c"))),
            '<p class="body"><strong>a <a href="mailto:b@kent.example">b</a></strong><br>c</p>\n',
        ),
        (
            BulletList(((Paragraph(text("a")), BulletList(((Paragraph(text("b")),),))),)),
            '<ul>\n<li>\n<p class="body leading">a</p>\n'
            '<ul>\n<li>\n<p class="body">b</p>\n</li>\n</ul>\n</li>\n</ul>\n',
        ),
        (
            NumberedList(((Paragraph(text("c")),),), start=3),
            '<ol start="3">\n<li>\n<p class="body">c</p>\n</li>\n</ol>\n',
        ),
        (NumberedList(((Paragraph(text("a")),),)), '<ol>\n<li>\n<p class="body">a</p>\n</li>\n</ol>\n'),
        (Quotation((Paragraph(text("Q")),)), '<blockquote>\n<p class="body">Q</p>\n</blockquote>\n'),
        (
            KeyFigures((KeyFigure("2,706", text("people & more")),)),
            '<ul class="key-figures">\n<li><p><strong>2,706</strong> people &amp; more</p></li>\n</ul>\n',
        ),
        (
            KeyFigures((KeyFigure("12", text("people"), text("Up from 7")),)),
            '<ul class="key-figures">\n<li><p><strong>12</strong> people<br>\n'
            '<span class="change">Up from 7</span></p></li>\n</ul>\n',
        ),
        (
            Paragraph((Link(text("n/a"), "#why"), Anchored(text("not applicable"), "why")), ParagraphRole.CLOSING),
            '<p class="closing"><a href="#why">n/a</a><span id="why">not applicable</span></p>\n',
        ),
        (
            Picture('A "blue" square', b"\x00\xff", "image/png", 4, 2),
            '<p class="picture"><img src="data:image/png;base64,AP8=" alt="A &#34;blue&#34; square"'
            ' width="4" height="2"></p>\n',
        ),
    ],
)
def test_each_block(block: Block, html: str) -> None:
    assert main_of(block) == html


def test_a_table_of_figures() -> None:
    assert main_of(FIGURES) == (
        '<div class="table" id="table-1">\n'
        '<table class="half" data-summary="Three rows by two columns of figures.">\n'
        '<caption id="_caption-table-1">Table 1: People on 31 March 2023</caption>\n'
        '<colgroup>\n<col style="--share: 28.92%">\n'
        '<col style="--share: 44.32%">\n<col style="--share: 26.76%">\n</colgroup>\n'
        "<thead>\n<tr>\n"
        '<th scope="col" class="left">Level</th>\n'
        '<th scope="col" class="right">Category 1: notification &amp; more</th>\n'
        '<th scope="col" class="right total">Total</th>\n'
        "</tr>\n</thead>\n<tbody>\n"
        '<tr class="kept">\n'
        '<th scope="row" class="left">Level 1</th>\n'
        '<td class="right">1,945</td>\n'
        '<td class="right total">2,680</td>\n'
        '</tr>\n<tr class="before-total kept">\n'
        '<th scope="row" class="left">Level 2</th>\n'
        '<td class="right">n/a</td>\n'
        '<td class="right total">not returned</td>\n'
        '</tr>\n<tr class="total">\n'
        '<th scope="row" class="left">Total</th>\n'
        '<td class="right">1,953</td>\n'
        '<td class="right total">2,706</td>\n'
        "</tr>\n</tbody>\n</table>\n"
        '<p class="note">Explained in '
        '<a href="#definition-eligible" aria-label="(a) MAPPA-eligible individuals">(a)</a>.</p>\n'
        '<p class="note">n/a: not applicable.</p>\n'
        "</div>\n"
    )


def test_a_year_label_in_a_heading_is_kept_whole() -> None:
    heading = (*text("Level 2 – in 2004–05 "), Link(text("(a)"), "#a"))
    assert (
        '<th scope="col" class="left">Level 2 – in <span class="whole">2004–05</span> <a href="#a">(a)</a></th>\n'
    ) in main_of(Table((Column(heading),), ()))


def test_a_table_of_text_without_caption_or_row_headers() -> None:
    assert main_of(TIMELINE) == (
        '<div class="table">\n'
        "<table>\n"
        '<colgroup>\n<col style="--share: 32.32%">\n<col style="--share: 67.68%">\n</colgroup>\n'
        "<thead>\n<tr>\n"
        '<th scope="col" class="left">When</th>\n'
        '<th scope="col" class="centre">What</th>\n'
        "</tr>\n</thead>\n<tbody>\n"
        '<tr class="kept">\n'
        '<td class="left">April</td>\n'
        '<td class="centre"><strong>Review</strong> of panels</td>\n'
        "</tr>\n<tr>\n"
        '<td class="left">August</td>\n'
        '<td class="centre">New documents</td>\n'
        "</tr>\n</tbody>\n</table>\n"
        "</div>\n"
    )


def test_a_table_of_more_than_three_columns_has_a_place_from_which_keys_move_it_with_a_name() -> None:
    four = replace(FIGURES, columns=(*FIGURES.columns, Column(text("Change"))), rows=())
    named = main_of(four).partition("<table")[0]
    unnamed = main_of(replace(four, caption=None, anchor="")).partition("<table")[0]

    assert named == (
        '<div class="table" id="table-1">\n'
        '<div class="scroll" role="group" aria-labelledby="_caption-table-1" tabindex="0">\n'
    )
    columns = "Level, Category 1: notification &amp; more, Total, Change"
    assert unnamed == (f'<div class="table">\n<div class="scroll" role="group" aria-label="{columns}" tabindex="0">\n')


def test_a_table_without_rows_has_no_head_over_nothing() -> None:
    table = main_of(replace(TIMELINE, rows=())).partition("</colgroup>\n")[2].partition("</table>")[0]

    assert table == (
        "<tbody>\n<tr>\n"
        '<th scope="col" class="left">When</th>\n'
        '<th scope="col" class="centre">What</th>\n'
        "</tr>\n</tbody>\n"
    )


def test_a_chart_is_drawn_for_a_page_and_for_a_telephone() -> None:
    alternative = "<title>Of 2,706 people, 2,680 were at Level 1, and 1 at Level 3 &amp; above.</title>"
    figure = main_of(BARS).splitlines()
    assert [line for line in figure if not line.startswith(("<text", "<rect", "<svg", "</svg"))] == [
        '<figure class="chart" id="chart-1">',
        "<figcaption>Chart 1: People at each level &amp; in &lt;all&gt;</figcaption>",
        alternative,
        alternative,
        "</figure>",
    ]
    assert [line.partition(' role="img"')[0].rpartition(" ")[2] for line in figure if line.startswith("<svg")] == [
        'class="page"',
        'class="telephone"',
    ]
    assert "\n".join(figure[2 : figure.index("</svg>") + 1]) == chart_svg(BARS, TEMPLATES.joinpath)


def test_the_notes_of_a_chart_stand_in_its_figure_below_it() -> None:
    figure = main_of(replace(BARS, notes=(text("Each has its own scale."), text("See <Table 1>.")))).splitlines()
    assert figure[figure.index("</svg>", figure.index("</svg>") + 1) + 1 :] == [
        '<p class="note">Each has its own scale.</p>',
        '<p class="note">See &lt;Table 1&gt;.</p>',
        "</figure>",
    ]


def test_on_paper_a_chart_is_drawn_for_the_page_alone() -> None:
    page = render_html(replace(empty(), blocks=(BARS,)), TEMPLATES.joinpath, ("base.css", "print.css"))
    assert page.count("<svg") == 1
    assert 'class="page"' in page


def test_every_link_within_the_page_leads_somewhere_and_no_id_is_given_twice() -> None:
    tags = Tags(page_of(every_node()))
    ids = tags.values("id")
    assert sorted(set(ids)) == sorted(ids)
    assert {href[1:] for href in tags.values("href") if href.startswith("#")} <= set(ids)


def test_the_page_needs_nothing_beside_it() -> None:
    page = page_of(every_node())
    tags = Tags(page)
    assert {"script", "link", "iframe", "object"}.isdisjoint(tag for tag, _ in tags.found)
    assert [src.partition(",")[0] for src in tags.values("src")] == ["data:image/png;base64"]
    assert not re.search(r"url\(|@import", page)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert page_of(every_node()) == page_of(every_node())


def test_a_placeholder_left_over_is_an_error_not_a_gap() -> None:
    with pytest.raises(TemplateFault) as caught:
        main_of(Paragraph((Placeholder("figures.x", Place(Source("a.md"), 1, 1)),)))
    assert re.fullmatch(
        r"templates/nodes.html.j2:\d+: this asks for something that a report does not have", str(caught.value)
    )


# Templates of a workspace's own


def write_with(folder: Path, **files: str) -> str:
    """The empty report, written with these templates before the packaged ones."""
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_text(content, encoding="utf-8", errors="surrogateescape")
    found = write_html(empty(), lambda name: folder / name if (folder / name).exists() else TEMPLATES / name)
    return found.decode()


def test_a_workspace_may_bring_its_own_styles(tmp_path: Path) -> None:
    assert "h1 { color: green }" in write_with(tmp_path, screen__css="h1 { color: green }")


@pytest.mark.parametrize(
    ("shell", "message"),
    [
        (
            "a\n{{ document.titel }}",
            "templates/report.html.j2:2: this asks for something that a report does not have",
        ),
        ("a\nb\n{% endfor %}", "templates/report.html.j2:3: this is nothing that a template may say"),
        (
            "{{ document.__class__.__mro__ }}",
            "templates/report.html.j2:1: this reaches for something that a template may not have",
        ),
        (
            '{% include "../../etc/passwd" %}',
            "templates/report.html.j2:1: a template may use only files under templates/, so not '../../etc/passwd'",
        ),
        (
            '{% include "/etc/passwd" %}',
            "templates/report.html.j2:1: a template may use only files under templates/, so not '/etc/passwd'",
        ),
        ("\udcff", "templates/report.html.j2: the file is not UTF-8 text"),
        ('{% include "mising.j2" %}', "templates/report.html.j2:1: templates/mising.j2: this file does not exist"),
    ],
)
def test_a_template_with_a_fault_is_named_with_its_line(shell: str, message: str, tmp_path: Path) -> None:
    files = {"report.html__j2": shell}
    with pytest.raises(TemplateFault) as caught:
        write_with(tmp_path, **files)
    assert str(caught.value) == message


# The area's brand


def test_logo_and_picture_stand_above_the_title_and_a_picture_may_be_decorative() -> None:
    logo, scene = Picture("Kent Police", b"\x00", "image/png", 4, 1), Picture("", b"\x00", "image/jpeg", 3, 2)
    page = page_of(replace(empty(), cover=Cover(logo, scene)))

    assert page.partition("<h1>")[0].partition("<header ")[2] == (
        'class="cover pictured" id="_top">\n'
        '<p class="logo"><img src="data:image/png;base64,AA==" alt="Kent Police" width="4" height="1"></p>\n'
        '<p class="cover-picture"><img src="data:image/jpeg;base64,AA==" alt="" width="3" height="2"></p>\n'
        '<div class="title">\n'
    )


def test_several_logos_stand_in_a_row_and_lines_of_the_cover_below_the_title() -> None:
    one, other = (Picture(name, b"\x00", "image/png", 4, 1) for name in ("Police", "Prisons"))
    page = page_of(replace(empty(), cover=Cover(one, more_logos=(other,), lines=("By an Act",))))

    image = '<img src="data:image/png;base64,AA==" alt="{}" width="4" height="1">'
    assert f'<p class="logo">{image.format("Police")} {image.format("Prisons")}</p>\n' in page
    assert '<p class="subtitle">S</p>\n<p class="about">By an Act</p>\n<p class="author">A</p>\n' in page


def test_the_area_s_colours_come_before_the_templates_own_by_day_and_by_night() -> None:
    page = page_of(replace(empty(), colours=Colours("#7a1e4a", "#5b1537", "#c08aa5")))
    own = dict(re.findall(r"--own-([\w-]+): (#[0-9a-f]{6});", page))
    used = re.findall(r"--(?:accent|band): var\(--own-([\w-]+), #", page)

    assert own == {"accent": "#7a1e4a", "band": "#5b1537", "accent-in-the-dark": "#c08aa5"}
    assert used == ["accent", "band", "accent-in-the-dark", "band"]
    assert not re.findall("--own-[a-z-]+: ", page_of(empty()))


# Colours


def luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(*style_sheets: str) -> dict[str, str]:
    css = "".join((TEMPLATES / name).read_text() for name in style_sheets)
    return dict(re.findall(r"--([\w-]+): (?:var\([\w-]+, )?(#[0-9a-f]{6})\)?;", css))


@pytest.mark.parametrize("style_sheets", [("base.css",), ("base.css", "screen.css")], ids=["light", "dark"])
def test_all_text_stands_out_from_what_is_behind_it(style_sheets: tuple[str, ...]) -> None:
    named = colours(*style_sheets)
    pairs = [(ink, paper) for ink in ("ink", "accent", "quiet") for paper in ("paper", "tint")]
    pairs.append(("on-band", "band"))
    ratios = {pair: contrast(named[pair[0]], named[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}
