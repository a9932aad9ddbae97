"""What stands at the head and foot of pages, held against what the proof had there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from mappa_report.review.changes import Change, ChangeKind, WhoOf
from mappa_report.review.word_items import PICTURE, Words
from mappa_report.review.word_views import accepted

_REASON = "the program makes what stands at the head and foot of pages: say what you would have there in a comment"


def margin_words(margins: Sequence[Words]) -> tuple[str, ...]:
    """What ``margins`` say, with changes accepted, each once."""
    texts = (" ".join(view.text.replace(PICTURE, "").split()) for view in accepted(margins))
    return tuple(dict.fromkeys(filter(None, texts)))


def margin_changes(known: Sequence[str], margins: Sequence[Words], who: WhoOf) -> Iterator[Change]:
    """A change, set aside, for each line of ``margins`` that is not ``known`` of the proof, and each that is gone."""
    now = margin_words(margins)
    before, after = frozenset(known), frozenset(now)
    gone = [words for words in known if words not in after] if now else []  # some programs leave all of them out
    come = [words for words in now if words not in before]
    traces = [trace for each in margins for piece in each.pieces if (trace := piece.inserted or piece.deleted)]
    for old, new in zip_longest(gone, come, fillvalue=""):
        yield Change(ChangeKind.MARGIN, 0, 0, old, new, who(traces), reason=_REASON)
