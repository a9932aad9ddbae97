"""A text with tracked changes as it stands with all of them accepted, and what was taken out where."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.review.differences import END
from mappa_report.review.word_items import Item, Piece, Shape, Trace, Words


class Deletion(Struct, frozen=True):
    """Words that were taken out before the letter ``at`` of what is left, by whom."""

    at: int
    text: str
    trace: Trace


class View(Struct, frozen=True):
    """A paragraph with all changes accepted: the words are those that are left.

    ``lent`` are the shapes of those before it that were taken out whole. LibreOffice writes it down in theirs, though
    it shows it in its own, which the file has no more.
    """

    words: Words
    deletions: tuple[Deletion, ...] = ()
    lent: tuple[Shape, ...] = ()

    @property
    def text(self) -> str:
        """Its letters, with plain spaces."""
        return self.words.text


def accepted(words: Iterable[Words]) -> list[View]:
    """``words`` as they stand with every change accepted; a paragraph whose mark is deleted joins the next."""
    views: list[View] = []
    waiting: View | None = None
    for each in words:
        view = _view(each) if waiting is None else _join(waiting, _view(each))
        waiting = view if each.mark_deleted is not None else None
        if waiting is None:
            views.append(view)
    return [*views, waiting] if waiting is not None else views


def _view(words: Words) -> View:
    kept: list[Piece] = []
    deletions: list[Deletion] = []
    length = 0
    for piece in words.pieces:
        if piece.deleted is None:
            kept.append(piece)
            length += len(piece.text)
        elif piece.inserted is None:
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
        breaks=(*first.words.breaks, *second.words.breaks),
    )
    moved = (replace(each, at=each.at + length) for each in second.deletions)
    ended = first.words.mark_deleted
    mark = (Deletion(length, END, ended),) if ended and first.words.pieces and second.words.pieces else ()
    lent = () if first.words.pieces else (*first.lent, first.words.shape)
    return View(words, (*first.deletions, *mark, *moved), lent)


def without_blank(items: Iterable[Item]) -> list[Item]:
    """``items`` without paragraphs that say nothing: empty lines are no part of a report."""
    return [each for each in items if not isinstance(each, Words) or each.text.strip()]
