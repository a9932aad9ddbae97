"""Lines without borders between cells into rows of figures: words first, then the figures at their end."""

import re
from collections.abc import Iterator, Sequence

from mappa_report.importing.cells import Value, ValueKind, trailing_values, value_of
from mappa_report.importing.figures.answers import answers_in, labelled
from mappa_report.importing.figures.asked import answer_rows
from mappa_report.importing.figures.known import known_label
from mappa_report.importing.figures.rows import Cell, Row
from mappa_report.importing.labels.words import stem
from mappa_report.importing.lines import Line
from mappa_report.wording.numbers import MONTHS

_MAX_ABOVE = 12
_MAX_LABEL_WORDS = 75
_NO_LABEL_ENDS = frozenset(
    "and or to at in the of per every each page table chart figure note section part act paragraph chapter "
    "volume phase year years mid by about over under than around nearly approximately".split()
)

_SAID = (ValueKind.NOT_APPLICABLE, ValueKind.NOT_RETURNED)
"""What words behind a colon say in a figure's place."""


class Running:
    """Walks through lines of words: keeps those over the rows to come."""

    def __init__(self, labels: frozenset[tuple[str, ...]]) -> None:
        self.labels = labels
        self.numbered = frozenset(label[0] for label in labels if len(label) > 1 and label[1].isdigit())
        self.above: list[str] = []
        self.pending: Row | None = None

    def restart(self, words: Sequence[str] = ()) -> None:
        """Forgets the words so far, as after a table."""
        self.above, self.pending = list(words), None

    def rows(self, index: int, line: Line, following: str) -> Iterator[Row]:
        """The rows that ``line`` makes; ``following`` are the words of the line after it."""
        if answered := self._answered(index, line):
            yield from answered
            return
        label, values = self._parted(line)
        if values and not label:
            yield from self._bare(index, values)
        elif values:
            yield self._row(index, label, values, following)
        else:
            yield self._words(index, line.text)

    def _answered(self, index: int, line: Line) -> list[Row]:
        if parts := labelled(line.text):
            title, self.above, self.pending = tuple(self.above[-_MAX_ABOVE:]), [], None
            return [
                Row(label, (Cell(value, index, at),), index, (), title, is_made=True)
                for at, (label, value) in enumerate(parts)
            ]
        cells = line.cells
        if len(cells) < 2 or not (answers := answers_in(cells[-1])):
            return []
        title, self.above = tuple(self.above[-_MAX_ABOVE:]), []
        return answer_rows(" ".join(cells[:-1]), answers, index, len(cells) - 1, title, -1)

    def _parted(self, line: Line) -> tuple[str, tuple[Value, ...]]:
        """The label of ``line`` and its figures; a label that ends in a number keeps that."""
        text = line.text
        if known := known_label(line.cells, self.labels):
            return known
        before, _, answer = text.rpartition(":")
        said = value_of(answer)
        if before.strip() and said is not None and said.kind in _SAID:
            return before.strip(), (said,)
        label, values = _by_cells(line.cells)
        if not values:
            label, values = trailing_values(text)
        if values and label and (_is_no_label(label, values, self.numbered) or len(label.split()) > _MAX_LABEL_WORDS):
            return text, ()
        return label.strip(" .:\t"), values

    def _bare(self, index: int, values: tuple[Value, ...]) -> Iterator[Row]:
        """Figures alone: those of the words before them, or more of the row before."""
        cells = tuple(Cell(value, index, at) for at, value in enumerate(values))
        if self.pending is not None and not self.above:
            row = self.pending
            self.pending = Row(row.label, (*row.cells, *cells), row.line, (), row.above, is_own=False)
        elif self.above and not _is_no_label(self.above[-1], values, self.numbered):
            *above, label = self.above
            self.pending = Row(label, cells, index, (), tuple(above[-_MAX_ABOVE:]), is_own=False)
            self.above = []
        else:
            return
        yield self.pending

    def _row(self, index: int, label: str, values: tuple[Value, ...], following: str) -> Row:
        cells = tuple(Cell(value, index, at) for at, value in enumerate(values))
        after = following if following[:1].islower() and len(following.split()) < _MAX_ABOVE else ""
        row = Row(label, cells, index, (), tuple(self.above[-_MAX_ABOVE:]), after=after)
        self.above, self.pending = [], None
        return row

    def _words(self, index: int, text: str) -> Row:
        row = Row(text, (), index, (), tuple(self.above[-_MAX_ABOVE:]), is_words=True)
        self.above.append(text)
        self.pending = None
        return row


def _by_cells(cells: Sequence[str]) -> tuple[str, tuple[Value, ...]]:
    """Cells set apart by wide gaps: within one a blank sets thousands apart."""
    values: list[Value] = []
    at = len(cells)
    while at > 1 and (value := value_of(cells[at - 1])) is not None:
        values.append(value)
        at -= 1
    kept = tuple(value for value in reversed(values) if value.kind is not ValueKind.BLANK)
    words, more = trailing_values(cells[at - 1]) if at else ("", ())
    if not kept:
        return "", ()
    if more and not _is_no_label(words, more):
        return " ".join((*cells[: at - 1], words)), (*more, *kept)
    return " ".join(cells[:at]), kept


def _is_no_label(label: str, values: Sequence[Value], numbered: frozenset[str] = frozenset()) -> bool:
    """True where the number behind ``label`` is part of it: a date, a page, one of those that are ``numbered``."""
    if not label.strip() or label.rstrip().endswith(":"):
        return False
    last = re.sub(r"\W", "", label.split()[-1]).casefold()
    first = values[0].number
    is_year = isinstance(first, int) and 1990 <= first <= 2100
    if last in MONTHS:
        return is_year or len(values) == 1
    return len(values) == 1 and (last in _NO_LABEL_ENDS or stem(last) in numbered)
