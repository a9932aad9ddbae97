"""Notes in a PDF that came back: listed with the page and the words that they stand at."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name

from mappa_report.document.blocks import Paragraph
from mappa_report.importing.pdf.reader import read_pdf
from mappa_report.problems import show
from mappa_report.review.pdf_notes import read_returned_pdf, returned_pdf
from mappa_report.review.word_items import Comment
from mappa_report.workspace.refusals import FileRefused
from mappa_report.writers.typst.writer import write_pdf
from tests.documents import empty, text
from tests.importing.pdf.test_apart import page_of

ROOT = Path(__file__).parents[2]
DATE = "D:20261120100000Z"
WORDS = "Each agency looked at its own part of the work."


@pytest.fixture(scope="module")
def pdf() -> bytes:
    document = replace(empty(), blocks=(Paragraph(text(WORDS)), Paragraph(text("This is testshire 2023 proof 2."))))
    return write_pdf(document, lambda name: ROOT / "templates" / name)


def box_of(pdf: bytes, words: str) -> tuple[int, list[float]]:
    """The page that has ``words``, and their corners as Acrobat gives them: top before bottom."""
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        page = document[number].get_textpage()
        whole = page.get_text_range()
        if words in whole:
            at = whole.index(words)
            boxes = [page.get_charbox(at + step) for step in range(len(words))]
            left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
            right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
            return number, [left, top, right, top, left, bottom, right, bottom]
    raise AssertionError(words)


def noted(pdf: bytes, words: str, *notes: dict[str, object]) -> bytes:
    """``pdf`` with ``notes`` at ``words``. One that answers another names it by its number, as IRT."""
    number, corners = box_of(pdf, words)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        made: list[pikepdf.Object] = []
        for note in notes:
            values = {f"/{key}": value for key, value in note.items() if key != "IRT"}
            each = Dictionary(values | {"/Type": Name.Annot, "/T": "Ann Chair", "/M": DATE})
            each.Rect = Array([corners[0], corners[5], corners[2], corners[1]])
            if note["Subtype"] not in (Name.Text, Name.Caret):
                each.QuadPoints = Array(corners)
            if "IRT" in note:
                each.IRT = made[int(str(note["IRT"]))]
            made.append(file.make_indirect(each))
        file.pages[number].Annots = Array(made)
        written = io.BytesIO()
        file.save(written)
    return written.getvalue()


def told(comment: Comment) -> tuple[str, str, str, str, bool]:
    return comment.author, comment.date, comment.text, comment.quoted, comment.is_done


WHO = ("Ann Chair", "2026-11-20T10:00")


def test_a_marked_word_is_quoted_with_what_is_said_of_it(pdf: bytes) -> None:
    data = noted(pdf, "own part", {"Subtype": Name.Highlight, "Contents": "Which part?"})
    assert [told(each) for each in returned_pdf(data).notes] == [(*WHO, "marked: Which part?", "own part", False)]


def test_words_struck_out_for_others_are_one_note(pdf: bytes) -> None:
    caret = {"Subtype": Name.Caret, "Contents": "every agency"}
    struck = {"Subtype": Name.StrikeOut, "RT": Name.Group, "IRT": 0}
    notes = returned_pdf(noted(pdf, "Each agency", caret, struck)).notes
    assert [told(each) for each in notes] == [(*WHO, "put in its place: every agency", "Each agency", False)]


def test_an_answer_names_the_note_it_answers_and_a_state_settles_it(pdf: bytes) -> None:
    note = {"Subtype": Name.Text, "Contents": "Is this right?"}
    answer = {"Subtype": Name.Text, "Contents": "Yes.", "IRT": 0}
    state = {"Subtype": Name.Text, "State": "Completed", "StateModel": "Review", "IRT": 0}
    first, second = returned_pdf(noted(pdf, "own part", note, answer, state)).notes
    assert (told(first), told(second)) == (
        (*WHO, "note: Is this right?", "", True),
        (*WHO, "note: Yes.", "", False),
    )
    assert second.parent == first.id


def test_the_proof_is_known_by_the_words_on_a_page(pdf: bytes) -> None:
    assert returned_pdf(pdf).identity == "testshire 2023 proof 2"
    assert returned_pdf(pdf).notes == ()


@pytest.mark.parametrize("read", [read_returned_pdf, read_pdf])
@pytest.mark.parametrize(
    ("old", "new"), [(b"/Type /Page\n", b"/Type /Pxge\n"), (b"/Type /Page\n", b"/Kids []\n")], ids=["none", "hidden"]
)
def test_a_pdf_with_a_page_that_is_damaged_is_refused_in_words(
    pdf: bytes, old: bytes, new: bytes, read: Callable[[bytes, str], object]
) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        made = io.BytesIO()
        file.save(made, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = made.getvalue().replace(old, new, 1)
    assert data != made.getvalue()

    with pytest.raises(FileRefused) as caught:
        read(data, "back.pdf")

    assert show.as_text([caught.value.problem]) == (
        "error: this PDF is broken off or damaged                                [file-damaged]\n"
        "  back.pdf\n\n"
        "  hint: make it anew from what it was made from, then try again."
    )


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize(
    ("pages", "notes", "box", "told"),
    [
        (
            1,
            2_000,
            [0, 900, 900, 900, 0, 0, 900, 0],
            "3,000,000 letters at the notes of this PDF, counted for each note",
        ),
        (40, 100, [], "2,000 notes in this PDF"),
    ],
    ids=["that stand at many letters", "the same on many pages"],
)
def test_many_notes_are_refused_before_they_take_long(pages: int, notes: int, box: list[int], told: str) -> None:
    with pikepdf.open(io.BytesIO(page_of(40_000 // pages, zlib.compress, "FlateDecode"))) as file:
        mark = Dictionary({"/Subtype": Name.Highlight, "/Contents": "All", "/QuadPoints": Array(box)})
        file.pages[0].Annots = Array([file.make_indirect(mark) for _ in range(notes)])
        for _ in range(pages - 1):
            file.pages.append(file.pages[0])
        made = io.BytesIO()
        file.save(made)

    with pytest.raises(FileRefused) as caught:
        read_returned_pdf(made.getvalue(), "back.pdf")

    assert caught.value.problem.message == f"too large to read: more than {told}"


def test_a_note_without_words_of_its_own_is_known_by_the_line_that_it_stands_at(pdf: bytes) -> None:
    (note,) = returned_pdf(noted(pdf, "own part", {"Subtype": Name.Text, "Contents": "Is this right?"})).notes
    assert (note.quoted, note.line) == ("", WORDS)
