"""Words of a proof with what reviewers took out of them and put in, as pieces to be marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.review.changes import Change, ChangeKind
from mappa_report.review.differences import END
from mappa_report.review.streams import Stream
from mappa_report.review.word_items import NOTE

_MARKED = frozenset((ChangeKind.WORDS, ChangeKind.ADDED, ChangeKind.DELETED, ChangeKind.DIVIDED, ChangeKind.MERGED))


class Piece(Struct, frozen=True):
    """Words that stay (``kept``), went (``dropped``) or came (``added``) by the change ``number``."""

    kind: str
    words: str
    number: int = 0


class Stretch(Struct, frozen=True):
    """Paragraphs of a stream, from number ``first`` to ``last`` in it, both included."""

    key: tuple[str, str]
    first: int
    last: int

    def meets(self, other: Stretch) -> bool:
        """Whether they have a paragraph in common."""
        return self.key == other.key and self.first <= other.last and other.first <= self.last

    def with_(self, other: Stretch) -> Stretch:
        """Both and what is between."""
        return Stretch(self.key, min(self.first, other.first), max(self.last, other.last))


def can_be_marked(change: Change) -> bool:
    """Whether ``change`` is one of words in one stream, so that it can be shown in its place in them."""
    keys = {edit.key for edit in change.edits}
    return change.kind in _MARKED and len(keys) == 1 and not any(edit.keeps or edit.table for edit in change.edits)


def stretch_of(change: Change, stream: Stream) -> Stretch:
    """The paragraphs that ``change`` is about, which can be marked; for one put in, the one that it follows."""
    numbers: list[int] = []
    for edit in change.edits:
        is_behind = (
            edit.start == edit.end and edit.new.endswith(END) and edit.start in (*stream.starts, len(stream.text))
        )
        first = stream.paragraph_at(edit.start - 1 if is_behind and edit.start else edit.start)
        numbers += (first, max(first, stream.paragraph_at(edit.end - 1)) if edit.end > edit.start else first)
    return Stretch(stream.key, min(numbers), max(numbers))


def marked(stretch: Stretch, stream: Stream, changes: Sequence[Change]) -> tuple[Piece, ...]:
    """The words of ``stretch`` with ``changes`` in them; of two edits of the same letters the first alone."""
    start = stream.starts[stretch.first] if stream.starts else 0
    end = stream.end_of(stretch.last)
    return tuple(each for each in _pieces(stream.text, start, end, changes) if each.words)


def _pieces(text: str, start: int, end: int, changes: Sequence[Change]) -> Iterator[Piece]:
    edits = [(edit, change.number) for change in changes for edit in change.edits]
    at = start
    for edit, number in sorted(edits, key=lambda each: each[0].rank):
        if edit.start < at or edit.end > end:
            continue
        yield Piece("kept", shown(text[at : edit.start]))
        dropped, added = shown(text[edit.start : edit.end]), shown(edit.new)
        yield Piece("dropped", dropped.removesuffix("\n"), number)
        yield Piece("added", added.removesuffix("\n"), number)
        yield Piece("kept", "\n" if (added or dropped).endswith("\n") else "")
        at = edit.end
    yield Piece("kept", shown(text[at:end].removesuffix(END)))


def shown(words: str) -> str:
    """``words`` with a sign for the end of a paragraph, and for a note."""
    return words.replace(END, " ¶\n").replace(NOTE, "[note]")
