"""How what a report says differs from an earlier proof, section by section and paragraph by paragraph."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.compose.proofs.section_texts import SectionText, sections_of
from mappa_report.document.document import Document

_ALIKE = 0.5
"""How much of the words two paragraphs share, at least, for one to be the other changed."""

_MOVED = 0.7
"""The same for one to be the other moved to another place."""

_FEWEST_MOVED = 4
"""Words of a paragraph that can be told to have moved from another section: shorter ones are often alike by chance."""

_MOST_MOVES = 2_500

_MOST_COMPARED = 1_000_000
"""Paragraphs or words of one text times those of the other, above which the two are told apart as a whole."""


class Edit(Struct, frozen=True):
    """A paragraph as it was and as it is: blank where it was not there, or is not any more.

    One that ``is_moved`` stands in another place: where it was, ``after`` is blank; where it is, neither. ``elsewhere``
    is the title of the section that it moved to or from; blank where that is the same.
    """

    before: str
    after: str
    is_moved: bool = False
    elsewhere: str = ""


class SectionChange(Struct, frozen=True):
    """A section before and after, None where there was or is none, and the edits that lead from one to the other."""

    before: SectionText | None
    after: SectionText | None
    edits: tuple[Edit, ...]

    @property
    def is_retitled(self) -> bool:
        """True where it has another title now."""
        return bool(self.before and self.after and self.before.title != self.after.title)

    @property
    def either(self) -> SectionText:
        """The section as it is, or as it was."""
        section = self.after or self.before
        assert section
        return section


def text_changes(before: Document, after: Document) -> list[SectionChange]:
    """Every section whose text is another, in the order in which the report prints, dropped ones last."""
    told = []
    for was, now in paired_sections(before, after):
        gone = (Edit(words, "") for words in (was.paragraphs if was else ()))
        edits = _edits(was, now) if now else gone
        told.append(SectionChange(was, now, tuple(edits)))
    return _with_moves([each for each in told if each.edits or each.is_retitled or not each.after])


def paired_sections(before: Document, after: Document) -> list[tuple[SectionText | None, SectionText | None]]:
    """Each section of ``after`` with what it was in ``before``, None for a new one; then those that are gone.

    It is the one with its title: a file that has another number now may have been given that of another section.
    """
    old, new = sections_of(before), sections_of(after)
    was: dict[int, SectionText] = {}
    for is_same in (_is_the_same, _has_same_title, _has_same_key):
        for section in new:
            each = next((each for each in old if is_same(each, section)), None) if section.place not in was else None
            if each:
                old.remove(each)
                was[section.place] = each
    return [*((was.get(each.place), each) for each in new), *((each, None) for each in old)]


def _is_the_same(one: SectionText, other: SectionText) -> bool:
    return _has_same_key(one, other) and _has_same_title(one, other)


def _has_same_key(one: SectionText, other: SectionText) -> bool:
    return one.key == other.key


def _has_same_title(one: SectionText, other: SectionText) -> bool:
    return one.title.casefold() == other.title.casefold()


def _edits(was: SectionText | None, now: SectionText) -> Iterator[Edit]:
    if was is None:
        yield from (Edit("", words) for words in now.paragraphs)
        return
    for start, end, begin, stop in _differing(was.paragraphs, now.paragraphs):
        yield from _paired(was.paragraphs[start:end], now.paragraphs[begin:stop])


def _differing(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches of both that are not the same."""
    if len(old) * len(new) > _MOST_COMPARED:
        yield 0, len(old), 0, len(new)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    yield from (tuple(places) for tag, *places in matcher.get_opcodes() if tag != "equal")  # type: ignore[misc]


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """Each of ``new`` with the next of ``old`` that is most like it; what has no like is new, or gone."""
    done = 0
    for words in new:
        likeness = [(likeness_of(each, words), -place) for place, each in enumerate(old[done : done + 20], done)]
        best, place = max(likeness, default=(0.0, 0))
        if best < _ALIKE:
            yield Edit("", words)
            continue
        yield from (Edit(each, "") for each in old[done:-place])
        yield Edit(old[-place], words)
        done = -place + 1
    yield from (Edit(each, "") for each in old[done:])


def likeness_of(one: str, other: str) -> float:
    """How much of their words two paragraphs share, from 0 to 1."""
    words, others = one.split(), other.split()
    if can_be_compared(one, other):
        return SequenceMatcher(None, words, others, autojunk=False).ratio()
    return 2 * len({*words} & {*others}) / len([*{*words}, *{*others}])


def can_be_compared(one: str, other: str) -> bool:
    """Whether two texts are short enough to be compared word by word."""
    return len(one.split()) * len(other.split()) <= _MOST_COMPARED


def _with_moves(changes: Sequence[SectionChange]) -> list[SectionChange]:
    """``changes``, in which what has gone from one place and stands, much the same, in another is one paragraph."""
    edits = [(number, edit) for number, change in enumerate(changes) for edit in change.edits]
    gone = {place: each for place, each in enumerate(edits) if not each[1].after}
    came = {place: each for place, each in enumerate(edits) if not each[1].before}
    told = [edit for _, edit in edits]
    for place, (section, edit) in came.items() if len(gone) * len(came) <= _MOST_MOVES else ():
        origin = _origin(edit.after, section, gone)
        if origin is not None:
            here, was = gone.pop(origin)
            to, source = ("", "") if here == section else (changes[each].either.title for each in (section, here))
            told[origin] = Edit(was.before, "", is_moved=True, elsewhere=to)
            told[place] = Edit(was.before, edit.after, is_moved=True, elsewhere=source)
    waiting = iter(told)
    return [replace(change, edits=tuple(islice(waiting, len(change.edits)))) for change in changes]


def _origin(words: str, section: int, gone: Mapping[int, tuple[int, Edit]]) -> int | None:
    """Which of those that are ``gone`` has moved to ``section`` with these words; None where it is none."""
    likeness = ((likeness_of(edit.before, words), here == section, -place) for place, (here, edit) in gone.items())
    best, is_here, place = max(likeness, default=(0.0, False, 0))
    is_long = len(words.split()) >= _FEWEST_MOVED
    return -place if best >= _MOVED and (is_long or (is_here and best == 1)) else None
