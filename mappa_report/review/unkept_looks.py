"""Looks that a report does not have, put on words: a reviewer means something by them, so they are told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from mappa_report.review.changes import Change, ChangeKind, WhoOf
from mappa_report.review.word_items import NOTE, Piece, Trace, plain, seen
from mappa_report.review.word_looks import HIDDEN, STRUCK

_OTHER = "a report has no such look here: say in words, or in bold, what is meant"
_REASONS = {
    STRUCK: "words struck through still stand: take them out in their section, if that is what is meant",
    HIDDEN: "hidden words still print: take them out in their section, if that is what is meant",
}
_PAGES = "the program sets where pages end, otherwise in each format"


def said(name: str) -> str:
    """A look as the list says it."""
    return {"strong": "bold", "em": "italic"}.get(name, name)


def with_looks_unkept(pieces: Sequence[Piece], known: Collection[str]) -> Iterator[Piece]:
    """``pieces`` of a heading or another line that has no looks of its own, where none but those ``known`` is kept."""
    for piece in pieces:
        names = (said(look) for look in seen(piece.look) if look not in known)
        yield replace(piece, unkept=(*piece.unkept, *names))


def unkept_looks(pieces: Sequence[Piece], place: int, at: int, who: WhoOf) -> Iterator[Change]:
    """A change, set aside, for each stretch of ``pieces`` in a look that a report does not have."""
    for name in dict.fromkeys(look for piece in pieces for look in piece.unkept):
        for has_look, group in groupby(pieces, lambda piece, name=name: name in piece.unkept):  # type: ignore[misc]
            stretch = [*group] if has_look else []
            words = plain("".join(piece.text for piece in stretch)).strip()
            if words.strip(NOTE):
                traces = [trace for piece in stretch if (trace := piece.reformatted or piece.inserted)]
                reason = _REASONS.get(name, _OTHER)
                yield Change(ChangeKind.LOOK, place, at, words, f"{name} put on", who(traces), reason=reason)


def page_breaks(breaks: Sequence[Trace | None], words: str, place: int, at: int, who: WhoOf) -> Iterator[Change]:
    """A change, set aside, where a page is made to end in or before the paragraph that says ``words``."""
    if breaks:
        traces = [trace for trace in breaks if trace]
        yield Change(ChangeKind.LOOK, place, at, words, "a new page begun here", who(traces), reason=_PAGES)
