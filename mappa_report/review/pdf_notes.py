"""What reviewers have marked and noted in a PDF, with the page and the words that each note stands at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from mappa_report.importing.pdf.drawn import objects_drawn, objects_drawn_here
from mappa_report.importing.pdf.pages import opened
from mappa_report.importing.sent_file import read_sent
from mappa_report.review.identity import PROOF_IN_WORDS
from mappa_report.review.pdf_letters import Box, PageLetters
from mappa_report.review.word_items import Comment
from mappa_report.unpacking.bounds import Tally, check_bound
from mappa_report.unpacking.pdf.objects import PdfObjects, text_of

_NO_NOTES = ("/Link", "/Popup", "/Widget")
_KINDS = {
    "/Highlight": "marked",
    "/Underline": "underlined",
    "/Squiggly": "underlined",
    "/StrikeOut": "take out",
    "/Caret": "put in",
    "/Text": "note",
    "/FreeText": "note",
}
_DRAWN = "a drawing"
_DONE = ("Completed", "Accepted")
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})", re.ASCII)
_CORNERS = 8
_MAX_LISTED = 100_000
_MAX_NOTES = 2_000
_MAX_TEXT = 2_000
_MAX_NAME = 100
_MOST_LOOKS = 3_000_000
_LEFT, _RIGHT = -1e6, 1e6


class ReturnedPdf(Struct, frozen=True):
    """A PDF that came back: its notes, and the words on its pages that say which proof it is, or none."""

    notes: tuple[Comment, ...]
    identity: str


def read_returned_pdf(data: bytes, name: str) -> ReturnedPdf:
    """What has been noted in the PDF ``data``, which messages call ``name``. Raises FileRefused for none."""
    return read_sent(returned_pdf, data, name, first=returned_if_small)


def returned_if_small(data: bytes) -> ReturnedPdf:
    """The same as ``returned_pdf``. Raises ReadApart as a PDF that is imported does."""
    return _returned(data, objects_drawn_here(data))


def returned_pdf(data: bytes) -> ReturnedPdf:
    """What has been noted in the PDF ``data``. Raises Unreadable for one that can't be read."""
    return _returned(data, objects_drawn(data))


def _returned(data: bytes, pdf: PdfObjects) -> ReturnedPdf:
    with opened(data, len(pdf.page_names)) as document:
        return ReturnedPdf(tuple(_Reader(pdf, document).notes()), _identity(document))


def _identity(document: Any) -> str:
    for number in range(len(document)):
        match = PROOF_IN_WORDS.search(document[number].get_textpage().get_text_bounded())
        if match:
            return match[0]
    return ""


class _Reader:
    def __init__(self, pdf: PdfObjects, document: Any) -> None:
        self._pdf, self._document = pdf, document
        self._listed = [pdf.array(pdf.dictionary(name).get("/Annots")) for name in pdf.page_names]
        check_bound("links, fields and notes in this PDF", sum(map(len, self._listed)), _MAX_LISTED)
        self._letters: dict[int, PageLetters] = {}  # those of one page, as notes come page by page
        self._looks = Tally("letters at the notes of this PDF, counted for each note", _MOST_LOOKS)
        self._values = {str(each): pdf.dictionary(each) for page in self._listed for each in page}

    def notes(self) -> Iterator[Comment]:
        """Each note, page by page. What was struck out for other words is one with those."""
        struck = self._struck()
        done = {answered for values in self._values.values() if (answered := self._answered_as_done(values))}
        count = Tally("notes in this PDF", _MAX_NOTES)
        for number, page in enumerate(self._listed):
            for each in page:
                values = self._values[str(each)]
                kind = str(self._pdf.resolve(values.get("/Subtype")))
                is_part = str(each) in struck.values() or self._word(values, "/State")
                if values and kind not in _NO_NOTES and not is_part:
                    count.add(1)
                    yield self._note(str(each), values, number, struck, str(each) in done)

    def _struck(self) -> Mapping[str, str]:
        """By a mark that puts words in, the words struck out for them."""
        return {
            str(values["/IRT"]): name
            for name, values in self._values.items()
            if values.get("/Subtype") == "/StrikeOut" and "/IRT" in values and values.get("/RT") == "/Group"
        }

    def _answered_as_done(self, values: Mapping[str, Any]) -> str:
        return str(values.get("/IRT", "")) if self._word(values, "/State") in _DONE else ""

    def _note(
        self, name: str, values: Mapping[str, Any], page: int, struck: Mapping[str, str], is_done: bool
    ) -> Comment:
        kind = _KINDS.get(str(self._pdf.resolve(values.get("/Subtype"))), _DRAWN)
        at = values
        if name in struck:
            kind, at = "put in its place", self._values[struck[name]]
        boxes = self._boxes(at)
        quoted = self._words_in(boxes, page)
        rect = _box(self._pdf.numbers(at.get("/Rect")) or [0.0, 0.0])
        band = [(_LEFT, low, _RIGHT, high) for _, low, _, high in boxes or [rect]]
        words = self._word(values, "/Contents")
        answers = str(values.get("/IRT", ""))
        return Comment(
            name,
            self._word(values, "/T")[:_MAX_NAME],
            _date(self._word(values, "/M")),
            (f"{kind}: {words}" if words else kind)[:_MAX_TEXT],
            quoted[:_MAX_TEXT],
            answers if answers in self._values else "",
            is_done,
            f"page {self._document.get_page_label(page) or page + 1}",
            self._words_in(band, page)[:_MAX_TEXT],
        )

    def _word(self, values: Mapping[str, Any], key: str) -> str:
        return " ".join(text_of(self._pdf.resolve(values.get(key))).split())

    def _boxes(self, values: Mapping[str, Any]) -> list[Box]:
        """The boxes round the words that are marked, which some programs give upside down."""
        corners = self._pdf.numbers(values.get("/QuadPoints"))
        return [_box(corners[at : at + _CORNERS]) for at in range(0, len(corners) - _CORNERS + 1, _CORNERS)]

    def _words_in(self, boxes: Sequence[Box], page: int) -> str:
        """The letters whose middle lies in one of ``boxes``."""
        if not boxes:
            return ""
        if page not in self._letters:
            self._letters = {page: PageLetters(self._document[page], self._looks)}
        return " ".join(self._letters[page].within(boxes).split())


def _box(corners: list[float]) -> Box:
    across, down = corners[::2], corners[1::2]
    return min(across), min(down), max(across), max(down)


def _date(words: str) -> str:
    match = _DATE.match(words)
    return "{}-{}-{}T{}:{}".format(*match.groups()) if match else ""
