"""Printed lines into paragraphs: by the space between them, by where they begin, and by lines left short."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from mappa_report.importing.office.walked import Line, Run
from mappa_report.importing.pdf.hyphens import Hyphens
from mappa_report.importing.pdf.narrow import narrow_stacks
from mappa_report.importing.pdf.printed import Printed
from mappa_report.importing.pdf.words import HYPHEN, Word

_ITEM = re.compile(r"(?:[•·▪●○◦■□➢✓\uf0b7\uf0a7\uf0d8–—*-]|o(?=\t)|\(?\d{1,3}[.)]|\([a-z]{1,4}\)|[a-z][.)])[\t ]")
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢"}
_ENDS = (".", ":", ";", "?", "!", "”")
_INDENT = 40
_LOOSE = 1.25
_USUAL = 1.2
_SLACK = 2
_LOOKED_BACK = 100
"""Letters at the end of what stands already, in which the first half of a parted word is."""


class Paragraphs:
    """Makes paragraphs of the lines of a file, all of which have to be known beforehand."""

    def __init__(self, lines: Sequence[Printed]) -> None:
        self._hyphens = Hyphens(word.text for line in lines for word in line.words)
        steps: Counter[float] = Counter()
        self._right: dict[int, float] = {}
        for before, line in pairwise(lines):
            if before.page == line.page and 0 < line.y - before.y < 3 * line.size:
                steps[round((line.y - before.y) / line.size, 1)] += len(line.words)
        for line in lines:
            place = round(line.x0 / _INDENT)
            self._right[place] = max(self._right.get(place, 0), line.x1)
        self._step = steps.most_common(1)[0][0] if steps else _USUAL
        self._narrow = {id(line): right for right, stack in narrow_stacks(lines, self._step * _LOOSE) for line in stack}

    def lines(self, printed: Sequence[Printed]) -> Iterator[Line]:
        """The paragraphs that ``printed`` make, which have nothing between them."""
        together: list[Printed] = []
        for line in printed:
            if together and not self._go_on(together, line):
                yield self._paragraph(together)
                together = []
            together.append(line)
        if together:
            yield self._paragraph(together)

    def _go_on(self, together: Sequence[Printed], line: Printed) -> bool:
        last = together[-1]
        if _ITEM.match(line.text) or abs(line.size - last.size) > 1 or last.is_bold is not line.is_bold:
            return self._is_amid(last, line)
        if self._is_short(last, line):
            return False
        if line.page != last.page or line.y < last.y:
            return not last.text.endswith(_ENDS) and not last.is_bold
        return line.y - last.y <= self._step * _LOOSE * line.size and self._begins_alike(together, line)

    def _is_amid(self, last: Printed, line: Printed) -> bool:
        """True where a sentence goes on with other letters, from a full line to one that begins small."""
        is_full = not self._is_short(last, line) and not last.text.endswith(_ENDS)
        is_small = line.text[:1].islower() and not _ITEM.match(line.text) and abs(line.size - last.size) <= 1
        return (
            is_full and is_small and line.page == last.page and 0 < line.y - last.y <= self._step * _LOOSE * line.size
        )

    def _begins_alike(self, together: Sequence[Printed], line: Printed) -> bool:
        first = together[0]
        return min(abs(line.x0 - each) for each in (first.x0, together[-1].x0)) < _INDENT or bool(
            first.cells[1:] and abs(line.x0 - first.cells[1].x0) < _INDENT
        )

    def _is_short(self, last: Printed, line: Printed) -> bool:
        """True if the first word of ``line`` would have stood on the line before, had that gone on."""
        if last.words[-1].text.endswith((HYPHEN, "-")):
            return False
        word = line.words[0]
        widest = max(self._right.get(round(last.x0 / _INDENT) + each, 0) for each in (-1, 0, 1))
        right = self._narrow.get(id(last), widest)
        return last.x1 + (word.x1 - word.x0) + last.size / 3 + _SLACK < right

    def _paragraph(self, together: Sequence[Printed]) -> Line:
        runs: list[Run] = []
        for line in together:
            is_item = bool(_ITEM.match(line.text))
            for number, word in enumerate(line.words):
                gap = line.gap(number) if number else None
                self._add(runs, word, " " if gap == "\t" and not (is_item and number == 1) else gap, line.size)
        last = runs[-1]
        runs[-1] = replace(last, text=last.text.replace(HYPHEN, "-"))
        return Line(tuple(runs), f"page {together[0].page}")

    def _add(self, runs: list[Run], word: Word, gap: str | None, size: float) -> None:
        """Add ``word`` after ``gap``; None is the end of a line."""
        text = "".join(_BULLETS.get(letter, letter) for letter in word.text)
        if runs:
            last = runs[-1]
            kept, end = last.text[:-_LOOKED_BACK], last.text[-_LOOKED_BACK:]
            whole = self._hyphens.joined(end, text) if gap is None else f"{end.replace(HYPHEN, '-')}{gap}{text}"
            runs[-1] = replace(last, text=kept + whole[: len(whole) - len(text)])
        look = (word.is_bold, word.is_italic, round(size * 2))
        if runs and (runs[-1].is_bold, runs[-1].is_italic, runs[-1].size) == look:
            runs[-1] = replace(runs[-1], text=runs[-1].text + text)
        else:
            runs.append(Run(text, word.is_bold, word.is_italic, size=look[2]))
