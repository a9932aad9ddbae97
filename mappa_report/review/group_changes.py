"""What was changed in paragraphs that stayed, were divided, or joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from mappa_report.review.changes import Change, ChangeKind, Edit, WhoOf
from mappa_report.review.differences import END, differences
from mappa_report.review.kept import Kept, Kind
from mappa_report.review.matching import Group
from mappa_report.review.returned import ReadItem, ReadLetter, ReadParagraph, runs_of
from mappa_report.review.rewordings import is_one_rewording, together
from mappa_report.review.streams import Stream, part_of
from mappa_report.review.tables import table_changes
from mappa_report.review.unkept_looks import page_breaks, said, unkept_looks, with_looks_unkept
from mappa_report.review.word_items import Form, Grid, Look, Piece, Shape, Trace, plain, seen
from mappa_report.review.word_views import Deletion

_HAVE_FORM = (Kind.LOCAL, Kind.TITLE, Kind.BYLINE, Kind.NATIONAL)
_FIXED_FORM = "titles, authors and national text are set alike in every report"
_OF_PART = "it is part of a paragraph that was divided: give it this form in its section, once it stands by itself"
_JOINED = "it joins what stands apart in every report, as text and the title below it: change each of them by hand"


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

    def unkept_looks(self, number: int, place: int, is_new: bool) -> Iterator[Change]:
        """The looks that no report has in item ``number``: it is paragraph ``place``, or if new stands behind that."""
        item, kept = self._items[number], self._kept[place]
        if kept.kind is Kind.CONTENTS:
            return
        pieces: Sequence[Piece] = item.struck if isinstance(item, Grid) else item.view.words.pieces
        if isinstance(item, ReadParagraph) and not is_new and not _has_looks(kept, item):
            pieces = [*with_looks_unkept(pieces, seen(tuple(each.look for each in kept.looks)))]
        stream = self._streams[part_of(kept)] if kept.is_own else None
        at = stream.starts[stream.places.index(place)] if stream else 0
        yield from unkept_looks(pieces, place, at, self._who)
        if isinstance(item, ReadParagraph) and kept.is_own:
            yield from page_breaks(item.view.words.breaks, item.text, place, at, self._who)

    def _is_of_one_stream(self, places: Sequence[int]) -> bool:
        return all(self._kept[place].is_own for place in places) and (
            len({part_of(self._kept[place]) for place in places}) == 1
        )

    def _in_stream(self, places: Sequence[int], paragraphs: Sequence[ReadParagraph]) -> Iterator[Change]:
        stream = self._streams[part_of(self._kept[places[0]])]
        start = stream.starts[stream.places.index(places[0])]
        old = "".join(self._kept[place].text + END for place in places)
        looks = [look for place in places for look in (*self._kept[place].letter_looks, ())]
        new = _Came(paragraphs)
        has_looks = all(_has_looks(self._kept[places[0]], each) for each in paragraphs)
        made, last = list[Change](), 0
        for each in differences(old, new.text, (looks, new.looks) if has_looks else None):
            removed, until = old[each.start : each.end], each.at + len(each.new)
            edit = Edit(
                stream.key,
                start + each.start,
                start + each.end,
                each.new,
                tuple(new.shapes(each.at, until)),
                runs_of(new.letters[each.at : until]),
                keeps=removed == each.new,
            )
            place = stream.places[stream.paragraph_at(start + each.start)]
            who = self._who([*new.traces(each.at, until, removed)])
            added = _look(looks[each.start : each.end], edit.looks) if edit.keeps else each.new
            change = Change(_kind(removed, each.new), place, edit.start, removed, added, who, (edit,))
            is_retyped = all(is_put_in for _, _, _, is_put_in in new.letters[last : each.at])
            if made and is_one_rewording(made[-1], change, stream.text, is_retyped):
                made[-1] = together(made[-1], change, stream.text)
            else:
                made.append(change)
            last = until
        yield from made
        forms = (self._form(places[0], each, Edit(stream.key, start, start, "", keeps=True)) for each in paragraphs)
        if len(places) == len(paragraphs) == 1:
            yield from next(forms)
        elif len(places) == 1:
            for part, form in zip(paragraphs, forms, strict=True):
                yield from (replace(one, old=part.text, edits=(), reason=one.reason or _OF_PART) for one in form)

    def _form(self, place: int, paragraph: ReadParagraph, edit: Edit) -> Iterator[Change]:
        """A change of what the paragraph is: a heading, an item of a list, or text."""
        kept = self._kept[place]
        lenders = self._kept[max(0, place - len(paragraph.view.lent)) : place]
        is_lent = paragraph.is_lent and any(each.shape == paragraph.shape for each in lenders)
        if kept.kind not in _HAVE_FORM or kept.shape == paragraph.shape or is_lent:
            return
        words = f"{_named(kept.shape)} → {_named(paragraph.shape)}"
        who = self._who([*filter(None, (paragraph.view.words.reshaped,))])
        is_local = kept.kind is Kind.LOCAL
        edits = (replace(edit, shapes=(paragraph.shape,)),) if is_local else ()
        reason = "" if is_local else _FIXED_FORM
        yield Change(ChangeKind.FORM, place, edit.start, kept.text, words, who, edits, reason)

    def _elsewhere(self, place: int, old: Sequence[Kept], new: Sequence[ReadItem]) -> Iterator[Change]:
        """National text, what the program makes, or several kinds that were joined."""
        if old[0].kind is Kind.CONTENTS:
            return
        before, after = END.join(each.text for each in old), END.join(item.text for item in new)
        if before == after and isinstance(new[0], ReadParagraph) and len(old) == len(new) == 1:
            yield from self._form(place, new[0], Edit(("", ""), 0, 0, "", keeps=True))
        elif before != after:
            read = [item for item in new if isinstance(item, ReadParagraph)]
            ends = [mark for item in read[:-1] if (mark := item.view.words.mark_inserted)]
            traces = [trace for item in read for trace in (*item.traces, *(gone.trace for gone in item.deletions))]
            reason = _JOINED if len(old) > 1 and any(each.is_own for each in old) else ""
            who = self._who([*traces, *ends])
            yield Change(_kind(before, after), place, 0, before, after, who, reason=reason)


class _Came:
    """Paragraphs that came back as one text, in which END ends each."""

    def __init__(self, paragraphs: Sequence[ReadParagraph]) -> None:
        self.letters: list[ReadLetter] = []
        self._deletions: list[Deletion] = []
        self._ends: list[tuple[int, Shape]] = []
        for each in paragraphs:
            self._deletions += (replace(gone, at=gone.at + len(self.letters)) for gone in each.deletions)
            self.letters += each.letters
            self._ends.append((len(self.letters), each.shape))
            mark = each.view.words.mark_inserted
            self.letters.append((END, (), mark, mark is not None))
        self.text = "".join(sign for sign, *_ in self.letters)
        self.looks = [seen(look, sign) for sign, look, *_ in self.letters]

    def shapes(self, start: int, end: int) -> Iterator[Shape]:
        """What each paragraph is that ends between the two, and then the one behind."""
        if END in self.text[start:end]:
            yield from (shape for at, shape in self._ends if start <= at < end)
            yield next((shape for at, shape in self._ends if at >= end), self._ends[-1][1])

    def traces(self, start: int, end: int, removed: str) -> Iterator[Trace]:
        """By whom the letters were put in, and ``removed`` was taken out; where that is said to be may differ."""
        put_in = [trace for _, _, trace, _ in self.letters[start:end] if trace]
        taken = [each.trace for each in self._deletions if removed and start <= each.at <= end]
        words = "".join(removed.split())
        others = ((each.trace, "".join(plain(each.text).split())) for each in self._deletions)
        yield from [*put_in, *taken] or (who for who, out in others if out and words and (out in words or words in out))


def _has_looks(kept: Kept, paragraph: ReadParagraph) -> bool:
    """Whether looks count in ``paragraph``: headings have that of their style, and what is not text has none."""
    return kept.kind in (Kind.LOCAL, Kind.NOTE) and paragraph.shape.form is not Form.HEADING


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
    return ", ".join([*(f"{said(name)} put on" for name in on), *(f"{said(name)} taken off" for name in off)])


def _named(shape: Shape) -> str:
    names = {Form.BODY: "text", Form.QUOTE: "a quotation", Form.BULLET: "an item of a list with bullets"}
    names |= {Form.NUMBER: "an item of a numbered list", Form.HEADING: f"a heading of level {shape.level}"}
    return names[shape.form] + (f", {shape.level + 1} deep" if shape.is_item and shape.level else "")
