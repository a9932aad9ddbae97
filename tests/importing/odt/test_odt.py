"""OpenDocument texts: what people see in them comes in, and the rest is told."""

from __future__ import annotations

import io
import zipfile

import pytest

from mappa_report.document.blocks import (
    BulletList,
    Column,
    Heading,
    NumberedList,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Table,
)
from mappa_report.document.inlines import Footnote, Link, Strong, Text
from mappa_report.importing.contributed import read_contributed
from mappa_report.importing.finished import Finished
from mappa_report.workspace.refusals import FileRefused
from tests.importing.docx.word import png

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta", "manifest": "manifest",
    }.items()
)  # fmt: skip
OTHERS = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
LOOKS = """
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
  <text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/></text:list-style>
<text:list-style style:name="Near"><text:list-level-style-bullet text:level="1"><style:list-level-properties>
  <style:list-level-label-alignment fo:margin-left="0.5in"/></style:list-level-properties>
  </text:list-level-style-bullet></text:list-style>
<text:list-style style:name="Far"><text:list-level-style-bullet text:level="1"><style:list-level-properties>
  <style:list-level-label-alignment fo:margin-left="2.54cm"/></style:list-level-properties>
  </text:list-level-style-bullet></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1"
  style:num-suffix="." text:start-value="3"/></text:list-style>
"""
STYLES = """
<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="en"
  fo:country="GB"/></style:default-style>
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Quotations" style:family="paragraph"/></office:styles>
<office:master-styles><style:master-page style:name="Standard"><style:header><text:p>Draft of May</text:p>
</style:header></style:master-page></office:master-styles>
"""


def odt(body: str, *, manifest: str = "", pictures: dict[str, bytes] | None = None) -> bytes:
    """An OpenDocument text with ``body``; pictures by name, with _ for the dot."""
    stream = io.BytesIO()
    made = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {NAMES} {OTHERS}><office:automatic-styles>{LOOKS}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>".encode(),
        "styles.xml": f"<office:document-styles {NAMES}>{STYLES}</office:document-styles>".encode(),
        "meta.xml": f"<office:document-meta {NAMES} {OTHERS}><office:meta><dc:creator>Jo Bloggs</dc:creator>"
        "<dc:title>Our year</dc:title></office:meta></office:document-meta>".encode(),
        "META-INF/manifest.xml": f"<manifest:manifest {NAMES}>{manifest}</manifest:manifest>".encode(),
    } | {f"Pictures/{name.replace('_', '.')}": data for name, data in (pictures or {}).items()}
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in made.items():
            package.writestr(name, data)
    return stream.getvalue()


def read(body: str, **parts: bytes) -> Finished:
    return read_contributed(odt(body, pictures=parts), "prison.odt")


def told(finished: Finished) -> list[tuple[str, str]]:
    return [(each.where, each.words) for each in finished.told]


def blocks(body: str, **parts: bytes) -> list[object]:
    return [piece.block for piece in read(body, **parts).pieces]


def item(*inner: str) -> str:
    return f"<text:list-item>{''.join(inner)}</text:list-item>"


def p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def test_headings_bold_links_notes_and_quotations_are_kept() -> None:
    body = (
        '<text:h text:outline-level="1">In  prison</text:h>'
        + p('Staff <text:span text:style-name="T1">met</text:span><text:s/><text:a xlink:href="https://a.example/">all'
            "</text:a>.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Nearly.</text:p>"
            "</text:note-body></text:note>")
        + p("It helped me.", "P1")
    )  # fmt: skip

    assert blocks(body) == [
        Heading(1, (Text("In prison"),)),
        Paragraph(
            (
                Text("Staff "),
                Strong((Text("met"),)),
                Text(" "),
                Link((Text("all"),), "https://a.example/"),
                Text("."),
                Footnote((paragraph("Nearly."),)),
            )
        ),
        Quotation((paragraph("It helped me."),)),
    ]


def test_lists_count_from_where_they_start_and_go_on_where_they_continue() -> None:
    inner = f"<text:list>{item(p('deep'))}</text:list>"
    body = (
        f'<text:list text:style-name="L1">{item(p("one"), p("and more"), inner)}{item(p("two"))}</text:list>'
        f'<text:list text:style-name="L2">{item(p("third"))}</text:list>'
        + p("Between.")
        + f'<text:list text:style-name="L2" text:continue-numbering="true">{item(p("fourth"))}</text:list>'
    )

    assert blocks(body) == [
        BulletList(
            (
                (paragraph("one"), paragraph("and more"), NumberedList(((paragraph("deep"),),))),
                (paragraph("two"),),
            )
        ),
        NumberedList(((paragraph("third"),),), 3),
        paragraph("Between."),
        NumberedList(((paragraph("fourth"),),), 4),
    ]


def test_a_list_of_its_own_that_stands_further_in_belongs_to_the_item_above() -> None:
    body = (
        f'<text:list text:style-name="Near">{item(p("one"))}</text:list>'
        f'<text:list text:style-name="Far">{item(p("deeper"))}</text:list>'
    )

    assert blocks(body) == [BulletList(((paragraph("one"), BulletList(((paragraph("deeper"),),))),))]


def test_a_bold_line_above_text_is_taken_for_a_heading_and_told() -> None:
    finished = read(p('<text:span text:style-name="T1">Our teams</text:span>') + p("They met each week."))

    assert [piece.block for piece in finished.pieces] == [
        Heading(1, (Text("Our teams"),)),
        paragraph("They met each week."),
    ]
    assert told(finished) == [
        ("", "the running head of the pages was left out: Draft of May"),
        ("paragraph 1", "“Our teams” was taken for a heading, as it is bold or large as a whole"),
    ]


def test_cells_over_others_leave_blanks_and_what_is_repeated_has_an_end() -> None:
    body = (
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Month</text:p>"
        '</table:table-cell><table:table-cell table:number-columns-spanned="2"><text:p>Visits</text:p>'
        "</table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>"
        '<table:table-row><table:table-cell><text:p>May</text:p></table:table-cell><table:table-cell '
        'table:number-columns-repeated="2"><text:p>7</text:p></table:table-cell></table:table-row></table:table>'
    )  # fmt: skip

    (table,) = blocks(body)

    assert isinstance(table, Table)
    assert table.columns[:2] == (Column((Text("Month"),)), Column((Text("Visits"),)))
    assert table.rows == (Row(((Text("May"),), (Text("7"),), (Text("7"),))),)


def test_pictures_come_with_their_words_and_text_boxes_after_their_paragraph() -> None:
    body = p(
        'Look:<draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>A van</svg:desc></draw:frame>'
        "<draw:frame><draw:text-box><text:p>Ring us.</text:p></draw:text-box></draw:frame>"
    )

    finished = read(body, a_png=png())

    assert [piece.block for piece in finished.pieces] == [
        paragraph("Look:"),
        Picture("A van", png(), "image/png", 4, 2),
        paragraph("Ring us."),
    ]
    assert finished.title == "Our year"


def test_what_nobody_sees_is_told_and_nobody_is_named() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Old words</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        + p('Words<office:annotation><dc:creator>Jo Bloggs</dc:creator><text:p>Why?</text:p></office:annotation>'
            '<text:span text:style-name="T2">secret</text:span>.'
            '<draw:frame><draw:image xlink:href="https://a.example/x.png"/></draw:frame>')
    )  # fmt: skip

    finished = read(body)

    assert [piece.block for piece in finished.pieces] == [paragraph("Words.")]
    assert told(finished) == [
        ("paragraph 1", "a comment was left out"),
        ("paragraph 1", "hidden words were left out"),
        (
            "paragraph 1",
            "a picture that lies outside the file was left out: it was not looked for; put it in by hand",
        ),
        ("", "a deletion that was tracked is settled as if accepted"),
        ("", "the running head of the pages was left out: Draft of May"),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (odt(p("Words"), manifest="<manifest:encryption-data/>"), "this file is locked by a password"),
        (odt(p("Words"))[:400], "this OpenDocument text is broken off or damaged"),
        (odt("<text:p/>" * 300_000), "too large to read"),
        (odt("<text:section>" * 300 + p("Deep") + "</text:section>" * 300), "is damaged"),
    ],
)
def test_what_is_locked_broken_or_too_large_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_contributed(data, "prison.odt")

    assert message in refused.value.problem.message
