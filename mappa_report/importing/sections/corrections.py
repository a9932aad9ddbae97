"""What a report says first of all was put right in it: the days and notes, as corrections.yaml has them."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from mappa_report.document.blocks import Heading
from mappa_report.importing.finished import Piece
from mappa_report.importing.sections.words import plain, words_of
from mappa_report.model.correction import Correction
from mappa_report.wording.numbers import MONTH_NAMES

_DATED = re.compile(rf"([0-9]{{1,2}}) ({'|'.join(MONTH_NAMES)}) ([0-9]{{4}}): (\S.*)")


class FoundCorrections(Struct, frozen=True):
    """The corrections that a report prints, and the ``numbers`` of the pieces that say so."""

    numbers: range = range(0)
    each: tuple[Correction, ...] = ()


def find_corrections(pieces: Sequence[Piece], heading: str) -> FoundCorrections:
    """The dated notes below ``heading``, wherever it stands; none where what is below it is anything else."""
    for number, piece in enumerate(pieces):
        if isinstance(piece.block, Heading) and plain(words_of(piece.block)) == plain(heading):
            each: list[Correction] = []
            while (at := number + 1 + len(each)) < len(pieces) and (found := _correction(words_of(pieces[at].block))):
                each.append(found)
            if each:
                return FoundCorrections(range(number, number + 1 + len(each)), tuple(each))
    return FoundCorrections()


def _correction(words: str) -> Correction | None:
    dated = _DATED.fullmatch(words)
    if dated is None:
        return None
    day, month, year, note = dated.groups()
    try:
        return Correction(date(int(year), MONTH_NAMES.index(month) + 1, int(day)), note)
    except ValueError:  # as of 31 June
        return None
