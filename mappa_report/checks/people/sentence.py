"""Whether a sentence gives the figure of something that it names: read word by word from the name, both ways."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.checks.people.nearness import CountBesideName, counts_beside, is_left_out
from mappa_report.checks.people.tokens import Kind, Token, Tokenizer
from mappa_report.model.form import Form, Withheld

_BEFORE = frozenset(
    "in at under as of the into who were was are is had have been be being managed eligible fell fall falling came "
    "come within subject to assessed classed registered living identified recorded convicted new further more other "
    "active current known all mappa - % per cent".split()
)
"""Words that may stand between a count and the name of what it counts."""
_AFTER = frozenset(
    ": = ( – — - there were was are is numbered totalled stood at stands had has remained fell to rose saw included "
    "comprised also only just still".split()
)
"""What may stand between the name and a count."""
_ENDS = frozenset(". , ; : ) ? ! – — in at on during over this that who were was is are by and or".split())
_SENTENCE_ENDS = frozenset(".!?")
_MAX_TOKENS = 10


class Claim(Struct, frozen=True):
    """Words that give a figure, from ``start`` to ``end`` of their text; the number itself begins at ``number``."""

    start: int
    end: int
    number: int
    is_certain: bool


class ClaimFinder:
    """Finds where sentences give figures that ``rule`` of ``form`` withholds."""

    def __init__(self, form: Form, rule: Withheld) -> None:
        self.words = Tokenizer(form, rule)

    def find(self, text: str, named: re.Pattern[str], akin: re.Pattern[str] | None) -> Iterator[Claim]:
        """Where ``text`` gives a figure of what is ``named``, for certain; of what is ``akin``, perhaps."""
        claimed_names = bytearray(len(text))
        names = [match.span() for match in named.finditer(text)]
        tokens = self.words.read(text, names, [match.span() for match in akin.finditer(text)] if akin else [])
        claims = [*self._given(tokens), *(_claim(tokens, reading) for reading in counts_beside(tokens, self.words))]
        for claim in claims:
            if claimed_names.find(1, claim.start, claim.end) >= 0:
                # The name is told already: what is left to tell, and to hide, is the number.
                start, end = max(claim.start, claim.number), claim.end
                end = end if claim.number < end else claim.number + 1
                if claimed_names.find(1, claim.number, end) >= 0:
                    continue
                claim = Claim(start, end, claim.number, claim.is_certain)
            claimed_names[claim.start : claim.end] = b"\x01" * (claim.end - claim.start)
            yield claim

    def find_below(self, text: str) -> Iterator[Claim]:
        """Where ``text``, below a heading that names what is withheld, may give a figure of it: none is certain."""
        tokens: list[Token] = []
        is_first = True
        for token in self.words.read(text, [], []):
            if is_first:  # each sentence is read as if it began with the name and a colon
                tokens += Token("it", token.start, token.start, Kind.AKIN), Token(":", token.start, token.start)
            tokens.append(token)
            is_first = token.word in _SENTENCE_ENDS
        beside = (_claim(tokens, reading) for reading in counts_beside(tokens, self.words))
        numbers = {claim.number: claim for claim in (*self._given(tokens), *beside)}
        yield from (Claim(claim.number, claim.end, claim.number, False) for claim in numbers.values())

    def is_figure(self, cell: str) -> bool:
        """True for a table's cell that begins with a number, or with a word for one, of those who are counted."""
        tokens = self.words.read(cell, [], [])
        return bool(tokens) and tokens[0].is_count

    def _given(self, tokens: Sequence[Token]) -> Iterator[Claim]:
        for name, token in enumerate(tokens):
            if not token.is_name or is_left_out(tokens, name):
                continue
            before, after = self._back(tokens, name), self._on(tokens, name)
            is_certain = token.kind is Kind.NAME
            if before is not None and (stop := self._closes(tokens, name)) is not None:
                yield Claim(tokens[before].start, tokens[stop].end, tokens[before].start, is_certain)
            elif after is not None:
                yield Claim(token.start, tokens[after[1]].end, tokens[after[0]].start, is_certain)

    def _back(self, tokens: Sequence[Token], name: int) -> int | None:
        """The count that leads to the name: "12 individuals who were managed in ..."."""
        for at in range(name - 1, max(-1, name - 1 - _MAX_TOKENS), -1):
            token = tokens[at]
            if token.is_count:
                return _number_start(tokens, at)
            if token.word not in _BEFORE and not self.words.is_people(token.word):
                return None
        return None

    def _on(self, tokens: Sequence[Token], name: int) -> tuple[int, int] | None:
        """The count that the name leads to, and its last word: "... cases: 3", "... there were two people"."""
        at = name + 1
        if at < len(tokens) and self.words.is_people(tokens[at].word):
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
        closing = self._closes(tokens, at)
        return (at, closing) if closing is not None else None

    def _closes(self, tokens: Sequence[Token], at: int) -> int | None:
        """The last of the words that end with ``at``, or with people after it; None where something else follows."""
        if at + 1 >= len(tokens) or tokens[at + 1].word in _ENDS:
            return at
        return at + 1 if self.words.is_people(tokens[at + 1].word) else None


def _number_start(tokens: Sequence[Token], at: int) -> int:
    """The first token of the number that ends at ``at``: "thirty-seven" is three."""
    while at > 0 and tokens[at].word.isalpha():
        step = 2 if tokens[at - 1].word == "-" else 1
        if at < step or not (tokens[at - step].is_count and tokens[at - step].word.isalpha()):
            break
        at -= step
    return at


def _claim(tokens: Sequence[Token], reading: CountBesideName) -> Claim:
    name, first, last = tokens[reading.name], tokens[reading.first], tokens[reading.last]
    return Claim(min(name.start, first.start), max(name.end, last.end), first.start, reading.is_certain)
