"""What stands at the head and foot of each page of a text that was taken from one: it is no part of what is said."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from mappa_report.importing.finished import Told, ToldKind

_FEWEST_PAGES = 3
_DIGITS = 3
"""Of the number of a page, at most."""


def without_running_feet(lines: Sequence[str]) -> tuple[list[str], tuple[Told, ...]]:
    """``lines``, blank where feet such as "Annual report   Page 5 of 17" and heads of pages stood, and what to tell.

    Feet have the same words with pages that rise. A head names a section, so another line says the same.
    """
    feet = {at: foot for at, line in enumerate(lines) if (foot := _foot(line))}
    pages = [page for _, page, _ in feet.values()]
    is_one_kind = len({(words, of) for words, _, of in feet.values()}) == 1
    if len(feet) < _FEWEST_PAGES or not is_one_kind or pages != sorted(set(pages)):
        return list(lines), ()
    left_out = {*feet, *_heads(lines, feet)}
    words = f"running heads and feet were left out: {next(iter(feet.values()))[0]} Page …"
    kept = ["" if at in left_out else line for at, line in enumerate(lines)]
    return kept, (Told(ToldKind.RUNNING_HEAD, "", " ".join(words.split())),)


def _foot(line: str) -> tuple[str, int, str] | None:
    """The words, the page and the last page of ``line``, if it is the foot of one."""
    *words, name, page, of, last = ["", "", "", "", *line.split()]
    is_foot = (name, of) == ("Page", "of") and page.isdecimal() and last.isdecimal() and len(page) <= _DIGITS
    return (" ".join(words).strip(), int(page), last) if is_foot else None


def _heads(lines: Sequence[str], feet: Collection[int]) -> Iterator[int]:
    """The first line below each of ``feet``, where another line has the same words."""
    counts = Counter(map(str.strip, lines))
    for foot in feet:
        first = next((at for at in range(foot + 1, len(lines)) if lines[at].strip()), None)
        if first is not None and first not in feet and counts[lines[first].strip()] > 1:
            yield first
