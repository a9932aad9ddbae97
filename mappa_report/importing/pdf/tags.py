"""Whether a PDF is read by its tags: only where they hold nearly all words, and say what is a heading or a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from mappa_report.importing.finished import ToldKind
from mappa_report.importing.office.walked import Line, Role, Walked
from mappa_report.importing.pdf.elements import Element, Elements, Mark
from mappa_report.importing.pdf.marked import MarkedPages
from mappa_report.importing.pdf.pages import MAX_LETTERS
from mappa_report.importing.pdf.pictures import PagePictures
from mappa_report.importing.pdf.tagged import TaggedWalk
from mappa_report.importing.pdf.tagged_notes import marks_of
from mappa_report.importing.telling import Telling
from mappa_report.unpacking.bounds import Tally
from mappa_report.unpacking.pdf.objects import PdfObjects

_ENOUGH = 0.95
"""The share of the letters that tags have to hold, running heads and the like apart."""

_TELLING_KINDS = frozenset(("H", "H1", "H2", "H3", "H4", "H5", "H6", "Table"))
_BY_PLACES = "this PDF was read by where its words stand, as"


def by_tags(document: Any, pdf: PdfObjects, telling: Telling, language: str) -> list[Walked]:
    """What stands in ``document``, opened by pdfium, in ``language``, by the tags among the objects of ``pdf``.

    Nothing, which is told, where there are none or they are poor.
    """
    root = Elements(pdf).root()
    if root is None:
        telling.tell(ToldKind.READING, "", f"{_BY_PLACES} it has no tags")
        return []
    elements = list(_elements(root))
    if not any(each.kind in _TELLING_KINDS for each in elements):
        telling.tell(ToldKind.READING, "", f"{_BY_PLACES} its tags name no heading and no table")
        return []
    drawings = frozenset(mark for each in elements if each.kind == "Figure" for mark in marks_of(each))
    words = MarkedPages(Tally("letters on the pages of this PDF", MAX_LETTERS), PagePictures(telling), drawings)
    for number in range(len(document)):
        words.add(document[number], number + 1)
    share = _share(elements, words)
    if share < _ENOUGH:
        telling.tell(ToldKind.READING, "", f"{_BY_PLACES} its tags hold {share:.0%} of them alone")
        return []
    telling.tell(ToldKind.READING, "", "this PDF was read by its tags")
    return _with_levels(list(TaggedWalk(pdf, root, words, telling).walked(root, language=language)))


def _elements(root: Element) -> Iterator[Element]:
    waiting = [root]
    while waiting:
        each = waiting.pop()
        yield each
        waiting += each.elements()


def _share(elements: Sequence[Element], words: MarkedPages) -> float:
    """The share of the letters on the pages that belong to an element."""
    tagged = {kid for each in elements for kid in each.kids if isinstance(kid, Mark)}
    letters = {mark: sum(len(each.text) for each in held) for mark, held in words.stretches.items()}
    held = sum(count for mark, count in letters.items() if mark in tagged)
    return held / max(sum(letters.values()) + words.unmarked, 1)


def _with_levels(walked: list[Walked]) -> list[Walked]:
    """``walked`` with the levels that headings have in a report. The only one of the first level is the title."""
    levels = [each.level for each in walked if isinstance(each, Line) and each.level]
    has_title = levels.count(1) == 1 and len(levels) > 1 and levels[0] == 1
    used = sorted(set(levels[has_title:]))
    return [_levelled(each, used, has_title) if isinstance(each, Line) and each.level else each for each in walked]


def _levelled(line: Line, used: Sequence[int], has_title: bool) -> Line:
    if has_title and line.level == 1:
        return replace(line, role=Role.TITLE, level=0)
    return replace(line, level=line.level - used[0] + 1)
