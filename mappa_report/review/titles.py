"""Under which title each paragraph of a file that came back stands: that of its section, of another, or a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from mappa_report.review.changes import Change, ChangeKind, WhoOf
from mappa_report.review.kept import Kept, Kind
from mappa_report.review.matching import Matched
from mappa_report.review.returned import ReadItem, ReadParagraph
from mappa_report.review.streams import Stream, part_of
from mappa_report.review.units import Pair
from mappa_report.review.word_items import TITLE_SHAPE

UNDER_ANOTHER = "in Word it stands under a title that is not its section’s: move it in the files, if that is meant"


class _Title(Struct, frozen=True):
    """What is as large as a title: its number in the file, and of which section it is; ``is_new`` if it came in."""

    number: int
    section: str = ""
    is_new: bool = False


class Titles:
    """The titles among ``items`` of a file, which are ``matched`` with the proof's paragraphs ``kept``."""

    def __init__(self, kept: Sequence[Kept], items: Sequence[ReadItem], matched: Matched) -> None:
        self._kept, self._items, self._matched = kept, items, matched
        moved = [number for place, number in matched.moved if kept[place].kind is Kind.LOCAL]
        self.new = [*new_titles(kept, items, matched), *(number for number in moved if _is_title(items[number]))]
        titles = {number: _Title(number, is_new=True) for number in self.new}
        for place, number in _pairs(matched):
            is_national = kept[place].kind is Kind.NATIONAL and kept[place].shape == TITLE_SHAPE
            if kept[place].kind is Kind.TITLE or is_national:
                titles[number] = _Title(number, kept[place].section)
        self._known = {each.section for each in titles.values()}
        self._above: list[_Title | None] = []
        for number in range(len(items)):
            self._above.append(titles.get(number, self._above[-1] if self._above else None))

    def is_under_another(self, number: int, section: str) -> bool:
        """Whether paragraph ``number`` of the file stands under a title that is new, or of another than ``section``.

        Where that has no title any more, the one above it is no sign of anything.
        """
        title = self._above[number]
        return title is not None and title.section != section and (title.is_new or section in self._known)

    def strays(self, streams: Mapping[tuple[str, str], Stream], who: WhoOf) -> Iterator[Change]:
        """A change, set aside, for all that stayed where it was in one section, and stands under another title now."""
        own = ((group.old[0], group.new[0]) for group in self._matched.groups)
        strays = [
            (place, number)
            for place, number in sorted(own)
            if self._kept[place].kind is Kind.LOCAL and self.is_under_another(number, self._kept[place].section)
        ]
        for _, run in groupby(strays, key=lambda pair: (self._kept[pair[0]].section, self._above[pair[1]])):
            places, numbers = zip(*run, strict=True)
            title = self._above[numbers[0]]
            if title is not None:
                stream, item = streams[part_of(self._kept[places[0]])], self._items[title.number]
                words = "\n".join(self._kept[place].text for place in places)
                at = stream.starts[stream.places.index(places[0])]
                yield Change(ChangeKind.UNDER, places[0], at, words, item.text, who(item.traces), reason=UNDER_ANOTHER)


def is_in_head(kept: Sequence[Kept], before: int) -> bool:
    """Whether the byline of a section comes next behind number ``before`` of the proof."""
    return before + 1 < len(kept) and kept[before + 1].kind is Kind.BYLINE


def new_titles(kept: Sequence[Kept], items: Sequence[ReadItem], matched: Matched) -> list[int]:
    """The numbers of what came in as large as a section's title, and not between a title and its byline."""
    added = ((number, items[number]) for number in matched.added if not is_in_head(kept, matched.before[number]))
    return [number for number, item in added if _is_title(item)]


def _is_title(item: ReadItem) -> bool:
    return isinstance(item, ReadParagraph) and item.shape == TITLE_SHAPE


def reworded_titles(kept: Sequence[Kept], items: Sequence[ReadItem], matched: Matched) -> tuple[Pair, ...]:
    """The titles that somebody has written anew: what came in as large as one, above the text of a section without."""
    gone = {kept[place].section: place for place in matched.deleted if kept[place].kind is Kind.TITLE}
    pairs = [*_pairs(matched)]
    titles = {*new_titles(kept, items, matched), *(number for place, number in pairs if kept[place].kind is Kind.TITLE)}
    sections = {number: kept[place].section for place, number in pairs if kept[place].kind is Kind.LOCAL}
    made: list[Pair] = []
    for number, end in pairwise([*sorted(titles), len(items)]):
        section = next((sections[at] for at in range(number, end) if at in sections), "")
        if number in matched.before and section in gone:
            made.append((gone.pop(section), number))
    return tuple(made)


def _pairs(matched: Matched) -> Iterator[Pair]:
    """Each paragraph of the proof that is in the file, with its number there."""
    yield from matched.moved
    yield from ((group.old[0], group.new[0]) for group in matched.groups)
