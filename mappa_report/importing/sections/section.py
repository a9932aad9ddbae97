"""A section as it was found in a finished file."""

from msgspec import Struct

from mappa_report.importing.finished import Piece
from mappa_report.model.section import Author


class FoundSection(Struct, frozen=True):
    """``pieces`` are what it says, without its heading and without those who sign it.

    ``numbers`` are those of all pieces that it took, its heading too. ``guesses`` say what of it the file does not say.
    """

    title: str
    kind: str
    slot: str
    authors: tuple[Author, ...]
    is_signed: bool
    pieces: tuple[Piece, ...]
    numbers: tuple[int, ...]
    where: str
    is_illustrative: bool = False
    guesses: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Of people who signed: a section is known by roles."""
