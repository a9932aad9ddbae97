"""What somebody has put into the Word file of a proof: paragraphs, tables, and whole sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from mappa_report.review.changes import Change, ChangeKind, Edit, Run, WhoOf
from mappa_report.review.differences import END
from mappa_report.review.kept import Kept, Kind
from mappa_report.review.markdown_text import TEXT
from mappa_report.review.matching import Matched
from mappa_report.review.reasons import GENERATED, NEW_SECTION
from mappa_report.review.record import GAP
from mappa_report.review.returned import ReadItem, ReadParagraph, runs_of
from mappa_report.review.streams import Stream
from mappa_report.review.tables import markdown_of
from mappa_report.review.titles import UNDER_ANOTHER, Titles, is_in_head
from mappa_report.review.units import Pair
from mappa_report.review.word_items import PICTURE, Grid


class Additions:
    """What of the file's ``items`` is in no paragraph of the proof, as ``matched`` says."""

    def __init__(
        self,
        kept: Sequence[Kept],
        items: Sequence[ReadItem],
        streams: Mapping[tuple[str, str], Stream],
        matched: Matched,
        titles: Titles,
        who: WhoOf,
    ) -> None:
        self._kept, self._items, self._streams, self._matched, self._who = kept, items, streams, matched, who
        self._titles = titles
        self._made = {each.text for each in kept if each.kind is Kind.GENERATED and each.text != GAP}

    @property
    def places(self) -> list[Pair]:
        """The paragraph of the proof that each stands behind, and its number."""
        return [(max(self._matched.before[number], 0), number) for number in self._matched.added]

    def changes(self) -> Iterator[Change]:
        """A change for each new section, and for each other paragraph or table."""
        sections = self._sections()
        for numbers in sections:
            yield self._new_section(numbers)
        for number in sorted({*self._matched.added}.difference(*sections)):
            yield from self._added(number)

    def _sections(self) -> list[list[int]]:
        """The numbers of the items of each new section: its title, and what came in or was moved behind it."""
        sections: list[list[int]] = []
        titles = {number for place, number in self._matched.moved if self._kept[place].kind is Kind.TITLE}
        for number in sorted(self._matched.before):
            item = self._items[number]
            is_note = isinstance(item, ReadParagraph) and item.is_note
            if number in self._titles.new:
                sections.append([number])
            elif sections and sections[-1][-1] == number - 1 and not is_note and number not in titles:
                sections[-1].append(number)
        return sections

    def _new_section(self, numbers: Sequence[int]) -> Change:
        items = [self._items[number] for number in numbers]
        who = self._who([trace for item in items for trace in item.traces])
        place = max(self._matched.before[numbers[0]], 0)
        words = "\n".join(item.text for item in items)
        return Change(ChangeKind.NEW_SECTION, place, 0, "", words, who, reason=NEW_SECTION)

    def _added(self, number: int) -> Iterator[Change]:
        item, before = self._items[number], self._matched.before[number]
        if item.text in self._listed and before < self._first_own:
            return  # a line of the contents that has lost its style
        edit = self.put_in(number)
        kind = ChangeKind.ADDED
        if isinstance(item, Grid):
            kind, edit = ChangeKind.TABLE, edit and self._as_table(edit, item)
        reason = "" if edit else self._reason_outside(number)
        edits, at = ((edit,), edit.start) if edit else ((), 0)
        yield Change(kind, max(before, 0), at, "", item.text, self._who(item.traces), edits, reason)

    @property
    def _listed(self) -> frozenset[str]:
        return frozenset(each.text for each in self._kept if each.kind is Kind.CONTENTS)

    @property
    def _first_own(self) -> int:
        return next((place for place, each in enumerate(self._kept) if each.is_own), len(self._kept))

    def put_in(self, number: int) -> Edit | None:
        """What puts paragraph ``number`` of the file in behind the one that it stands behind; None outside sections."""
        item, before = self._items[number], self._matched.before[number]
        section = self._kept[before].section if before >= 0 else ""
        is_note = isinstance(item, ReadParagraph) and (item.is_note or item.view.words.is_in_box)
        is_in_text = section and self._kept[before].kind is not Kind.NOTE and not is_in_head(self._kept, before)
        if not is_in_text or is_note or PICTURE in item.text or self._is_for_national(before):
            return None
        if item.text in self._made or self._titles.is_under_another(number, section):
            return None
        stream = self._streams[section, TEXT]
        at = stream.start_after(before)
        shapes = (item.shape,) if isinstance(item, ReadParagraph) else ()
        runs = (*runs_of(item.letters), Run(END)) if isinstance(item, ReadParagraph) else ()
        if any(each.text == GAP for each in self._kept[before : before + 2]):
            runs = tuple(Run(run.text, tuple(name for name in run.look if name != "strong")) for run in runs)
        is_after = self._kept[before].kind in (Kind.TABLE, Kind.PICTURE)
        return Edit(stream.key, at, at, f"{item.text}{END}", shapes, runs, is_after_block=is_after, order=number)

    def _as_table(self, edit: Edit, grid: Grid) -> Edit | None:
        markdown = markdown_of(grid)
        return replace(edit, table=markdown) if markdown else None

    def _is_for_national(self, before: int) -> bool:
        """Whether national text that came next was taken out: what stands there may be that in other words."""
        after = before + 1
        return after in self._matched.deleted and self._kept[after].kind is Kind.NATIONAL

    def _reason_outside(self, number: int) -> str:
        item, before = self._items[number], self._matched.before[number]
        section = self._kept[before].section if before >= 0 else ""
        if item.text in self._made:
            return GENERATED
        if PICTURE in item.text:
            return "a picture comes in by its file: put that beside the section, and a line ![what it shows](its name)"
        if section and self._titles.is_under_another(number, section):
            return UNDER_ANOTHER
        if isinstance(item, Grid):
            return "this table does not fit into Markdown: type it in"
        if item.is_note:
            return "a new note: type it into the section, as [^1] and [^1]: its words"
        if item.view.words.is_in_box:
            return "it stands in a text box: type what it says where it belongs"
        if is_in_head(self._kept, before):
            return "it stands between a title and its byline: type it in below both"
        if self._is_for_national(before):
            return "it stands where national text was taken out, which is the same for every area"
        return "it stands outside the area's own sections"
