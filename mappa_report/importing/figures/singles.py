"""Figures that stand alone: a label and one figure, label against label."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.importing.figures.blocks import title_likeness
from mappa_report.importing.figures.columns import columns_of
from mappa_report.importing.figures.placing import Laid, placings
from mappa_report.importing.figures.rows import Row, context_of, single
from mappa_report.importing.figures.vocabulary import Asked, Vocabulary
from mappa_report.importing.labels.words import tokens
from mappa_report.importing.years import is_of_other_year
from mappa_report.model.figure import FigureType
from mappa_report.model.form import Line

_OTHER_LINE = 0.15
_RATED = {"100000", "rate"}
_BLANK = 0.75
"""How well a label has to fit for the blank cell behind it to count."""
_WHOLE_WORDS_OVER = 6


class Single(Struct, frozen=True):
    """A row of the file that may be the row ``wanted`` of a table, laid in, and how well it fits.

    ``is_by_heads`` is False where no heading told which of its figures is which column's.
    """

    asked: Asked
    wanted: Line
    row: Row
    laid: Laid
    score: float
    is_tie: bool = False
    is_by_heads: bool = True

    @property
    def line(self) -> int:
        """The line where it stands."""
        return self.row.line

    @property
    def cells(self) -> frozenset[tuple[int, int]]:
        """Where its figures stand."""
        return frozenset((cell.line, cell.at) for cell in self.laid.values() if not cell.is_blank)


def singles(vocabulary: Vocabulary, asked: Asked, rows: Sequence[Row], year: int) -> Iterator[Single]:
    """Every row that may be one of the table ``asked``."""
    shared = _shared(vocabulary)
    for line in asked.table.rows:
        names = next(each for each in asked.rows.lines if each.key == line.key)
        if tokens(names.label) in shared:
            continue
        for row in rows:
            if row.is_words and not row.cells:
                continue
            score = _score(asked, line, row, year)
            if row.is_words and (score < _BLANK or row.label[:1].islower()):
                continue
            if score > 0.3 and (made := _made(asked, line, row, score)):
                yield made


def _shared(vocabulary: Vocabulary) -> frozenset[tuple[str, ...]]:
    """Labels that rows of several tables have: alone they say nothing."""
    counts = Counter(
        label for asked in vocabulary.tables for label in {tokens(line.label) for line in asked.rows.lines}
    )
    lines = Counter(tokens(line.label) for asked in vocabulary.tables for line in asked.columns.lines)
    return frozenset(label for label in counts if counts[label] > 1 or label in lines)


def _of_kind(kind: FigureType, labels: Sequence[str]) -> float:
    """A rate is for each 100,000, or called one, and a count never."""
    words = {word for label in labels for word in tokens(label)}
    if kind is FigureType.RATE:
        return 0.2 if _RATED & words else -0.3
    return -0.4 if "100000" in words else 0.0


def _score(asked: Asked, line: Line, row: Row, year: int) -> float:
    options = row.labels()
    scores = [asked.alone.likeness(option, line.key) - 0.02 * at for at, option in enumerate(options)]
    best = max(scores, default=0.0) + _of_kind(line.type, row.labels()[:1])
    context = context_of(row)[-_WHOLE_WORDS_OVER:]
    score = best + 0.1 * min(1.0, title_likeness(asked, context))
    score -= 0.0 if row.is_own else _OTHER_LINE
    score -= 0.5 * any(is_of_other_year(words, year) for words in (row.label, *context[-1:]))
    return score


def _made(asked: Asked, line: Line, row: Row, score: float) -> Single | None:
    if not asked.columns.lines:
        cell = single(row)
        return Single(asked, line, row, {asked.table.path(line): cell}, score) if cell else None
    figures = row.figures
    if not 1 < len(figures) <= len(asked.columns.lines):
        return None
    _, by_key = columns_of(asked, row)
    if by_key:
        laid = {
            asked.table.path(line, column): row.cells[by_key[column.key]]
            for column in asked.table.columns
            if column.key in by_key
        }
        return Single(asked, line, row, laid, score)
    ways = placings(asked.table, {line.key: figures})
    ties = [way for way in ways if way.rank == ways[0].rank]
    return Single(asked, line, row, ways[0].laid, score - 0.2, is_tie=len(ties) > 1, is_by_heads=False)
