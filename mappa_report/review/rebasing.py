"""Where the words of a proof stand in a section now, which may have been changed since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.review.changes import Edit
from mappa_report.review.differences import END, Difference, differences
from mappa_report.review.matching import matched
from mappa_report.review.units import Unit


class Standing(Enum):
    """How an edit stands to the section as it is now."""

    OPEN = "open"
    DONE = "done"
    STALE = "stale"


class Rebased(Struct, frozen=True):
    """An edit with its places in the section as it is now; those mean nothing unless it is open."""

    edit: Edit
    standing: Standing


class Rebase:
    """Finds the words of ``old``, a stream as the proof had it, in ``new``, the same as it is now."""

    def __init__(self, old: str, new: str) -> None:
        self._made = [*_all_differences(old, new)]
        self._more = Counter(new.split(END)) - Counter(old.split(END))

    def rebased(self, edit: Edit) -> Rebased:
        """``edit`` as it stands now."""
        if any((each.start, each.end, each.new) == (edit.start, edit.end, edit.new) for each in self._made):
            return Rebased(edit, Standing.DONE)
        if edit.start == edit.end and edit.new.endswith(END) and not edit.source and self._more[edit.new[:-1]]:
            return Rebased(edit, Standing.DONE)  # it stands there, if elsewhere than it would go in now
        if any(self._meets(each, edit) for each in self._made):
            return Rebased(edit, Standing.STALE)
        before = sum(each.shift for each in self._made if each.end <= edit.start)
        return Rebased(replace(edit, start=edit.start + before, end=edit.end + before), Standing.OPEN)

    def _meets(self, each: Difference, edit: Edit) -> bool:
        """Whether something else has been made of the same words. Two whole paragraphs may come in at one place."""
        if each.start == each.end == edit.start == edit.end:
            return not (each.new.endswith(END) and edit.is_between)
        if each.start == each.end:
            is_behind_end = each.new.endswith(END) and each.start in (edit.start, edit.end)
            return edit.start <= each.start <= edit.end and not is_behind_end
        if edit.start == edit.end:
            return each.start <= edit.start <= each.end and not (
                edit.is_between and edit.start in (each.start, each.end)
            )
        return each.start < edit.end and edit.start < each.end

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the letters from ``start`` up to ``end`` stand now; None if they have been changed."""
        found = self.rebased(Edit(("", ""), start, end, ""))
        return (found.edit.start, found.edit.end) if found.standing is Standing.OPEN else None


def _all_differences(old: str, new: str) -> Iterator[Difference]:
    """Paragraph by paragraph, in the order of the old text."""
    before, after = old.split(END)[:-1], new.split(END)[:-1]
    starts = _starts(before)
    found = matched([Unit(text) for text in before], [Unit(text) for text in after])
    made = [
        Difference(starts[group.old[0]] + each.start, starts[group.old[0]] + each.end, each.new, 0)
        for group in found.groups
        for each in differences(_text(before, group.old), _text(after, group.new))
    ]
    gone = (*found.deleted, *(place for place, _ in found.moved))
    made += (Difference(starts[place], starts[place + 1], "", 0) for place in gone)
    come = sorted((*found.added, *(number for _, number in found.moved)))
    made += (
        Difference(starts[found.before[number] + 1], starts[found.before[number] + 1], after[number] + END, 0)
        for number in come
    )
    yield from sorted(made, key=lambda each: (each.start, each.end))


def _starts(texts: Sequence[str]) -> list[int]:
    return list(accumulate((len(text) + len(END) for text in texts), initial=0))


def _text(texts: Sequence[str], numbers: range) -> str:
    return "".join(texts[number] + END for number in numbers)
