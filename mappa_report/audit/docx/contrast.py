"""Whether the words of a Word file stand out from what is behind them: 4.5 to 1, or 3 to 1 where they are large."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from mappa_report.audit.docx.document import Line, WordDocument
from mappa_report.audit.docx.looks import Look, StyleLooks, child, colour, fill_of, look_of
from mappa_report.audit.outline import finding, quoted
from mappa_report.model.colour import LEAST_CONTRAST, contrast
from mappa_report.problems.problem import Problem
from mappa_report.unpacking.docx.package import W
from mappa_report.unpacking.docx.styles import styles_table_part, value_of

_MIN_LARGE_CONTRAST = 3.0
_USUAL, _LARGE, _LARGE_BOLD = 20, 36, 28
"""In half points, as Word counts: 10 points, 18, or 14 in bold."""

CellLook = tuple[str, str]
"""The colours of ink and paper that the cell round a paragraph gives, each empty where it gives none."""


def check_contrast(document: WordDocument) -> Iterator[Problem]:
    """A Problem for each pair of colours with too little contrast, at the first words that have it."""
    reported: set[tuple[str, str]] = set()
    faults: dict[tuple[Any, ...], tuple[str, str, float] | None] = {}
    looks = StyleLooks(document.styles)
    cells = _CellLooks(document)
    for line in document.lines:
        cell = cells.of(line)
        shade = fill_of(line.marks.get(f"{W}shd"))
        for run in line.element.iter(f"{W}r"):
            properties = run.find(f"{W}rPr")
            key = (line.style, cell, _own_format(properties), shade)
            if key not in faults:
                faults[key] = _low_contrast(looks, line, (shade, cell), properties)
            fault = faults[key]
            if fault is None or fault[:2] in reported:
                continue
            words = "".join(text.text or "" for text in run.iter(f"{W}t"))
            if words.strip():
                reported.add(fault[:2])
                yield _problem(line, words, *fault)


def _problem(line: Line, words: str, ink: str, paper: str, ratio: float) -> Problem:
    message = f"the words {quoted(words, 40)} are #{ink} on #{paper}, a contrast of {ratio:.1f} to 1"
    hint = "choose a darker or a lighter colour in the style: 4.5 to 1 is due, or 3 to 1 for large words."
    return finding("contrast-low", line.location, message, hint)


def _own_format(properties: Any | None) -> tuple[str, ...]:
    """The formatting that a run sets itself, as a key."""
    if properties is None:
        return ()
    names = ("rStyle", "color", "sz", "b", "highlight")
    return (*(value_of(properties.find(f"{W}{name}")) for name in names), fill_of(properties.find(f"{W}shd")))


def _low_contrast(
    looks: StyleLooks, line: Line, behind: tuple[str, CellLook], properties: Any
) -> tuple[str, str, float] | None:
    """The colours of ink and paper, and their contrast, where that is too low. ``behind`` are the colour that the
    paragraph itself sets behind its words, and the look of its cell.
    """
    shade, cell = behind
    if child(properties, "highlight") is not None:
        return None
    look = look_of(properties).over(looks.of(value_of(child(properties, "rStyle")))).over(looks.of(line.style))
    ink = colour(look.ink) or cell[0]
    if not ink:
        return None
    papers = (look.paper, shade, looks.behind(line.style), cell[1])
    paper = next(filter(None, papers), "FFFFFF")
    ratio = contrast(ink, paper)
    return (ink.upper(), paper.upper(), ratio) if ratio < _min_contrast(look, looks.default_size) else None


def _min_contrast(look: Look, default_size: str) -> float:
    size = int(look.size or default_size or _USUAL)
    return _MIN_LARGE_CONTRAST if size >= (_LARGE_BOLD if look.is_bold else _LARGE) else LEAST_CONTRAST


class _CellLooks:
    """The looks of the cells of a document, each cell and each kind worked out once."""

    def __init__(self, document: WordDocument) -> None:
        self._styles = document.styles
        self._of_kind = cache(self._look)
        self._of_table = cache(self._table)
        self._of_cell = cache(self._cell)

    def of(self, line: Line) -> CellLook:
        """The look of the cell that ``line`` stands in, if it does."""
        cell = next(line.element.iterancestors(f"{W}tc"), None) if line.is_in_table else None
        return ("", "") if cell is None else self._of_cell(cell)

    def _cell(self, cell: Any) -> CellLook:
        row = next(cell.iterancestors(f"{W}tr"), None)
        table = next(row.iterancestors(f"{W}tbl"), None) if row is not None else None
        if row is None or table is None:
            return ("", "")
        style, parts = self._of_table(table)
        look = self._of_kind(style, tuple(_parts(parts, row, cell)))
        own = fill_of(child(child(cell, "tcPr"), "shd"))
        return (look[0], own) if own else look

    def _table(self, table: Any) -> tuple[str, frozenset[str]]:
        """The style of a table, and which parts of it that treats in their own way."""
        style = self._styles.named(value_of(table.find(f"{W}tblPr/{W}tblStyle")), "table")
        return style, frozenset(
            part for part in ("firstRow", "lastRow", "firstColumn") if styles_table_part(table, part)
        )

    def _look(self, style: str, parts: tuple[str, ...]) -> CellLook:
        ink = paper = ""
        conditionals = [each for step in self._styles.chain(style) for each in step.iterchildren(f"{W}tblStylePr")]
        for part in parts:
            for each in (each for each in conditionals if each.get(f"{W}type") == part):
                ink = ink or colour(look_of(each.find(f"{W}rPr")).ink)
                paper = paper or fill_of(each.find(f"{W}tcPr/{W}shd"))
        return (ink, paper or fill_of(self._styles.first(style, f"{W}tcPr/{W}shd")))


def _parts(parts: frozenset[str], row: Any, cell: Any) -> Iterator[str]:
    """The parts of a table's style that a cell takes part in, the strongest first."""
    before, after, left = row.getprevious(), row.getnext(), cell.getprevious()
    if "firstRow" in parts and (before is None or before.tag != f"{W}tr"):
        yield "firstRow"
    if "lastRow" in parts and after is None:
        yield "lastRow"
    if "firstColumn" in parts and (left is None or left.tag != f"{W}tc"):
        yield "firstCol"
