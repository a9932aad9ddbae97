"""What is drawn in a paragraph: pictures, text boxes, charts and embedded files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mappa_report.importing.docx.tags import DECORATIVE, DGM, MC, WP, A, C, O, R, V, chosen
from mappa_report.importing.docx.word_file import WordFile
from mappa_report.importing.finished import ToldKind
from mappa_report.importing.office.walked import Shown
from mappa_report.unpacking.docx.package import W
from mappa_report.unpacking.docx.relations import Relation

_MOST_TOLD = 1_000
_BOX = f"{W}txbxContent"


class Drawn:
    """What the drawings of one paragraph hold: ``boxes`` with words, and ``pictures``."""

    def __init__(self, file: WordFile, relations: Mapping[str, Relation], where: str) -> None:
        self._file = file
        self._relations = relations
        self._where = where
        self.boxes: list[Any] = []
        self.pictures: list[Shown] = []

    def add(self, drawing: Any) -> None:
        """Take what ``drawing``, an element of a run, holds."""
        for each in _within(drawing):
            match each.tag:
                case tag if tag == _BOX:
                    self.boxes.append(each)
                    one, many = (
                        "a text box was set after its paragraph",
                        "{} text boxes were set after their paragraphs",
                    )
                    self._file.telling.tell(ToldKind.TEXT_BOX, self._where, one, many)
                case tag if tag == f"{A}blip":
                    self._picture(each.get(f"{R}embed"), each.get(f"{R}link"), _alternative(each))
                case tag if tag == f"{V}imagedata":
                    self._picture(each.get(f"{R}id"), each.get(f"{R}href"), (each.getparent().get("alt") or "", False))
                case tag if tag == f"{C}chart":
                    self._left_out(ToldKind.CHART, "a chart", each.get(f"{R}id"))
                case tag if tag == f"{DGM}relIds":
                    self._left_out(ToldKind.PICTURE, "a drawing of shapes (SmartArt)", each.get(f"{R}dm"))
                case tag if tag == f"{O}OLEObject":
                    one = "a file within the file was left out: open it in Word, and save what is needed of it"
                    self._file.telling.tell(ToldKind.EMBEDDED, self._where, one)

    def _picture(self, inside: str | None, outside: str | None, described: tuple[str, bool]) -> None:
        alternative, is_decorative = described
        if is_decorative:
            one, many = "a picture marked as decoration was left out", "{} pictures marked as decoration were left out"
            self._file.telling.tell(ToldKind.PICTURE, self._where, one, many)
            return
        relation = self._relations.get(inside or outside or "")
        picture = self._file.pictures.picture(relation, " ".join(alternative.split()), self._where)
        if picture:
            self.pictures.append(Shown(picture, self._where))

    def _left_out(self, kind: ToldKind, what: str, name: str | None) -> None:
        """Tell of something drawn from a part of its own, with the words in it."""
        relation = self._relations.get(name or "")
        root = self._file.package.part(relation.target) if relation and not relation.is_outside else None
        texts = root.iter(f"{A}t", f"{C}v") if root is not None else ()
        words = " · ".join(filter(None, ((each.text or "").strip() for each in texts)))[:_MOST_TOLD]
        remedy = "put its figures into a table, or a picture of it"
        said = f"; its words: {words}" if words else ""
        self._file.telling.tell(kind, self._where, f"{what} was left out: {remedy}{said}")


def _within(element: Any) -> Iterator[Any]:
    """Every element in ``element``, without those of text boxes, and of alternatives only the one that is shown."""
    for each in element:
        if each.tag == f"{MC}AlternateContent":
            choice = chosen(each)
            if choice is not None:
                yield from _within(choice)
            continue
        yield each
        if each.tag != _BOX:
            yield from _within(each)


def _alternative(blip: Any) -> tuple[str, bool]:
    """The words for the picture of ``blip``, and whether it is marked as decoration."""
    for each in blip.iterancestors():
        if each.tag in (f"{WP}inline", f"{WP}anchor"):
            described = each.find(f"{WP}docPr")
            if described is None:
                return "", False
            is_decorative = any(mark.get("val") not in ("0", "false") for mark in described.iter(DECORATIVE))
            return described.get("descr") or described.get("title") or "", is_decorative
    return "", False
