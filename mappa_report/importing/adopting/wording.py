"""The official words of each unit of an edition, ready to be written: title, blocks, and what was found on the way."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.blocks import Block, Blocks, Heading, NumberedList, Paragraph
from mappa_report.document.inlines import Inlines, plain_text
from mappa_report.document.walk import transform_blocks
from mappa_report.importing.adopting.letters import Lettered, cut, letter_of, lettered, without_letter
from mappa_report.importing.adopting.likeness import dice, stems
from mappa_report.importing.adopting.matching import Match
from mappa_report.importing.adopting.official import words_of_block
from mappa_report.importing.adopting.slots import Slot, Slots
from mappa_report.importing.adopting.units import Unit, UnitKind
from mappa_report.importing.finished import Piece, Told
from mappa_report.importing.markdown.normal import normal

_SAME_TITLE, _FIRST_TITLE = 0.6, 0.4
_SAME_HEADING = 0.75
_SAME_TERM = 0.5
_REPEATED = 0.8
_LONGEST_TITLE = 20
_STOPS = ".:;,"
_NOTE_MARK = re.compile(r"\s{0,3}(?:\[[^\[\]]{1,12}\]|[*†‡])\s{0,3}")


class Adopted(Struct, frozen=True):
    """One unit in the official words.

    ``title`` is that of a passage, or the term of a definition, and ``joined`` what has a term joined to its words.
    ``unit`` is the base's, None for a definition that is new; ``letter`` is then the letter that it has in the file.
    ``numbers`` are the pieces that these words are, and ``repeated`` those that say them again.
    """

    unit: Unit | None
    title: Inlines
    blocks: Blocks
    numbers: tuple[int, ...]
    joined: str = ""
    letter: str = ""
    is_lettered: bool = False
    slots: tuple[Slot, ...] = ()
    told: tuple[Told, ...] = ()
    repeated: tuple[int, ...] = ()


class _Part(Struct, frozen=True):
    """The pieces of one unit, or of a new definition, in the order of the file."""

    unit: Unit | None
    numbers: tuple[int, ...]
    repeated: tuple[int, ...] = ()


def adopted_wording(
    pieces: Sequence[Piece], matches: Sequence[Match], units: Sequence[Unit], slots: Slots
) -> tuple[Adopted, ...]:
    """What ``pieces``, shared out to ``units`` by ``matches``, have of each, in the order in which they begin."""
    parts = [part for gathered in _gathered(pieces, matches, units) for part in _divided(pieces, gathered)]
    return tuple(_adopted(pieces, part, slots) for part in parts)


def _gathered(pieces: Sequence[Piece], matches: Sequence[Match], units: Sequence[Unit]) -> list[_Part]:
    """All pieces of each unit together. A stretch that only says again what stands in an earlier one is set apart."""
    parts: dict[int, _Part] = {}
    for match in matches:
        part = parts.get(match.unit, _Part(units[match.unit], ()))
        again, words = _stems(pieces, match.numbers), _stems(pieces, part.numbers)
        if again and len(again & words) >= _REPEATED * len(again):
            parts[match.unit] = replace(part, repeated=part.repeated + match.numbers)
        else:
            parts[match.unit] = replace(part, numbers=part.numbers + match.numbers)
    return list(parts.values())


def _stems(pieces: Sequence[Piece], numbers: Sequence[int]) -> frozenset[str]:
    return frozenset[str]().union(*(stems(words_of_block(pieces[number].block)) for number in numbers))


def _divided(pieces: Sequence[Piece], part: _Part) -> Iterator[_Part]:
    """``part``, and from a second letter on, new definitions that the base does not have."""
    if part.unit is None or not part.unit.is_definition:
        yield part
        return
    starts = [at for at, number in enumerate(part.numbers) if letter_of(words_of_block(pieces[number].block))]
    own = max(starts, key=lambda at: _like_term(pieces[part.numbers[at]].block, part.unit), default=0)
    first = part.numbers[: next((at for at in starts if at > own), None)][own:]
    before = [at for at in starts if at < own]
    yield replace(part, numbers=part.numbers[: before[0] if before else own] + first)
    others = [at for at in starts if at != own]
    for at in others:
        end = next((other for other in starts if other > at), len(part.numbers))
        yield _Part(None, part.numbers[at:end])


def _like_term(block: Block, unit: Unit | None) -> float:
    term = plain_text(unit.title) if unit else ""
    explained = lettered(block, term)
    return dice(stems(plain_text(explained.term)), stems(term)) if explained else 0.0


def _adopted(pieces: Sequence[Piece], part: _Part, slots: Slots) -> Adopted:
    chosen = [pieces[number] for number in part.numbers]
    is_definition = part.unit is None or part.unit.is_definition
    made = _definition(part.unit, chosen) if is_definition else _passage(part.unit, chosen)
    normalised = normal(replace(piece, block=block) for piece, block in made.blocks)
    text = " ".join(words_of_block(piece.block) for piece in chosen)
    own_slots = slots.of_unit(part.unit.expressions if part.unit else (), text)
    found: list[Slot] = []
    title = own_slots.filled(made.title, found)
    blocks = transform_blocks(normalised.blocks, lambda run: own_slots.filled(run, found))
    return Adopted(
        part.unit, title, blocks, part.numbers, made.joined, made.letter, made.is_lettered, tuple(found),
        normalised.told, part.repeated,
    )  # fmt: skip


class _Made(Struct, frozen=True):
    title: Inlines
    blocks: Sequence[tuple[Piece, Block]]
    joined: str = ""
    letter: str = ""
    is_lettered: bool = False


def _definition(unit: Unit | None, chosen: Sequence[Piece]) -> _Made:
    """The term and the words that explain it, which may stand in the same paragraph."""
    term = plain_text(unit.title) if unit else ""
    blocks = [(piece, piece.block) for piece in chosen]
    for at, (piece, block) in enumerate(blocks):
        if explained := lettered(block, term) or _bare_term(block, term):
            rest = [(piece, Paragraph(explained.words))] if explained.words else []
            blocks[at : at + 1] = rest
            return _Made(explained.term, blocks, explained.joined, explained.letter)
    return _Made(unit.title if unit else (), blocks)


def _bare_term(block: Block, term: str) -> Lettered | None:
    """``block`` as a term without a letter."""
    if isinstance(block, Heading) and dice(stems(plain_text(block.content)), stems(term)) >= _SAME_TERM:
        return Lettered("", block.content, "", ())
    return None


def _passage(unit: Unit | None, chosen: Sequence[Piece]) -> _Made:
    assert unit, "only a definition can be new"
    blocks = [(piece, _as_heading(piece.block, unit)) for piece in chosen]
    title: Inlines = ()
    for at, (_, block) in enumerate(blocks):
        same = _SAME_TITLE if at else _FIRST_TITLE
        if isinstance(block, Heading) and _names(block, plain_text(unit.title)) >= same:
            title = without_letter(block.content)
            del blocks[at]
            break
    if unit.kind is UnitKind.NOTE:
        blocks = [(piece, _as_note(block)) for piece, block in blocks]
    else:
        blocks = [(piece, replace(block, level=2) if isinstance(block, Heading) else block) for piece, block in blocks]
    listed = _as_lists(blocks)
    return _Made(title, listed, is_lettered=len(listed) < len(blocks))


def _as_note(block: Block) -> Block:
    """``block`` as a paragraph without the mark that leads to it from a table."""
    if not isinstance(block, Heading | Paragraph):
        return block
    mark = _NOTE_MARK.match(plain_text(block.content))
    return Paragraph(cut(block.content, mark.end())[1] if mark else block.content)


def _as_heading(block: Block, unit: Unit) -> Block:
    """A short paragraph that is the title of ``unit``, or a heading in it, as a heading."""
    if not isinstance(block, Paragraph) or unit.kind is UnitKind.NOTE:
        return block
    text = plain_text(block.content).strip()
    is_short = 0 < len(text.split()) <= _LONGEST_TITLE and text[-1] not in _STOPS
    known = (plain_text(unit.title), *unit.headings)
    if is_short and any(_names(block, heading) >= _SAME_HEADING for heading in known):
        return Heading(2, block.content)
    return block


def _names(block: Heading | Paragraph, heading: str) -> float:
    return dice(stems(plain_text(block.content)), stems(heading))


def _as_lists(blocks: Sequence[tuple[Piece, Block]]) -> list[tuple[Piece, Block]]:
    """Paragraphs behind (a), (b) and so on as a numbered list, which prints with letters; others as they are."""
    if any(isinstance(block, NumberedList) for _, block in blocks):
        return list(blocks)
    made: list[tuple[Piece, Block]] = []
    items: list[Blocks] = []
    for piece, block in blocks:
        letter = letter_of(plain_text(block.content)) if isinstance(block, Paragraph) else ""
        if isinstance(block, Paragraph) and letter and len(letter) == 1 and ord(letter) - ord("a") == len(items):
            items.append((Paragraph(without_letter(block.content)),))
            if len(items) == 1:
                made.append((piece, block))
            else:
                made[-1] = (made[-1][0], NumberedList(tuple(items)))
        else:
            items = []
            made.append((piece, block))
    return made
