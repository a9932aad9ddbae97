"""The walk over paragraphs and tables, in the order in which a reader of the file meets them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mappa_report.importing.docx.grid_walk import grid
from mappa_report.importing.docx.inline_walk import InlineWalk, Noted
from mappa_report.importing.docx.paragraph_style import ParagraphStyles
from mappa_report.importing.docx.tags import DELETED, INSERTED, MC, chosen
from mappa_report.importing.docx.word_file import WordFile
from mappa_report.importing.finished import ToldKind
from mappa_report.importing.office.fields import Fields
from mappa_report.importing.office.walked import Line, Run, Walked
from mappa_report.unpacking.docx.package import W
from mappa_report.unpacking.docx.relations import Relation
from mappa_report.unpacking.docx.styles import value_of

_THROUGH = INSERTED | {f"{W}customXml", f"{W}smartTag", f"{W}sdtContent"}
_CONTENTS = "Table of Contents"


class BodyWalk:
    """The walk over one part of ``file``, such as the text or the footnotes, which has ``relations``.

    ``place`` is where all of it stands; without one, paragraphs and tables are counted.
    """

    def __init__(
        self, file: WordFile, relations: Mapping[str, Relation], styles: ParagraphStyles, place: str = ""
    ) -> None:
        self._file = file
        self._relations = relations
        self._styles = styles
        self._place = place
        self._fields = Fields()
        self._paragraphs = self._tables = 0
        self._noted: Noted = _nothing if place else self._note

    def walked(self, parent: Any, place: str = "") -> list[Walked]:
        """What stands in ``parent``: all of it at ``place``, where one is given."""
        walked: list[Walked] = []
        before: list[Run] = []  # of a paragraph whose end was deleted, so that it runs on into the next
        for each, is_contents in self._shown(parent):
            if each.tag == f"{W}p":
                before = self._paragraph(each, place or self._place, is_contents, before, walked)
            elif each.tag == f"{W}tbl":
                self._flush(before, place, walked)
                before = []
                self._tables += not place
                where = place or self._place or f"table {self._tables}"
                walked.append(grid(self._file, each, where, self.walked))
            elif each.tag in (f"{W}altChunk", f"{W}subDoc"):
                words = "a file within the file was left out: open the Word file in Word, save it anew, and import that"
                self._file.telling.tell(ToldKind.EMBEDDED, place or self._place, words)
        self._flush(before, place, walked)
        return walked

    def _flush(self, runs: list[Run], place: str, walked: list[Walked]) -> None:
        if runs:
            walked.append(Line(tuple(runs), place or self._place or f"paragraph {self._paragraphs}"))

    def _paragraph(
        self, paragraph: Any, place: str, is_contents: bool, before: list[Run], walked: list[Walked]
    ) -> list[Run]:
        """Add what ``paragraph`` holds to ``walked``, or give back its letters where it runs on into the next."""
        properties = paragraph.find(f"{W}pPr")
        if not place:
            self._paragraphs += 1
        where = place or f"paragraph {self._paragraphs}"
        style = self._file.styles.named(value_of(properties.find(f"{W}pStyle")) if properties is not None else "")
        is_contents = is_contents or self._fields.is_contents
        inline = InlineWalk(self._file, self._relations, self._fields, style, where, self._noted)
        inline.take(paragraph)
        is_contents = is_contents or self._fields.is_contents
        self._fields.end_paragraph()
        runs = [*before, *inline.runs]
        if runs_on(properties):
            return runs
        line = self._styles.line(tuple(runs), properties, style, where, is_contents)
        if line is not None:
            walked.append(line)
        walked += inline.drawn.pictures
        for box in inline.drawn.boxes:
            walked += self.walked(box, where)
        return []

    def _note(self, kind: str, name: str) -> tuple[Walked, ...] | None:
        element, relations = self._file.note(kind, name)
        if element is None or element.get(f"{W}type", "normal") != "normal":
            return None
        walk = BodyWalk(self._file, relations, self._styles, f"{kind} {self._file.count_note(kind)}")
        return tuple(walk.walked(element))

    def _shown(self, parent: Any, is_contents: bool = False) -> Iterator[tuple[Any, bool]]:
        """The paragraphs and tables in ``parent``, each with whether it is in a list of contents."""
        for each in parent:
            if each.tag == f"{W}sdt":
                gallery = value_of(each.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"))
                for content in each.iterchildren(f"{W}sdtContent"):
                    yield from self._shown(content, is_contents or gallery == _CONTENTS)
            elif each.tag in _THROUGH:
                yield from self._shown(each, is_contents)
            elif each.tag == f"{MC}AlternateContent":
                choice = chosen(each)
                if choice is not None:
                    yield from self._shown(choice, is_contents)
            elif each.tag not in DELETED:
                yield each, is_contents


def runs_on(properties: Any | None) -> bool:
    """True of a paragraph that the next goes on with: its end was deleted, or it is a large first letter."""
    if properties is None:
        return False
    frame = properties.find(f"{W}framePr")
    if frame is not None and frame.get(f"{W}dropCap", "none") != "none":
        return True
    letters = properties.find(f"{W}rPr")
    return letters is not None and any(letters.find(tag) is not None for tag in DELETED)


def _nothing(_kind: str, _name: str) -> None:
    """A note in a note: no such thing can be made in Word."""
