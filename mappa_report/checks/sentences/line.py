"""A sentence as one line of plain words, in which ``#0``, ``#1`` and so on stand for its numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache, cached_property

from msgspec import Struct

from mappa_report.checks.sentences.sentence import Reading, Sentence
from mappa_report.wording.numbers import MONTHS

RISE, FALL, CHANGE, MORE, FEWER, WINTER, MONTH = "rise~ fall~ change~ more~ fewer~ jan~ apr~".split()
_CLASSES = {
    RISE: "increase increased increasing rise rose risen rising grow grew grown growing growth climb climbed climbing "
    "jump jumped leap leapt surge surged",
    FALL: "decrease decreased decreasing fall fell fallen falling drop dropped dropping reduction reduced reducing "
    "decline declined declining dip dipped shrunk shrank slump slumped",
    CHANGE: "change changed gain gained lost improved",
    MORE: "more higher larger bigger greater",
    FEWER: "fewer less lower smaller",
    WINTER: "january february jan feb",
    MONTH: " ".join(sorted(MONTHS - {"january", "february", "jan", "feb", "march", "mar", "may"})),
    "march": "mar",
}
CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}
"""Words that patterns take for one another stand in a line as one, so that these stay short."""

DIRECTIONS = frozenset(" ".join(_CLASSES[name] for name in (RISE, FALL, MORE, FEWER)).split())

_KEPT = frozenset(["+", *"years months weeks days quarters".split()])
"""What a line keeps in the plural: "in previous years" is no one year."""

_SIGNS = frozenset(",;:()–—")
_BREAKS = _SIGNS | frozenset(
    "and but while whereas when where which who unlike with compared against though although".split()
)


class Pattern:
    """Regular expressions over lines, of which any will do. They are compiled once a line has one of the words that
    they need.

    Most sentences have none, and to compile them all takes as long as to read a report.
    """

    __slots__ = ("expression", "needs")

    def __init__(self, needs: str, *expressions: str) -> None:
        self.needs, self.expression = frozenset(needs.split()), "|".join(expressions)

    def matches(self, line: Line) -> Iterator[re.Match[str]]:
        """Wherever ``line`` matches."""
        return iter(()) if self.needs.isdisjoint(line.words) else compiled(self.expression).finditer(line.text)

    def is_in(self, line: Line) -> bool:
        """True where ``line`` matches anywhere."""
        return any(True for _ in self.matches(line))


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """``expression``, compiled when it is first needed."""
    return re.compile(expression)


class Clause(Struct, frozen=True):
    """A stretch of a line, and the word or sign that opens it. ``numbers`` are those that stand in it."""

    start: int
    end: int
    opener: str
    numbers: tuple[int, ...]


class Line(Struct, frozen=True, dict=True):
    """``text`` begins and ends with a space. ``starts`` are the places in it of ``words``, those of ``tokens``."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    tokens: tuple[int, ...]
    readings: tuple[Reading, ...]

    def token_at(self, position: int) -> int:
        """The token of the sentence that the character at ``position`` belongs to."""
        return self.tokens[max(0, bisect_right(self.starts, position) - 1)]

    def position_of(self, number: int) -> int:
        """Where ``#number`` stands."""
        return self.starts[self.tokens.index(self.readings[number].number.start)]

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The line cut at signs and at words that begin a clause."""
        cuts = [(0, "")]
        before = ""
        for start, word in zip(self.starts, self.words, strict=True):
            if word in _BREAKS and before in _SIGNS:
                cuts[-1] = (cuts[-1][0], ";" if cuts[-1][1] == ";" else word)
            elif word in _BREAKS:
                cuts.append((start - 1, word))
            before = word
        cuts = [cuts[0], *(cut for cut in cuts[1:] if cut[0])]
        ends = [*(start for start, _ in cuts[1:]), len(self.text)]
        places = [self.position_of(number) for number in range(len(self.readings))]
        return tuple(
            Clause(start, end, opener, tuple(at for at, place in enumerate(places) if start <= place < end))
            for (start, opener), end in zip(cuts, ends, strict=True)
        )

    def clause_of(self, position: int) -> int:
        """Which clause the character at ``position`` stands in."""
        return max(at for at, clause in enumerate(self.clauses) if clause.start <= position or not at)

    def numbers(self, pattern: Pattern) -> Iterator[tuple[int, ...]]:
        """The numbers that the groups of ``pattern`` match, wherever it does; -1 for a group that matches nothing."""
        for match in pattern.matches(self):
            yield tuple(-1 if group is None else int(group) for group in match.groups())


def line_of_words(words: Sequence[str]) -> Line:
    """A Line of ``words`` alone, for patterns to be looked for in."""
    return Line(f" {' '.join(words)} ", tuple(words), (), (), ())


def line_of(sentence: Sentence) -> Line:
    """``sentence`` as a Line."""
    numbers = {reading.number.start: (at, reading.number.last) for at, reading in enumerate(sentence.readings)}
    named = {at for mention in sentence.mentions for at in range(mention.first, mention.last + 1)}
    words: list[str] = []
    starts: list[int] = []
    tokens: list[int] = []
    length, at = 1, 0
    while at < len(sentence.tokens):
        token = sentence.tokens[at]
        number, last = numbers.get(at, (-1, at))
        written = sentence.text[token.start : token.end].lower()
        # "Rows 2 and 3" is one name, which no clause ends in.
        written = "+" if at in named and written == "and" else written
        word = f"#{number}" if number >= 0 else written if written in _KEPT else CLASS_OF.get(token.stem, token.stem)
        words.append(word)
        starts.append(length)
        tokens.append(at)
        length += len(word) + 1
        at = last + 1
    return Line(f" {' '.join(words)} ", tuple(words), tuple(starts), tuple(tokens), sentence.readings)


CHANGES = f"{RISE}|{FALL}|{CHANGE}|went up|gone up|went down|gone down"
_COMPARED = (
    "against|versus|compared with|compared to|compare with|compare to|comparison to|comparison with|"
    "contrast to|opposed to"
)
_TOTAL = "(?:the |a total of |just |only |a low of |a high of )?"
_N = r"#(\d+)(?= )"
_WORD = r"[^\s#,;:()]+"


class Role(Enum):
    """What a number is in its sentence."""

    FIGURE = "figure"
    EARLIER = "earlier"
    SIZE = "size"
    RANGE = "range"


_MOVES = f"{RISE} {FALL} {CHANGE} up down"
_RANGE = Pattern(
    "to and or –",
    rf" (?:between|ranging from|ranged from|range from|anything from|anywhere from) (?:\S+ )?#(\d+) (?:and|to) {_N}",
    rf"(?<! from)(?<! by) #(\d+) (?:to|or|–) {_N}(?! (?:or|to))",
)
_EARLIER = Pattern(
    f"against versus compared compare comparison contrast opposed than instead advance twice double treble triple half "
    f"time from year ( {_MOVES}",
    rf" (?:{_COMPARED}|than|instead of) {_TOTAL}{_N}",
    rf" (?:twice|double|treble|triple|half|time) the (?:number \( )?{_N}",
    rf" (?:from {_TOTAL}|(?:last|previous) year (?:figure of )?){_N}",
    r" #(\d+) (?:last year|(?:a|the|one) year (?:ago|before|earlier)|in the (?:year before|previous year))(?=[ ,])",
    rf" (?:as|than) (?:in |at |for )?(?:the |last |a )(?:[^\s#,;]+ ){{1,4}}?\( {_N}",
)
_SIZE = Pattern(
    f"{MORE} {FEWER} better worse time point by a extra all everyone everybody {_MOVES}",
    rf" (?:{CHANGES})(?: {_WORD}){{0,5}}?(?: ,)? of (?:a |an )?{_N}",
    rf" #(\d+) (?:{_WORD} ){{0,2}}?(?:{MORE}|{FEWER}|better|worse|(?:up|down) on)(?= )",
    r" #(\d+) time (?=the |as |more |larger |higher )",
    r" #(\d+) (?:percentage )?point(?= )",
    rf" (?:,|is|are|was|were|went|gone|been) (?:up|down)(?: by)? {_N}",
    rf" by (?:a |an )?#(\d+)(?: {_WORD}){{0,2}} (?:, or|or|\() {_N}",
    rf" by (?:a |an )?{_N}",
    rf" (?:a|extra|{CHANGES}) {_N}",
    rf" (?:all|everyone|everybody) (?:but|except|bar) {_N}",
)


def roles_of(line: Line) -> Mapping[int, Role]:
    """The Role of each number of ``line`` that is no plain figure."""
    roles: dict[int, Role] = {}
    for pattern, role in ((_RANGE, Role.RANGE), (_EARLIER, Role.EARLIER), (_SIZE, Role.SIZE)):
        for numbers in line.numbers(pattern):
            for number in numbers:
                # "More than in the year before (12)" may be said of either year.
                if number > 0 or (number == 0 and " ( #0 " not in line.text):
                    roles.setdefault(number, role)
    return roles


def ranges_in(line: Line) -> Mapping[int, int]:
    """The lower number of each range that says where a figure lies, by the upper one."""
    if " at any " in line.text:
        return {}
    return {numbers[1]: numbers[0] for numbers in line.numbers(_RANGE) if numbers[1] >= 0}
