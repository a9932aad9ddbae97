"""Every change of one file that came back, in the order of the proof."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.review.changes import Change, ChangeKind, Edit, Run, Who
from mappa_report.review.differences import END
from mappa_report.review.group_changes import GroupReader
from mappa_report.review.kept import Kept, KeptParagraphs, Kind
from mappa_report.review.markdown_text import TEXT
from mappa_report.review.matching import matched
from mappa_report.review.moved_words import with_moves_paired
from mappa_report.review.reasons import set_aside
from mappa_report.review.returned import ReadItem, ReadParagraph, lost_traces, new_units, old_units, read_items, runs_of
from mappa_report.review.streams import Stream, part_of, streams_of
from mappa_report.review.tables import markdown_of
from mappa_report.review.word_items import PICTURE, Comment, Grid, Piece, ReturnedFile, Trace, Words

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
    changes = sorted(reader.changes(), key=lambda change: (change.place, change.at))
    paired = with_moves_paired(changes, reader.streams)
    aside = (set_aside(change, kept.paragraphs, reader.streams) for change in paired)
    return ReadFile(
        name,
        tuple(aside),
        tuple(reader.comments()),
        reader.is_stripped,
        _has_tracks(reader.items) or bool(reader.lost),
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
        self._matched = matched(old_units(kept), new_units(self.items))
        self.is_stripped = not any(
            item.view.words.origins for item in self.items if isinstance(item, ReadParagraph)
        ) and any(each.origin for each in kept)

    def changes(self) -> Iterator[Change]:
        """Those of paragraphs that stayed, then those put in, moved and taken out."""
        groups = GroupReader(self.kept, self.items, self.streams, self._who)
        for group in self._matched.groups:
            yield from map(self._trusted, groups.changes(group))
        for number in self._matched.added:
            yield from self._added(number)
        for place, number in self._matched.moved:
            yield from self._moved(place, number)
        yield from self._deleted()

    def _trusted(self, change: Change) -> Change:
        """``change``; set aside where the program that took out the marks may have made it, with styles of its own."""
        is_tracked = any(who.is_tracked for who in change.who)
        is_of_style = change.kind in (ChangeKind.LOOK, ChangeKind.FORM) and not is_tracked
        return replace(change, reason=_OF_PROGRAM) if self.is_stripped and is_of_style else change

    def _added(self, number: int) -> Iterator[Change]:
        item, before = self.items[number], self._matched.before[number]
        if item.text in self._listed and before < self._first_own:
            return  # a line of the contents that has lost its style
        edit = self._put_in(number)
        kind = ChangeKind.ADDED
        if isinstance(item, Grid):
            kind, edit = ChangeKind.TABLE, edit and self._as_table(edit, item)
        reason = "" if edit else self._reason_outside(item, before)
        edits, at = ((edit,), edit.start) if edit else ((), 0)
        yield Change(kind, max(before, 0), at, "", item.text, self._who(item.traces), edits, reason)

    @property
    def _listed(self) -> frozenset[str]:
        return frozenset(each.text for each in self.kept if each.kind is Kind.CONTENTS)

    @property
    def _first_own(self) -> int:
        return next((place for place, each in enumerate(self.kept) if each.is_own), len(self.kept))

    def _put_in(self, number: int) -> Edit | None:
        """What puts paragraph ``number`` of the file in behind the one that it stands behind; None outside sections."""
        item, before = self.items[number], self._matched.before[number]
        section = self.kept[before].section if before >= 0 else ""
        is_note = isinstance(item, ReadParagraph) and (item.is_note or item.view.words.is_in_box)
        is_in_text = section and self.kept[before].kind is not Kind.NOTE and not self._is_in_head(before)
        if not is_in_text or is_note or PICTURE in item.text:
            return None
        stream = self.streams[section, TEXT]
        at = stream.start_after(before)
        shapes = (item.shape,) if isinstance(item, ReadParagraph) else ()
        runs = (*runs_of(item.letters), Run(END)) if isinstance(item, ReadParagraph) else ()
        is_after = self.kept[before].kind in (Kind.TABLE, Kind.PICTURE)
        return Edit(stream.key, at, at, f"{item.text}{END}", shapes, runs, is_after_block=is_after, order=number)

    def _as_table(self, edit: Edit, grid: Grid) -> Edit | None:
        markdown = markdown_of(grid)
        return replace(edit, table=markdown) if markdown else None

    def _is_in_head(self, before: int) -> bool:
        """Whether the byline of a section comes next."""
        return before + 1 < len(self.kept) and self.kept[before + 1].kind is Kind.BYLINE

    def _reason_outside(self, item: ReadItem, before: int) -> str:
        if PICTURE in item.text:
            return "a picture comes in by its file: put that beside the section, and a line ![what it shows](its name)"
        if isinstance(item, Grid):
            return "this table does not fit into Markdown: type it in"
        if item.is_note:
            return "a new note: type it into the section, as [^1] and [^1]: its words"
        if item.view.words.is_in_box:
            return "it stands in a text box: type what it says where it belongs"
        if self._is_in_head(before):
            return "it stands between a title and its byline: type it in below both"
        return "it stands outside the area's own sections"

    def _moved(self, place: int, number: int) -> Iterator[Change]:
        kept, item = self.kept[place], self.items[number]
        who = self._who(item.traces)
        if not kept.is_own or isinstance(item, Grid):
            yield Change(ChangeKind.MOVED, place, 0, kept.text, item.text, who)
            return
        stream = self.streams[part_of(kept)]
        start, end = _stretch(stream, place)
        into = self._put_in(number)
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
            yield Change(ChangeKind.SECTION, places[0], 0, old, "", self._who(self._lost(places)), edits)
            deleted -= {*places}
        for place in sorted(deleted):
            yield from self._taken_out(place)

    def _is_gone(self, section: str, deleted: set[int]) -> bool:
        own = [place for place, each in enumerate(self.kept) if each.section == section and each.is_own]
        return set(own) <= deleted and any(self.kept[place].kind is Kind.TITLE for place in own)

    def _taken_out(self, place: int) -> Iterator[Change]:
        kept = self.kept[place]
        if kept.kind is Kind.CONTENTS:
            return
        who = self._who(self._lost([place]))
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

    def _who(self, traces: Sequence[Trace]) -> tuple[Who, ...]:
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
        yield from (PlacedComment(each, places.get(each.id, -1)) for each in self._file.comments)


def _stretch(stream: Stream, place: int) -> tuple[int, int]:
    number = stream.places.index(place)
    return stream.starts[number], stream.end_of(number)
