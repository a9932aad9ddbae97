"""What stands alone among figures or national text, and is no section."""

import re
from collections.abc import Sequence

from mappa_report.document.blocks import Heading, Table
from mappa_report.importing.finished import Piece
from mappa_report.importing.lines import Claim, Claims
from mappa_report.importing.sections.words import words_of

_PROSE = 20
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def national_strays(pieces: Sequence[Piece], claims: Claims) -> frozenset[int]:
    """The numbers of pieces without a claim that belong to the national text round them.

    These are tables amid it, with the figures of all areas, and an address of the web below it.
    """
    of_piece: dict[int, set[Claim]] = {}
    for at, line in enumerate(claims.lines):
        of_piece.setdefault(line.piece, set()).add(claims.of(at))
    free = {at for at, of in of_piece.items() if of == {Claim.NOBODY}}
    tables = {at for at in free if isinstance(pieces[at].block, Table)}
    others = [at for at in sorted(of_piece) if at not in tables]
    national = {at for at in others if Claim.NATIONAL in of_piece[at]}
    addresses = {at for at in free if at - 1 in national and _ADDRESS.fullmatch(words_of(pieces[at].block))}
    return frozenset(addresses | {at for at in tables if _neighbours(at, others) <= national})


def _neighbours(at: int, others: Sequence[int]) -> set[int]:
    before = [other for other in others if other < at]
    after = [other for other in others if other > at]
    return {before[-1] if before else -1, after[0] if after else -1}


def is_stray(group: Sequence[Piece]) -> bool:
    """True for pieces without prose and without a heading: among figures and national text, they are no section."""
    return not any(isinstance(piece.block, Heading) or _is_prose(words_of(piece.block)) for piece in group)


def _is_prose(words: str) -> bool:
    return len(words.split()) >= _PROSE
