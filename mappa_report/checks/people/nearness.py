"""Counts that stand in one sentence with a name: how near, what they count, and whether another name is nearer."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import accumulate

from msgspec import Struct

from mappa_report.checks.people.tokens import Kind, Token, Tokenizer

_NEAR = 6
_FAR = 25
_STOPS = frozenset(".;!?")
_BETWEEN_COUNT_AND_NOUN = frozenset(
    "% per cent or more over fewer less of the our these those its such and to - – new further other active current "
    "known all mappa eligible additional".split()
)
"""What may stand between a count and what it counts."""
_FUNCTION_WORDS = frozenset(
    "in at on by for from with within under during into as who which that were was are is am be been being had have "
    "has than this last each there came come fell fall falling rose managed subject assessed classed registered living "
    "identified recorded convicted when while but".split()
)
"""What ends the search for it, and with no noun found the count is one of people, said by itself."""
_THINGS = frozenset(
    "day week month year hour minute meeting panel training event session briefing workshop conference course page "
    "agency force partner organisation department team member staff officer adviser advisor manager practitioner "
    "professional chair board area region time occasion figure statistic number data paper document guidance policy "
    "plan step act law offence reason way kind type aim objective change question point pound mile court prison visit "
    "unit stage part report review audit table role post country nation delegate volunteer student attendee "
    "district borough lead champion coordinator administrator school list".split()
)
_BREAKS = frozenset("and but while whereas although though".split())
_LEAVES_OUT = frozenset("excluding except without besides excludes exclude not".split())
_LEAVE_OUT = (["other", "than"], ["apart", "from"])
_TEACHING = tuple("train brief told tell explain attend learn teach taught lectur present aware".split())
_CASEWORK = tuple("discuss manag review consider refer heard".split())


class _Counted(Enum):
    """What a count counts: people, nothing named, an unknown noun, or things that are surely no people."""

    PEOPLE = auto()
    UNSAID = auto()
    UNKNOWN = auto()
    THINGS = auto()


class CountBesideName(Struct, frozen=True):
    """A count beside a name: the tokens from ``first`` to ``last``, and the index of the name's token."""

    name: int
    first: int
    last: int
    is_certain: bool


def counts_beside(tokens: Sequence[Token], words: Tokenizer) -> Iterator[CountBesideName]:
    """A number of people in one sentence with the name: for certain where it is near and nothing comes between."""
    begin = 0
    for at in range(len(tokens) + 1):
        if at == len(tokens) or _stops(tokens, at):
            if any(token.is_name for token in tokens[begin:at]):
                yield from _Sentence(tokens, begin, at, words).readings()
            begin = at + 1


def is_left_out(tokens: Sequence[Token], name: int) -> bool:
    """True for the name in "excluding ...", "not in ..." and "other than ..."."""
    before = [token.word for token in tokens[max(0, name - 2) : name]]
    return before in _LEAVE_OUT or not _LEAVES_OUT.isdisjoint(before)


def _stops(tokens: Sequence[Token], at: int) -> bool:
    """True for a sign that ends a sentence; the stop of "s.1" doesn't."""
    is_inside = tokens[at].word == "." and at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end
    return tokens[at].word in _STOPS and not is_inside


class _Sentence:
    """One sentence of the tokens, from ``begin`` up to ``end``, with prefix sums for what stands between any two."""

    def __init__(self, tokens: Sequence[Token], begin: int, end: int, words: Tokenizer) -> None:
        self.tokens, self.begin, self.end, self.words = tokens, begin, end, words
        inside = tokens[begin:end]
        self.teaches = any(token.word.startswith(_TEACHING) for token in inside)
        self.tells_of_cases = any(token.word.startswith(_CASEWORK) for token in inside)
        self.distance = list(accumulate((t.word[0].isalnum() or t.word == "," for t in inside), initial=0))
        self.breaks = list(accumulate((t.word in _BREAKS for t in inside), initial=0))
        self.references = list(accumulate((t.kind is Kind.REFERENCE for t in inside), initial=0))
        self.commas = list(accumulate((t.word == "," for t in inside), initial=0))

    def readings(self) -> Iterator[CountBesideName]:
        """A Reading for each count that may be of a name."""
        names = [
            at for at in range(self.begin, self.end) if self.tokens[at].is_name and not is_left_out(self.tokens, at)
        ]
        siblings = [at for at in range(self.begin, self.end) if self.tokens[at].kind is Kind.SIBLING]
        near_names, near_siblings = self._nearest(names), self._nearest(siblings)
        at = self.begin
        while at < self.end:
            last = self._number_end(at)
            name, sibling = near_names[at - self.begin], near_siblings[at - self.begin]
            is_free = name is not None and (sibling is None or self._weight(at, name) <= self._weight(at, sibling))
            if self.tokens[at].kind is Kind.COUNT and name is not None and is_free:
                certain = self._is_certain(at, last, name)
                if certain is not None:
                    yield CountBesideName(name, at, self._with_people(last), certain)
            at = last + 1

    def _nearest(self, places: list[int]) -> list[int | None]:
        """For each token the nearest of ``places``."""
        nearest: list[int | None] = []
        following = 0
        for at in range(self.begin, self.end):
            while following < len(places) and places[following] < at:
                following += 1
            either = places[max(0, following - 1) : following + 1]
            nearest.append(min(either, key=lambda place: self._weight(at, place), default=None))
        return nearest

    def _between(self, sums: list[int], one: int, other: int) -> int:
        first, last = sorted((one, other))
        return sums[last - self.begin] - sums[first + 1 - self.begin] if last > first else 0

    def _weight(self, one: int, other: int) -> int:
        """How far the two are apart, a comma or an "and" between them being as much as a few words."""
        between = self._between
        return between(self.distance, one, other) + between(self.commas, one, other) + between(self.breaks, one, other)

    def _is_certain(self, at: int, last: int, name: int) -> bool | None:
        """Whether the count from ``at`` to ``last`` is of ``name`` for certain or perhaps; None if not at all."""
        counted, far = self._counted(at, last), self._between(self.distance, at, name)
        if counted is _Counted.THINGS or far > _FAR:
            return None
        if self._names_things(name):
            return False if counted is _Counted.PEOPLE and self.tells_of_cases else None
        breaks, references = self._between(self.breaks, at, name), self._between(self.references, at, name)
        if breaks and references:
            return None
        comes_between = breaks + references + (self._between(self.commas, at, name) if at < name else 0)
        is_near = far <= _NEAR and not comes_between
        if counted is _Counted.UNKNOWN:
            return False if is_near and not self.teaches else None
        return is_near and not self.teaches and self.tokens[name].kind is Kind.NAME

    def _names_things(self, name: int) -> bool:
        """True where the name only says of what kind a panel, meeting or the like is."""
        following = self.tokens[name + 1 : min(name + 3, self.end)]
        for token in following:
            if self._is_thing(token.word):
                return True
            if not token.word.isalpha() or token.word in _FUNCTION_WORDS | _BETWEEN_COUNT_AND_NOUN:
                return False
        return False

    def _is_thing(self, word: str) -> bool:
        singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
        return word in _THINGS or singular in _THINGS or self.words.refers(word)

    def _counted(self, at: int, last: int) -> _Counted:
        """What the count from ``at`` to ``last`` is a count of."""
        if self._is_compound(last) or self._is_said_before(at):
            return _Counted.THINGS
        is_unknown = False
        for token in self.tokens[last + 1 : min(last + 7, self.end)]:
            if token.is_name or token.is_count or token.word in _BETWEEN_COUNT_AND_NOUN:
                continue
            if self.words.is_people(token.word):
                return _Counted.PEOPLE
            if self._is_thing(token.word):
                return _Counted.THINGS
            if not token.word[0].isalpha() or token.word in _FUNCTION_WORDS or token.is_capital:
                break
            is_unknown = True
        return _Counted.UNKNOWN if is_unknown else _Counted.UNSAID

    def _is_compound(self, last: int) -> bool:
        """True for "12-month" and "three-person"."""
        after = self.tokens[last + 1 : min(last + 3, self.end)]
        is_joined = len(after) == 2 and after[0].word == "-" and after[0].start == self.tokens[last].end
        return is_joined and after[0].end == after[1].start and after[1].word.isalpha()

    def _is_said_before(self, at: int) -> bool:
        """True for "the four": people who were mentioned before, so not a new figure."""
        is_word = self.tokens[at].word.isalpha()
        before = self.tokens[at - 1].word if at > self.begin else ""
        after = self.tokens[at + 1].word if at + 1 < self.end else ""
        return is_word and before in ("the", "these", "those", "both") and not self.words.is_people(after)

    def _number_end(self, at: int) -> int:
        """The last token of the number that begins at ``at``: "thirty-seven" is three."""
        while at + 1 < self.end and self.tokens[at].is_count:
            step = 2 if self.tokens[at + 1].word == "-" else 1
            if at + step >= self.end or not self.tokens[at + step].is_count:
                break
            at += step
        return at

    def _with_people(self, last: int) -> int:
        """``last``, or the word for people right after it."""
        return last + 1 if last + 1 < self.end and self.words.is_people(self.tokens[last + 1].word) else last
