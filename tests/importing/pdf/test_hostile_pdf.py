"""PDFs that are locked, scanned, cut off or made to do harm: each is refused in words, or read without harm."""

from __future__ import annotations

import io

import pikepdf
import pytest

from mappa_report.importing.pdf.reader import read_pdf
from mappa_report.workspace.refusals import FileRefused
from tests.importing.pdf.pages import printed, read
from tests.importing.shown import shown

pytestmark = pytest.mark.usefixtures("no_hang")

WORDS = printed([(50, 50, "Some words on a page.")])


def locked() -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(WORDS)) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="one", user="two"))
    return stream.getvalue()


def refused(data: bytes) -> tuple[str, str, str, str]:
    with pytest.raises(FileRefused) as refusal:
        read_pdf(data, "report.pdf")
    problem = refusal.value.problem
    return problem.place.file, problem.code, problem.message, problem.hint


@pytest.mark.parametrize(
    ("data", "code", "message", "hint"),
    [
        (b"PK\x03\x04", "file-unlike-name", "this is no PDF", "check that it is the right file."),
        (
            locked(),
            "file-locked",
            "this PDF opens with a password alone",
            "save it without a password: nobody can read it aloud otherwise.",
        ),
        (
            printed([]),
            "file-kind",
            "this PDF has no words, only pictures of them: it was scanned",
            "ask for the file that it was printed from, or have the words read with a program for that (OCR), then "
            "try again.",
        ),
        (
            WORDS[:60],
            "file-damaged",
            "this PDF is broken off or damaged",
            "make it anew from what it was made from, then try again.",
        ),
    ],
    ids=["another kind", "password", "scanned", "cut"],
)
def test_what_can_not_be_read_is_refused(data: bytes, code: str, message: str, hint: str) -> None:
    assert refused(data) == ("report.pdf", code, message, hint)


def test_a_file_that_is_locked_only_against_copying_is_read() -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(WORDS)) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="one", user="", allow=pikepdf.Permissions(extract=False)))

    assert shown(read_pdf(stream.getvalue(), "report.pdf")) == ["Some words on a page."]


def test_forms_drawn_in_each_other_without_end_are_refused() -> None:
    pdf = pikepdf.new()
    inner = pdf.make_stream(b"BT ET", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    for _ in range(30):
        resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=inner))
        inner = pdf.make_stream(
            b"/A Do " * 9,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 9, 9],
            Resources=resources,
        )
    page = pdf.add_blank_page()
    page.obj.Contents = pdf.make_stream(b"/A Do")
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=inner))
    stream = io.BytesIO()
    pdf.save(stream)

    assert refused(stream.getvalue())[1] == "file-too-large"


def test_words_without_end_on_one_line_are_read() -> None:
    assert shown(read([(50, 50, "word " * 5_000)])) == [" ".join(["word"] * 5_000)]
