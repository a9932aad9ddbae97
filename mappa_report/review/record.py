"""The record of a proof's paragraphs, made from the Word file as it went out and the sections as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mappa_report.document.inlines import plain_text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.edition import Edition
from mappa_report.model.section import Section
from mappa_report.review.aligning import aligned
from mappa_report.review.kept import Filled, Kept, KeptParagraphs, Kind, Stretch, to_json
from mappa_report.review.margins import margin_words
from mappa_report.review.markdown_text import WrittenParagraph, written_text
from mappa_report.review.units import Unit
from mappa_report.review.word_items import PICTURE, Form, Grid, Item, Shape, Words, plain
from mappa_report.review.word_reader import returned_file
from mappa_report.review.word_views import without_blank
from mappa_report.wording.expression import ExpressionError, evaluate
from mappa_report.wording.facts import gather_facts

_ORIGIN = re.compile(r"_mr_([0-9]+)_(t|[bn][0-9]+|[0-9]+)")
_FILE_NUMBER = re.compile(r"(?:\A|/)0*([0-9]{1,12})-[^/]*\Z")
CONTENTS = ("toc", "toc heading", "table of figures")
_GENERATED = ("title", "subtitle", "author", "caption", "note", "section note", "key figure")
GAP = "[missing]"
"""Stands where words are awaited."""
_HEAD_END = re.compile(r"---+|[—–]{1,3}-?|\.\.\.")


def paragraph_record(report: AnnualReport, docx: bytes) -> bytes:
    """What to keep of the paragraphs of a proof of ``report``, whose Word file is ``docx``, as JSON."""
    return to_json(kept_paragraphs(report, docx))


def kept_paragraphs(report: AnnualReport, docx: bytes) -> KeptParagraphs:
    """The same as values."""
    figures = _Figures(report)
    sections = {_number(section.place.file): section for section in report.sections}
    file = returned_file(docx)
    body, notes = without_blank(file.items), without_blank(file.notes)
    kept = [*_kept(body, sections, _made_from(report.edition)), *_kept(notes, sections, {}, is_note=True)]
    for section in report.sections:
        kept = _with_places(kept, section, figures)
    return KeptParagraphs(tuple(kept), figures.words, margin_words(file.margins))


class _Figures:
    """Gives the words of placeholders as they were printed, and remembers them."""

    def __init__(self, report: AnnualReport) -> None:
        self._facts = gather_facts(report.area, report.year, report.statistics.figures)
        self.words: dict[str, str] = {}

    def fill(self, expression: str) -> str:
        if expression not in self.words:
            try:
                self.words[expression] = evaluate(expression, self._facts)
            except ExpressionError:
                self.words[expression] = GAP
        return self.words[expression]


def _number(file: str) -> str:
    match = _FILE_NUMBER.search(file)
    return match[1] if match else ""


def _made_from(edition: Edition) -> dict[str, str]:
    """What the program makes parts of the report of, by the words of their headings."""
    headings: dict[str, str] = {plain_text(edition.corrections_heading): "corrections.yaml"}
    if edition.key_figures:
        headings[plain_text(edition.key_figures.title)] = "the figures in statistics.yaml"
    if edition.imprint:
        headings[plain_text(edition.imprint.title)] = "area.yaml and the edition"
    return headings


def _kept(
    items: Sequence[Item], sections: Mapping[str, Section], made_from: Mapping[str, str], is_note: bool = False
) -> Iterator[Kept]:
    """Each of ``items``; what stands between paragraphs of one section, such as a table, is of that section.

    ``made_from`` says of what parts that the program makes are made, by the words of their headings.
    """
    current = part = ""
    titles = (at for at, item in enumerate(items) if isinstance(item, Words) and item.style == "title")
    cover = 0 if is_note else next(titles, 0)
    for at, item in enumerate(items):
        origin = next(iter(item.origins), "") if isinstance(item, Words) else ""
        match = _ORIGIN.fullmatch(origin)
        if isinstance(item, Words) and item.shape.form is Form.HEADING:
            current, part = ("", made_from.get(item.text.strip(), "")) if item.shape.level == 1 else (current, part)
        if match and match[1] in sections:
            current = sections[match[1]].place.file
            kind = {"t": Kind.TITLE, "b": Kind.BYLINE, "n": Kind.BYLINE}.get(
                match[2][0], Kind.NOTE if is_note else Kind.LOCAL
            )
        else:
            kind, origin = Kind.SHEET if at < cover else _kind(item), ""
            current = "" if kind is Kind.NATIONAL else current
        text = item.text.strip()
        shape = item.shape if isinstance(item, Words) else Shape()
        looks = tuple(_looks(item)) if isinstance(item, Words) else ()
        of = part if kind is Kind.NATIONAL else ""
        yield Kept(kind, text, origin, current, shape, looks=looks, is_grid=isinstance(item, Grid), made_from=of)


def _kind(item: Item) -> Kind:
    if isinstance(item, Grid):
        return Kind.TABLE
    if PICTURE in item.text:
        return Kind.PICTURE
    style = item.style.rstrip(" 0123456789")
    if style in CONTENTS:
        return Kind.CONTENTS
    return Kind.GENERATED if style in _GENERATED or item.text.strip() == GAP else Kind.NATIONAL


def _looks(words: Words) -> Iterator[Stretch]:
    at = -(len(words.text) - len(words.text.lstrip()))
    for piece in words.pieces:
        end = at + len(piece.text)
        yield from (Stretch(at, end, look) for look in piece.look)
        at = end


def _with_places(kept: Sequence[Kept], section: Section, figures: _Figures) -> list[Kept]:
    """``kept`` with the lines and placeholders of those that came from ``section``."""
    source = section.place.source
    written = written_text(source.text, body_line(source.lines), figures.fill)
    made = list(kept)
    for kind, paragraphs in ((Kind.LOCAL, written.paragraphs), (Kind.NOTE, written.notes)):
        places = [at for at, each in enumerate(made) if each.kind is kind and each.section == section.place.file]
        old = [Unit(made[at].text) for at in places]
        for place, number in aligned(old, [Unit(each.text.strip()) for each in paragraphs]):
            at = places[place]
            made[at] = _placed(made[at], paragraphs[number])
    title = section.place.line
    return [
        _headed(each, title, section.title) if each.section == section.place.file and each.kind is Kind.TITLE else each
        for each in made
    ]


def _headed(kept: Kept, line: int, title: str) -> Kept:
    label = len(kept.text) - len(plain(title).strip()) if kept.text.endswith(plain(title).strip()) else 0
    labels = (Filled(0, label, ""),) if label else ()
    return Kept(kept.kind, kept.text, kept.origin, kept.section, kept.shape, line, line, labels, kept.looks)


def _placed(kept: Kept, written: WrittenParagraph) -> Kept:
    first, last = written.first + 1, written.last + 1
    is_same = written.text.strip() == kept.text
    placeholders = tuple(filled(written)) if is_same else ()
    return Kept(kept.kind, kept.text, kept.origin, kept.section, kept.shape, first, last, placeholders, kept.looks)


def filled(written: WrittenParagraph) -> Iterator[Filled]:
    """The stretches of what ``written`` prints that come from placeholders."""
    letters = written.letters or ()
    start = 0
    for at in range(1, len(letters) + 1):
        if at < len(letters) and letters[at].expression and letters[at].start == letters[start].start:
            continue
        if letters[start].expression:
            yield Filled(start, at, letters[start].expression)
        start = at


def body_line(lines: Sequence[str]) -> int:
    """The first line of a section's text, from 1: the one below its head."""
    fences = (number for number, line in enumerate(lines) if number and _HEAD_END.fullmatch(line.rstrip()))
    return next(fences, -1) + 2
