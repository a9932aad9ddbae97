"""What has claimed each line of a finished file, so that nothing of it is dropped without a word."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from mappa_report.importing.lines.line import Line


class Claim(Enum):
    """What a line has become."""

    FIGURE = "figure"
    CAPTION = "caption"
    """Words round figures: the title, headings and notes of their table."""
    SECTION = "section"
    UNREAD = "unread"
    """A table of the form that could not be read."""
    NATIONAL = "national"
    FURNITURE = "furniture"
    """What every report makes anew, such as its cover and its list of contents."""
    NOBODY = "nobody"


class Claims:
    """By line, what has claimed it. The first claim stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = tuple(lines)
        self._claims = [Claim.NOBODY] * len(self.lines)

    def of(self, index: int) -> Claim:
        """What has claimed the line at ``index``."""
        return self._claims[index]

    def claim(self, indexes: Iterable[int], claim: Claim) -> None:
        """Gives those lines of ``indexes`` that nobody has claimed to ``claim``."""
        for index in indexes:
            if self._claims[index] is Claim.NOBODY:
                self._claims[index] = claim

    def claim_pieces(self, pieces: Iterable[int], claim: Claim) -> None:
        """Gives all lines of the pieces numbered ``pieces`` that nobody has claimed to ``claim``."""
        wanted = frozenset(pieces)
        self.claim((index for index, line in enumerate(self.lines) if line.piece in wanted), claim)

    def claimed(self, by: Claim) -> Iterator[Line]:
        """The lines that ``by`` has claimed, in order."""
        return (line for line, claim in zip(self.lines, self._claims, strict=True) if claim is by)

    def words(self) -> dict[Claim, int]:
        """How many words each claim has."""
        counts = dict.fromkeys(Claim, 0)
        for line, claim in zip(self.lines, self._claims, strict=True):
            counts[claim] += line.words
        return counts
