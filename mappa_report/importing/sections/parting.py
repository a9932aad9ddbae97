"""What nobody has claimed of a report, parted into the sections that it is."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from mappa_report.document.blocks import Heading, Paragraph, Picture, Table
from mappa_report.document.inlines import plain_text
from mappa_report.importing.finished import Piece
from mappa_report.importing.lines import Claim, Claims
from mappa_report.importing.sections.furniture import Furniture
from mappa_report.importing.sections.groups import grouped
from mappa_report.importing.sections.heads import heads_below, section_heads
from mappa_report.importing.sections.imprint import FoundImprint
from mappa_report.importing.sections.kinds import named, usual_author, usual_title
from mappa_report.importing.sections.levels import settled
from mappa_report.importing.sections.section import FoundSection
from mappa_report.importing.sections.signatures import Signature, byline_of, signatures_in
from mappa_report.importing.sections.slots import Slots
from mappa_report.importing.sections.words import words_of
from mappa_report.model.edition import Edition
from mappa_report.model.section import Author

_NO_IMPRINT = FoundImprint()
_NO_FURNITURE = Furniture(frozenset(), ())

_PROSE = 12
"""A paragraph of so many words stays in its section, though a figure was found in it."""


def find_sections(
    pieces: Sequence[Piece],
    claims: Claims,
    edition: Edition,
    furniture: Furniture = _NO_FURNITURE,
    imprint: FoundImprint = _NO_IMPRINT,
) -> tuple[FoundSection, ...]:
    """The sections that are left of ``pieces``, in order; ``furniture`` has the cover and the printed contents."""
    own = [each and at not in furniture.pictures for at, each in enumerate(_own(pieces, claims))]
    pieces = settled(pieces)
    signatures = signatures_in(pieces, own)
    signing = {at for each in signatures for at in range(each.start, each.end)}
    heads = section_heads(pieces, [each and at not in signing for at, each in enumerate(own)], furniture.entries)
    ends = {each.end for each in signatures if each.end < len(pieces)}
    heads |= heads_below(pieces, own, ends)
    maker = _Maker(pieces, edition, Slots(edition, claims), signatures, imprint)
    sections: list[FoundSection] = []
    for group in grouped(pieces, own, heads, ends):
        section = maker.section(group, has_head=group[0] in heads)
        if section.pieces or section.is_signed:
            sections.append(section)
    return tuple(sections)


def signing_pieces(pieces: Sequence[Piece], claims: Claims) -> frozenset[int]:
    """The numbers of the pieces that are signatures, in what nobody has claimed: no title of a table that follows."""
    signatures = signatures_in(pieces, _own(pieces, claims))
    return frozenset(at for each in signatures if each.names for at in range(each.start, each.end))


def _own(pieces: Sequence[Piece], claims: Claims) -> list[bool]:
    """For each piece, whether it is the area's own: any of it that nobody has claimed, or a paragraph with a figure."""
    lines: dict[int, list[int]] = {}
    for at, line in enumerate(claims.lines):
        lines.setdefault(line.piece, []).append(at)
    return [_is_own(piece, [claims.of(at) for at in lines.get(number, [])]) for number, piece in enumerate(pieces)]


def _is_own(piece: Piece, of_lines: Sequence[Claim]) -> bool:
    if not of_lines:
        return isinstance(piece.block, Picture)
    if isinstance(piece.block, Table):
        return not {Claim.FIGURE, Claim.NATIONAL}.intersection(of_lines) and Claim.NOBODY in of_lines
    if isinstance(piece.block, Paragraph) and Claim.FIGURE in of_lines:
        return len(words_of(piece.block).split()) >= _PROSE
    return Claim.NOBODY in of_lines


class _Maker:
    """Makes sections of the pieces of one file."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        edition: Edition,
        slots: Slots,
        signatures: Sequence[Signature],
        imprint: FoundImprint,
    ) -> None:
        self._imprint = imprint
        self._pieces, self._edition, self._slots, self._signatures = pieces, edition, slots, signatures

    def section(self, numbers: Sequence[int], *, has_head: bool) -> FoundSection:
        """The section that the pieces ``numbers`` are."""
        signed = [each for each in self._signatures if each.start in numbers]
        silent = {at for each in signed for at in range(each.start, each.end)}
        slot = self._slots.slot_for(numbers[0])
        guesses: list[str] = []
        title = words_of(self._pieces[numbers[0]].block) if has_head else self._guessed(slot, signed)
        if not has_head:
            guesses.append(f"its title “{title}” is a guess: no heading stands above it")
        kind = named(title, self._edition, slot).kind
        appendix, title = self._slots.appendix(title)
        slot = appendix or slot
        author = named(title, self._edition, slot).author  # what stands behind the letter of an appendix names nobody
        authors = tuple(author for each in signed for author in each.authors)
        below = [at for at in numbers[1 if has_head else 0 :] if at not in silent]
        if not authors and has_head and below and (byline := byline_of([self._pieces[at] for at in below[:2]])):
            authors, below = (byline,), below[1:]
        if not authors:
            authors = (_author(author, usual_author(kind, slot, self._edition), guesses),)
        return FoundSection(
            title,
            kind,
            slot,
            authors,
            bool(signed),
            tuple(_raised([self._pieces[at] for at in below if not _is_blank(self._pieces[at])])),
            tuple(numbers),
            self._pieces[numbers[0]].where,
            self._is_illustrative(title, numbers),
            tuple(guesses),
            tuple(name for each in signed for name in each.names),
        )

    def _is_illustrative(self, title: str, numbers: Sequence[int]) -> bool:
        """True if the imprint says so, or where there is none what is printed below the title of such a section."""
        said = self._edition.terms.get("illustrative")
        within = self._pieces[numbers[0] : numbers[-1]]
        is_said = said is not None and any(words_of(piece.block) == plain_text(said) for piece in within)
        return is_said or self._imprint.tells_of(title)

    def _guessed(self, slot: str, signed: Sequence[Signature]) -> str:
        """A title for a section without one: who signs it, by body or by role, else what is usual in ``slot``."""
        authors = [author for each in signed for author in each.authors]
        if len(authors) == 1:
            return authors[0].organisation or authors[0].role
        return usual_title(slot, self._edition)


def _is_blank(piece: Piece) -> bool:
    """True for what is left of a heading of two lines."""
    return isinstance(piece.block, Paragraph) and not piece.block.content


def _author(named_there: Author | None, usual: Author, guesses: list[str]) -> Author:
    if named_there and named_there.role:
        return named_there
    guesses.append(f"its role “{usual.role}” is a guess: the file names none")
    return replace(usual, organisation=named_there.organisation) if named_there else usual


def _raised(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """``pieces`` with the highest of their headings at the level at which those of a section begin."""
    levels = [piece.block.level for piece in pieces if isinstance(piece.block, Heading)]
    by = min(levels, default=2) - 2
    for piece in pieces:
        block = piece.block
        yield replace(piece, block=replace(block, level=block.level - by)) if isinstance(block, Heading) else piece
