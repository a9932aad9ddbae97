"""A file that came back as one text beside the proof's: its paragraphs with changes accepted, and who made which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.review.changes import Run
from mappa_report.review.kept import Kept, Kind
from mappa_report.review.record import CONTENTS
from mappa_report.review.units import Unit
from mappa_report.review.word_items import TITLE_SHAPE, Form, Grid, Item, Look, ReturnedFile, Shape, Trace, Words, plain
from mappa_report.review.word_views import Deletion, View, accepted

ReadLetter = tuple[str, Look, Trace | None, bool]
"""A letter, its look, by whom it was put in or given that, as far as it was tracked, and whether it was put in."""


class ReadParagraph(Struct, frozen=True, dict=True):
    """A paragraph as it stands with all changes accepted: its letters, and by whom each was put in."""

    view: View
    is_note: bool = False

    @cached_property
    def text(self) -> str:
        """Its words, without blanks at the ends."""
        return self.view.text.strip()

    @cached_property
    def _cut(self) -> int:
        return len(self.view.text) - len(self.view.text.lstrip())

    @property
    def shape(self) -> Shape:
        """What it is by its style or list."""
        return self.view.words.shape

    @property
    def is_lent(self) -> bool:
        """Whether its shape may be that of a paragraph before it, which was taken out, and not its own."""
        return self.shape in self.view.lent and self.view.words.reshaped is None

    @cached_property
    def letters(self) -> list[ReadLetter]:
        """Its words letter by letter; a heading has the look of its style."""
        has_looks = self.shape.form is not Form.HEADING
        letters = [
            (sign, piece.look if has_looks else (), piece.inserted or piece.reformatted, piece.inserted is not None)
            for piece in self.view.words.pieces
            for sign in plain(piece.text)
        ]
        return letters[self._cut : self._cut + len(self.text)]

    @property
    def traces(self) -> list[Trace]:
        """By whom letters of it were put in or given another look, as far as it was tracked."""
        return [trace for _, _, trace, _ in self.letters if trace]

    @property
    def deletions(self) -> list[Deletion]:
        """What was taken out of it, by tracked changes, and in front of which of its letters."""
        return [replace(each, at=each.at - self._cut) for each in self.view.deletions]


def runs_of(letters: Iterable[ReadLetter]) -> tuple[Run, ...]:
    """``letters`` by their looks."""
    groups = groupby(letters, key=lambda letter: letter[1])
    return tuple(Run("".join(sign for sign, *_ in group), look) for look, group in groups)


ReadItem = ReadParagraph | Grid


def read_items(file: ReturnedFile) -> list[ReadItem]:
    """The paragraphs and tables of ``file`` that say something, those of notes last."""
    notes = [ReadParagraph(view, is_note=True) for view in accepted(file.notes) if view.text.strip()]
    return [*_body(file.items), *notes]


def _body(items: Iterable[Item]) -> Iterator[ReadItem]:
    breaks: tuple[Trace | None, ...] = ()  # of paragraphs that say nothing: they are the next one's
    for is_grid, group in groupby(items, key=lambda item: isinstance(item, Grid)):
        if is_grid:
            yield from (item for item in group if isinstance(item, Grid) and item.text.strip(" |\n"))
        else:
            views = accepted(item for item in group if isinstance(item, Words))
            for view in views:
                breaks += view.words.breaks
                if view.text.strip():
                    yield ReadParagraph(replace(view, words=replace(view.words, breaks=breaks)))
                    breaks = ()


def units_of(kept: Sequence[Kept], items: Sequence[ReadItem]) -> tuple[list[Unit], list[Unit]]:
    """The proof's paragraphs, to be found again, and those that came back."""
    old = [Unit(each.text, (each.origin,) if each.origin else (), _sort(each)) for each in kept]
    new = [_unit(item) for item in items]
    count = Counter(unit.key for unit in old)
    several = {key for key, times in count.items() if times > 1}
    old_titles = [each.text.strip() if each.shape == TITLE_SHAPE else "" for each in kept]
    new_titles = [item.text if isinstance(item, ReadParagraph) and item.shape == TITLE_SHAPE else "" for item in items]
    both = {*old_titles} & {*new_titles}
    return [*_with_titles(old, old_titles, several, both)], [*_with_titles(new, new_titles, several, both)]


def _with_titles(
    units: Sequence[Unit], titles: Sequence[str], several: Collection[object], both: Collection[str]
) -> Iterator[Unit]:
    """``units``, each but ``titles`` with the last above that ``both`` texts have; such a title is no other."""
    above = ""
    for unit, title in zip(units, titles, strict=True):
        above = title if title in both and title else above
        if title:
            yield replace(unit, sort=f"title {title}") if title in both else unit
        else:
            yield replace(unit, title=above, has_doubles=unit.key in several)


def _sort(kept: Kept) -> str:
    """What sort of thing it is: those of one sort alone are held against each other."""
    if kept.is_grid:
        return "table"
    return {Kind.NOTE: "note", Kind.CONTENTS: "contents"}.get(kept.kind, "")


def _unit(item: ReadItem) -> Unit:
    if isinstance(item, Grid):
        return Unit(item.text, (), "table")
    if item.is_note:
        return Unit(item.text, item.view.words.origins, "note")
    is_contents = item.view.words.style.rstrip(" 0123456789") in CONTENTS
    is_pasted = all(piece.inserted for piece in item.view.words.pieces)
    return Unit(item.text, item.view.words.origins, "contents" if is_contents else "", is_pasted)


def lost_traces(file: ReturnedFile) -> dict[str, Trace]:
    """By the words of paragraphs that were taken out whole, who did it, as far as it was tracked."""
    traces: dict[str, Trace] = {}
    for item in (*file.items, *file.notes):
        if isinstance(item, Words):
            old = [piece for piece in item.pieces if not piece.inserted]
            if old and old[0].deleted and all(piece.deleted for piece in item.pieces):
                traces[plain("".join(piece.text for piece in old)).strip()] = old[0].deleted
    return traces
