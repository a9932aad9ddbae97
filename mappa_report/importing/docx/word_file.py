"""A Word file that is being read: its parts, styles, lists and notes, and the account of what is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mappa_report.importing.docx.looks import Looks
from mappa_report.importing.docx.numbering import Numbering
from mappa_report.importing.finished import ToldKind
from mappa_report.importing.office.pictures import Pictures
from mappa_report.importing.telling import Telling
from mappa_report.unpacking.bounds import Tally
from mappa_report.unpacking.docx.package import Package, W
from mappa_report.unpacking.docx.relations import Relation, part_of_kind, relations_of
from mappa_report.unpacking.docx.styles import Styles

_MAX_CHARACTERS = 12_000_000
_MAX_CELLS = 300_000
_NOTES = {"footnote": "footnotes", "endnote": "endnotes"}


class WordFile:
    """What all parts of the walk share."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.root = self.package.document()
        self.relations = relations_of(self.package, self.package.document_name)
        self.styles = Styles(self._root_of("styles"))
        self.looks = Looks(self.styles)
        self.numbering = Numbering(self._root_of("numbering"))
        self.telling = Telling()
        self.pictures = Pictures(self.package, self.telling, "Word file")
        self.characters = Tally("letters in the paragraphs of this Word file", _MAX_CHARACTERS)
        self.cells = Tally("cells in the tables of this Word file", _MAX_CELLS)
        self._notes: dict[str, tuple[Mapping[str, Relation], Mapping[str, Any]]] = {}
        self._noted: dict[str, int] = {}
        if any(name.lower().endswith("vbaproject.bin") for name in self.package.sizes):
            self.telling.tell(ToldKind.MACRO, "", "the file's macros were left out; none was run")

    def note(self, kind: str, name: str) -> tuple[Any | None, Mapping[str, Relation]]:
        """The note of ``kind``, footnote or endnote, with the id ``name``, and the relations of its part."""
        if kind not in self._notes:
            part = part_of_kind(self.package, self.relations, _NOTES[kind])
            root = self.package.part(part) if part else None
            notes = {str(each.get(f"{W}id")): each for each in (root if root is not None else ())}
            self._notes[kind] = relations_of(self.package, part) if part else {}, notes
        relations, elements = self._notes[kind]
        return elements.get(name), relations

    def count_note(self, kind: str) -> int:
        """The number of the next note of ``kind``."""
        self._noted[kind] = self._noted.get(kind, 0) + 1
        return self._noted[kind]

    def _root_of(self, kind: str) -> Any | None:
        name = part_of_kind(self.package, self.relations, kind)
        return self.package.part(name) if name else self.package.beside(f"{kind}.xml")
