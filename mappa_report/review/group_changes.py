"""What was changed in paragraphs that stayed, were divided, or joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from mappa_report.review.changes import Change, ChangeKind, Edit, Run, Who
from mappa_report.review.differences import END, Difference, differences
from mappa_report.review.kept import Kept, Kind
from mappa_report.review.markdown_text import NOTES, TEXT
from mappa_report.review.matching import Group
from mappa_report.review.returned import ReadItem, ReadParagraph
from mappa_report.review.rewordings import is_one_rewording, together
from mappa_report.review.streams import Stream, part_of
from mappa_report.review.tables import table_changes
from mappa_report.review.word_items import Form, Grid, Look, Shape, Trace, plain

WhoOf = Callable[[Sequence[Trace]], tuple[Who, ...]]
"""Who left these traces; else who saved the file."""


class GroupReader:
    """Reads groups of the proof's paragraphs ``kept`` and the file's ``items``."""

    def __init__(
        self, kept: Sequence[Kept], items: Sequence[ReadItem], streams: Mapping[tuple[str, str], Stream], who: WhoOf
    ) -> None:
        self._kept, self._items, self._streams, self._who = kept, items, streams, who

    def changes(self, group: Group) -> Iterator[Change]:
        """Every change in ``group``."""
        old = [self._kept[place] for place in group.old]
        new = [self._items[number] for number in group.new]
        paragraphs = [item for item in new if isinstance(item, ReadParagraph)]
        if isinstance(new[0], Grid) and len(old) == len(new) == 1:
            yield from table_changes(old[0].text, new[0], group.old[0], self._who(new[0].traces))
        elif len(paragraphs) == len(new) and self._is_of_one_stream(group.old):
            yield from self._in_stream(group.old, paragraphs)
        else:
            yield from self._elsewhere(group.old[0], old, new)

    def _is_of_one_stream(self, places: Sequence[int]) -> bool:
        return all(self._kept[place].is_own for place in places) and (
            len({part_of(self._kept[place]) for place in places}) == 1
        )

    def _in_stream(self, places: Sequence[int], paragraphs: Sequence[ReadParagraph]) -> Iterator[Change]:
        stream = self._streams[part_of(self._kept[places[0]])]
        start = stream.starts[stream.places.index(places[0])]
        old = "".join(self._kept[place].text + END for place in places)
        looks = (
            [look for place in places for look in (*self._kept[place].letter_looks, ())],
            [look for each in paragraphs for look in (*each.looks, ())],
        )
        shapes = (*(self._kept[place].shape for place in places), *(each.shape for each in paragraphs))
        has_looks = stream.part in (TEXT, NOTES) and all(each.form is not Form.HEADING for each in shapes)
        made: list[Change] = []
        until = 0
        for each in differences(old, "".join(each.text + END for each in paragraphs), looks if has_looks else None):
            removed = old[each.start : each.end]
            is_look = removed == each.new
            edit = Edit(
                stream.key,
                start + each.start,
                start + each.end,
                each.new,
                tuple(_shapes(each, paragraphs)),
                tuple(_runs(each, paragraphs)),
                keeps=is_look,
            )
            place = stream.places[stream.paragraph_at(start + each.start)]
            traces = [*_traces(each, paragraphs)] or [*_alike(removed, paragraphs)]
            new = _look(looks[0][each.start : each.end], edit.looks) if is_look else each.new
            change = Change(_kind(removed, each.new), place, edit.start, removed, new, self._who(traces), (edit,))
            is_retyped = bool(made) and all(_are_put_in(until, each.at, paragraphs))
            if made and is_one_rewording(made[-1], change, stream.text, is_retyped):
                made[-1] = together(made[-1], change, stream.text)
            else:
                made.append(change)
            until = each.at + len(each.new)
        yield from made
        if len(places) == len(paragraphs) == 1:
            yield from self._form(places[0], paragraphs[0], Edit(stream.key, start, start, "", keeps=True))

    def _form(self, place: int, paragraph: ReadParagraph, edit: Edit) -> Iterator[Change]:
        """A change of what the paragraph is: a heading, an item of a list, or text."""
        kept = self._kept[place]
        if kept.kind is not Kind.LOCAL or kept.shape == paragraph.shape or paragraph.is_lent:
            return
        words = f"{_named(kept.shape)} → {_named(paragraph.shape)}"
        who = self._who([*filter(None, (paragraph.view.words.reshaped,))])
        edit = replace(edit, shapes=(paragraph.shape,))
        yield Change(ChangeKind.FORM, place, edit.start, kept.text, words, who, (edit,))

    def _elsewhere(self, place: int, old: Sequence[Kept], new: Sequence[ReadItem]) -> Iterator[Change]:
        """National text, what the program makes, or several kinds that were joined."""
        if old[0].kind is Kind.CONTENTS:
            return
        before, after = "\n".join(each.text for each in old), "\n".join(item.text for item in new)
        if before != after:
            traces = [trace for item in new if isinstance(item, ReadParagraph) for trace in _all_traces(item)]
            yield Change(ChangeKind.WORDS, place, 0, before, after, self._who(traces))


def _kind(removed: str, added: str) -> ChangeKind:
    if removed == added:
        return ChangeKind.LOOK
    if END in added and END not in removed:
        return ChangeKind.DIVIDED
    return ChangeKind.MERGED if END in removed and END not in added else ChangeKind.WORDS


def _look(old: Sequence[Look], new: Sequence[Look]) -> str:
    """What has been done to the looks of words that were ``old``."""
    pairs = [*zip(old, new, strict=True)]
    on = dict.fromkeys(name for was, now in pairs for name in now if name not in was)
    off = dict.fromkeys(name for was, now in pairs for name in was if name not in now)
    return ", ".join([*(f"{_said(name)} put on" for name in on), *(f"{_said(name)} taken off" for name in off)])


def _said(name: str) -> str:
    return {"strong": "bold", "em": "italic"}.get(name, name)


def _named(shape: Shape) -> str:
    names = {Form.BODY: "text", Form.QUOTE: "a quotation", Form.BULLET: "an item of a list with bullets"}
    names |= {Form.NUMBER: "an item of a numbered list", Form.HEADING: f"a heading of level {shape.level}"}
    return names[shape.form] + (f", {shape.level + 1} deep" if shape.is_item and shape.level else "")


def _placed(paragraphs: Sequence[ReadParagraph]) -> Iterator[tuple[int, ReadParagraph]]:
    at = 0
    for each in paragraphs:
        yield at, each
        at += len(each.text) + len(END)


def _are_put_in(start: int, end: int, paragraphs: Sequence[ReadParagraph]) -> Iterator[bool]:
    """Of each stretch between the letters ``start`` and ``end`` whether it was put in by a tracked change."""
    for at, each in _placed(paragraphs):
        yield from each.put_in(start - at, end - at)


def _shapes(difference: Difference, paragraphs: Sequence[ReadParagraph]) -> Iterator[Shape]:
    """What each paragraph is that ends within what is new, and then the one behind."""
    start, end = difference.at, difference.at + len(difference.new)
    last = None
    for at, each in _placed(paragraphs):
        if start <= at + len(each.text) < end:
            yield each.shape
            last = each
        elif last is not None:
            yield each.shape
            return
    if last is not None:
        yield last.shape


def _runs(difference: Difference, paragraphs: Sequence[ReadParagraph]) -> Iterator[Run]:
    start, end = difference.at, difference.at + len(difference.new)
    for at, each in _placed(paragraphs):
        yield from each.runs(max(0, start - at), max(0, min(end - at, len(each.text))))
        if start <= at + len(each.text) < end:
            yield Run(END)


def _traces(difference: Difference, paragraphs: Sequence[ReadParagraph]) -> Iterator[Trace]:
    start, end = difference.at, difference.at + len(difference.new)
    for at, each in _placed(paragraphs):
        until = at + len(each.text)
        if start <= until and end >= at:
            yield from each.traces(start - at, end - at)
            if difference.end > difference.start:
                yield from each.deleted(start - at, end - at)
        mark = each.view.words.mark_inserted
        if mark and start <= until < end:
            yield mark


def _alike(removed: str, paragraphs: Sequence[ReadParagraph]) -> Iterator[Trace]:
    """By whom words were taken out that say nearly what ``removed`` does: where a deletion is said to be may differ."""
    words = "".join(removed.split())
    for each in paragraphs:
        for deletion in each.deletions:
            other = "".join(plain(deletion.text).split())
            if other and words and (other in words or words in other):
                yield deletion.trace


def _all_traces(paragraph: ReadParagraph) -> Iterator[Trace]:
    yield from paragraph.traces(0, len(paragraph.text))
    yield from (each.trace for each in paragraph.deletions)
