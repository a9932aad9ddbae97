"""Which pieces of a file are the nation's: by the digests of editions, a heading together with what stands under it."""

import re
from collections.abc import Sequence
from itertools import chain, pairwise

from mappa_report.document.blocks import Block, BulletList, Heading, NumberedList, Paragraph, Quotation
from mappa_report.document.inlines import plain_text
from mappa_report.importing.finished import Piece
from mappa_report.importing.national.digest import Digest

_LETTER = re.compile(r"\([a-z]{1,2}\)\s+")
"""Before a term that is explained: it follows from the order of the terms, and is no word of theirs."""

_SHARE = 0.3
"""So much of a paragraph is official where it was changed by hand, or is of another year's text."""
_WHOLE = 0.99
_FEW_WORDS = 12
"""A shorter piece is the nation's only if all of it is official."""
_GAP = 2
"""As many paragraphs between national ones, under the same heading, are so too: the text of a year without a digest."""


def national_pieces(pieces: Sequence[Piece], digests: Sequence[Digest]) -> frozenset[int]:
    """The numbers of the pieces that are national text, by any of ``digests``.

    A heading alone proves nothing, for areas may use the same: it is the nation's if what follows it is. A paragraph
    that nothing proves is so between two that are, but never beyond a heading of the area's own.
    """
    texts = [text_of(piece.block) for piece in pieces]
    proved = [bool(text) and is_official(text, digests) for text in texts]
    national = {at for at, piece in enumerate(pieces) if proved[at] and not isinstance(piece.block, Heading)}
    national |= _between(pieces, national, proved)
    for at in range(len(pieces) - 1, -1, -1):
        is_heading = isinstance(pieces[at].block, Heading)
        if proved[at] and is_heading and at + 1 < len(pieces) and (at + 1 in national or _leads_to_table(pieces, at)):
            national.add(at)
    for at in range(1, len(pieces) - 1):
        if proved[at] and at - 1 in national and isinstance(pieces[at + 1].block, Heading):
            national.add(at)  # a line of a signature, that only looks like a heading
    return frozenset(national)


def text_of(block: Block) -> str:
    """The words of ``block`` by which it is held against a digest; none of a table or picture."""
    match block:
        case Heading(_, content):
            return _LETTER.sub("", plain_text(content))
        case Paragraph(content):
            return plain_text(content)
        case BulletList(items) | NumberedList(items):
            return " ".join(map(text_of, chain.from_iterable(items)))
        case Quotation(content):
            return " ".join(map(text_of, content))
    return ""


def is_official(text: str, digests: Sequence[Digest]) -> bool:
    """Whether ``text`` is the nation's, by any of ``digests``."""
    least = _SHARE if len(text.split()) >= _FEW_WORDS else _WHOLE
    return any(digest.share(text) >= least for digest in digests)


def _between(pieces: Sequence[Piece], national: set[int], proved: Sequence[bool]) -> set[int]:
    """The paragraphs in short gaps between national ones, with no heading between and none of the area's over them."""
    closed: set[int] = set()
    ordered = sorted(national)
    for first, following in pairwise(ordered):
        gap = range(first + 1, following)
        if 0 < len(gap) <= _GAP and all(isinstance(pieces[at].block, Paragraph | BulletList) for at in gap):
            heading = next((at for at in range(first, -1, -1) if isinstance(pieces[at].block, Heading)), None)
            if heading is None or proved[heading]:
                closed.update(gap)
    return closed


def _leads_to_table(pieces: Sequence[Piece], at: int) -> bool:
    """True for the heading over the tables of the return."""
    following = pieces[at + 1 : at + 4]
    return any(not text_of(piece.block) for piece in following)
