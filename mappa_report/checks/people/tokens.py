"""Sentences word by word: which of the words are counts, names of what is withheld, or numbers of something else."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from msgspec import Struct

from mappa_report.document.inlines import plain_text
from mappa_report.model.form import Form, Withheld
from mappa_report.wording.numbers import MONTHS

_TOKEN = re.compile(
    r"\d{1,4}([/.-])\d{1,2}\1\d{2,4}|(?:19|20)\d{2}\s?[-/–]\s?\d{2,4}\b|\d{1,2}:\d{2}"
    r"|\d(?:[\d,.]*\d)?(?:[^\W\d_]+)?|[^\W\d_][^\W_]*(?:['’][^\W_]+)*|\S"
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozen couple".split()
)
_WEAK_COUNTS = frozenset("one nil zero no none nobody single handful".split())
_JOINS = frozenset(", and or to - –".split())
_NUMBERED_THINGS = frozenset(
    "section part chapter schedule article note paragraph phase tier step stage pillar page s ss para act".split()
)
_NO_COUNT_AFTER = frozenset("£ $ € # aged age".split())


class Kind(Enum):
    """What a word is to the reader. WEAK are counts that are often none: "no", "one". SIBLING is "3" in "Group 3"
    where Group 4 is withheld, REFERENCE the number of a section, or of anything else that is numbered.
    """

    NAME = auto()
    AKIN = auto()
    SIBLING = auto()
    REFERENCE = auto()
    COUNT = auto()
    WEAK = auto()
    WORD = auto()


class Token(Struct, frozen=True):
    """A word or sign, casefolded, and where it stands; a name is one token, however many words it has.

    One that ``is_capital`` is written in capitals, as notes to oneself are.
    """

    word: str
    start: int
    end: int
    kind: Kind = Kind.WORD
    is_capital: bool = False

    @property
    def is_count(self) -> bool:
        """True for any number of things, nought and one among them."""
        return self.kind in (Kind.COUNT, Kind.WEAK)

    @property
    def is_name(self) -> bool:
        """True for what is withheld, and for what may be."""
        return self.kind in (Kind.NAME, Kind.AKIN)


class Tokenizer:
    """Cuts text into tokens. ``form`` and ``rule`` say what is counted, and which words numbers only label."""

    def __init__(self, form: Form, rule: Withheld) -> None:
        self._people = frozenset(_singular(word.casefold()) for word in (*form.counted, *rule.people))
        labels = (plain_text(line.label) for table in form.tables for line in (*table.rows, *table.columns))
        numbered = (match[1] for label in labels for match in re.finditer(r"([A-Za-z]+) [0-9]", label))
        self._siblings = frozenset(_singular(name.split()[0].casefold()) for name in rule.named)
        self._referred = _NUMBERED_THINGS | {word.casefold() for word in numbered} | self._siblings

    def is_people(self, word: str) -> bool:
        """True for a word for those who are counted."""
        return _singular(word.removesuffix("’s").removesuffix("'s")) in self._people

    def refers(self, word: str) -> bool:
        """True for a word, such as "section", that a number of its own follows."""
        return word in self._referred or _singular(word) in self._referred

    def read(self, text: str, names: Sequence[tuple[int, int]], akin: Sequence[tuple[int, int]]) -> list[Token]:
        """The tokens of ``text``, whose ``names`` and words ``akin`` to them stand where these spans say."""
        kinds = {start: (end, Kind.AKIN) for start, end in akin} | {start: (end, Kind.NAME) for start, end in names}
        tokens: list[Token] = []
        position, after = 0, None
        while match := _TOKEN.search(text, position):
            word, start, position = match[0].casefold(), *match.span()
            if start in kinds:
                position, kind = kinds[start]
                tokens.append(Token(text[start:position].casefold(), start, position, kind))
                after = None
                continue
            is_number = word[0].isdigit()
            is_numbered = bool(tokens) and tokens[-1].kind in (Kind.SIBLING, Kind.REFERENCE)
            goes_on = (
                (is_number and not is_numbered)
                or word in _JOINS
                or (word == "." and not text[position : position + 1].isspace())
            )
            if after is None or not goes_on:
                after = self._after(word)
            kind = after if is_number and after else _kind(word, tokens, text[position : position + 12])
            is_capital = len(word) > 1 and match[0].isupper()
            tokens.append(Token(word, start, position, kind, is_capital))
        return tokens

    def _after(self, word: str) -> Kind | None:
        """What the numbers after ``word`` are, if they are its own."""
        if _singular(word) in self._siblings:
            return Kind.SIBLING
        return Kind.REFERENCE if self.refers(word) else None


def _kind(word: str, before: list[Token], after: str) -> Kind:
    """Whether ``word`` is a count: years and days of a month are none."""
    if word in _COUNTS:
        return Kind.COUNT
    if word in _WEAK_COUNTS:
        return Kind.WEAK
    if not _NUMBER.fullmatch(word) or _YEAR.fullmatch(word):
        return Kind.WORD
    last = before[-1].word if before else ""
    following = re.match(r"\s(?:of\s)?([A-Za-z]+)", after)
    is_day = (following and following[1].casefold() in MONTHS) or (last in MONTHS and len(word) < 3 and not following)
    return Kind.WORD if is_day or last in _NO_COUNT_AFTER else Kind.COUNT


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
