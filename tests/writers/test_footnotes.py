"""Notes in every format: the same words under the same numbers, with ways there and back."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator

from mappa_report.document.blocks import Block, BulletList, Column, Heading, Paragraph, ParagraphRole, Row, Table
from mappa_report.document.document import Document
from mappa_report.document.inlines import Emphasis, Footnote, Foreign, Link, Strong, Text
from mappa_report.writers.docx.writer import write_docx
from mappa_report.writers.html.writer import write_html
from mappa_report.writers.text.writer import write_text
from tests.conftest import ROOT
from tests.documents import empty, text
from tests.docx_outline import find, part
from tests.engines import ENGINES
from tests.pdf_tree import Tag, outline, read_tags


def packaged(name: str) -> Path:
    return ROOT / "templates" / name


def note(number: int, *blocks: Block) -> Footnote:
    return Footnote(blocks, number)


def p(words: str) -> Paragraph:
    return Paragraph(text(words))


FIRST = note(
    1, Paragraph((Text("As "), Emphasis(text("known")), Text(" from "), Link(text("its plan"), "https://a.uk")))
)
SECOND = note(2, p("In June."), p("Or later."))
THIRD = note(3, p("These:"), BulletList(((p("all"),), (p("of them"),))))
FOURTH = note(4, BulletList(((p("a list"),),)))
BLOCKS: tuple[Block, ...] = (
    Heading(1, text("One"), "one"),
    Paragraph((Text("A claim."), FIRST, Text(" And "), Strong((Text("more"), SECOND)))),
    Table((Column(text("What")),), (Row(((Text("Review"), THIRD),)),)),
    Heading(2, text("Within"), "within"),
    BulletList(((p("an item"),),)),
    Heading(1, text("Two"), "two"),
    Paragraph((Foreign((Text("Heddlu"), FOURTH), "cy"),)),
    Paragraph(text("The end."), ParagraphRole.CLOSING),
)
REPORT: Document = replace(empty(), blocks=BLOCKS)


def lines(tag: Tag) -> list[str]:
    return [line.strip() for line in outline(tag)]


def test_word_has_notes_of_its_own() -> None:
    data = write_docx(REPORT, packaged)

    notes = find(part(data, "word/footnotes.xml"), "./w:footnote")
    kinds = [find(each, "string(@w:type)") or find(each, "string(@w:id)") for each in notes]
    words = ["|".join(find(line, "string(.)") for line in find(each, "./w:p")) for each in notes]
    assert list(zip(kinds, words, strict=True)) == [
        ("separator", ""),
        ("continuationSeparator", ""),
        ("1", " As known from its plan"),
        ("2", " In June.|Or later."),
        ("3", " These:|all|of them"),
        ("4", " |a list"),
    ]
    marks = find(part(data, "word/document.xml"), "//w:footnoteReference/@w:id")
    assert marks == ["1", "2", "3", "4"]
    told = find(part(data, "word/settings.xml"), "./w:footnotePr/w:footnote/@w:id")
    assert told == ["-1", "0"]


def test_notes_in_word_have_its_own_styles_and_links_and_the_file_is_valid(
    tmp_path: Path,
) -> None:
    data = write_docx(REPORT, packaged)
    path = tmp_path / "report.docx"
    path.write_bytes(data)

    styles = find(part(data, "word/footnotes.xml"), "//w:footnote[@w:id='2']/w:p/w:pPr/w:pStyle/@w:val")
    assert styles == ["FootnoteText", "FootnoteText"]
    assert set(find(part(data, "word/document.xml"), "//w:r[w:footnoteReference]//@w:val")) == {"FootnoteReference"}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b'Target="https://a.uk"' in archive.read("word/_rels/footnotes.xml.rels")
        assert b"https://a.uk" not in archive.read("word/_rels/document.xml.rels")
    assert OpenXmlValidator().validate(path).errors == []


def test_a_report_without_notes_has_no_part_for_them() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(empty(), packaged))) as archive:
        assert "word/footnotes.xml" not in archive.namelist()


def test_a_template_that_lacks_the_styles_of_notes_is_given_them(tmp_path: Path) -> None:
    file = docx.Document(str(packaged("report.docx")))
    for style in [each for each in file.styles if each.name.startswith("footnote")]:
        style.element.getparent().remove(style.element)
    path = tmp_path / "report.docx"
    file.save(str(path))

    data = write_docx(REPORT, lambda name: path if name == "report.docx" else packaged(name))

    names = find(part(data, "word/styles.xml"), "./w:style[starts-with(@w:styleId, 'Footnote')]/w:name/@w:val")
    assert sorted(names) == ["footnote reference", "footnote text"]


class _Links(HTMLParser):
    """The links of a page, and the places that they may lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str, str]] = []
        self.places: list[str] = []
        self.groups: list[str] = []

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if has.get("role", "") in ("doc-noteref", "doc-backlink"):
            self.links.append((has["role"], has["href"], has["aria-label"]))
        if has.get("role") == "doc-endnotes":
            self.groups.append(has["aria-label"])
        self.places += [has["id"]] if has.get("id", "").startswith(("_note", "_mark")) else []


def test_on_the_web_notes_stand_at_the_end_of_their_section_with_links_both_ways() -> None:
    page = write_html(REPORT, packaged).decode()
    read = _Links()
    read.feed(page)

    there = [("doc-noteref", f"#_note-{number}", f"Note {number}") for number in range(1, 5)]
    back = [("doc-backlink", f"#_mark-{number}", f"Back to the mark of note {number}") for number in range(1, 5)]
    assert read.links == [*there[:3], *back[:3], there[3], back[3]]
    assert sorted(read.places) == sorted(f"_{kind}-{number}" for kind in ("note", "mark") for number in range(1, 5))
    assert read.groups == ["Notes 1–3", "Note 4"]
    page = page[page.index("<main") :]
    order = [page.index(words) for words in ("an item", "In June.", 'id="two"', "a list", "The end.")]
    assert order == sorted(order)


@pytest.mark.parametrize("engine", list(ENGINES))
def test_in_a_pdf_notes_are_a_numbered_list_at_the_end_of_their_section_and_all_links_have_names(engine: str) -> None:
    tags = read_tags(ENGINES[engine](REPORT, packaged))

    told = [line for line in lines(tags) if not line.startswith(("NonStruct", "Document", "Part", "Sect", "Div"))]
    words = re.sub(r"\s+", " ", tags.words)
    assert "A claim.1 And more2" in words.replace(" 1 ", "1 ")
    order = [words.index(each) for each in ("an item", "As known", "In June.", "of them", "Two", "a list", "The end.")]
    assert order == sorted(order)
    assert sum(line == "Lbl 4." for line in told) == 1
    assert sum(line.startswith("L ListNumbering=/Decimal") for line in told) == 2
    links = [(tag.words, len(tag.links)) for tag in _within(tags) if tag.role == "Link"]
    assert links == [
        *((str(number), 1) for number in (1, 2, 3)),
        ("its plan", 1),
        *(("↑", 1),) * 3,
        ("4", 1),
        ("↑", 1),
    ]


def _within(tag: Tag) -> list[Tag]:
    return [tag, *(inner for kid in tag.kids for inner in _within(kid))]


def test_in_plain_text_marks_and_notes_have_their_numbers_in_brackets() -> None:
    words = write_text(REPORT, packaged).decode()

    assert words.endswith(
        "# One\n\nA claim.[1] And more[2]\n\nWhat\nReview[3]\n\n## Within\n\n- an item\n\n"
        "[1] As known from its plan\n[2] In June.\n    Or later.\n[3] These:\n    - all\n    - of them\n\n"
        "# Two\n\nHeddlu[4]\n\n[4] - a list\n\n[closing] The end.\n"
    )
