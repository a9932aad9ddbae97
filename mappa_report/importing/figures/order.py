"""In which order a report names the columns of a table, where no cell tells which figure stands below which."""

from collections.abc import Sequence

from mappa_report.importing.figures.vocabulary import Asked
from mappa_report.importing.labels.words import tokens

TOTAL = ""
"""A column of totals that the form works out itself."""
_FEW = 2
_TOTALS = frozenset({("total",), ("overall", "total"), ("grand", "total"), ("overall",)})


def order_of(asked: Asked, over: Sequence[str]) -> tuple[str, ...]:
    """The columns of ``asked`` as the nearest line of ``over`` names them, () where none names them all."""
    wanted = {line.key for line in asked.columns.lines}
    if len(wanted) < _FEW:
        return ()
    for words in (*reversed(over), " ".join(over)):
        named = _named(asked, words)
        if wanted <= set(named) and len(named) == len(set(named)):
            return named
    return ()


def _named(asked: Asked, words: str) -> tuple[str, ...]:
    """Every column that ``words`` name, in their order; one named twice in a row stands once."""
    keys = {name.words: line.key for line in asked.columns.lines for name in line.names if not name.is_phrase}
    keys = {**dict.fromkeys(_TOTALS, TOTAL), **keys}
    longest = max(map(len, keys))
    has = tokens(words)
    named: list[str] = []
    at = 0
    while at < len(has):
        length = next((n for n in range(min(longest, len(has) - at), 0, -1) if has[at : at + n] in keys), 0)
        if length and named[-1:] != [keys[has[at : at + length]]]:
            named.append(keys[has[at : at + length]])
        at += length or 1
    return tuple(named)
