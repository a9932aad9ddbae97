"""Years in the headings of columns that a narrow cell broke apart, such as "2021/2 2"."""

import re
from collections.abc import Sequence

from mappa_report.importing.lines import Line, LineKind
from mappa_report.importing.years import periods_in

_SPAN = re.compile(r"(?:19|20)\d\d[/–-](?:\d\d|(?:19|20)\d\d)|(?:19|20)\d\d", re.ASCII)
_PART_OF_SPAN = re.compile(r"\d ?[/–-] ?\d|\b(?:19|20) ?\d\d? ?[/–-]", re.ASCII)


_BROKEN_END = re.compile(r"((?:19|20)\d\d ?[/–-] ?\d) (\d)\b", re.ASCII)


def whole_year(heading: str) -> str:
    """``heading`` without the blanks within a year, if a year is all that it is, or that is broken before its end."""
    joined = "".join(heading.split())
    return joined if _SPAN.fullmatch(joined) else _BROKEN_END.sub(r"\1\2", heading)


def pieces_with_unread_years(lines: Sequence[Line]) -> frozenset[int]:
    """The tables, by the number of their piece, in which a cell seems to name a year that could not be read."""
    return frozenset(line.piece for line in lines if line.kind is LineKind.ROW and any(map(_is_unread, line.cells)))


def _is_unread(cell: str) -> bool:
    return bool(_PART_OF_SPAN.search(cell)) and not periods_in(whole_year(cell))
