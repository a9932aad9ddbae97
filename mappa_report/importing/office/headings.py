"""Lines that only look like headings: named in a printed list of contents, or bold or large as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from mappa_report.importing.finished import ToldKind
from mappa_report.importing.office.contents import named
from mappa_report.importing.office.walked import Grid, Line, Walked
from mappa_report.importing.telling import Telling

_MOST_LETTERS = 120
_MOST_WORDS = 16
_LARGE = 1.25
_TOP, _LOWEST = 1, 4
_ENDS = ".,;:"
_ALIKE = 0.7
"""The share of words that a heading and its line in the list of contents have in common, where they differ."""


_MOST_COMPARED = 200_000
"""How many pairs of an entry and a line are compared word by word: far more than a report has."""


def with_headings(walked: Sequence[Walked], entries: Sequence[str], telling: Telling) -> list[Walked]:
    """``walked`` with such lines as headings, each told. ``entries`` are those of the list of contents."""
    body = _body_size(walked)
    has_own = any(isinstance(each, Line) and each.level for each in walked)
    matched = _matched(walked, entries)
    looks = {
        number: each
        for number, each in enumerate(walked)
        if isinstance(each, Line) and number not in matched and _stands_out(walked, number, body, has_own)
    }
    sizes = sorted({_size(line, body) for line in looks.values()}, reverse=True)
    headed: list[Walked] = []
    above = 0
    for number, each in enumerate(walked):
        line = each
        if isinstance(each, Line):
            if each.level:
                above = each.level
            elif number in matched:
                line, above = _heading(each, _TOP), _TOP
                _tell(each, "it stands in the list of contents", telling)
            elif number in looks:
                rank = sizes.index(_size(each, body))
                base = above if has_own else _TOP + bool(matched) - 1
                line = _heading(each, min(base + 1 + rank, _LOWEST))
                _tell(each, "it is bold or large as a whole", telling)
        headed.append(line)
    return headed


def _heading(line: Line, level: int) -> Line:
    return replace(line, level=level, is_guessed=True, label=None)


def _tell(line: Line, why: str, telling: Telling) -> None:
    words = " ".join(line.text.split())
    telling.tell(ToldKind.GUESSED_HEADING, line.where, f"“{words}” was taken for a heading, as {why}")


def _matched(walked: Sequence[Walked], entries: Sequence[str]) -> set[int]:
    """The plain lines that ``entries`` name, each entry once. Those that a heading of the file bears are used up."""
    lines = {
        number: named(each.text)
        for number, each in enumerate(walked)
        if isinstance(each, Line) and len(each.text) <= 2 * _MOST_LETTERS and (each.is_plain or each.level)
    }
    first: dict[str, int] = {}
    for number, words in lines.items():
        first.setdefault(words, number)
    matched: set[int] = set()
    unmatched = []
    for entry in entries:
        if entry in first:
            matched.add(first[entry])
        else:
            unmatched.append(entry)
    words_of = {number: frozenset(words.split()) for number, words in lines.items() if number not in matched}
    for entry in unmatched[: _MOST_COMPARED // max(len(words_of), 1)]:
        wanted = frozenset(entry.split())
        best = max(words_of, key=lambda number: (_alike(words_of[number], wanted), -number), default=None)
        if best is not None and _alike(words_of[best], wanted) >= _ALIKE:
            matched.add(best)
            del words_of[best]
    return {number for number in matched if isinstance(line := walked[number], Line) and not line.level}


def _alike(words: frozenset[str], wanted: frozenset[str]) -> float:
    return len(words & wanted) / len(words | wanted) if words and wanted else 0.0


def _stands_out(walked: Sequence[Walked], number: int, body: int, has_own: bool) -> bool:
    """True if the line ``number`` is bold or large as a whole, short, without a stop at its end, and text follows.

    In a file that ``has_own`` headings, a style that only looks like one is something else.
    """
    line = walked[number]
    assert isinstance(line, Line)
    text = line.text.strip()
    if not line.is_plain or not text or len(text) > _MOST_LETTERS or "\n" in text or text[-1] in _ENDS:
        return False
    runs = [run for run in line.runs if run.text.strip()]
    is_bold = all(run.is_bold for run in runs) and not (has_own and line.is_bold)
    is_large = all(run.size >= body * _LARGE and not (has_own and run.size == line.size) for run in runs)
    if not is_bold and not is_large:
        return False
    if not any(map(str.isalpha, text)) or len(text.split()) > _MOST_WORDS:
        return False
    after = walked[number + 1] if number + 1 < len(walked) else None
    return after is not None and not isinstance(after, Grid) and _goes_on(walked, number + 1, body)


def _goes_on(walked: Sequence[Walked], number: int, body: int) -> bool:
    """True if text follows at ``number``, at once or after lines that are headings too."""
    for each in walked[number : number + 4]:
        if not isinstance(each, Line):
            return True
        if each.level:  # what stands before it ends something, such as a signature
            return False
        runs = [run for run in each.runs if run.text.strip()]
        is_ordinary = any(not run.is_bold and run.size < body * _LARGE for run in runs)
        if is_ordinary or each.label:
            return True
    return False


def _size(line: Line, body: int) -> int:
    """How large the letters of ``line`` are, no smaller than those of the text."""
    return max([body, *(run.size for run in line.runs if run.text.strip())])


def _body_size(walked: Sequence[Walked]) -> int:
    """The size of most letters in paragraphs."""
    sizes = Counter[int]()
    for each in walked:
        if isinstance(each, Line) and not each.level:
            for run in each.runs:
                sizes[run.size] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else 0
