"""What stands at the edge of one page after another: running heads, and the numbers of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mappa_report.importing.finished import ToldKind
from mappa_report.importing.pdf.printed import Printed
from mappa_report.importing.telling import Telling

_FEWEST_PAGES = 3
_SHARE = 0.4
_EDGE = 3
_STEP = 6
"""Points within which two lines stand at the same height."""

_NUMBER = re.compile(
    r"(?:page |tudalen )?[-–—]? ?(\d{1,4})(?: ?[-–—]| of \d{1,4}| / \d{1,4})?", re.IGNORECASE | re.ASCII
)
_DIGITS = re.compile(r"\d+")
_MOST_TOLD = 2_000


def without_running_heads(pages: Sequence[Sequence[Printed]], telling: Telling) -> list[list[Printed]]:
    """The lines of ``pages`` without such, which are told.

    A number alone may be a figure: it is left out only where it goes up from page to page.
    """
    if len(pages) < _FEWEST_PAGES:
        return [list(page) for page in pages]
    seen = Counter(mark for page in pages for mark in {_mark(line) for line in _edge(page)})
    steps = Counter(step for page in pages for step in {number - line.page for line, number in _numbered(page)})
    step = next((step for step, count in steps.most_common(1) if count * 2 >= len(pages)), None)
    heads: dict[str, None] = {}
    kept: list[list[Printed]] = []
    for page in pages:
        edge = set(map(id, _edge(page)))
        numbers = {id(line) for line, number in _numbered(page) if step is not None and number == line.page + step}
        kept.append([])
        for line in page:
            is_head = id(line) in edge and not line.text.isdigit() and seen[_mark(line)] > max(2, len(pages) * _SHARE)
            if is_head and id(line) not in numbers:
                heads.setdefault(" ".join(_DIGITS.sub("…", line.text).split()))
            elif id(line) not in numbers:
                kept[-1].append(line)
    if heads:
        words = f"running heads and feet were left out: {'; '.join(heads)[:_MOST_TOLD]}"
        telling.tell(ToldKind.RUNNING_HEAD, "", words)
    if step is not None:
        telling.tell(ToldKind.RUNNING_HEAD, "", "the numbers of pages were left out")
    return kept


def _edge(page: Sequence[Printed]) -> list[Printed]:
    """The lines that stand first and last, by their height and by the order of the page."""
    by_height = sorted(page, key=lambda line: line.y)
    lines = [*by_height[:_EDGE], *by_height[-_EDGE:], *page[:_EDGE], *page[-_EDGE:]]
    return list({id(line): line for line in lines}.values())


def _numbered(page: Sequence[Printed]) -> Iterator[tuple[Printed, int]]:
    for line in _edge(page):
        match = _NUMBER.fullmatch(line.text)
        if match:
            yield line, int(match[1])


def _mark(line: Printed) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.y / _STEP)
