"""Which pieces begin a section: by the list of contents, else by the level of headings."""

from collections.abc import Iterable, Sequence

from mappa_report.document.blocks import Heading
from mappa_report.importing.finished import Piece
from mappa_report.importing.sections.words import is_short_line, plain, words_of

_FEW = 3
_LONGEST = 24
_ALIKE = 0.7


def section_heads(pieces: Sequence[Piece], own: Sequence[bool], entries: Sequence[str]) -> frozenset[int]:
    """The numbers of the pieces among the area's ``own`` that begin a section.

    ``entries`` are those of the printed contents: where some of them are found, they are the headings, however these
    are set.
    """
    at_level = _by_level(pieces, own)
    listed = _by_entries(pieces, own, entries)
    if len(listed) >= _FEW:
        return listed
    return at_level | {at for at in range(len(pieces)) if own[at] and _names_two(pieces[at])}


def _by_level(pieces: Sequence[Piece], own: Sequence[bool]) -> frozenset[int]:
    levels = {at: piece.block.level for at, piece in enumerate(pieces) if own[at] and isinstance(piece.block, Heading)}
    top = min(levels.values(), default=0)
    return frozenset(at for at, level in levels.items() if level == top)


def _by_entries(pieces: Sequence[Piece], own: Sequence[bool], entries: Sequence[str]) -> frozenset[int]:
    """The first line that is each entry, or nearly."""
    wanted = [(entry, frozenset(plain(entry).split())) for entry in entries]
    places: dict[str, int] = {}
    for at, piece in enumerate(pieces):
        words = frozenset(plain(words_of(piece.block)).split()) if own[at] else frozenset()
        if not 0 < len(words) <= _LONGEST:
            continue
        for entry, expected in wanted:
            if entry not in places and len(words & expected) >= _ALIKE * len(words | expected):
                places[entry] = at
                break
    return frozenset(places.values())


def heads_below(pieces: Sequence[Piece], own: Sequence[bool], ends: Iterable[int]) -> frozenset[int]:
    """The short lines that stand right below a signature, where one of ``ends``: each begins the next section."""
    return frozenset(
        at
        for at in ends
        if at + 1 < len(pieces) and own[at] and own[at + 1] and is_short_line(words_of(pieces[at].block))
    )


def _names_two(piece: Piece) -> bool:
    """True for a heading such as "Kind; Who", whatever its level."""
    return isinstance(piece.block, Heading) and ";" in words_of(piece.block)
