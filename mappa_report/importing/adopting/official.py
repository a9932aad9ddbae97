"""Which pieces of a file are the official wording that an edition can take over, and which of the rest are told."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from mappa_report.document.blocks import Block, BulletList, Heading, NumberedList, Paragraph, Quotation
from mappa_report.document.inlines import plain_text
from mappa_report.importing.adopting.letters import letter_of
from mappa_report.importing.adopting.likeness import Stems, dice, stems
from mappa_report.importing.adopting.units import Unit
from mappa_report.importing.figures import Figures
from mappa_report.importing.finished import Piece
from mappa_report.importing.lines import Line
from mappa_report.importing.national import Digest, national_pieces, text_of
from mappa_report.importing.sections.furniture import cover, summaries

_WORDS = (Heading, Paragraph, BulletList, NumberedList, Quotation)
_SHORT = 12
_LONGEST_CAPTION = 16
_MOSTLY = 0.4
_ALIKE = 0.75
_NEARLY_ALL = 0.8
_ENOUGH = 6
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_CAPTION = re.compile(r"(?:table|chart|figure)\b[ .:]{0,3}[0-9]{1,3}\b", re.IGNORECASE)
_MARKER = re.compile(r"\[[^\[\]]{2,200}\]|<[^<>]{2,200}>|\binsert\b", re.IGNORECASE)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Official(Struct, frozen=True):
    """The ``numbers`` of the official pieces, and the stretches of others, from and to, that are ``left_out``."""

    numbers: tuple[int, ...]
    left_out: tuple[tuple[int, int], ...]


def official_pieces(
    pieces: Sequence[Piece],
    lines: Sequence[Line],
    figures: Figures,
    digests: Sequence[Digest],
    units: Sequence[Unit],
    *,
    names_area: bool,
) -> Official:
    """What of ``pieces``, whose ``lines`` have ``figures``, is official by ``digests``, for the ``units`` of a base.

    A template has no figures and ``names_area`` nowhere, so all of it between official text is official too, unless an
    area is to fill it in.
    """
    blocks = [piece.block for piece in pieces]
    front = {*cover(pieces, ()), *summaries(pieces)}
    national = set(national_pieces(pieces, digests)) - front
    if not names_area and not any(each.figure.is_number for each in figures.located.values()):
        national |= set(_within_template(blocks, national))
    national |= set(_next_letters(blocks, national))
    national |= {
        at + 1 for at in national if at + 1 < len(blocks) and _ADDRESS.fullmatch(text_of(blocks[at + 1]).strip())
    }
    known = [*_known(units)]
    captions = set(_captions(blocks, national, known))
    round_figures = _round_figures(blocks, lines, figures, known, front)
    numbers = [
        at
        for at in sorted(national)
        if isinstance(blocks[at], _WORDS)
        and at not in captions
        and not (at in round_figures and _is_title(blocks[at], known))
        and not (_is_alone(at, national) and _is_doubtful(blocks[at], digests, known))
    ]
    taken = {*numbers, *captions, *round_figures, *(at for at in national if not isinstance(blocks[at], _WORDS))}
    return Official(tuple(numbers), tuple(_stretches([at for at in range(len(blocks)) if at not in taken])))


def words_of_block(block: Block) -> str:
    """The words of ``block``, with the letter that a heading begins with."""
    return plain_text(block.content) if isinstance(block, Heading) else text_of(block)


def _within_template(blocks: Sequence[Block], national: set[int]) -> Iterator[int]:
    ordered = sorted(national)
    for first, following in pairwise(ordered):
        gap = range(first + 1, following)
        if not any(_MARKER.search(words_of_block(blocks[at])) for at in gap):
            yield from gap


def _next_letters(blocks: Sequence[Block], national: set[int]) -> Iterator[int]:
    """Pieces behind the letter that follows that of an official one: a term that is new."""
    due = ""
    for at, block in enumerate(blocks):
        letter = letter_of(words_of_block(block))
        if at not in national and (not letter or letter != due):
            continue
        if letter and at not in national:
            yield at
        if len(letter) == 1:
            due = _LETTERS[_LETTERS.index(letter) + 1 :][:1]


def _captions(blocks: Sequence[Block], national: set[int], known: Sequence[Stems]) -> Iterator[int]:
    """Titles of national tables and charts, and tables that have become lines of figures."""
    is_below = False
    for at in sorted(national):
        text = text_of(blocks[at])
        words = text.split()
        is_short = len(words) <= _LONGEST_CAPTION and _is_title(blocks[at], known)
        begins = is_short and _CAPTION.match(text) is not None
        is_below = begins or (is_below and is_short and isinstance(blocks[at], Paragraph))
        if is_below or sum(word[:1].isdigit() for word in words) >= _MOSTLY * max(1, len(words)):
            yield at


def _known(units: Sequence[Unit]) -> Iterator[Stems]:
    """The titles of passages, and such of their paragraphs as say enough to be known again."""
    for unit in units:
        if not unit.is_definition:
            yield stems(plain_text(unit.title))
            yield from (each for paragraph in unit.paragraphs if len(each := stems(paragraph)) >= _ENOUGH)


def _round_figures(
    blocks: Sequence[Block], lines: Sequence[Line], figures: Figures, known: Sequence[Stems], front: set[int]
) -> set[int]:
    """The pieces that hold figures of the return or the words round them, and short ones between these and before.

    What stands at the ``front`` of a report says some of them again, far from where they are.
    """
    blank = {each.line for each in figures.located.values()}
    wanted = figures.figure_lines | figures.caption_lines | blank
    pieces = {line.piece for at, line in enumerate(lines) if at in wanted} - front
    of_figures = {line.piece for at, line in enumerate(lines) if at in figures.figure_lines | blank} - front
    if not of_figures:
        return pieces
    first = min(of_figures)
    while first and _is_title(blocks[first - 1], known):
        first -= 1
    return pieces | {at for at in range(first, max(of_figures) + 1) if _is_title(blocks[at], known)}


def _is_title(block: Block, known: Sequence[Stems]) -> bool:
    """True for a title or head of a table, and not for a note below one, or what is ``known`` as a passage."""
    text = text_of(block)
    return len(text.split()) <= 2 * _SHORT and not any(dice(stems(text), each) >= _ALIKE for each in known)


def _is_alone(at: int, national: set[int]) -> bool:
    return not {at - 1, at + 1} & national


def _is_doubtful(block: Block, digests: Sequence[Digest], known: Sequence[Stems]) -> bool:
    """True, among words that are not official, for a line of a cover, and for an area's words near to official ones."""
    text = text_of(block)
    is_short = len(text.split()) <= _SHORT
    return (is_short and _is_title(block, known)) or max(digest.share(text) for digest in digests) < _NEARLY_ALL


def _stretches(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = None
    for at, number in enumerate(numbers):
        start = number if start is None else start
        if at + 1 == len(numbers) or numbers[at + 1] != number + 1:
            yield start, number
            start = None
