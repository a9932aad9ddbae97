"""A PDF by its tags: headings, lists, tables, captions and quotations are what the file says they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from mappa_report.importing.finished import ToldKind
from mappa_report.importing.office.labels import label_shown
from mappa_report.importing.office.typed_lists import with_typed_label
from mappa_report.importing.office.walked import Label, Line, Role, Walked
from mappa_report.importing.pdf.elements import Element
from mappa_report.importing.pdf.marked import MarkedPages
from mappa_report.importing.pdf.tagged_notes import Notes, marks_of, without_label_and_way_back
from mappa_report.importing.pdf.tagged_tables import tagged_grid
from mappa_report.importing.pdf.tagged_words import Kid, TaggedWords
from mappa_report.importing.telling import Telling
from mappa_report.unpacking.bounds import Tally
from mappa_report.unpacking.pdf.objects import PdfObjects

_HEADING = re.compile(r"H([1-9])")
_INLINE = frozenset(("Span", "Link", "Reference", "Annot", "Em", "Strong", "Sub", "Quote", "Code", "BibEntry", "Lbl"))
_SILENT = frozenset(("Artifact", "Private"))
_ROLES = {"Title": Role.TITLE, "Caption": Role.CAPTION, "BlockQuote": Role.QUOTE, "TOCI": Role.CONTENTS}
_FIGURE = re.compile(r"[-−]?[\d,.]+ ?%?")
_LARGE = 1.5
_MAX_CELLS = 300_000


class TaggedWalk:
    """The walk over the elements of ``pdf`` below ``root``, with what ``marked`` has of its pages."""

    def __init__(self, pdf: PdfObjects, root: Element, marked: MarkedPages, telling: Telling) -> None:
        self._notes: Notes | None = None
        self._open: set[int] = set()
        self._marked = marked
        self._words = TaggedWords(pdf, marked.stretches, self._noted)
        self._notes = Notes(root, self._words.text)
        self._telling = telling
        self._cells = Tally("cells in the tables of this PDF", _MAX_CELLS)
        self._lists = 0

    def walked(self, element: Element, role: Role = Role.BODY, level: int = 0, language: str = "") -> Iterator[Walked]:
        """What stands in ``element``: its own words as lines with that ``role`` or ``level``, and all within it."""
        together: list[Kid] = []
        for kid in element.kids:
            if not isinstance(kid, Element) or kid.kind in _INLINE:
                together.append(kid)
                continue
            yield from self._line(together, element, role, level, language)
            together = []
            yield from self._block(kid, role, kid.text("/Lang") or language)
        yield from self._line(together, element, role, level, language)

    def _block(self, element: Element, role: Role, language: str) -> Iterator[Walked]:
        if self._is_note(element):
            return
        match = _HEADING.fullmatch(element.kind)
        if match or element.kind == "H":
            yield from self.walked(element, level=int(match[1]) if match else 1, language=language)
        elif element.kind == "L":
            yield from self._list(element, None, language)
        elif element.kind == "Table":
            yield from self._table(element, language)
        elif element.kind in ("Figure", "Formula"):
            yield from self._figure(element)
        elif element.kind not in _SILENT:
            yield from self.walked(element, _ROLES.get(element.kind, role), language=language)

    def _line(self, kids: Sequence[Kid], element: Element, role: Role, level: int, language: str) -> Iterator[Line]:
        if not kids:
            return
        line = Line(tuple(self._words.runs(kids, language)), self._where(element), role, level)
        if line.text.strip():
            yield replace(line, is_bold=bool(level) or role is Role.CAPTION)

    def _list(self, list_: Element, outer: Label | None, language: str) -> Iterator[Walked]:
        depth = outer.depth + 1 if outer else 0
        self._lists += outer is None
        name = outer.list_ if outer else str(self._lists)
        items = [each for each in list_.elements() if each.kind == "LI" and not self._is_note(each)]
        if items and all(map(self._is_key_figure, items)):
            yield from map(self._key_figure, items)
            return
        for each in list_.elements():
            if each.kind == "LI" and not self._is_note(each):
                yield from self._item(each, name, depth, language)
            elif each.kind == "L":
                yield from self._list(each, outer, language)
            else:
                yield from self._block(each, Role.BODY, language)

    def _item(self, item: Element, name: str, depth: int, language: str) -> Iterator[Walked]:
        shown = "".join(run.text for run in self._words.runs(each for each in item.elements() if each.kind == "Lbl"))
        bullet = Label("•", depth, name, is_bullet=True)
        label = label_shown(shown, name, depth, 0)
        is_first = True
        for each in self._inside(item, label or bullet, language):
            if not isinstance(each, Line) or each.label or each.level or each.role is not Role.BODY:
                yield each
            elif is_first and label is None:
                yield with_typed_label(each, bullet)
                is_first = False
            else:
                yield replace(each, label=label if is_first else Label("", depth, name, is_bullet=True))
                is_first = False

    def _inside(self, item: Element, label: Label, language: str) -> Iterator[Walked]:
        """What stands in ``item``; lists in it are one deeper."""
        together: list[Kid] = []
        for kid in item.kids:
            if isinstance(kid, Element) and kid.kind == "Lbl":
                continue
            if not isinstance(kid, Element) or kid.kind in _INLINE:
                together.append(kid)
                continue
            yield from self._line(together, item, Role.BODY, 0, language)
            together = []
            if kid.kind == "L":
                yield from self._list(kid, label, language)
            elif kid.kind == "LBody":
                yield from self._inside(kid, label, language)
            else:
                yield from self._block(kid, Role.BODY, language)
        yield from self._line(together, item, Role.BODY, 0, language)

    def _table(self, table: Element, language: str) -> Iterator[Walked]:
        for each in table.elements():
            if each.kind == "Caption":
                yield from self.walked(each, Role.CAPTION, language=language)
        where = self._where(table)
        yield tagged_grid(table, lambda cell: tuple(self.walked(cell, language=language)), where, self._cells)

    def _figure(self, figure: Element) -> Iterator[Walked]:
        described = " ".join((figure.text("/Alt") or "").split())
        names = [name for mark in marks_of(figure) for name in self._marked.images.get(mark, ())]
        pictures = (self._marked.pictures.shown(name, described, self._words.page(figure)) for name in names)
        yield from filter(None, pictures)
        if not names:
            named = f": “{described}”" if described else ""
            self._telling.tell(ToldKind.CHART, self._where(figure), f"a drawing was left out{named}")
        for each in figure.elements():
            if each.kind == "Caption":
                yield from self.walked(each, Role.CAPTION)

    def _is_note(self, element: Element) -> bool:
        return self._notes is not None and self._notes.is_note(element)

    def _noted(self, link: Element) -> tuple[Walked, ...] | None:
        """What the note says whose mark ``link`` is; None for another link."""
        noted = self._notes.noted(link) if self._notes else None
        if noted is None or id(noted.element) in self._open:
            return None
        self._open.add(id(noted.element))
        is_item = noted.element.kind == "LI"
        walked = self._inside(noted.element, Label("", 0), "") if is_item else self.walked(noted.element)
        note = without_label_and_way_back(tuple(walked), "" if is_item else noted.label)
        self._open.discard(id(noted.element))
        return note

    def _is_key_figure(self, item: Element) -> bool:
        """True of a number in large letters with the words that say what it is."""
        runs = self._words.runs(item.kids)
        others = [run for run in runs[1:] if run.text.strip()]
        is_large = bool(others) and all(runs[0].size >= _LARGE * run.size for run in others)
        return is_large and bool(_FIGURE.fullmatch(runs[0].text.strip()))

    def _key_figure(self, item: Element) -> Line:
        first, *others = self._words.runs(item.kids)
        return Line((replace(first, text=f"{first.text.strip()}\t"), *others), self._where(item), Role.KEY_FIGURE)

    def _where(self, element: Element) -> str:
        return f"page {self._words.page(element)}"
