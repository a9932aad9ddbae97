"""Every change of one file that came back, in the order of the proof."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.review.additions import Additions
from mappa_report.review.changes import Change, ChangeKind, Edit, Who
from mappa_report.review.group_changes import GroupReader
from mappa_report.review.kept import Kept, KeptParagraphs, Kind
from mappa_report.review.margins import margin_changes
from mappa_report.review.markdown_text import TEXT
from mappa_report.review.matching import matched
from mappa_report.review.moved_words import with_moves_paired
from mappa_report.review.reasons import set_aside
from mappa_report.review.record import GAP
from mappa_report.review.returned import ReadItem, ReadParagraph, lost_traces, read_items, units_of
from mappa_report.review.streams import Stream, part_of, streams_of
from mappa_report.review.titles import Titles, reworded_titles
from mappa_report.review.whole_sections import (
    MOVED_SECTION,
    moved_titles,
    title_before,
    with_sections_whole,
)
from mappa_report.review.word_items import Comment, Grid, Piece, ReturnedFile, Trace, Words
from mappa_report.review.word_looks import STRUCK

_OF_PROGRAM = (
    "the program that saved the file may have done this, as it took out marks: change it in the section by hand"
)


class PlacedComment(Struct, frozen=True):
    """A comment, and the number of the paragraph of the proof that it is on, or -1."""

    comment: Comment
    place: int


class ReadFile(Struct, frozen=True):
    """What one file says. ``is_stripped`` is true for one without any bookmark of ours, ``has_tracks`` for one with
    tracked changes. ``withdrawn`` are words that somebody put in and somebody took out again.
    """

    name: str
    changes: tuple[Change, ...]
    comments: tuple[PlacedComment, ...]
    is_stripped: bool
    has_tracks: bool
    withdrawn: tuple[Piece, ...] = ()


def read_changes(kept: KeptParagraphs, file: ReturnedFile, name: str) -> ReadFile:
    """The changes and comments in ``file``, which people call ``name``, against the proof that ``kept`` is of."""
    reader = _Reader(kept.paragraphs, file, name)
    at_margins = margin_changes(kept.margins, file.margins, reader.who) if kept.margins is not None else ()
    changes = sorted((*at_margins, *reader.changes()), key=lambda change: (change.place, change.at))
    paired = [*with_moves_paired(changes, reader.streams)]
    aside = (set_aside(change, kept.paragraphs, reader.streams) for change in paired)
    return ReadFile(
        name,
        tuple(aside),
        tuple(reader.comments()),
        reader.is_stripped,
        _has_tracks(reader.items) or bool(reader.lost) or any(change.is_tracked for change in paired),
        tuple(_withdrawn(file)),
    )


def _withdrawn(file: ReturnedFile) -> Iterator[Piece]:
    for item in (*file.items, *file.notes):
        if isinstance(item, Words):
            yield from (piece for piece in item.pieces if piece.inserted and piece.deleted and piece.text.strip())


def _has_tracks(items: Sequence[ReadItem]) -> bool:
    return any(
        item.deletions or any(piece.inserted for piece in item.view.words.pieces)
        for item in items
        if isinstance(item, ReadParagraph)
    )


class _Reader:
    def __init__(self, kept: Sequence[Kept], file: ReturnedFile, name: str) -> None:
        self.kept, self._file, self._name = kept, file, name
        self.items = read_items(file)
        self.lost = lost_traces(file)
        self.streams = streams_of(kept)
        units = units_of(kept, self.items)
        found_again = matched(*units)
        reworded = reworded_titles(kept, self.items, found_again)
        self._moved_titles = moved_titles(kept, found_again, reworded)
        titles = dict.fromkeys((*self._moved_titles, *reworded))
        self._matched = with_sections_whole(kept, units, found_again, [*titles])
        self._titles = Titles(kept, self.items, self._matched)
        self._groups = GroupReader(kept, self.items, self.streams, self.who)
        self._additions = Additions(kept, self.items, self.streams, self._matched, self._titles, self.who)
        self.is_stripped = not any(
            item.view.words.origins for item in self.items if isinstance(item, ReadParagraph)
        ) and any(each.origin for each in kept)

    def changes(self) -> Iterator[Change]:
        """Those of paragraphs that stayed, then those put in, moved and taken out."""
        for group in self._matched.groups:
            yield from map(self._trusted, self._groups.changes(group))
        yield from self._additions.changes()
        for place, number in self._matched.moved:
            yield from self._moved(place, number)
        for place, number in self._moved_titles:
            before, who = title_before(kept := self.kept, self._matched, number), self.who(self.items[number].traces)
            yield Change(ChangeKind.MOVED_SECTION, place, 0, kept[place].text, before, who, reason=MOVED_SECTION)
        yield from self._titles.strays(self.streams, self.who)
        yield from self._deleted()
        yield from self._unkept_looks()

    def _trusted(self, change: Change) -> Change:
        """``change``; set aside where the program that took out the marks may have made it, with styles of its own."""
        is_of_style = change.kind in (ChangeKind.LOOK, ChangeKind.FORM) and not change.is_tracked
        return replace(change, reason=_OF_PROGRAM) if self.is_stripped and is_of_style else change

    def _unkept_looks(self) -> Iterator[Change]:
        """The looks that no report has; of a program that took out the marks, not those that it may have put on."""
        added = {*self._matched.added}
        stayed = ((group.old[0], number) for group in self._matched.groups for number in group.new)
        for place, number in (*stayed, *self._matched.moved, *self._additions.places):
            for change in self._groups.unkept_looks(number, place, is_new=number in added):
                if not self.is_stripped or change.is_tracked or change.new.startswith(STRUCK):
                    yield change

    def _moved(self, place: int, number: int) -> Iterator[Change]:
        kept, item = self.kept[place], self.items[number]
        who = self.who(item.traces)
        if not kept.is_own or isinstance(item, Grid):
            yield Change(ChangeKind.MOVED, place, 0, kept.text, item.text, who)
            return
        stream = self.streams[part_of(kept)]
        start, end = _stretch(stream, place)
        into = self._additions.put_in(number)
        removed = Edit(stream.key, start, end, "")
        reason = "" if into and stream.part == TEXT else "it was moved to where it can't be put: move it in the files"
        if into and item.is_lent:
            into = replace(into, shapes=(kept.shape,))
        if into and item.text == kept.text:
            into = replace(into, source=(stream.key, start, end))
        edits = (removed, into) if into else (removed,)
        yield Change(ChangeKind.MOVED, place, start, kept.text, item.text, who, edits, reason)

    def _deleted(self) -> Iterator[Change]:
        deleted = set(self._matched.deleted)
        whole = [
            section for section in dict.fromkeys(key[0] for key in self.streams) if self._is_gone(section, deleted)
        ]
        for section in whole:
            places = [place for place, each in enumerate(self.kept) if each.section == section]
            old = "\n".join(self.kept[place].text for place in places if self.kept[place].is_own)
            edits = tuple(
                Edit(key, 0, len(stream.text), "") for key, stream in self.streams.items() if key[0] == section
            )
            who = self.who(self._lost(places))
            yield Change(ChangeKind.SECTION, places[0], 0, old, "", who, edits, is_by_number=True)
            deleted -= {*places}
        for place in sorted(deleted):
            yield from self._taken_out(place)

    def _is_gone(self, section: str, deleted: set[int]) -> bool:
        own = [place for place, each in enumerate(self.kept) if each.section == section and each.is_own]
        return set(own) <= deleted and any(self.kept[place].kind is Kind.TITLE for place in own)

    def _taken_out(self, place: int) -> Iterator[Change]:
        kept = self.kept[place]
        if kept.kind is Kind.CONTENTS or kept.text == GAP:
            return
        who = self.who(self._lost([place]))
        if not kept.is_own:
            yield Change(ChangeKind.DELETED, place, 0, kept.text, "", who)
            return
        stream = self.streams[part_of(kept)]
        start, end = _stretch(stream, place)
        edit = Edit(stream.key, start, end, "")
        yield Change(ChangeKind.DELETED, place, start, kept.text, "", who, (edit,))

    def _lost(self, places: Sequence[int]) -> list[Trace]:
        texts = (self.kept[place].text for place in places)
        return [self.lost[text] for text in texts if text in self.lost]

    def who(self, traces: Sequence[Trace]) -> tuple[Who, ...]:
        """Those who left ``traces``, each once; else whoever saved the file."""
        tracked = tuple(Who(self._name, trace, is_tracked=True) for trace in dict.fromkeys(traces))
        return tracked or (Who(self._name, Trace(self._file.saved_by, ""), is_tracked=False),)

    def comments(self) -> Iterator[PlacedComment]:
        """Each comment with the paragraph of the proof that its words are in."""
        places: dict[str, int] = {}
        of_new = {number: group.old[0] for group in self._matched.groups for number in group.new}
        of_new |= {number: place for place, number in self._matched.moved} | self._matched.before | of_new
        for number, item in enumerate(self.items):
            names = item.comments if isinstance(item, Grid) else item.view.words.comments
            places |= {name: of_new.get(number, -1) for name in names}
        places |= self._places_of_gone()
        yield from (PlacedComment(each, places.get(each.id, -1)) for each in self._file.comments)

    def _places_of_gone(self) -> dict[str, int]:
        """By the comments on paragraphs that were taken out by tracked changes, where these stood."""
        places = {each.origin: place for place, each in enumerate(self.kept) if each.origin}
        words = [item for item in self._file.items if not isinstance(item, Grid) and item.origins[:1]]
        gone = [item for item in words if item.pieces and all(piece.deleted for piece in item.pieces)]
        return {name: places.get(item.origins[0], -1) for item in gone for name in item.comments}


def _stretch(stream: Stream, place: int) -> tuple[int, int]:
    number = stream.places.index(place)
    return stream.starts[number], stream.end_of(number)
