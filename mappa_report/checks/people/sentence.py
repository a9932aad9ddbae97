"""Whether a sentence gives the figure of something that it names: read word by word from the name, both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from mappa_report.document import plain_text
from mappa_report.model.form import Form, Withheld

_TOKEN = re.compile(r"[0-9](?:[0-9,.]*[0-9])?|[^\W\d_]+(?:['’-][^\W\d_]+)*|\S")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_COUNTS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety nil zero no none "
    "nobody single handful".split()
)
_BEFORE = frozenset(
    "in at under as of the into who were was are is had have been be being managed eligible fell fall falling came "
    "come within subject to assessed classed registered living identified recorded convicted new further more other "
    "active current known all mappa mappa-eligible % per cent".split()
)
"""Words that may stand between a count and the name of what it counts."""
_AFTER = frozenset(
    ": = ( – — - there were was are is numbered totalled stood at stands had has remained fell to rose saw included "
    "comprised also only just still".split()
)
"""What may stand between the name and a count."""
_ENDS = frozenset(". , ; : ) ? ! – — in at on during over this that who were was is are by and or".split())
_STOPS = frozenset(".;!?")
_JOINS = frozenset(", and or to - –".split())
_REFERRED = frozenset("section part chapter schedule article note paragraph phase tier step stage pillar page".split())
_FARTHEST = 10
_NEARBY = 80


@dataclass(frozen=True)
class Claim:
    """Words that give a figure, from ``start`` to ``end`` of their text."""

    start: int
    end: int
    is_certain: bool


@dataclass(frozen=True)
class _Token:
    word: str
    start: int
    end: int
    is_count: bool = False


def is_figure(cell: str) -> bool:
    """True for a table's cell that begins with a number, or with a word for one."""
    token = _TOKEN.search(cell)
    return token is not None and (token[0].casefold() in _COUNTS or token[0][0].isdigit())


class Reader:
    """Reads sentences about ``rule`` of ``form``, which knows what is counted and what only has a number."""

    def __init__(self, form: Form, rule: Withheld) -> None:
        self.people = tuple(word.casefold().removesuffix("s") for word in (*form.counted, *rule.people))
        labels = (plain_text(line.label) for table in form.tables for line in (*table.rows, *table.columns))
        numbered = (match[1] for label in labels for match in re.finditer(r"([A-Za-z]+) [0-9]", label))
        self.referred = _REFERRED | {word.casefold() for word in numbered}

    def claims(self, text: str, named: re.Pattern[str], akin: re.Pattern[str] | None) -> Iterator[Claim]:
        """Where ``text`` gives a figure of what is ``named``, for certain; of what is ``akin``, perhaps."""
        told = bytearray(len(text))
        spans = [match.span() for match in named.finditer(text)]
        others = [match.span() for match in akin.finditer(text)] if akin else []
        tokens = self._tokens(text, [*spans, *others])
        for claim in (
            *self._given(tokens, spans, True),
            *self._given(tokens, others, False),
            *self._beside(tokens, spans),
        ):
            if told.find(1, claim.start, claim.end) < 0:
                told[claim.start : claim.end] = b"\x01" * (claim.end - claim.start)
                yield claim

    def _tokens(self, text: str, names: list[tuple[int, int]]) -> list[_Token]:
        """The words and signs of ``text``; a year, or what numbers a table or level, is no count."""
        taken = bytearray(len(text))
        for start, end in names:
            taken[start:end] = b"\x01" * (end - start)
        tokens: list[_Token] = []
        refers = False
        for match in _TOKEN.finditer(text):
            word, is_name = match[0].casefold(), taken.find(1, *match.span()) >= 0
            is_number = word[0].isdigit()
            if is_name or not (refers and (is_number or word in _JOINS)):
                refers = not is_name and self._refers(word)
            is_count = word in _COUNTS or (is_number and not refers and not _YEAR.fullmatch(word))
            tokens.append(_Token(word, *match.span(), is_count and not is_name))
        return tokens

    def _refers(self, word: str) -> bool:
        singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
        return word in self.referred or singular in self.referred

    def _is_people(self, word: str) -> bool:
        return word.removesuffix("s").startswith(self.people) if self.people else False

    def _given(self, tokens: list[_Token], spans: list[tuple[int, int]], is_certain: bool) -> Iterator[Claim]:
        first = {token.start: at for at, token in enumerate(tokens)}
        last = {token.end: at for at, token in enumerate(tokens)}
        for start, end in spans:
            if start not in first or end not in last:
                continue
            before, after = self._back(tokens, first[start]), self._on(tokens, last[end])
            if before is not None and (stop := self._closes(tokens, last[end])) is not None:
                yield Claim(tokens[before].start, tokens[stop].end, is_certain)
            elif after is not None:
                yield Claim(start, tokens[after].end, is_certain)

    def _back(self, tokens: list[_Token], name: int) -> int | None:
        """The count that leads to the name: "12 individuals who were managed in ..."."""
        for at in range(name - 1, max(-1, name - 1 - _FARTHEST), -1):
            token = tokens[at]
            if token.is_count:
                return at
            if token.word not in _BEFORE and not self._is_people(token.word):
                return None
        return None

    def _on(self, tokens: list[_Token], name: int) -> int | None:
        """The last word of the count that the name leads to: "... cases: 3", "... there were two people"."""
        at = name + 1
        if at < len(tokens) and self._is_people(tokens[at].word):
            at += 1
        begins = at
        if [token.word for token in tokens[at : at + 2]] == [",", "there"]:
            at += 1
        while at < len(tokens) and at < begins + 5 and not tokens[at].is_count and tokens[at].word in _AFTER:
            at += 1
        if at >= len(tokens) or not tokens[at].is_count:
            return None
        # "... is one of four", "... 1 was" are no counts: a word for one needs more than "is" before it.
        is_word = not tokens[at].word[0].isdigit()
        if is_word and (at == begins or {token.word for token in tokens[begins:at]} <= {"is", "was"}):
            return None
        return self._closes(tokens, at)

    def _closes(self, tokens: list[_Token], at: int) -> int | None:
        """The last of the words that end with ``at``, or with people after it; None where something else follows."""
        if at + 1 >= len(tokens) or tokens[at + 1].word in _ENDS:
            return at
        return at + 1 if self._is_people(tokens[at + 1].word) else None

    def _beside(self, tokens: list[_Token], spans: list[tuple[int, int]]) -> Iterator[Claim]:
        """A number of people in one sentence with the name."""
        stops = [-1, *(at for at, token in enumerate(tokens) if token.word in _STOPS), len(tokens)]
        for begin, end in pairwise(stops):
            sentence = tokens[begin + 1 : end]
            if not sentence:
                continue
            inside = [span for span in spans if sentence[0].start <= span[0] < sentence[-1].end]
            for at, token in enumerate(sentence) if inside else ():
                if token.is_count and any(self._is_people(other.word) for other in sentence[at + 1 : at + 3]):
                    name = min(inside, key=lambda span: abs(span[0] - token.start))
                    if abs(name[0] - token.start) < _NEARBY:
                        yield Claim(min(name[0], token.start), max(name[1], sentence[at + 1].end), False)
