"""What a report of the program's own ends with, about itself: made anew with every report, and no section."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.document.blocks import Heading, Paragraph
from mappa_report.document.inlines import plain_text
from mappa_report.importing.finished import Piece
from mappa_report.importing.sections.words import plain, words_of
from mappa_report.model.edition import Edition


class FoundImprint(Struct, frozen=True):
    """The ``numbers`` of its pieces, and the ``titles`` of sections it calls illustrative; ``is_all`` if all are."""

    numbers: range = range(0)
    is_all: bool = False
    titles: tuple[str, ...] = ()

    def tells_of(self, title: str) -> bool:
        """Whether the section ``title`` is said to be illustrative."""
        return self.is_all or plain(title) in self.titles


def find_imprint(pieces: Sequence[Piece], edition: Edition) -> FoundImprint:
    """The last heading that is the imprint's, with the paragraphs below it that begin as its lines do."""
    imprint = edition.imprint
    if imprint is None:
        return FoundImprint()
    title, illustrative = plain(plain_text(imprint.title)), plain_text(imprint.illustrative)
    begins = (*(f"{plain_text(line.about)}: " for line in imprint.lines), f"{illustrative}: ", f"{illustrative} (“")
    for start in range(len(pieces) - 1, -1, -1):
        if isinstance(pieces[start].block, Heading) and plain(words_of(pieces[start].block)) == title:
            end = start + 1
            while end < len(pieces) and _is_line(pieces[end], begins):
                end += 1
            if end > start + 1:
                said = [words_of(piece.block) for piece in pieces[start + 1 : end]]
                about = next((words for words in said if words.startswith(illustrative)), "")
                titles = tuple(_titles(about, illustrative))
                return FoundImprint(range(start, end), bool(about) and not titles, titles)
    return FoundImprint()


def _is_line(piece: Piece, begins: tuple[str, ...]) -> bool:
    return isinstance(piece.block, Paragraph) and words_of(piece.block).startswith(begins)


def _titles(words: str, label: str) -> Iterator[str]:
    """The titles between the brackets after ``label``, as a section's title is compared."""
    if words.startswith(f"{label} (“"):
        named = words.removeprefix(f"{label} (“").partition("”): ")[0]
        yield from map(plain, named.split("”; “"))
