"""Which column of a report is which of the form, by their headings."""

from mappa_report.importing.figures.rows import Row, context_of
from mappa_report.importing.figures.vocabulary import Asked

_LIKE = 0.35
_WORDS_OVER = 9


def columns_of(asked: Asked, row: Row) -> tuple[float, dict[str, int]]:
    """How well the headings over ``row`` fit, and by key the place of each column, {} where they do not decide."""
    if not row.heads:
        over = context_of(row)[-_WORDS_OVER:]
        scores = [
            max((asked.columns.likeness(words, line.key) for words in over), default=0.0)
            for line in asked.columns.lines
        ]
        return min(1.0, sum(scores) / len(scores)), {}
    pairs = sorted(
        (
            (asked.columns.likeness(head, line.key), at, line.key)
            for at, head in enumerate(row.heads)
            for line in asked.columns.lines
        ),
        key=lambda pair: -pair[0],
    )
    by_key: dict[str, int] = {}
    total = 0.0
    for score, at, key in pairs:
        if score >= _LIKE and key not in by_key and at not in by_key.values():
            by_key[key] = at
            total += min(1.0, score)
    _add_last(asked, row, by_key)
    fit = total / len(asked.columns.lines)
    figures = [at for at, cell in enumerate(row.cells) if not cell.is_blank]
    is_whole = set(figures) <= set(by_key.values()) and len(by_key) >= min(len(asked.columns.lines), len(row.cells))
    return fit, by_key if is_whole else {}


def _add_last(asked: Asked, row: Row, by_key: dict[str, int]) -> None:
    """One heading that is like none of the form is that of the one column that is left."""
    left = [line.key for line in asked.columns.lines if line.key not in by_key]
    over = [at for at, cell in enumerate(row.cells) if at not in by_key.values() and not cell.is_blank]
    if len(left) == len(over) == 1 and by_key:
        by_key[left[0]] = over[0]
