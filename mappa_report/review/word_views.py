"""The two views of a text with tracked changes: with all of them accepted, and with all rejected."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.review.differences import END
from mappa_report.review.word_items import Item, Piece, Trace, Words


class Deletion(Struct, frozen=True):
    """Words that were taken out before the letter ``at`` of what is left, by whom."""

    at: int
    text: str
    trace: Trace


class View(Struct, frozen=True):
    """A paragraph as one view has it: ``pieces`` are those left. ``deletions`` are those of the accepted view."""

    words: Words
    deletions: tuple[Deletion, ...] = ()

    @property
    def text(self) -> str:
        """Its letters, with plain spaces."""
        return self.words.text


def accepted(words: Iterable[Words]) -> list[View]:
    """``words`` as they stand with every change accepted; a paragraph whose mark is deleted joins the next."""
    return _joined(words, lambda piece: piece.deleted is None, lambda each: each.mark_deleted is not None)


def rejected(words: Iterable[Words]) -> list[View]:
    """``words`` as they stood before any change; a paragraph whose mark is new joins the next."""
    return _joined(words, lambda piece: piece.inserted is None, lambda each: each.mark_inserted is not None)


def _joined(
    words: Iterable[Words], is_kept: Callable[[Piece], bool], has_lost_mark: Callable[[Words], bool]
) -> list[View]:
    views: list[View] = []
    waiting: View | None = None
    for each in words:
        view = _view(each, is_kept)
        if waiting is not None:
            view = _join(waiting, view)
        if has_lost_mark(each):
            waiting = view
        else:
            views.append(view)
            waiting = None
    return [*views, waiting] if waiting is not None else views


def _view(words: Words, is_kept: Callable[[Piece], bool]) -> View:
    kept: list[Piece] = []
    deletions: list[Deletion] = []
    length = 0
    for piece in words.pieces:
        if is_kept(piece):
            kept.append(piece)
            length += len(piece.text)
        elif piece.deleted and not piece.inserted:
            deletions.append(Deletion(length, piece.text, piece.deleted))
    origins = words.origins if kept else ()
    return View(replace(words, pieces=tuple(kept), origins=origins), tuple(deletions))


def _join(first: View, second: View) -> View:
    """The two as one: the second's style wins, unless it has no words of its own."""
    length = sum(len(piece.text) for piece in first.words.pieces)
    base = second.words if second.words.pieces or not first.words.pieces else first.words
    words = replace(
        base,
        pieces=(*first.words.pieces, *second.words.pieces),
        origins=tuple(dict.fromkeys((*first.words.origins, *second.words.origins))),
        comments=(*first.words.comments, *second.words.comments),
    )
    moved = (replace(each, at=each.at + length) for each in second.deletions)
    ended = first.words.mark_deleted
    mark = (Deletion(length, END, ended),) if ended and first.words.pieces and second.words.pieces else ()
    return View(words, (*first.deletions, *mark, *moved))


def without_blank(items: Iterable[Item]) -> list[Item]:
    """``items`` without paragraphs that say nothing: empty lines are no part of a report."""
    return [each for each in items if not isinstance(each, Words) or each.text.strip()]
