"""What a workspace's own ``report.typ`` may use, and what is said of one that is wrong."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from msgspec.structs import replace
from PIL import Image

from mappa_report.document.blocks import Block, Paragraph, Picture
from mappa_report.document.document import Draft
from mappa_report.document.inlines import Link
from mappa_report.writers import FindTemplate, FormatFault, TemplateFault
from mappa_report.writers.typst.writer import write_pdf
from tests.conftest import ROOT
from tests.documents import empty, every_node, png, text
from tests.pdf_outline import page_lines
from tests.pdf_tree import read_tags, table_cells

TEMPLATES = ROOT / "templates"

# The first line after the packaged template.
LINE = len((TEMPLATES / "report.typ").read_text("utf-8").splitlines()) + 1

WithOwn = Callable[..., bytes]


@pytest.fixture
def with_own(tmp_path: Path) -> WithOwn:
    """From what is added to ``report.typ``, and other files by their names, to the empty report made by them."""

    def write(added: str = "", **files: bytes) -> bytes:
        own = {"report.typ": (TEMPLATES / "report.typ").read_bytes() + added.encode(), **files}
        for name, data in own.items():
            (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
            (tmp_path / name).write_bytes(data)
        return write_pdf(empty(), own_first(tmp_path))

    return write


def own_first(folder: Path) -> FindTemplate:
    return lambda name: folder / name if (folder / name).exists() else TEMPLATES / name


def place_of(fault: TemplateFault) -> str:
    return f"{fault.template}:{fault.line}:{fault.column}"


# Nothing but what lies under templates/


@pytest.mark.parametrize(
    "added",
    [
        '#import "@preview/cetz:0.3.0"',
        '#import ("@pre" + "view/cetz:0.3.0")',
        '#import "@local/house:1.0.0": *',
        '#import "look.typ".replace("look.typ", "@preview/cetz:0.3.0")',
        '#import "look.typ" + ": x"',
        '#include "@preview/cetz:0.3.0"',
        '#let name = "@preview/cetz:0.3.0"; #import name: *',
        '#eval("import \\"@preview/cetz:0.3.0\\"")',
        '#dictionary(std).at("ev" + "al")("1")',
        "#import std: *",
        '#[ #import/**/"@preview/cetz:0.3.0" ]',
    ],
)
def test_no_template_fetches_packages(added: str, with_own: WithOwn) -> None:
    with pytest.raises(TemplateFault, match=rf"^templates/report\.typ:{LINE}:\d+: “\w+” could bring in what is not"):
        with_own(added)


def test_the_word_that_is_refused_is_pointed_at(with_own: WithOwn) -> None:
    with pytest.raises(TemplateFault) as caught:
        with_own('#let x = 1\n  #include "look.typ"')
    assert place_of(caught.value) == f"templates/report.typ:{LINE + 1}:4"
    assert caught.value.remedy == 'use other templates by their whole name, as in: import "look.typ": *'


@pytest.mark.parametrize("way", ["read", "json", "image", "plugin", "csv", "bibliography"])
@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../../../etc/passwd", "/../etc/passwd", "link/passwd", "//etc/passwd"]
)
def test_no_path_leads_out_of_what_is_given(way: str, path: str, with_own: WithOwn, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/etc")
    with pytest.raises(TemplateFault, match=rf"^templates/report\.typ:{LINE}:\d+: "):
        with_own(f'#{way}("{path}")')


@pytest.mark.parametrize("at", ["file://{path}", "{path}", "{name}"])
def test_no_drawing_shows_a_file_that_is_not_given(at: str, with_own: WithOwn, tmp_path: Path) -> None:
    noise = tmp_path / "secret.png"
    Image.effect_noise((200, 200), 90).save(noise)
    address = at.format(path=noise, name=noise.name)
    shown = f'<image width="99" height="99" href="{address}"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99">{shown}</svg>'
    try:
        made = with_own('#image("own.svg", alt: "A")', **{"own.svg": svg.encode()})
    except TemplateFault:
        return
    assert len(made) < noise.stat().st_size


def test_other_templates_and_pictures_beside_it_are_found(with_own: WithOwn) -> None:
    made = with_own(
        '#import "own.typ": greeting\n#greeting #image("crest one.png", alt: "A crest")',
        **{"own.typ": b'#let greeting = read("words.txt")', "words.txt": b"Hello from a file.", "crest one.png": png()},
    )
    assert page_lines(made)[-1][1] == "Hello from a file."
    assert [len(page.images) for page in pypdf.PdfReader(io.BytesIO(made)).pages] == [0, 1]


# What is wrong with one


@pytest.mark.parametrize(
    ("added", "column"), [("#nothing", 2), ("#let x = (", 10), ('#image("no.png")', 8), ('é #panic("x")', 4)]
)
def test_a_wrong_template_is_named_with_its_line_and_column(added: str, column: int, with_own: WithOwn) -> None:
    with pytest.raises(TemplateFault) as caught:
        with_own(f"\n{added}\n")
    assert place_of(caught.value) == f"templates/report.typ:{LINE + 1}:{column}"
    assert caught.value.remedy == "correct the workspace's template, or remove it to use the packaged one."


def test_the_template_that_is_wrong_is_named_and_not_the_one_that_imports_it(with_own: WithOwn) -> None:
    with pytest.raises(TemplateFault) as caught:
        with_own('#import "own.typ": x', **{"own.typ": b"\n#let x = nothing"})
    assert place_of(caught.value) == "templates/own.typ:2:10"


def test_nothing_is_told_of_folders_of_this_machine(with_own: WithOwn) -> None:
    with pytest.raises(TemplateFault) as caught:
        with_own('#read("no.txt")')
    assert "/tmp" not in str(caught.value)  # noqa: S108 - it is looked for, not used


def test_a_template_that_is_not_text_is_named(with_own: WithOwn) -> None:
    with pytest.raises(TemplateFault, match=r"^templates/look\.typ: the file is not UTF-8 text$"):
        with_own(**{"look.typ": b"\xff\xfe"})


def test_a_template_that_leaves_out_links_is_told_of(tmp_path: Path) -> None:
    phrases = (TEMPLATES / "phrases.typ").read_text("utf-8")
    (tmp_path / "phrases.typ").write_text(
        phrases.replace("{ linked(node, words) }", "{ words(node.content) }"), "utf-8"
    )
    with pytest.raises(TemplateFault) as caught:
        write_pdf(every_node(), own_first(tmp_path))
    assert str(caught.value) == "templates/report.typ: of 6 links it prints 3"


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ('#part("Title", {[= A]; [= B]})', "the part “Title” must hold a heading and nothing else"),
        ('#part("Chart", par[x])', "the part “Chart” must hold its caption and its drawing, in this order"),
        (
            '#part("Table", par[x])',
            "the part “Table” must hold a table, and say its summary, its columns and whether rows have headers",
        ),
        (
            '#part("Aside", par[x])',
            "the part “Aside” must be one of these: Art, BlockQuote, Chart, L, LI, Part, Sect, Table, Title",
        ),
        ('#figure({ figure(none, alt: "words"); par[x] })', "the part “words” is none: a figure must show something"),
    ],
)
def test_a_part_that_is_not_what_it_says_is_told_of(added: str, message: str, with_own: WithOwn) -> None:
    with pytest.raises(TemplateFault) as caught:
        with_own(added)
    assert str(caught.value) == f"templates/report.typ: {message}"


def test_a_figure_of_a_template_s_own_keeps_its_caption(with_own: WithOwn) -> None:
    made = with_own(
        '#{ show figure: it => block({ it.body; it.caption })\nfigure(image("crest.png", alt: "A"), caption: [B]) }',
        **{"crest.png": png()},
    )
    assert [tag.role for tag in read_tags(made).all("Figure")] == ["Figure"]
    assert [tag.words for tag in read_tags(made).all("Caption")] == ["Figure 1: B"]


def test_a_table_may_have_a_head_of_two_rows(with_own: WithOwn) -> None:
    head_and_body = "table.header([], [Men], [2022], [2023]), [One], [a]"
    table = f'#part("Table", summary: "", columns: 2, row_headers: true, table(columns: 2, {head_and_body}))'
    [found] = read_tags(with_own(table)).all("Table")
    assert table_cells(found) == [
        [("", []), ("Men", [])],
        [("2022", []), ("2023", [])],
        [("One", []), ("a", ["One", "Men", "2023"])],
    ]
    assert [str(cell.attributes["Scope"]) for cell in found.all("TH")] == ["/Column"] * 4 + ["/Row"]


# What a slip is


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ("#acent", "there is nothing of the name acent"),
        ('#image("none.png")', "there is no such file under templates/"),
        ("#text(wide: 1pt)[x]", "this takes no such argument"),
        ("#rgb()", "an argument is missing here"),
        ("#(", "what is opened here is never closed"),
        ("#(1 + [x])", "Typst can't follow what stands there: cannot add integer and content"),
        ("#(1 / 0)", "Typst can't follow what stands there: cannot divide by zero"),
    ],
)
def test_a_slip_is_told_in_our_own_words(with_own: WithOwn, added: str, message: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        with_own(added)
    assert (caught.value.template, caught.value.line, caught.value.message) == ("templates/report.typ", LINE, message)


def test_a_picture_of_the_templates_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "draft.svg").write_text("junk")
    draft = Draft("DRAFT", "Draft.", "Draft", "en-GB", ())

    with pytest.raises(TemplateFault, match=r"^templates/draft\.svg:1: this picture can't be read$"):
        write_pdf(replace(empty(), draft=draft), own_first(tmp_path))


# Fonts


def test_a_font_that_is_not_there_is_named() -> None:
    missing = TEMPLATES / "fonts/none.otf"
    with pytest.raises(TemplateFault, match=r"^templates/fonts/SourceSans3-It\.otf: this file does not exist$"):
        write_pdf(empty(), lambda name: missing if name.endswith("-It.otf") else TEMPLATES / name)


def test_a_font_that_can_not_be_read_is_named(with_own: WithOwn) -> None:
    with pytest.raises(TemplateFault, match=r"^templates/fonts/SourceSans3-Semibold\.otf: this file is no font"):
        with_own(**{"fonts/SourceSans3-Semibold.otf": b"no font"})


def test_an_area_s_own_font_takes_the_place_of_ours(with_own: WithOwn) -> None:
    italic = (TEMPLATES / "fonts/SourceSans3-It.otf").read_bytes()
    made = with_own(**{f"fonts/SourceSans3-{style}.otf": italic for style in ("Regular", "Semibold", "SemiboldIt")})
    assert "Regular" not in " ".join(names_of_fonts(made))
    assert "It" in " ".join(names_of_fonts(made))


def test_a_font_that_is_added_has_the_letters_that_ours_lack(tmp_path: Path) -> None:
    report = replace(empty(), blocks=(Paragraph(text("of 中")),))
    folder = tmp_path / "fonts"
    folder.mkdir()
    for font in (TEMPLATES / "fonts").glob("*.otf"):
        shutil.copy(font, folder)
    with pytest.raises(FormatFault):
        write_pdf(report, own_first(tmp_path))

    (folder / "Han.ttf").write_bytes(font_of("中"))

    made = write_pdf(report, own_first(tmp_path))
    assert any(name.endswith("Han") for name in names_of_fonts(made))


def test_a_file_that_is_added_and_is_no_font_is_named(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts/Mine.otf").write_bytes(b"no font")

    with pytest.raises(TemplateFault, match=r"^templates/fonts/Mine\.otf: this file is no font that can be read$"):
        write_pdf(empty(), own_first(tmp_path))


def font_of(letter: str) -> bytes:
    """A font with one square for ``letter``."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "square"])
    builder.setupCharacterMap({ord(letter): "square"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 700), (700, 700), (700, 0)):
        pen.lineTo(point)
    pen.closePath()
    square = pen.glyph()
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "square": square})
    builder.setupHorizontalMetrics({".notdef": (800, 0), "square": (800, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Han", "styleName": "Regular", "psName": "Han"})
    builder.setupOS2()
    builder.setupPost()
    made = io.BytesIO()
    builder.save(made)
    return made.getvalue()


def names_of_fonts(pdf: bytes) -> set[str]:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return {str(font.get_object()["/BaseFont"]) for page in pages for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]


# What no PDF can be made of


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (
            Paragraph((Link(text("x"), "#nowhere"),)),
            "a link leads to #nowhere, and there is no such place in the report",
        ),
        (Picture("Alt", b"no picture", "image/png", 40, 20), "the picture “Alt” can't be read"),
        (Picture("", b"no picture", "image/png", 40, 20), "a decorative picture can't be read"),
        (Paragraph(text("of 中 and 中")), "no font has “中” (U+4E2D CJK UNIFIED IDEOGRAPH-4E2D), in “of 中 and 中”"),
        (Paragraph(text("\U0010fffd")), "no font has “\U0010fffd” (U+10FFFD), in “\U0010fffd”"),
    ],
)
def test_a_pdf_with_a_fault_is_not_made(block: Block, message: str) -> None:
    with pytest.raises(FormatFault) as caught:
        write_pdf(replace(empty(), blocks=(block,)), TEMPLATES.joinpath)
    assert not isinstance(caught.value, TemplateFault)
    assert str(caught.value) == message


def test_letters_that_are_never_drawn_need_no_font() -> None:
    block = Paragraph(text("soft\N{SOFT HYPHEN}hyphen, zero\N{ZERO WIDTH SPACE}width, \N{RIGHT-TO-LEFT MARK}mark"))
    assert write_pdf(replace(empty(), blocks=(block,)), TEMPLATES.joinpath)
