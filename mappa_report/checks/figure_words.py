"""The words for figures and sums in messages."""

from collections.abc import Mapping
from decimal import Decimal

from mappa_report.model.figure import Figure, Path
from mappa_report.model.form import Sum
from mappa_report.wording.numbers import format_number

Figures = Mapping[Path, Figure]
Value = int | Decimal


def value_at(figures: Figures, path: Path) -> Value:
    """The number at ``path``, nought where there is none."""
    return figures[path].value or 0


def name_of(path: Path) -> str:
    """``eligible, level 2, total``: enough for a reader to find the cell."""
    return ", ".join(map(key_in_words, path))


def key_in_words(key: str) -> str:
    """A key as words."""
    return key.replace("_", " ")


def sum_in_words(sum_: Sum, figures: Figures) -> str:
    """``red + blue = 7 + 9 = 16``, with the keys that tell the parts apart."""
    step = next((i for i in range(len(sum_.total)) if len({path[i] for path in sum_.paths}) > 1), -1)
    names = " + ".join(key_in_words(path[step]) for path in sum_.parts)
    values = " + ".join(format_number(value_at(figures, path)) for path in sum_.parts)
    made = format_number(sum(value_at(figures, path) for path in sum_.parts))
    return f"{names} = {values} = {made}" if len(sum_.parts) > 1 else f"{names} = {made}"


def format_list(words: tuple[str, ...], joint: str = "and") -> str:
    """``a``, ``a and b``, or ``a, b and c``."""
    return f"{', '.join(words[:-1])} {joint} {words[-1]}" if len(words) > 1 else "".join(words)
