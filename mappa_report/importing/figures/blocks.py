"""Rows that follow one another and are those of a table of the form: how they are looked for, and how well they fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from mappa_report.importing.cells import ValueKind
from mappa_report.importing.figures.columns import columns_of
from mappa_report.importing.figures.order import TOTAL, order_of
from mappa_report.importing.figures.placing import Laid, Placing, placings, weigh
from mappa_report.importing.figures.rows import Cell, Row, context_of, single
from mappa_report.importing.figures.vocabulary import Asked
from mappa_report.importing.years import is_of_other_year
from mappa_report.model.figure import FigureType, Path

_LIKE = 0.5
_LIKE_ALONE = 0.3
"""Below this only words that other tables of the form have too make a label like: a single "notification"."""
_SAME = 0.9
_MAX_WORDS_BETWEEN = 8
_WORDS_OVER = 8


class Block(Struct, frozen=True):
    """Rows of a file that may be a table of the form, the ways to lay them in, and how well they fit.

    ``label`` is how like their labels are to the form's on the whole. ``order`` are the columns as the words over
    them name them, () where these do not name them all.
    """

    asked: Asked
    rows: Mapping[str, Row]
    ways: tuple[Placing, ...]
    score: float
    label: float
    title: float
    is_by_heads: bool
    order: tuple[str, ...] = ()

    @property
    def laid(self) -> Laid:
        """The likeliest way to lay it in."""
        return self.ways[0].laid

    @property
    def line(self) -> int:
        """The line of the first of its rows."""
        return next(iter(self.rows.values())).line

    @property
    def cells(self) -> frozenset[tuple[int, int]]:
        """Where its figures stand."""
        return frozenset((cell.line, cell.at) for cell in self.ways[0].laid.values() if not cell.is_blank)


def blocks(asked: Asked, rows: Sequence[Row], year: int) -> Iterator[Block]:
    """Every run of ``rows`` that may be the table ``asked``."""
    if not asked.table.key:  # a list of figures that have nothing to do with each other
        return
    for start, row in enumerate(rows):
        if row.is_words and not row.cells:
            continue
        mapped = _walk(asked, rows, start)
        if len([each for each in mapped.values() if not each.is_words]) < min(2, len(asked.rows.lines)):
            continue
        if block := _block(asked, mapped, rows, start, year):
            yield block


def _walk(asked: Asked, rows: Sequence[Row], start: int) -> dict[str, Row]:
    """By key, the rows from ``start`` on that are those of the table, until another begins."""
    mapped: dict[str, Row] = {}
    between = 0
    for row in rows[start:]:
        if len(mapped) == len(asked.rows.lines):
            break
        options = (row.label,) if row.is_words else row.labels()
        score, key = asked.rows.best(options)
        as_column = asked.columns.best((row.label,))[0]
        is_column = as_column > max(score, _SAME)
        is_of_another = max(asked.alone.likeness(option, key) for option in options) < _LIKE_ALONE if key else True
        if not (is_column or is_of_another) and score >= (_SAME if row.is_words else _LIKE):
            if key in mapped:
                if row.is_words:
                    continue
                break
            mapped[key] = row
            between = 0
        elif not mapped or not row.is_words or between >= _MAX_WORDS_BETWEEN or row.line < 0:
            break
        else:
            between += 1
    return mapped


def _block(asked: Asked, mapped: dict[str, Row], rows: Sequence[Row], start: int, year: int) -> Block | None:
    first = rows[start]
    context = context_of(first)[-_WORDS_OVER:]
    order = order_of(asked, context)
    ways, heads, is_by_heads = _ways(asked, mapped, order)
    if not ways or not mapped:  # a table of an area's units has no row where nobody knows them
        return None
    title = title_likeness(asked, context)
    label = sum(max(asked.rows.likeness(o, key) for o in row.labels()) for key, row in mapped.items()) / len(mapped)
    in_print = len(mapped) / len(asked.rows.lines)
    best = ways[0]
    sums = len(asked.table.sums)
    score = 1.5 * title + 0.7 * heads + 0.8 * min(label, 1) + in_print + _shape(asked, mapped)
    score += 0.6 * (best.held - 1.5 * best.broken) / sums if sums else 0
    score -= 0.1 * best.odd
    score -= 0.5 * _is_amid(rows, start, first)
    score -= 1.0 * any(is_of_other_year(words, year) for words in context[-3:])
    if not asked.columns.lines:
        score -= 0.2
    elif len(ways) > 1:
        score -= 0.3
    return Block(asked, mapped, ways, score, label, title, is_by_heads, order)


def title_likeness(asked: Asked, context: Sequence[str]) -> float:
    """How like the words over rows are to the title of a table; the nearest tell most."""
    words = [each for each in context if not _is_heading_of_column(asked, each)]
    options = [" ".join(words[at:]) for at in range(len(words))] + words
    whole = max((asked.title_likeness(option) for option in options), default=0.0)
    near = max((asked.title_likeness(option) for option in words[-1:]), default=0.0)
    return whole + 0.4 * near


def _is_heading_of_column(asked: Asked, words: str) -> bool:
    return bool(asked.columns.lines) and asked.columns.best((words,))[0] > 0.75


def _is_amid(rows: Sequence[Row], start: int, first: Row) -> bool:
    """True if rows with figures stand right above in the same table: then the rows begin amid another."""
    return bool(start) and not rows[start - 1].is_words and rows[start - 1].table == first.table and not first.above


def _shape(asked: Asked, mapped: Mapping[str, Row]) -> float:
    """Whether the rows have as many figures as the table has columns."""
    want = len(asked.columns.lines) or 1
    counts = [len(row.figures) for row in mapped.values() if not row.is_words]
    if want > max(counts) == 1:
        return -1.0
    return sum(count == want for count in counts) / len(counts) - sum(count > want for count in counts) / len(counts)


def _column(row: Row, key: str, fits: Mapping[tuple[str, ...], tuple[float, dict[str, int]]]) -> int | None:
    """Where in ``row`` the column ``key`` of the form stands."""
    at = fits.get(row.heads, (0.0, {}))[1].get(key)
    return at if at is not None and at < len(row.cells) else None


def _ways(asked: Asked, mapped: Mapping[str, Row], order: tuple[str, ...]) -> tuple[tuple[Placing, ...], float, bool]:
    """The ways to lay the rows in, the best first; how well the headings fit; and whether they decide."""
    lines = [row for row in asked.table.rows if row.key in mapped]
    if not asked.columns.lines:
        laid = {asked.table.path(line): cell for line in lines if (cell := single(mapped[line.key]))}
        return ((weigh(asked.table, laid, lines),), 0.5, True) if len(laid) == len(lines) else ((), 0.0, False)
    figured = [row for row in mapped.values() if not row.is_words]
    fits = {row.heads: columns_of(asked, row) for row in figured}
    heads = sum(fit for fit, _ in fits.values()) / len(fits)
    most = max((len(row.figures) for row in figured), default=0)
    if not order and most == len(asked.table.columns) + 1:
        order = (*(column.key for column in asked.table.columns), TOTAL)
    ordered = placings(asked.table, {key: row.figures for key, row in mapped.items()}, order)
    if all(by_key for _, by_key in fits.values()):
        laid = {
            asked.table.path(line, column): mapped[line.key].cells[at]
            for line in lines
            for column in asked.table.columns
            if (at := _column(mapped[line.key], column.key, fits)) is not None
        }
        headed = weigh(asked.table, laid, lines)
        if not ordered or headed.broken <= ordered[0].broken or ordered[0].held < headed.held:
            return (headed,), heads, True
    best = [way for way in ordered if way.rank == ordered[0].rank]
    return tuple(best), heads, False


def types_fit(asked: Asked, laid: Mapping[Path, Cell]) -> bool:
    """False if a count would be a fraction."""
    kinds = {path: line.type for path, line, _ in asked.table.slots()}
    return all(
        kinds[path] is FigureType.RATE or cell.value.kind is not ValueKind.NUMBER or isinstance(cell.value.number, int)
        for path, cell in laid.items()
    )
