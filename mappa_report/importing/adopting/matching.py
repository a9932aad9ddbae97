"""Which unit of an edition each piece of official text belongs to: by headings, letters, words and order together."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec import Struct

from mappa_report.document.blocks import Block, Heading
from mappa_report.document.inlines import plain_text
from mappa_report.importing.adopting.letters import letter_of, term_of
from mappa_report.importing.adopting.likeness import Likeness, dice, stems
from mappa_report.importing.adopting.official import words_of_block
from mappa_report.importing.adopting.units import Unit
from mappa_report.importing.finished import Piece

SHORT = 12
"""Words of what may be a heading."""
_SAME_TITLE = 0.6
_SAME_TERM = 0.5
_LIKE = 0.65
"""Few words that are so like a unit's are no accident."""
_HARDLY = 0.25
"""What few words in a paragraph of their own say, such as the lines of a signature."""
_TITLE, _WITHIN, _TERM, _WORDS = 2.5, 0.6, 3.0, 3.0
_ON, _AHEAD, _BACK, _BACK_AMID = 0.1, 0.5, 1.5, 3.5
"""What it costs to go on to the next unit, to pass over some, to come back to one, and to do so without its title."""
_OF_THE_FIELD = 0.3
_LETTERED = 1.5
_UNLETTERED, _UNKNOWN = 3.0, 0.5
"""What it costs to begin a definition without a letter, where definitions have letters, or with another term."""
_LETTERS = 2


class Match(Struct, frozen=True):
    """The numbers of the pieces of one unit, in order."""

    unit: int
    numbers: tuple[int, ...]


def match_pieces(pieces: Sequence[Piece], numbers: Iterable[int], units: Sequence[Unit]) -> tuple[Match, ...]:
    """The pieces with ``numbers`` shared out to ``units``: stretches of neighbours, in the order of the file.

    Of all ways to do it, it is that in which pieces are most like their units, and units stay most in order. The cost
    is that of pieces times units.
    """
    chosen = list(numbers)
    blocks = [pieces[number].block for number in chosen]
    if not chosen or not units:
        return ()
    matches: list[Match] = []
    for number, unit in zip(chosen, _best_way(blocks, units), strict=True):
        if matches and matches[-1].unit == unit:
            matches[-1] = Match(unit, (*matches[-1].numbers, number))
        else:
            matches.append(Match(unit, (number,)))
    return tuple(matches)


def _best_way(blocks: Sequence[Block], units: Sequence[Unit]) -> list[int]:
    """The unit of each block. What a step costs depends on its direction alone, so the best of all before and of all
    after a unit are enough to know."""
    likeness = Likeness([(plain_text(unit.title), *unit.paragraphs) for unit in units])
    costs = _costs_of_definitions(blocks, units)
    scores = _scores(blocks[0], units, likeness)
    ways: list[list[int]] = []
    for block, cost in zip(blocks[1:], costs[1:], strict=True):
        own = _scores(block, units, likeness)
        reached = _Reached(scores)
        steps = [
            reached.step(number, cost if unit.is_definition else _cost_of_passage(block), _cost_back(block, unit))
            for number, unit in enumerate(units)
        ]
        ways.append([before for before, _ in steps])
        scores = [score + gained for (_, score), gained in zip(steps, own, strict=True)]
    at = max(range(len(units)), key=scores.__getitem__)
    way = [at]
    for before in reversed(ways):
        at = before[at]
        way.append(at)
    return way[::-1]


def _cost_of_passage(block: Block) -> float:
    """What it costs to begin a passage with ``block``: none begins with a letter."""
    return _LETTERED if letter_of(words_of_block(block)) else 0.0


def _cost_back(block: Block, unit: Unit) -> float:
    """What it costs to come back to ``unit`` with ``block``."""
    is_amid = bool(unit.title) and not unit.is_definition and not isinstance(block, Heading)
    return _BACK_AMID if is_amid else _BACK


class _Reached:
    """The scores with which each unit has been reached, and the best of all before and of all after each."""

    def __init__(self, scores: Sequence[float]) -> None:
        self._scores = scores
        numbers = range(len(scores))
        self._before = [*accumulate(numbers, self._better)]
        self._after = [*accumulate(reversed(numbers), self._better)][::-1]

    def _better(self, one: int, other: int) -> int:
        return one if self._scores[one] >= self._scores[other] else other

    def step(self, number: int, into: float, back: float) -> tuple[int, float]:
        """From which unit one comes best to ``number``, and with which score; of two as good, the later step."""
        best, score = number, self._scores[number]
        ways = [(number - 1, _ON)] if number else []
        ways += [(self._before[number - 2], _AHEAD)] if number > 1 else []
        ways += [(self._after[number + 1], back)] if number + 1 < len(self._scores) else []
        for other, cost in ways:
            if self._scores[other] - cost - into >= score:
                best, score = other, self._scores[other] - cost - into
        return best, score


def _scores(block: Block, units: Sequence[Unit], likeness: Likeness) -> list[float]:
    text = words_of_block(block)
    words = likeness.of(text)
    is_short = isinstance(block, Heading) or len(text.split()) <= SHORT
    strong, weak = (1.0, 1.0) if isinstance(block, Heading) else (_WORDS, _HARDLY)
    term = stems(term_of(text)) if letter_of(text) or isinstance(block, Heading) else frozenset[str]()
    named = stems(text) if is_short else frozenset[str]()
    return [
        _heard(like) * (strong if like >= _LIKE or not is_short else weak)
        + _named(unit, named)
        + _explained(unit, term)
        for unit, like in zip(units, words, strict=True)
    ]


def _heard(like: float) -> float:
    """What a likeness says: little, where it is one that any two texts of the field have."""
    return like if like >= _OF_THE_FIELD else _OF_THE_FIELD * like


def _named(unit: Unit, named: frozenset[str]) -> float:
    if unit.is_definition or not named:
        return 0.0
    names = [plain_text(unit.title)] if unit.title else unit.paragraphs  # what has no title is known by its words
    title = max((dice(named, stems(name)) for name in names), default=0.0)
    within = max((dice(named, stems(heading)) for heading in unit.headings), default=0.0)
    return max(
        _TITLE * title if title >= _SAME_TITLE else 0.0,
        _WITHIN * within if within >= _SAME_TITLE else 0.0,
    )


def _explained(unit: Unit, term: frozenset[str]) -> float:
    like = dice(term, stems(plain_text(unit.title))) if unit.is_definition else 0.0
    return _TERM * like if like >= _SAME_TERM else 0.0


def _costs_of_definitions(blocks: Sequence[Block], units: Sequence[Unit]) -> list[float]:
    """What it costs to begin a definition with each of ``blocks``."""
    terms = [_has_term(block, units) for block in blocks]
    if sum(terms) < _LETTERS:
        return [0.0] * len(blocks)
    letters = [bool(letter_of(words_of_block(block))) for block in blocks]
    return [
        0.0 if has_term else _UNKNOWN if has_letter else _UNLETTERED
        for has_term, has_letter in zip(terms, letters, strict=True)
    ]


def _has_term(block: Block, units: Sequence[Unit]) -> bool:
    """Whether ``block`` begins with a letter, and with the term of a definition behind it."""
    text = words_of_block(block)
    if not letter_of(text):
        return False
    term = stems(term_of(text))
    return any(_explained(unit, term) for unit in units)
