"""Words that a reviewer set in bold or italic, or that lost it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mappa_report.review.changes import Change, ChangeKind, Who
from mappa_report.review.differences import Difference
from mappa_report.review.kept import Kept
from mappa_report.review.returned import ReadParagraph
from mappa_report.review.word_items import Form, Trace

WhoOf = Callable[[Sequence[Trace]], tuple[Who, ...]]
"""Who left these traces; else who saved the file."""

_NAMES = {"strong": "bold", "em": "italic"}


def look_changes(
    kept: Kept, paragraph: ReadParagraph, place: int, made: Sequence[Difference], who: WhoOf
) -> Iterator[Change]:
    """A change for each stretch of words that stayed and whose look did not; headings have the look of their style."""
    if kept.shape.form is Form.HEADING or paragraph.shape.form is Form.HEADING:
        return
    before, after = _old_looks(kept), _new_looks(paragraph)
    for look in ("strong", "em"):
        for start, end, is_on in _stretches(look, before, after, made):
            words = kept.text[start:end]
            if words.strip():
                told = f"{_NAMES[look]} {'put on' if is_on else 'taken off'}"
                yield Change(ChangeKind.LOOK, place, start, words, told, who([*paragraph.reformatted()]))


def _old_looks(kept: Kept) -> list[set[str]]:
    looks: list[set[str]] = [set() for _ in kept.text]
    for each in kept.looks:
        for at in range(max(0, each.start), min(each.end, len(looks))):
            looks[at].add(each.look)
    return looks


def _new_looks(paragraph: ReadParagraph) -> list[set[str]]:
    looks: list[set[str]] = []
    for run in paragraph.runs(0, len(paragraph.text)):
        look = {name for name, has in (("strong", run.is_strong), ("em", run.is_emphasis)) if has}
        looks += [look] * len(run.text)
    return looks


def _stretches(
    look: str, before: list[set[str]], after: list[set[str]], made: Sequence[Difference]
) -> Iterator[tuple[int, int, bool]]:
    """Where letters that stayed have ``look`` now and had not, or the other way round."""
    start, state = 0, 0
    for at, now in (*_stayed(len(before), made), (len(before), -1)):
        was, has = (look in before[at], look in after[now]) if 0 <= now < len(after) else (False, False)
        new_state = has - was
        if new_state != state:
            if state:
                yield start, at, state > 0
            start, state = at, new_state


def _stayed(length: int, made: Sequence[Difference]) -> Iterator[tuple[int, int]]:
    """The letters of the old text that no difference took, each with its place in the new."""
    at, shift = 0, 0
    for each in made:
        yield from ((place, place + shift) for place in range(at, each.start))
        at, shift = each.end, shift + each.shift
    yield from ((place, place + shift) for place in range(at, length))
