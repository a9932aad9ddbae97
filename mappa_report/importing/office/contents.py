"""Lists of contents in a file: told and left out, and used to find the headings that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from mappa_report.importing.finished import ToldKind
from mappa_report.importing.office.walked import Grid, Line, Role, Walked
from mappa_report.importing.telling import Telling

_TITLE = re.compile(r"(?:table of )?contents( page)?:?|index|cynnwys", re.IGNORECASE)
_PAGE = re.compile(r"\A(?:page |tudalen )?(?:\d{1,3}|[ivxl]{1,6})\Z", re.IGNORECASE)
_LEADERS = " \u00a0.…_·-"
"""What leads the eye from an entry to its page."""

_MOST_LETTERS = 250
_NUMBER = re.compile(
    r"\A(?:section |part |chapter )?\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|[a-z])[.):]?\s+", re.IGNORECASE
)
_SIGNS = re.compile(r"[^\w]+")
_FEWEST = 3
_MOST_TOLD = 4_000


class Contents(Struct, frozen=True):
    """What a file holds without its lists of contents, and the words of their ``entries``."""

    walked: tuple[Walked, ...]
    entries: tuple[str, ...]


def without_contents(walked: Sequence[Walked], telling: Telling) -> Contents:
    """``walked`` without lists of contents, made by Word or typed, which are told with their words."""
    kept: list[Walked] = []
    entries: list[str] = []
    number = 0
    while number < len(walked):
        end = _end_of_list(walked, number)
        if end == number:
            kept.append(walked[number])
            number += 1
            continue
        lines = [line for each in walked[number:end] for line in _lines(each)]
        entries += [words for line in lines if (words := named(_without_page(line))) and not _TITLE.fullmatch(line)]
        if kept and isinstance(kept[-1], Line) and _TITLE.fullmatch(kept[-1].text.strip()):
            lines.insert(0, kept.pop().text)  # type: ignore[union-attr]
        words = "; ".join(" ".join(line.split()) for line in lines)
        first = walked[number]
        telling.tell(
            ToldKind.CONTENTS,
            first.where,
            f"a list of contents was left out, as a report makes its own: {words[:_MOST_TOLD]}",
        )
        number = end
    return Contents(tuple(kept), tuple(dict.fromkeys(entries)))


def named(text: str) -> str:
    """``text`` in a form in which a heading and its line in a list of contents are the same."""
    return " ".join(_SIGNS.sub(" ", _NUMBER.sub("", text.strip(), count=1)).casefold().split())


def _end_of_list(walked: Sequence[Walked], start: int) -> int:
    """Where a list of contents ends that begins at ``start``; ``start`` itself where none does."""
    first = walked[start]
    if isinstance(first, Line) and first.role is Role.CONTENTS:
        end = start
        while end < len(walked) and isinstance(each := walked[end], Line) and each.role is Role.CONTENTS:
            end += 1
        return end
    is_below_title = (
        start > 0 and isinstance(before := walked[start - 1], Line) and _TITLE.fullmatch(before.text.strip())
    )
    if isinstance(first, Grid):
        return start + bool(is_below_title and _is_list(_lines(first)))
    if not _is_entry(first) or (start and _is_entry(walked[start - 1])):  # so that no line is looked at over and over
        return start
    end = start
    while end < len(walked) and _is_entry(walked[end]):
        end += 1
    fewest = _FEWEST if is_below_title else _FEWEST + 1
    return end if end - start >= fewest and _is_rising(walked[start:end]) else start


def _is_entry(walked: Walked) -> bool:
    return isinstance(walked, Line) and _entry(walked.text) is not None


def _is_list(lines: Sequence[str]) -> bool:
    """True if most of ``lines`` end in the number of a page."""
    numbered = sum(_entry(line) is not None for line in lines)
    return numbered >= _FEWEST and numbered * 3 >= len(lines) * 2


def _is_rising(lines: Iterable[Walked]) -> bool:
    """True if the numbers at the ends of ``lines`` never go back, as those of pages don't."""
    entries = (_entry(line.text) for line in lines if isinstance(line, Line))
    pages = [int(entry[1]) for entry in entries if entry and entry[1].isdecimal()]
    return pages == sorted(pages) and len(set(pages)) > 1


def _lines(walked: Walked) -> list[str]:
    """The lines of ``walked``: a paragraph, or each row of a table."""
    if isinstance(walked, Line):
        return [walked.text.strip()]
    if not isinstance(walked, Grid):
        return []
    rows = (
        "\t".join(line.text.strip() for cell in row for line in cell.content if isinstance(line, Line))
        for row in walked.rows
    )
    return [row for row in rows if row.strip()]


def _without_page(line: str) -> str:
    """``line`` without the number of a page at its end."""
    entry = _entry(line)
    return entry[0] if entry else line


def _entry(line: str) -> tuple[str, str] | None:
    """The words and the page of a line in a list of contents: a tab, dots or several blanks stand between them."""
    line = line.strip()
    if len(line) > _MOST_LETTERS:
        return None
    head, tab, page = line.rpartition("\t")
    if not tab:
        words = line.rstrip("0123456789")
        page = line[len(words) :]
        head = words.rstrip(_LEADERS)
        gap = words[len(head) :]
        if not ("..." in gap or "…" in gap or "   " in gap):
            return None
    page = page.strip().lstrip(_LEADERS)
    return (head.rstrip(_LEADERS + "\t"), page) if head.strip() and _PAGE.match(page) else None
