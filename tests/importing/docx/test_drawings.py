"""Pictures, charts and other drawings of Word files, and what stands on every page."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from mappa_report.document.blocks import Picture
from tests.importing.docx.word import blip, drawing, old_box, p, part, png, read, run, tbl, tc, tr
from tests.importing.shown import shown, told

PNG = ("i", "image", "media/a.png")
PARTS = {"word/media/a.png": png()}


def test_a_picture_comes_with_its_alternative_text_after_its_paragraph() -> None:
    finished = read(p(run("See:") + drawing(blip("i"), "A red field")) + p("After"), PNG, parts=PARTS)

    assert shown(finished) == ["See:", "![A red field](image/png, 4 × 2)", "After"]
    assert told(finished) == []


def test_a_picture_loses_what_a_camera_notes_in_it() -> None:
    stream = io.BytesIO()
    noted = Image.Exif()
    noted[0x010E] = "taken at 1 Example Street"
    Image.new("RGB", (8, 4)).save(stream, "JPEG", exif=noted)
    finished = read(p(drawing(blip("i"), "A field")), PNG, parts={"word/media/a.png": stream.getvalue()})

    picture = finished.pieces[0].block
    assert isinstance(picture, Picture)
    assert (picture.media_type, b"Example Street" in picture.data) == ("image/jpeg", False)


@pytest.mark.parametrize(
    ("inner", "alternative"),
    [
        ("<w:r><w:pict><v:shape alt='An old one'><v:imagedata r:id='i'/></v:shape></w:pict></w:r>", "An old one"),
        (
            "<w:r><mc:AlternateContent><mc:Choice Requires='cx1'><c:chart r:id='x'/></mc:Choice><mc:Fallback>"
            + drawing(blip("i"), "Drawn for old programs").removeprefix("<w:r>").removesuffix("</w:r>")
            + "</mc:Fallback></mc:AlternateContent></w:r>",
            "Drawn for old programs",
        ),
    ],
)
def test_pictures_of_older_word_and_for_it(inner: str, alternative: str) -> None:
    assert shown(read(p(inner), PNG, parts=PARTS)) == [f"![{alternative}](image/png, 4 × 2)"]


def test_captions_of_pictures_stand_below_them() -> None:
    body = p(drawing(blip("i"), "A field")) + p("Figure 1: Our field", style="Caption") + p("After")

    assert shown(read(body, PNG, parts=PARTS)) == ["![A field](image/png, 4 × 2) Our field", "After"]


def test_a_picture_in_a_cell_comes_after_its_table() -> None:
    table = tbl(tr("a", "b"), tr("c", tc(p(drawing(blip("i"), "A field")))))

    assert shown(read(table, PNG, parts=PARTS)) == ["| a | b |", "| c |  |", "![A field](image/png, 4 × 2)"]


CHART = part("x", "<a:t>People by level</a:t><c:v>2,706</c:v>").replace(b"w:x", b"c:chartSpace")


@pytest.mark.parametrize(
    ("inner", "related", "parts", "words"),
    [
        (
            drawing(blip("i")),
            PNG,
            PARTS,
            "picture [paragraph 1] a picture has no alternative text: say what it shows",
        ),
        (
            drawing(blip("i"), "A field"),
            ("i", "image", "https://example.org/a.png"),
            {},
            "picture [paragraph 1] a picture that lies outside the file was left out: it was not looked for; "
            "put it in by hand",
        ),
        (
            drawing(blip("i"), "A field"),
            ("i", "image", "media/a.emf"),
            {"word/media/a.emf": b"\x01\x00\x00\x00"},
            "picture [paragraph 1] a picture (“A field”) was left out, as it is an EMF drawing, "
            "which a report can't show: save it from the Word file as PNG or JPEG, and put it in by hand",
        ),
        (
            drawing(blip("i"), "A field"),
            PNG,
            {"word/media/a.png": b"no picture"},
            "picture [paragraph 1] a picture (“A field”) was left out, as it is not a PNG or JPEG that can be read: "
            "save it from the Word file as PNG or JPEG, and put it in by hand",
        ),
        (
            drawing(blip("i"), "A field"),
            PNG,
            {},
            "picture [paragraph 1] a picture (“A field”) was left out, as it is missing from the file, or too large: "
            "save it from the Word file as PNG or JPEG, and put it in by hand",
        ),
        (
            drawing(blip("i"), "", "<a:ext><adec:decorative val='1'/></a:ext>"),
            PNG,
            PARTS,
            "picture [paragraph 1] a picture marked as decoration was left out",
        ),
        (
            drawing("<c:chart r:id='c'/>"),
            ("c", "chart", "charts/chart1.xml"),
            {"word/charts/chart1.xml": CHART},
            "chart [paragraph 1] a chart was left out: put its figures into a table, or a picture of it; "
            "its words: People by level · 2,706",
        ),
        (
            drawing("<dgm:relIds r:dm='c'/>"),
            ("c", "diagramData", "diagrams/data1.xml"),
            {"word/diagrams/data1.xml": CHART},
            "picture [paragraph 1] a drawing of shapes (SmartArt) was left out: put its figures into a table, "
            "or a picture of it; its words: People by level · 2,706",
        ),
        (
            "<w:r><w:object><o:OLEObject ProgID='Excel.Sheet.12' r:id='c'/></w:object></w:r>",
            ("c", "package", "embeddings/a.xlsx"),
            {"word/embeddings/a.xlsx": b"PK"},
            "embedded file [paragraph 1] a file within the file was left out: "
            "open it in Word, and save what is needed of it",
        ),
        (
            run("words"),
            ("m", "vbaProject", "vbaProject.bin"),
            {"word/vbaProject.bin": b"x"},
            "macro [] the file's macros were left out; none was run",
        ),
        (
            run("words"),
            ("h", "header", "header1.xml"),
            {"word/header1.xml": part("hdr", p("Kent Police") + p("Restricted"))},
            "running head [] the running head of the pages was left out: Kent Police Restricted",
        ),
        (
            run("words"),
            ("h", "footer", "footer1.xml"),
            {"word/footer1.xml": part("ftr", p(drawing(blip("i"))))},
            "running head [] a picture in the running foot of the pages was left out",
        ),
        (
            "<w:r>" + old_box(p("In an old box")) + "</w:r>",
            PNG,
            PARTS,
            "text box [paragraph 1] a text box was set after its paragraph",
        ),
    ],
)
def test_what_is_told_of_drawings(
    inner: str, related: tuple[str, str, str], parts: dict[str, bytes], words: str
) -> None:
    assert told(read(p(inner), related, parts=parts)) == [words]


def test_a_file_within_the_file_is_told() -> None:
    assert told(read(p("a") + "<w:altChunk r:id='x'/>")) == [
        "embedded file [] a file within the file was left out: open the Word file in Word, save it anew, "
        "and import that"
    ]


def test_an_author_in_the_file_is_never_carried() -> None:
    properties = (
        b'<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        b"<dc:creator>A. N. Author</dc:creator><dc:title>Our year</dc:title></cp:coreProperties>"
    )
    changed = '<w:ins w:author="A. N. Author">' + run("words") + "</w:ins>"
    finished = read(p(changed), parts={"docProps/core.xml": properties})

    assert finished.title == "Our year"
    assert "Author" not in repr(finished)
